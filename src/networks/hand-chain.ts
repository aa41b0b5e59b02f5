/**
 * Everything that a 2–2–1 network computes on its way forward and back, number by number, with plain loops undone: what
 * a person does on paper. The output is linear and the loss is L = ½(y − t)².
 */
import { defaultsOf, type Activation } from '../activations/activation.ts';

/** The numbers that one may choose. wᵢⱼ leads from input j to unit i, vᵢ from unit i to the output. */
export interface HandNetwork {
  readonly x1: number;
  readonly x2: number;
  readonly t: number;
  readonly w11: number;
  readonly w12: number;
  readonly b1: number;
  readonly w21: number;
  readonly w22: number;
  readonly b2: number;
  readonly v1: number;
  readonly v2: number;
  readonly c: number;
}

/** Every number that follows from them. `dv1` is ∂L/∂v₁, and so on; `slope1` is f′(z₁). */
export interface HandChain {
  readonly z1: number;
  readonly a1: number;
  readonly z2: number;
  readonly a2: number;
  readonly y: number;
  readonly loss: number;
  readonly dy: number;
  readonly slope1: number;
  readonly slope2: number;
  readonly dc: number;
  readonly dv1: number;
  readonly dv2: number;
  readonly da1: number;
  readonly dz1: number;
  readonly dw11: number;
  readonly dw12: number;
  readonly db1: number;
  readonly da2: number;
  readonly dz2: number;
  readonly dw21: number;
  readonly dw22: number;
  readonly db2: number;
  readonly dx1: number;
  readonly dx2: number;
}

export function handChain(n: HandNetwork, activation: Activation): HandChain {
  const values = defaultsOf(activation);
  const z1 = n.w11 * n.x1 + n.w12 * n.x2 + n.b1;
  const z2 = n.w21 * n.x1 + n.w22 * n.x2 + n.b2;
  const a1 = activation.f(z1, values);
  const a2 = activation.f(z2, values);
  const y = n.v1 * a1 + n.v2 * a2 + n.c;
  const dy = y - n.t;
  const slope1 = activation.df(z1, values);
  const slope2 = activation.df(z2, values);
  const da1 = dy * n.v1;
  const da2 = dy * n.v2;
  const dz1 = da1 * slope1;
  const dz2 = da2 * slope2;
  return {
    ...{ z1, a1, z2, a2, y, loss: 0.5 * dy ** 2 },
    ...{ dy, slope1, slope2, dc: dy, dv1: dy * a1, dv2: dy * a2 },
    ...{ da1, dz1, dw11: dz1 * n.x1, dw12: dz1 * n.x2, db1: dz1 },
    ...{ da2, dz2, dw21: dz2 * n.x1, dw22: dz2 * n.x2, db2: dz2 },
    dx1: dz1 * n.w11 + dz2 * n.w21,
    dx2: dz1 * n.w12 + dz2 * n.w22,
  };
}
