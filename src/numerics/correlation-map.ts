/**
 * Two inputs on their way through an infinitely wide random network: how their lengths and their correlation change
 * from layer to layer (Poole et al. 2016, Schoenholz et al. 2017).
 *
 *   q' = σ_w² E[f(√q·u)²] + σ_b²,   q'c' = σ_w² E[f(√q·u) f(√q·(c·u + √(1−c²)·v))] + σ_b²,   u, v standard normal
 */
import { gaussianMean } from './gauss-hermite.ts';
import { gaussianExpectation } from './gauss-legendre.ts';

export interface WideNet {
  f(x: number): number;
  /** Where f has a kink, if anywhere: the integral is cut there. */
  readonly kinks?: readonly number[];
  readonly weightVariance: number;
  readonly biasVariance: number;
}
export interface Pair {
  /** Mean square of the pre-activations, the same for both inputs. */
  readonly length: number;
  readonly correlation: number;
}

/** Nodes in each direction, where there is no kink. */
const nodesEachWay = 80;

/** One layer on. */
export function nextPair(
  { f, kinks = [], weightVariance, biasVariance }: WideNet,
  { length, correlation }: Pair,
): Pair {
  const root = Math.sqrt(length);
  const across = Math.sqrt(Math.max(0, 1 - correlation * correlation));
  const mean = (g: (x: number) => number, breaks: readonly number[]) =>
    breaks.length > 0 ? gaussianExpectation(g, breaks) : gaussianMean(g, nodesEachWay);
  const square = mean(
    (u) => f(root * u) ** 2,
    kinks.map((kink) => kink / root),
  );
  const product = mean(
    (u) => {
      const along = correlation * u;
      const second = (v: number) => f(root * (along + across * v));
      // Where the second input meets a kink depends on the first, so no fixed rule has its nodes there.
      const breaks = across > 0 ? kinks.map((kink) => (kink / root - along) / across) : [];
      return f(root * u) * (across > 0 ? mean(second, breaks) : second(0));
    },
    kinks.map((kink) => kink / root),
  );
  const next = weightVariance * square + biasVariance;
  return { length: next, correlation: Math.min(1, (weightVariance * product + biasVariance) / next) };
}

/** The pair at the first layer and after each of `depth` more. */
export function pairs(net: WideNet, start: Pair, depth: number): readonly Pair[] {
  const all = [start];
  for (let layer = 0; layer < depth; layer++) all.push(nextPair(net, all[layer]));
  return all;
}

/** ReLU's map at σ_w² = 2, σ_b = 0, in closed form (Cho and Saul 2009). */
export function reluCorrelation(c: number): number {
  return (
    (Math.sqrt(Math.max(0, 1 - c * c)) + c * (Math.PI - Math.acos(Math.min(1, Math.max(-1, c))))) / Math.PI
  );
}
