/**
 * Every activation with its metadata and what is computed about it, as data for anyone to use: the file
 * /activations.json. Its own `fields` say what each name means; a test holds the two together.
 */
import { kindOf, type Activation } from '../../activations/activation.ts';
import { families } from '../../activations/families.ts';
import { propertiesOf } from '../../activations/properties.ts';

type Json = number | string | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What each name holds, by its path; `[]` stands for each member of a list, `*` for each name of an object. */
export const fields: Readonly<Record<string, string>> = {
  id: 'Its name in links: the page is /gallery/{id}/.',
  name: 'Its name in words.',
  family: 'The id of a family of the list `families`.',
  year: 'Of the first publication, as text: "2013", "1941, 1969", "classical".',
  kind: '"elementwise", or what a layer needs beyond a function of one number: "stochastic" (noise in training; the function here is that of use), "gated" (a second input, which the function multiplies: the parameter `value`), "doubling" (two outputs a number; the function here is the first), "pooling" (the largest of several weighted sums), "centred" (the mean of the layer’s input is the parameter `mean`).',
  papers: 'Keys of the bibliography, the origin first: /papers/#{key}.',
  tex: 'TeX of the function (`f`), of its derivative (`df`) and, where these abbreviate, of what they stand for (`where`).',
  parameters:
    'By name, in the order of the formula. The properties below hold for the defaults. `learned` is true where the network learns it.',
  smoothness:
    '"discontinuous", "continuous", or how often it can be differentiated with a continuous result: "C1", "C2", "smooth".',
  kinks:
    'Where the derivative jumps: its limits from the left and from the right, and the value that each framework’s backward pass returns there (`taken`).',
  calls: 'One call in PyTorch, JAX, Keras and NumPy (in one case with SciPy).',
  why: 'Why it exists: a paragraph, with formulas as TeX between dollar signs.',
  ink: 'The colours in which the course draws it (`line`) and writes its name (`text`), in light and dark, and its dash (SVG stroke-dasharray).',
  'properties.infimum': 'Greatest lower bound of its values.',
  'properties.infimumAttained': 'Whether some finite x reaches it.',
  'properties.supremum': 'Least upper bound of its values.',
  'properties.supremumAttained': 'Whether some finite x reaches it.',
  'properties.extrema':
    'Where it turns, from left to right: kind, place `x`, value `y`. Flat stretches are not extrema.',
  'properties.monotone': '"increasing", "decreasing" (neither need be strict) or "neither".',
  'properties.slope':
    'The least and the greatest slope, each with the place `x` where it is taken or approached.',
  'properties.lipschitz': 'The largest absolute slope; "Infinity" where the function jumps.',
  'properties.gaussian.mean': 'E f(x) for x from the standard normal distribution, as all of `gaussian`.',
  'properties.gaussian.meanSquare': 'E f(x)².',
  'properties.gaussian.variance': 'Var f(x).',
  'properties.gaussian.meanSlope': 'E f′(x); a jump of f is left out.',
  'properties.gaussian.meanSquareSlope': 'E f′(x)².',
  'properties.gaussian.weightVariance':
    '1 / E f(x)²: weights of this variance divided by fan-in keep the mean square of a wide layer at 1.',
  'properties.gaussian.gain':
    'The square root of weightVariance, which PyTorch’s initialisers call the gain.',
  'properties.gaussian.gradientFactor':
    'E f′(x)² / E f(x)²: by this a wide layer with such weights multiplies the mean square of the gradient.',
  'properties.gaussian.lengthFactor':
    'E x f(x) f′(x) / E f(x)²: with such weights and no biases a mean square of 1 is a fixed point, and a wide layer multiplies a small deviation from it by this.',
  'properties.critical':
    'Where a wide network is critical at a mean square of 1, that is, keeps it and the gradient’s mean square too: variance of the weights times fan-in (`weightVariance`), variance of the biases (`biasVariance`), and by how much a layer multiplies a small deviation from that mean square (`lengthFactor`). null where no weights and biases do both.',
};

export interface Origin {
  readonly course: string;
  readonly authors: readonly string[];
  readonly version: string;
}

/**
 * @param all in any order; the file has them by id
 * @throws RangeError where a number is NaN, with the activation and the path, so that no file is published with it
 */
export function activationDataset(all: readonly Activation[], { course, authors, version }: Origin) {
  return {
    title: 'Activation functions of neural networks, with computed properties',
    source: course,
    authors,
    version,
    licence: {
      name: 'Creative Commons Attribution 4.0 International',
      id: 'CC-BY-4.0',
      url: 'https://creativecommons.org/licenses/by/4.0/',
    },
    numbers:
      'Double precision, in full. Infinity and minus infinity are the strings "Infinity" and "-Infinity", since JSON has no such number. Properties are computed from f and f′ and hold to about ten digits.',
    order: 'Activations by id. Within a version nothing changes its place or its name.',
    fields,
    families: families.map(({ id, title, description }) => ({ id, title, description })),
    activations: all
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((activation) => plain(described(activation), activation.id)),
  };
}

function described(activation: Activation) {
  const { id, name, family, year, papers, tex, parameters, smoothness, kinks, calls, why, ink } = activation;
  const kind = kindOf(activation);
  const { infimum, infimumAttained, supremum, supremumAttained, ...rest } = propertiesOf(activation);
  const { extrema, monotone, slope, lipschitz, gaussian, critical } = rest;
  return {
    ...{ id, name, family, year, kind, papers, tex, parameters, smoothness, kinks, calls, why, ink },
    properties: {
      ...{ infimum, infimumAttained, supremum, supremumAttained },
      ...{ extrema, monotone, slope, lipschitz, gaussian, critical },
    },
  };
}

/** The same value as JSON can hold it. */
function plain(value: unknown, path: string): Json {
  if (typeof value === 'number') return plainNumber(value, path);
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown, i) => plain(item, `${path}[${i}]`));
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, item]: [string, unknown]) => [key, plain(item, `${path}.${key}`)]),
    );
  throw new TypeError(`${path} is of type ${typeof value}, which JSON cannot hold`);
}

/** JSON has no infinity: it is written as one of two strings. */
function plainNumber(value: number, path: string): number | 'Infinity' | '-Infinity' {
  if (Number.isNaN(value)) throw new RangeError(`${path} is NaN: a property could not be computed`);
  if (Number.isFinite(value)) return value;
  return value > 0 ? 'Infinity' : '-Infinity';
}
