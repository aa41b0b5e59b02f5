import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { createRandom, shuffle } from '../numerics/random.ts';
import { literalAttribute } from './literal-attribute.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Gives each <Step> of an <Order> its place and puts them in an order that is the same in every build, and not the right one. */
export function shuffleSteps(exercise: Element, id: string): void {
  const places = exercise.children.flatMap((child, at) =>
    'name' in child && child.name === 'Step' ? [at] : [],
  );
  const steps = places.flatMap((at) => exercise.children[at] ?? []);
  steps.forEach((step, at) => {
    if ('attributes' in step) step.attributes.push(literalAttribute('place', at + 1));
  });
  let seed = 0;
  for (const sign of id) seed = (Math.imul(seed, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  const order = shuffle(Uint32Array.from(steps.keys()), createRandom(seed));
  if (order.every((place, at) => place === at)) order.reverse();
  places.forEach((at, index) => {
    const step = steps[order[index] ?? index];
    if (step) exercise.children[at] = step;
  });
}
