import type { AstroIntegration } from 'astro';
import { join, relative } from 'node:path';
import { collect } from '../../scripts/collect.mjs';
import { readCatalogue } from './catalogue.ts';
import { checkContent } from './check.ts';
import type { FigureCatalogue } from './check-figure.ts';
import { coursePath, loadCourse } from './course.ts';
import { loadPapers } from './papers.ts';
import { printProblem } from './problem.ts';
import { remarkCheck } from './remark-check.ts';
import { remarkCitations } from './remark-citations.ts';
import { remarkEquations } from './remark-equations.ts';
import { remarkExercises } from './remark-exercises.ts';
import { remarkFigures } from './remark-figures.ts';
import { remarkInstructor } from './remark-instructor.ts';
import { remarkLinks } from './remark-links.ts';
import { remarkProse } from './remark-prose.ts';
import { remarkSymbols } from './remark-symbols.ts';

/** A file that comes or goes in one of these changes what exists. */
const collected = /^src\/(activations|figures|experiments|numbers)\/[^/]+\.ts$/;

export interface AuthoringOptions {
  readonly root: string;
  /** The site's base path, `/` or `/course`. */
  readonly base: string;
}

/**
 * What makes Astro build a course: the remark plugins of lessons, and an integration that refuses to build what
 * has mistakes. Used by astro.config.mjs.
 */
export function authoring({ root, base }: AuthoringOptions) {
  let catalogue: (() => Promise<FigureCatalogue>) | undefined;

  const integration: AstroIntegration = {
    name: 'authoring',
    hooks: {
      'astro:config:setup': async ({ command, addWatchFile, logger }) => {
        collect();
        addWatchFile(join(root, coursePath));
        if (command === 'dev') catalogue = () => readCatalogue(root);
        if (command !== 'build') return;
        const problems = checkContent(root, await readCatalogue(root));
        for (const each of problems) logger.error(printProblem(each));
        if (problems.length > 0) throw refusal(problems.length);
      },
      'astro:server:setup': ({ server, logger }) => {
        const changed = (path: string): void => {
          const file = relative(root, path).replaceAll('\\', '/');
          if (collected.test(file) && !file.endsWith('.generated.ts')) {
            collect();
            logger.info(`collected again: ${file}`);
          } else if (!file.startsWith('content/')) return;
          server.ws.send({ type: 'full-reload' });
        };
        server.watcher.on('add', changed);
        server.watcher.on('unlink', changed);
      },
    },
  };

  return {
    integration,
    remarkPlugins: [
      remarkCheck(root, () => catalogue?.()),
      remarkCitations(loadPapers),
      remarkFigures,
      remarkProse(root),
      remarkExercises(loadCourse),
      remarkEquations(loadCourse),
      remarkSymbols,
      remarkInstructor,
      remarkLinks(base),
    ],
  };
}

/** The last line of a build that was refused. Where in our code it was thrown helps no author, so it has no stack. */
function refusal(count: number): Error {
  const mistakes = count === 1 ? 'One mistake' : `${count} mistakes`;
  const error = new Error(
    `${mistakes} in content. Nothing was built: each line above says where, and what would be right.`,
  );
  delete error.stack;
  return error;
}
