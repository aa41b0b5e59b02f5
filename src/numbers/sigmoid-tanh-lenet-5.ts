/** What the lesson on sigmoid, tanh and LeNet-5 counts and measures beside its figures. */
import lecunTanh from '../activations/lecun-tanh.ts';
import { propertiesOf } from '../activations/properties.ts';
import { count, fixed, significant } from '../figure-kit/format.ts';
import { describe } from '../networks/models/describe.ts';
import { leNet5 } from '../networks/models/lenet-5.ts';
import { findMaximum } from '../numerics/search.ts';
import { defineNumbers } from './define-numbers.ts';

const network = describe(leNet5());
const weightsOf = (name: string) => ({
  compute: () => network.layers.find((layer) => layer.name === name)?.weights ?? NaN,
  show: count,
});
/** The second derivative by a central difference of the first. */
const curvature = (x: number): number =>
  Math.abs((lecunTanh.df(x + 1e-5, {}) - lecunTanh.df(x - 1e-5, {})) / 2e-5);

export default defineNumbers({
  c1: weightsOf('C1'),
  s2: weightsOf('S2'),
  c3: weightsOf('C3'),
  s4: weightsOf('S4'),
  c5: weightsOf('C5'),
  f6: weightsOf('F6'),
  weights: { compute: () => network.weights, show: count, atLeast: 60_000, atMost: 60_000 },
  connections: { compute: () => network.connections, show: count, atLeast: 340_908, atMost: 340_908 },
  squashedOne: {
    compute: () => lecunTanh.f(1, {}),
    show: (x) => fixed(x, 7),
    atLeast: 0.999997,
    atMost: 0.999998,
  },
  varianceOut: {
    compute: () => propertiesOf(lecunTanh).gaussian.variance,
    show: (x) => fixed(x, 2),
    atLeast: 0.7,
  },
  slopeAtZero: { compute: () => lecunTanh.df(0, {}), show: (x) => significant(x, 4) },
  mostCurved: {
    compute: () => findMaximum(curvature, 0.5, 1.5),
    show: (x) => fixed(x, 3),
    atLeast: 0.987,
    atMost: 0.989,
  },
});
