import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { placeAt, problem, type Place, type Problem } from './problem.ts';

/** A YAML or JSON text as a value that remembers where each part of it stands. */
export interface Located {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The place of the value at a path, or of the nearest thing around it that exists. */
  at(path: readonly PropertyKey[]): Place;
  /** The place of a key rather than of its value. */
  atKey(path: readonly PropertyKey[], key: string): Place;
}

/**
 * Reads JSON. Its places come from the YAML reader, since every JSON text is YAML; its grammar is stricter.
 */
export function readJson(file: string, text: string): Located {
  try {
    JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, reason = message, position = '0'] = /^(.*?) in JSON at position (\d+)/.exec(message) ?? [];
    const wrong = problem(file, placeAt(text, Number(position)), `not valid JSON: ${reason}.`);
    return { ...readYaml(file, ''), problems: [wrong] };
  }
  return readYaml(file, text);
}

/**
 * Reads YAML.
 * @param firstLine the line of `file` on which the text starts: 2 for frontmatter.
 */
export function readYaml(file: string, text: string, firstLine = 1): Located {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const problems = document.errors.map((error) =>
    problem(file, place(error.pos[0]), `not valid YAML: ${error.message.replace(/\.?$/, '.')}`),
  );

  /** The node at a path, and the offset of the last thing found on the way to it. */
  function walk(path: readonly PropertyKey[]) {
    let node: unknown = document.contents;
    let offset = startOf(node) ?? 0;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
        if (!pair) return { node: undefined, offset };
        offset = startOf(pair.value) ?? startOf(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node) && typeof step === 'number') {
        node = node.items[step];
        offset = startOf(node) ?? offset;
      } else return { node: undefined, offset };
    }
    return { node, offset };
  }

  return {
    value: problems.length > 0 ? undefined : document.toJS(),
    problems,
    at: (path) => place(walk(path).offset),
    atKey(path, name) {
      const { node, offset } = walk(path);
      const pair = isMap(node)
        ? node.items.find(({ key }) => isScalar(key) && key.value === name)
        : undefined;
      return place(startOf(pair?.key) ?? offset);
    },
  };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
