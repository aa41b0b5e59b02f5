/** The network as a graph: on a wide page from left to right, on a phone from top to bottom. */
import { svgElement, svgPicture } from '../../figure-kit/svg.ts';
import type { HandNetwork } from '../../networks/hand-chain.ts';
import type { StepKey } from './rules.ts';

export interface Shown {
  /** In words: the numbers given, those of each step that has been taken, and “?” where one is asked for. */
  readonly known: ReadonlyMap<keyof HandNetwork | StepKey, string>;
  readonly current: StepKey;
}

interface Place {
  readonly document: Document;
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
}

type Point = readonly [x: number, y: number];
type Side = -1 | 0 | 1;

interface Node {
  readonly name: string;
  readonly along: number;
  readonly side: Side;
  readonly value: StepKey | 'x1' | 'x2';
  readonly gradient?: StepKey;
  /** Where its numbers stand: away from the middle of the graph, or toward it. */
  readonly label: 'outer' | 'inner';
}

const nodes = {
  x1: { name: 'x₁', along: 0, side: -1, value: 'x1', gradient: 'dx1', label: 'outer' },
  x2: { name: 'x₂', along: 0, side: 1, value: 'x2', gradient: 'dx2', label: 'outer' },
  z1: { name: 'z₁', along: 0.38, side: -1, value: 'z1', gradient: 'dz1', label: 'inner' },
  z2: { name: 'z₂', along: 0.38, side: 1, value: 'z2', gradient: 'dz2', label: 'inner' },
  a1: { name: 'a₁', along: 0.6, side: -1, value: 'a1', gradient: 'da1', label: 'outer' },
  a2: { name: 'a₂', along: 0.6, side: 1, value: 'a2', gradient: 'da2', label: 'outer' },
  y: { name: 'y', along: 0.86, side: 0, value: 'y', gradient: 'dy', label: 'inner' },
  L: { name: 'L', along: 1, side: 0, value: 'loss', label: 'inner' },
} as const satisfies Readonly<Record<string, Node>>;
type NodeName = keyof typeof nodes;

interface Edge {
  readonly from: NodeName;
  readonly to: NodeName;
  readonly name: string;
  readonly value?: keyof HandNetwork | StepKey;
  readonly gradient?: StepKey;
  /** Which part of the way its label stands at. */
  readonly at: number;
}

const edges: readonly Edge[] = [
  { from: 'x1', to: 'z1', name: 'w₁₁', value: 'w11', gradient: 'dw11', at: 0.58 },
  { from: 'x2', to: 'z1', name: 'w₁₂', value: 'w12', gradient: 'dw12', at: 0.27 },
  { from: 'x1', to: 'z2', name: 'w₂₁', value: 'w21', gradient: 'dw21', at: 0.27 },
  { from: 'x2', to: 'z2', name: 'w₂₂', value: 'w22', gradient: 'dw22', at: 0.58 },
  { from: 'z1', to: 'a1', name: 'f′', value: 'slope1', at: 0.5 },
  { from: 'z2', to: 'a2', name: 'f′', value: 'slope2', at: 0.5 },
  { from: 'a1', to: 'y', name: 'v₁', value: 'v1', gradient: 'dv1', at: 0.45 },
  { from: 'a2', to: 'y', name: 'v₂', value: 'v2', gradient: 'dv2', at: 0.45 },
  { from: 'y', to: 'L', name: '', at: 0.5 },
];

const biases = [
  { to: 'z1', name: 'b₁', value: 'b1', gradient: 'db1' },
  { to: 'z2', name: 'b₂', value: 'b2', gradient: 'db2' },
  { to: 'y', name: 'c', value: 'c', gradient: 'dc' },
] as const;

const radius = 16;

