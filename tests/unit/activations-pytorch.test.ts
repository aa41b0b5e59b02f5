/** Every activation against PyTorch itself and NumPy, which were made to run the calls that the activation's page prints. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { activations, defaultsOf } from '../../src/activations/index.ts';

/** Value and derivative; no derivative where PyTorch has none to give. */
type Answer = readonly [value: number, slope: number | null];

interface Point {
  readonly alone: Answer;
  readonly vector: Answer;
  readonly numpy: number;
}

interface Run {
  readonly call: string;
  readonly numpyCall: string;
  readonly points: Readonly<Record<string, Point>>;
}

const path = new URL('../golden/kinks.json', import.meta.url);
const golden = JSON.parse(readFileSync(path, 'utf8')) as Partial<Record<string, Run>>;

describe.each(Object.values(activations))('$id', (activation) => {
  const parameters = defaultsOf(activation);
  const run = golden[activation.id];
  const points = Object.entries(run?.points ?? {});

  it('prints the call that PyTorch was asked', () => {
    expect(run?.call, 'Run tests/golden/kinks.py: it calls what the page prints').toBe(
      activation.calls.pytorch,
    );
    expect(run?.numpyCall).toBe(activation.calls.numpy);
  });

  it('gives the value that the call gives', () => {
    for (const [x, { alone, numpy }] of points) {
      expect(activation.f(Number(x), parameters)).toBeCloseTo(alone[0], 8);
      expect(numpy, `NumPy at ${x}`).toBeCloseTo(activation.f(Number(x), parameters), 8);
    }
  });

  it('gives the derivative that the call gives, also at the kinks', () => {
    for (const [x, { alone }] of points) {
      const [, slope] = alone;
      if (slope !== null) expect(activation.df(Number(x), parameters), `f′(${x})`).toBeCloseTo(slope, 8);
    }
  });

  it('says at each kink what PyTorch returns there', () => {
    for (const kink of activation.kinks) {
      const answer = run?.points[kink.x.toFixed(1)];
      expect(answer, `no answer of PyTorch at ${kink.x}`).toBeDefined();
      expect(kink.taken.pytorch).toBeCloseTo(answer?.alone[1] ?? 0, 12);
      expect(activation.df(kink.x, parameters)).toBe(kink.taken.pytorch);
    }
  });
});
