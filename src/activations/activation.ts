/** What an activation is: one file of this folder default-exports one, made with `defineActivation`. */

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

export interface Activation<K extends string = string> {
  /** The file's name without `.ts`. */
  readonly id: string;
  readonly name: string;
  readonly family: Family;
  /** Year of the first publication, as shown: `'2013'`, `'1941, 1969'`, `'classical'`. */
  readonly year: string;
  /** Keys of content/papers, the origin first. */
  readonly papers: readonly string[];
  readonly tex: { readonly f: string; readonly df: string };
  readonly parameters: Readonly<Record<K, ActivationParameter>>;
  readonly smoothness: Smoothness;
  readonly kinks: readonly Kink[];
  readonly ink: ActivationInk;
  /** One call a framework, as an author would type it. */
  readonly calls: { readonly pytorch: string; readonly jax: string; readonly keras: string };
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
