/** What an activation is: one file of this folder default-exports one, made with `defineActivation`. */
import type { Random } from '../numerics/random.ts';

export type Family =
  'linear' | 'saturating' | 'rectifier' | 'leaky' | 'exponential' | 'smooth' | 'gated' | 'learned' | 'hard';

/** A number in the formula that is not the input, such as the slope of a leaky rectifier below zero. */
export interface ActivationParameter {
  readonly label: string;
  readonly tex: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** True where the network learns it. */
  readonly learned?: boolean;
}

/** A point where the derivative jumps. One-sided values are at the default parameters. */
export interface Kink {
  readonly x: number;
  readonly left: number;
  readonly right: number;
  /** What each framework returns there. `pytorch` is what our `df` returns. */
  readonly taken: { readonly pytorch: number; readonly jax: number; readonly tensorflow: number };
}

/** Colours in both themes: `line` has at least 3:1 on the page, `text` at least 4.5:1. */
export interface ActivationInk {
  readonly light: { readonly line: string; readonly text: string };
  readonly dark: { readonly line: string; readonly text: string };
  /** SVG stroke-dasharray at a stroke of 2 px; empty is solid. */
  readonly dash: string;
}

/** How often the function can be differentiated with a continuous result. */
export type Smoothness = 'discontinuous' | 'continuous' | 'C1' | 'C2' | 'smooth';

export type ParameterValues<K extends string = string> = Readonly<Record<K, number>>;

/** Randomness that a layer adds while it learns: one draw for each number of each example. */
export interface Noise<K extends string = string> {
  draw(random: Random, parameters: ParameterValues<K>): number;
  /** The value given the draw. */
  f(x: number, drawn: number, parameters: ParameterValues<K>): number;
  /** Its derivative by x, the draw held fixed. */
  df(x: number, drawn: number, parameters: ParameterValues<K>): number;
}

/**
 * What a layer needs beyond a function of one number. `f` and `df` are there all the same, so that everything
 * can be drawn, compared and computed:
 *
 * - stochastic: `f` is what is used after training, `noise` what is used in training;
 * - gated: two inputs, of which one is multiplied by the `gate` of the other; `f` takes the first from the
 *   parameter `value`;
 * - doubling: two outputs a number; `f` is the one, `second` the other;
 * - pooling: the largest of so many inputs, each from weights of its own; `f` makes them of one number;
 * - centred: the parameter `mean` is the mean of the layer's input.
 */
export type Form<K extends string = string> =
  | { readonly kind: 'stochastic'; readonly noise: Noise<K> }
  | { readonly kind: 'gated'; readonly gate: Activation }
  | { readonly kind: 'doubling'; readonly second: Pick<Activation, 'f' | 'df'> }
  | { readonly kind: 'pooling'; readonly pieces: number }
  | { readonly kind: 'centred'; readonly mean: K };

export interface Activation<K extends string = string> {
  /** The file's name without `.ts`. */
  readonly id: string;
  readonly name: string;
  readonly family: Family;
  /** Year of the first publication, as shown: `'2013'`, `'1941, 1969'`, `'classical'`. */
  readonly year: string;
  /** Keys of content/papers, the origin first. */
  readonly papers: readonly string[];
  /** `where`: what `f` and `df` abbreviate, so that neither is wider than a phone. */
  readonly tex: { readonly f: string; readonly df: string; readonly where?: string };
  readonly parameters: Readonly<Record<K, ActivationParameter>>;
  readonly smoothness: Smoothness;
  readonly kinks: readonly Kink[];
  /** Where the kinks lie; only of use where parameters move, make or remove them. */
  kinksAt?(parameters: ParameterValues<K>): readonly number[];
  /** Default: a function of one number, with nothing else to it. */
  readonly form?: Form<K>;
  readonly ink: ActivationInk;
  /** One call a framework, as an author would type it. */
  readonly calls: {
    readonly pytorch: string;
    readonly jax: string;
    readonly keras: string;
    /** With SciPy where NumPy alone lacks a function. Stable, too. */
    readonly numpy: string;
  };
  /** Why it exists: one paragraph. */
  readonly why: string;
  /** The value. Stable in double precision; NaN gives NaN, ±Infinity gives the limit. */
  f(x: number, parameters: ParameterValues<K>): number;
  /** The derivative. At a kink, PyTorch's convention (see `kinks`). */
  df(x: number, parameters: ParameterValues<K>): number;
  /**
   * The second derivative. At a kink, and where the curvature jumps, that of the piece in use there: it is
   * what differentiating `df` by its formula gives, and no impulse.
   */
  ddf?(x: number, parameters: ParameterValues<K>): number;
  /** The derivative of the value by each parameter; at a kink, that of the piece in use there. */
  readonly dParameters?: { readonly [P in K]: ByParameter<K> };
}

/** Written as a method, so that an activation with names of its own is still an `Activation`. */
type ByParameter<K extends string> = { of(x: number, parameters: ParameterValues<K>): number }['of'];

/** Checks a definition's types where it is written, and gives it to the rest as a plain `Activation`. */
export function defineActivation<const K extends string = never>(activation: Activation<K>): Activation<K> {
  return activation;
}

/** The parameters' default values. */
export function defaultsOf(activation: Pick<Activation, 'parameters'>): ParameterValues {
  return Object.fromEntries(Object.entries(activation.parameters).map(([key, p]) => [key, p.default]));
}

/** Where f or its slope jumps, with these parameters. */
export function kinkPlaces(activation: Activation, parameters: ParameterValues): readonly number[] {
  return activation.kinksAt?.(parameters) ?? activation.kinks.map(({ x }) => x);
}

/** How a layer applies it; see `Form`. */
export function kindOf({ form }: Pick<Activation, 'form'>): Form['kind'] | 'elementwise' {
  return form?.kind ?? 'elementwise';
}