export function graph(place: Place, shown: Shown, label: string): Element {
  const { document, narrow } = place;
  const position = ({ along, side }: Pick<Node, 'along' | 'side'>): Point =>
    narrow
      ? [place.width / 2 + side * 0.234 * place.width, 26 + along * (place.height - 56)]
      : [34 + along * (place.width - 110), place.height / 2 + side * 78];

  /** A value with its gradient under it; what has not been computed is not there. */
  const lines = (name: string, key: keyof HandNetwork | StepKey, gradient: StepKey | undefined) => {
    const value = shown.known.get(key);
    const slope = gradient && shown.known.get(gradient);
    return [
      ...(value === undefined
        ? []
        : [{ text: name ? `${name} ${value}` : value, now: key === shown.current }]),
      ...(slope === undefined ? [] : [{ text: `∂ ${slope}`, now: gradient === shown.current }]),
    ];
  };
  const write = ([x, y]: Point, words: readonly { text: string; now: boolean }[], anchor: string) =>
    words.map(({ text, now }, i) =>
      svgElement(
        document,
        'text',
        {
          x: round(x),
          y: round(y + 15 * i),
          'text-anchor': anchor,
          class: now ? 't-relu strong halo' : 'halo',
        },
        [text],
      ),
    );

  const stroke = (now: boolean) => ({
    stroke: now ? 'var(--ink)' : 'var(--ghost)',
    'stroke-width': now ? 2.5 : 1.2,
  });
  const lineBetween = ([x1, y1]: Point, [x2, y2]: Point, now: boolean) =>
    svgElement(document, 'line', { ...roundAll({ x1, y1, x2, y2 }), ...stroke(now) });

  const drawnEdges = edges.map((edge) => {
    const [from, to] = [position(nodes[edge.from]), position(nodes[edge.to])];
    const now =
      shown.current === edge.value || (edge.gradient !== undefined && shown.current === edge.gradient);
    const x = from[0] + edge.at * (to[0] - from[0]);
    const y = from[1] + edge.at * (to[1] - from[1]);
    const words = edge.value ? lines(edge.name, edge.value, edge.gradient) : [];
    // A straight edge of a wide graph has its words above it, so that the line can be seen.
    const lift = edge.name === 'f′' ? -8 : words.length > 1 ? -4 : 4;
    return {
      line: lineBetween(from, to, now),
      text: write([x, y + lift], words, 'middle'),
    };
  });

  const drawnBiases = biases.map(({ to, name, value, gradient }) => {
    const node = nodes[to];
    const [x, y] = position(node);
    const side = node.side === 0 ? -1 : node.side;
    const end: Point = narrow ? [x + side * 0.18 * place.width, y] : [x, y + side * 66];
    const words = lines(name, value, gradient);
    const at: Point = narrow
      ? [end[0] + side * 4, y + (words.length > 1 ? -6 : 4)]
      : [x, end[1] + (side < 0 ? (words.length > 1 ? -19 : -5) : 14)];
    return {
      line: lineBetween(end, [x, y], shown.current === gradient),
      text: write(at, words, 'middle'),
    };
  });

  const drawnNodes = Object.values<Node>(nodes).map((node) => {
    const [x, y] = position(node);
    const now =
      shown.current === node.value || (node.gradient !== undefined && shown.current === node.gradient);
    const words = lines('', node.value, node.gradient);
    const outward = node.side === 0 ? 1 : node.label === 'outer' ? node.side : -node.side;
    const two = words.length > 1;
    const [at, anchor]: [Point, string] = narrow
      ? [[x + outward * (radius + 6), y + (two ? -3 : 5)], outward < 0 ? 'end' : 'start']
      : [[x, outward < 0 ? y - radius - (two ? 21 : 7) : y + radius + 16], 'middle'];
    return [
      svgElement(document, 'circle', {
        ...roundAll({ cx: x, cy: y }),
        r: radius,
        fill: 'var(--paper)',
        stroke: now ? 'var(--ink)' : 'var(--ink-3)',
        'stroke-width': now ? 3 : 1.2,
      }),
      ...write([x, y + 4.5], [{ text: node.name, now }], 'middle'),
      ...write(at, words, anchor),
    ];
  });

  return svgPicture(place, label, [
    ...[...drawnEdges, ...drawnBiases].map(({ line }) => line),
    ...drawnNodes.flat(),
    ...[...drawnEdges, ...drawnBiases].flatMap(({ text }) => text),
  ]);
}

const round = (value: number): number => Math.round(10 * value) / 10;
const roundAll = (numbers: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, round(value)]));
