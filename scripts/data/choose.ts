/** Which images go into which shard: as many of each class, by chance from the seed, none twice. */
import { shuffle, type Random } from '../../src/numerics/random.ts';

/**
 * For each shard, the places of its images among all, in the shard's order.
 *
 * (Neither set has two images of the same pixels, in training or test: nothing needs passing over. The tests
 * check that of the packs.)
 */
export function choose(
  labels: Uint8Array,
  shardCount: number,
  perClassInShard: number,
  classCount: number,
  random: Random,
): readonly (readonly number[])[] {
  const shards: number[][] = Array.from({ length: shardCount }, () => []);
  const wanted = shardCount * perClassInShard;
  for (let label = 0; label < classCount; label += 1) {
    const places = [...labels.keys()].filter((place) => labels[place] === label);
    if (places.length < wanted) {
      throw new Error(`Class ${label} has ${places.length} images; ${wanted} are wanted.`);
    }
    shuffle(places, random);
    shards.forEach((shard, i) => {
      shard.push(...places.slice(i * perClassInShard, (i + 1) * perClassInShard));
    });
  }
  return shards.map((shard) => shuffle(shard, random));
}
