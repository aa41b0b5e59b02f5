/**
 * How long each activation takes for one number, forward and backward, on the machine that runs this.
 *
 * Measured is this course's own code, `forward` and `backward` on Float32Arrays, as every network here uses it:
 * a loop in JavaScript that calls the formula for each number. One measurement is the fastest of three blocks of
 * calls, each long enough for the clock, since whatever else runs can only slow a block down. Rounds go over all
 * activations, so that a machine that grows hot slows all of them.
 */
import { activations, families, type Activation } from '../activations/index.ts';
import { backward, forward } from '../activations/vector.ts';
import { createRandom } from '../numerics/random.ts';
import { defineExperiment, type Frame } from './experiment.ts';

export interface CostFrame extends Frame {
  /** An activation's id, or `copy`: the same numbers moved without looking at them. */
  readonly id: string;
  readonly name: string;
  /** False in the first rounds, in which the engine compiles the loops and the number of calls is found. */
  readonly counted: boolean;
  /** Nanoseconds for one number. */
  readonly forward: number;
  readonly backward: number;
}

const WARM_UP_ROUNDS = 3;
/** A block of calls lasts so many steps of the clock, so that reading the clock is 5 % of it at most. */
const CLOCK_STEPS = 20;
/** Milliseconds; browsers give steps from 0.005 to 1. */
const SHORTEST_BLOCK = 0.5;
const LONGEST_BLOCK = 6;
const MOST_CALLS = 1 << 14;

export default defineExperiment({
  id: 'cost-per-element',
  defaults: {
    /** Numbers in an array; 4,096 and their gradients fit into the fastest cache. */
    elements: 4096,
    rounds: 15,
    seed: 1,
  },

  *run({ elements, rounds, seed }, _data, now) {
    const random = createRandom(seed);
    const normals = () => new Float32Array(elements).map(() => random.normal());
    const arrays = { x: normals(), dy: normals(), y: new Float32Array(elements) };
    const block = Math.min(LONGEST_BLOCK, Math.max(SHORTEST_BLOCK, CLOCK_STEPS * stepOf(now)));
    const subjects = [copying(arrays), ...inFamilyOrder().map((activation) => subject(activation, arrays))];
    const timers = subjects.map((one) => ({
      ...one,
      forward: timer(one.forward, block, now),
      backward: timer(one.backward, block, now),
    }));
    const allRounds = WARM_UP_ROUNDS + rounds;
    const totalSteps = allRounds * timers.length;
    let step = 0;
    for (let round = 0; round < allRounds; round++) {
      for (const { id, name, forward, backward } of timers) {
        step++;
        const frame: CostFrame = {
          step,
          totalSteps,
          id,
          name,
          counted: round >= WARM_UP_ROUNDS,
          forward: forward() / elements,
          backward: backward() / elements,
        };
        yield frame;
      }
    }
  },
});

interface Arrays {
  readonly x: Float32Array;
  readonly dy: Float32Array;
  readonly y: Float32Array;
}
interface Subject {
  readonly id: string;
  readonly name: string;
  forward(): void;
  backward(): void;
}

const subject = (activation: Activation, { x, dy, y }: Arrays): Subject => ({
  id: activation.id,
  name: activation.name,
  forward: () => forward(activation, x, y),
  backward: () => backward(activation, x, dy, y),
});

const copying = ({ x, dy, y }: Arrays): Subject => ({
  id: 'copy',
  name: 'only copying',
  forward: () => y.set(x),
  backward: () => y.set(dy),
});

const inFamilyOrder = (): readonly Activation[] =>
  families.flatMap(({ id }) => Object.values(activations).filter(({ family }) => family === id));

/**
 * Times `call`, in nanoseconds a call. How many calls make a block follows from the last block; a clock that
 * saw nothing, or too little, has it repeated with more.
 */
function timer(call: () => void, block: number, now: () => number): () => number {
  let calls = 1;
  const once = (): number => {
    for (;;) {
      const begin = now();
      for (let i = 0; i < calls; i++) call();
      const elapsed = now() - begin;
      const done = calls;
      const wanted = elapsed > 0 ? Math.ceil((calls * block) / elapsed) : 16 * calls;
      calls = Math.max(1, Math.min(MOST_CALLS, 16 * calls, wanted));
      if (elapsed >= block / 2 || done === MOST_CALLS) return (1e6 * elapsed) / done;
    }
  };
  // Three long blocks would hold up a pause.
  return block > LONGEST_BLOCK / 3 ? once : () => Math.min(once(), once(), once());
}

/**
 * The smallest step by which the clock is seen to go on, in milliseconds.
 * @throws where the clock is too coarse, as browsers make it that guard against being recognised by it
 */
function stepOf(now: () => number): number {
  let smallest = Infinity;
  let last = now();
  for (let reads = 0, changes = 0; reads < 1_000_000 && changes < 5; reads++) {
    const time = now();
    if (time <= last) continue;
    smallest = Math.min(smallest, time - last);
    last = time;
    changes++;
  }
  if (smallest > LONGEST_BLOCK / 3)
    throw new Error(
      `This browser’s clock moves in steps of ${Number.isFinite(smallest) ? `${smallest.toFixed(1)} ms` : 'more than can be waited for'}, too coarse to time an activation.`,
    );
  return smallest;
}
