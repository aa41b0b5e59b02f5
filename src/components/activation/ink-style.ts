import type { Activation } from '../../activations/activation.ts';

type Inked = Pick<Activation, 'id' | 'ink'>;

function variables(all: readonly Inked[], theme: 'light' | 'dark'): string {
  return all
    .map(({ id, ink }) => `  --a-${id}: ${ink[theme].line}; --t-${id}: ${ink[theme].text};`)
    .join('\n');
}

function classes({ id, ink }: Inked): string {
  const dash = ink.dash === '' ? '' : ` stroke-dasharray: ${ink.dash};`;
  return `.c-${id} { stroke: var(--a-${id});${dash} }\n.t-${id} { --tx: var(--t-${id}); color: var(--t-${id}); }`;
}

/** The style sheet of all activations: light, dark by the system, dark by choice. Paper is white. */
export function inkStyle(all: readonly Inked[]): string {
  const light = variables(all, 'light');
  const dark = variables(all, 'dark');
  return [
    `:root {\n${light}\n}`,
    `@media screen and (prefers-color-scheme: dark) {\n:root:not([data-theme='light']) {\n${dark}\n}\n}`,
    `@media screen {\n:root[data-theme='dark'] {\n${dark}\n}\n}`,
    ...all.map(classes),
    '',
  ].join('\n');
}
