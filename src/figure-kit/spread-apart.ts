/**
 * Places for labels along a line: each as near as can be to where it is wanted, none closer to the next than
 * `gap`, all between the ends if they have room.
 *
 * Neighbours that would touch become a block, which stands where its members' wishes are on average; blocks that
 * touch merge. (This is the least squares answer, found as in isotonic regression.)
 *
 * @param wanted in ascending order
 */
export function spreadApart(
  wanted: readonly number[],
  gap: number,
  [from, to]: readonly [number, number],
): readonly number[] {
  interface Block {
    readonly count: number;
    /** Sum of what would be the place of the block's first member if each had its wish. */
    readonly sum: number;
  }
  const start = ({ count, sum }: Block) => Math.max(from, Math.min(to - (count - 1) * gap, sum / count));
  const blocks: Block[] = [];
  for (const place of wanted) {
    let block: Block = { count: 1, sum: place };
    for (let before = blocks.at(-1); before; before = blocks.at(-1)) {
      if (start(before) + before.count * gap <= start(block)) break;
      blocks.pop();
      // As a member of the longer block, everyone after its head is that many gaps further on.
      block = {
        count: before.count + block.count,
        sum: before.sum + block.sum - block.count * before.count * gap,
      };
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) => Array.from({ length: block.count }, (_, i) => start(block) + i * gap));
}
