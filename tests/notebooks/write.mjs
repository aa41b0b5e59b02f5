// Writes every notebook of the course into a folder, as the site has it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toIpynb } from '../../src/notebooks/define-notebook.ts';
import { notebooks } from '../../src/notebooks/index.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Say where: node tests/notebooks/write.mjs <folder>');
mkdirSync(folder, { recursive: true });
for (const notebook of notebooks)
  writeFileSync(join(folder, `${notebook.id}.ipynb`), JSON.stringify(toIpynb(notebook)));
