/** What a cell of a lesson shows before a reader has run it, and without script: the build runs it. */
import { bundleCodeWorker } from '../../authoring/bundle.ts';
import { typeset } from '../typeset.ts';
import type { Output } from './code-message.ts';
import { runInNode, type Ran } from './run-in-node.ts';
import { CellError, type Place } from './script.ts';

let before: Promise<string> | undefined;

/** As markup, without a space between its parts: where it goes, spaces are kept. @throws Error with the cell's line */
export async function outputAtBuild(code: string): Promise<string> {
  const { messages, placeOf } = run(await (before ??= bundleCodeWorker(process.cwd())), code);
  for (const message of messages)
    if (message.kind === 'failed')
      throw at(message.line === undefined ? undefined : placeOf(message.line), message.message);
  if (messages.at(-1)?.kind !== 'done')
    throw new Error('waits for something that never comes when the site is built, such as a timer.');
  return messages.flatMap((message) => (message.kind === 'output' ? [markup(message.output)] : [])).join('');
}

function run(engine: string, code: string): Ran {
  try {
    return runInNode(engine, [code], '', true);
  } catch (error) {
    throw error instanceof CellError ? at(error.place, error.message) : error;
  }
}

const at = (place: Place | undefined, message: string): Error =>
  new Error(place ? `line ${place.line} of its code: ${message}` : message);

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (text: string): string => text.replace(/[&<>]/g, (sign) => named[sign] ?? sign);
const row = (tag: 'th' | 'td', cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;

function markup(output: Output): string {
  switch (output.kind) {
    case 'text':
      return `<pre>${escape(output.text)}</pre>`;
    case 'table': {
      const head = output.columns.length > 0 ? `<thead>${row('th', output.columns)}</thead>` : '';
      return `<table>${head}<tbody>${output.rows.map((cells) => row('td', cells)).join('')}</tbody></table>`;
    }
    case 'tex':
      return `<div>${typeset(output.tex, true)}</div>`;
    case 'plot':
      return '<pre>(a chart, when it is run)</pre>';
    case 'pixels':
      return '<pre>(a drawing, when it is run)</pre>';
  }
}
