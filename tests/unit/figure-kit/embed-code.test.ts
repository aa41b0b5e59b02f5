import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { embedCode, heightScript } from '../../../src/figure-kit/embed-code.ts';

it('is one frame, whatever stands in the title and the address', () => {
  const url = 'https://course.example/embed/x/?a=1&b="><script>';
  const code = embedCode({ url, title: 'Less than < and "quoted"', height: 412.3 });
  const { document } = parseHTML(`<!doctype html><html><body>${code}</body></html>`);
  expect(document.body.children).toHaveLength(1);
  const frame = document.querySelector('iframe');
  expect(frame?.getAttribute('src')).toBe(url);
  expect(frame?.getAttribute('title')).toBe('Less than < and "quoted"');
  expect(frame?.getAttribute('height')).toBe('413');
});

it('comes with a script that listens to the course and nobody else', () => {
  expect(heightScript('https://course.example')).toContain("event.origin !== 'https://course.example'");
});
