/**
 * F(v) of a restricted Boltzmann machine, with e^(−F(v)) ∝ p(v): the mean over a batch, with its hidden units summed out.
 *
 * Binary: F(v) = −b·v − Σ log(1 + e^z), z = c + Wv. For noisy rectified units it is that of the machine they stand for,
 * with infinitely many binary copies at z − ½, z − 1½, …: their sum of log(1 + e^(z−i+½)) is taken as the integral,
 * from which it differs by about σ(z)/24. Gaussian visible units have ½|v − b|² in place of −b·v.
 */
import { softplus } from '../../numerics/logistic.ts';
import { matmulTransposedB } from '../../numerics/matmul.ts';
import { softplusArea } from '../../numerics/softplus-area.ts';
import type { Vector } from '../../numerics/vector.ts';
import { checkBatch } from '../layer.ts';
import type { Rbm } from './rbm.ts';

export function freeEnergy(machine: Rbm, v: Vector, batchSize: number): number {
  const { visible, hidden, weight, visibleBias, hiddenBias } = machine;
  checkBatch('freeEnergy, visible units', v, batchSize, visible);
  const z =
    v instanceof Float64Array ? new Float64Array(batchSize * hidden) : new Float32Array(batchSize * hidden);
  for (let start = 0; start < z.length; start += hidden) z.set(hiddenBias.value, start);
  matmulTransposedB(v, weight.value, z, batchSize, hidden, visible, true);
  const term = machine.hiddenKind === 'binary' ? softplus : softplusArea;
  let energy = 0;
  for (let i = 0; i < z.length; i++) energy -= term(z[i]);
  for (let i = 0; i < v.length; i++) {
    const bias = visibleBias.value[i % visible];
    energy += machine.visibleKind === 'binary' ? -bias * v[i] : (v[i] - bias) ** 2 / 2;
  }
  return energy / batchSize;
}
