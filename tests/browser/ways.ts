/** What is wrong with a page when it is read in another way: run in the page, each says what it found, a line each. */
import type { Page } from '@playwright/test';

/** What stands out where the page scrolls sideways. */
export const standsOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`)
      .concat('the page scrolls sideways')
      .slice(-8);
  });

/** Under reduced motion nothing moves by itself, and nothing eases when it is touched. */
export const moves = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...document.getAnimations().map((animation) => `${animation.constructor.name} runs`),
    ...[...document.querySelectorAll('a, button, summary, .chip span')].flatMap((element) => {
      const { transitionDuration } = getComputedStyle(element);
      const eases = transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0);
      return eases
        ? [`${element.tagName.toLowerCase()}.${element.className} eases ${transitionDuration}`]
        : [];
    }),
  ]);

/** Without script every page has its words and pictures, and nothing that would do nothing. */
export const missesScript = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const seen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
    };
    const wrong: string[] = [];
    // On its own page a figure shows the state it was made for.
    const fewest = location.pathname.includes('/figures/') ? 3 : 0;
    if (![...document.querySelectorAll('h1, .fig-claim')].some(seen)) wrong.push('has no title');
    if ((document.querySelector('main')?.innerText ?? '').length < 40) wrong.push('has no words');
    for (const figure of document.querySelectorAll<HTMLElement>('course-figure')) {
      const say = (what: string) => wrong.push(`figure ${figure.dataset['figure']} ${what}`);
      const claim = figure.querySelector('.fig-claim');
      if (!claim || !seen(claim)) say('has no claim');
      for (const view of figure.querySelectorAll<HTMLElement>('[data-view]')) {
        const svg = [...view.querySelectorAll('svg')].find(seen);
        const name = view.dataset['view'];
        if (!svg) say(`has no picture of ${name}`);
        else if (!/\S/.test(svg.getAttribute('aria-label') ?? '')) say(`has no words for ${name}`);
        else if (svg.querySelectorAll('path, rect, circle, line, text').length <= fewest)
          say(`has little in ${name}`);
      }
      if (!/\d/.test(figure.querySelector('[data-describe]')?.textContent ?? '')) say('says no number');
    }
    // A definition opens by itself, the timeline's threads are chosen by style alone; blanks are a part of the question.
    for (const control of document.querySelectorAll(
      'button:not([popovertarget]), input:not(.ex *, [name="thread"]), select',
    ))
      if (seen(control) && !control.matches(':disabled, [readonly]') && !control.closest('form[action]'))
        wrong.push(`does nothing: ${control.outerHTML.slice(0, 100)}`);
    return wrong;
  });

/** In forced colours the words of pictures can be read, and what is chosen is told from what is not. */
export const fadesInForcedColours = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return ['there is no canvas'];
    const luminances = new Map<string, number>();
    /** Relative luminance, WCAG 2. */
    const luminance = (colour: string): number => {
      const known = luminances.get(colour);
      if (known !== undefined) return known;
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data]
        .slice(0, 3)
        .map((level) => level / 255)
        .map((level) => (level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4));
      const found = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      luminances.set(colour, found);
      return found;
    };
    const contrast = (one: string, other: string): number => {
      const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const paper = getComputedStyle(document.body).backgroundColor;
    const wrong: string[] = [];
    for (const words of document.querySelectorAll('svg text')) {
      if (!words.checkVisibility()) continue;
      const { fill } = getComputedStyle(words);
      if (fill !== 'none' && contrast(fill, paper) < 4.5)
        wrong.push(`“${words.textContent}” is ${fill} on ${paper}`);
    }
    for (const chip of document.querySelectorAll('.chip')) {
      const on = chip.querySelector('input:checked + span');
      const off = chip.querySelector('input:not(:checked) + span');
      if (on && off && getComputedStyle(on).backgroundColor === getComputedStyle(off).backgroundColor)
        wrong.push(`nothing shows that “${on.textContent}” is chosen`);
    }
    return wrong;
  });

/** On paper the text is black, figures are whole, and what only a screen can use is gone. */
export const spoilsPaper = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wrong: string[] = [];
    const { color } = getComputedStyle(document.body);
    if (color !== 'rgb(0, 0, 0)') wrong.push(`the text is ${color}`);
    for (const element of document.querySelectorAll(
      '.bar, .contents, .turn, .hint, .copy-tex, .theme, button:not([popovertarget]), input[type="range"], input[type="file"]',
    ))
      if (element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        wrong.push(`is printed: ${element.outerHTML.slice(0, 100)}`);
    for (const figure of document.querySelectorAll<HTMLElement>('course-figure'))
      for (const view of figure.querySelectorAll('[data-view]'))
        if (![...view.querySelectorAll('svg, canvas')].some((picture) => picture.checkVisibility()))
          wrong.push(`figure ${figure.dataset['figure']} has no picture`);
    return wrong;
  });
