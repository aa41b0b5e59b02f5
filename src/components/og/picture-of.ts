import { sitePath } from '../site-path.ts';

const own = /\/(lessons|gallery|figures)\/([a-z0-9-]+)\/$/;

/** The address of the picture that stands for a page where it is shared: its own, or the course's. */
export function ogPicture(path: string): string {
  const [, kind, id] = own.exec(path) ?? [];
  return sitePath(kind === undefined || id === 'compare' ? '/og/course.png' : `/og/${kind}/${id}.png`);
}
