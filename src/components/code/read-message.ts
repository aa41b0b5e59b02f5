/** Judges what comes out of a sandbox before anything uses it: the code in there may send what it likes. */
import type { CodeMessage, Output, PlotMark } from './code-message.ts';

const longest = 20_000; // signs of a text
const mostRows = 1000;
const mostColumns = 50;

type Shape = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, longest) : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] => list(value).slice(0, mostColumns).map(text);

/** Undefined for what is no message. */
export function readMessage(data: unknown): CodeMessage | undefined {
  if (!isRecord(data)) return undefined;
  const line = typeof data['line'] === 'number' ? { line: data['line'] } : {};
  switch (data['kind']) {
    case 'started':
      return { kind: 'started' };
    case 'cell':
      return { kind: 'cell', cell: Number(data['cell']) };
    case 'done':
      return { kind: 'done', milliseconds: Number(data['milliseconds']) };
    case 'failed':
      return { kind: 'failed', message: text(data['message']), ...line };
    case 'tested':
      return { kind: 'tested', passed: data['passed'] === true, text: text(data['text']), ...line };
    case 'output': {
      const output = readOutput(data['output']);
      return output && { kind: 'output', output };
    }
    default:
      return undefined;
  }
}

function readOutput(data: unknown): Output | undefined {
  if (!isRecord(data)) return undefined;
  switch (data['kind']) {
    case 'text':
      return { kind: 'text', text: text(data['text']) };
    case 'tex':
      return { kind: 'tex', tex: text(data['tex']).slice(0, 2000) };
    case 'table':
      return {
        kind: 'table',
        columns: texts(data['columns']),
        rows: list(data['rows']).slice(0, mostRows).map(texts),
      };
    case 'pixels': {
      const { width, height, data: pixels } = data;
      if (typeof width !== 'number' || typeof height !== 'number') return undefined;
      if (!(pixels instanceof Uint8ClampedArray) || pixels.length !== 4 * width * height) return undefined;
      return { kind: 'pixels', width, height, data: pixels };
    }
    case 'plot': {
      const plot = isRecord(data['plot']) ? data['plot'] : {};
      const options = isRecord(plot['options']) ? plot['options'] : {};
      return { kind: 'plot', plot: { options, marks: list(plot['marks']).slice(0, 50).flatMap(readMark) } };
    }
    default:
      return undefined;
  }
}

function readMark(data: unknown): PlotMark[] {
  if (!isRecord(data) || typeof data['mark'] !== 'string') return [];
  return [
    { mark: data['mark'], data: data['data'], options: isRecord(data['options']) ? data['options'] : {} },
  ];
}
