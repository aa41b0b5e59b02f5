/** The course's engine, as a reader's code imports it: `import { activations, mlp } from 'rectified'`. */
export { activationIds, activationOf, activations } from '../../../activations/index.ts';
export { backward, forward } from '../../../activations/vector.ts';
export { experimentIds, findExperiment } from '../../../experiments/index.ts';
export { activate } from '../../../networks/activate.ts';
export { adam } from '../../../networks/adam.ts';
export { adamW } from '../../../networks/adamw.ts';
export { dense } from '../../../networks/dense.ts';
export {
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  lecunNormal,
  lecunUniform,
} from '../../../networks/initialisers.ts';
export { meanSquaredError } from '../../../networks/mean-squared-error.ts';
export { mlp } from '../../../networks/mlp.ts';
export { sequential } from '../../../networks/sequential.ts';
export { sgd } from '../../../networks/sgd.ts';
export { softmax, softmaxCrossEntropy } from '../../../networks/softmax-cross-entropy.ts';
export { centralDifference } from '../../../numerics/differences.ts';
export { gaussHermite, gaussianMean } from '../../../numerics/gauss-hermite.ts';
export { integrate } from '../../../numerics/gauss-legendre.ts';
export { matmul } from '../../../numerics/matmul.ts';
export { normalDensity, normalDistribution } from '../../../numerics/normal.ts';
export { createRandom, shuffle } from '../../../numerics/random.ts';
export { findMaximum, findZero } from '../../../numerics/search.ts';
export {
  mean,
  median,
  norm,
  quantile,
  rms,
  standardDeviation,
  sum,
  variance,
} from '../../../numerics/statistics.ts';
