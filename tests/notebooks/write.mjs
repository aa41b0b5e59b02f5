// Writes every notebook of the course into a folder, as the site has it, and the PyTorch twins of every lesson's cells.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessonCells } from '../../src/authoring/lesson-cells.ts';
import { toJupyter } from '../../src/components/code/notebook-file.ts';
import { toIpynb } from '../../src/notebooks/define-notebook.ts';
import { notebooks } from '../../src/notebooks/index.ts';

const folder = process.argv[2];
if (!folder) throw new Error('Say where: node tests/notebooks/write.mjs <folder>');
mkdirSync(folder, { recursive: true });
for (const notebook of notebooks)
  writeFileSync(join(folder, `${notebook.id}.ipynb`), JSON.stringify(toIpynb(notebook)));
for (const [slug, cells] of lessonCells(process.cwd()))
  if (cells.some(({ twin }) => twin !== undefined))
    writeFileSync(join(folder, `lesson-${slug}.ipynb`), toJupyter(cells));
