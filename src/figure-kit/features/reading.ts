/**
 * Curves can be read without seeing them, point by point: focus a picture, then arrow keys move along a curve and from
 * curve to curve, and what is there is said. A pointer over the picture shows the same mark; Listen plays the curve.
 */
import { createAnnouncer } from '../announcer.ts';
import type { Settings } from '../controls.ts';
import { isEmptyView } from '../empty-view.ts';
import type { PictureView } from '../figure.ts';
import { part } from '../parts.ts';
import { placeUnder, removeMark, showMark } from '../reading-mark.ts';
import { pictureViews } from '../render.ts';
import { sayBriefly } from '../say-briefly.ts';
import { keptIn, movedBy, readable, readingWords } from '../series.ts';
import type { ReadingPlace, Series } from '../series.ts';
import type { Session } from '../session.ts';
import type { Playing } from '../sound.ts';
import type { Feature } from './feature.ts';

/** Curves are worked out after the picture is drawn, or at once when somebody reads. */
const readyMilliseconds = 150;
/** A key held down says only where it stops. */
const settleMilliseconds = 120;

interface Reader {
  /** The picture's curves as they are now; none, nothing to read. */
  readonly curves: readonly Series[];
  readonly at: ReadingPlace;
  /** Marks it and says it. */
  go(at: ReadingPlace, named: boolean): void;
  /** Only marks it. */
  mark(at: ReadingPlace): void;
  hide(): void;
}

export const reading: Feature = (session) => {
  const { root, figure } = session;
  const views = pictureViews(figure).filter((view) => view.series);
  if (views.length === 0) return;
  const { announce, help } = voice(root, `${session.name}-reading`);
  let latest: Reader | undefined;
  const readers = views.map((view) =>
    createReader(session, view, help, announce, (reader) => (latest = reader)),
  );
  wireListen(session, announce, () => {
    if (latest && latest.curves.length > 0) return latest;
    return readers.find(({ curves }) => curves.length > 0);
  });
};

/** Words for a screen reader only: how to read, and what was read. */
function voice(root: HTMLElement, id: string) {
  const help = document.createElement('p');
  help.className = 'vh';
  help.id = id;
  help.textContent =
    'Left and right arrow move along a curve, up and down arrow to another one; Home and End go to its ends.';
  const said = document.createElement('p');
  said.className = 'vh';
  said.dataset['readingSaid'] = '';
  said.setAttribute('aria-live', 'polite');
  root.append(help, said);
  const announcer = createAnnouncer(said, settleMilliseconds);
  return { help: id, announce: (words: string) => announcer.say(words) };
}

function createReader(
  session: Session,
  view: PictureView<Settings, unknown>,
  help: string,
  announce: (words: string) => void,
  becomesLatest: (reader: Reader) => void,
): Reader {
  const place = part(session.root, `[data-view="${view.id}"]`, HTMLElement);
  let curves: readonly Series[] = [];
  let stale = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let at: ReadingPlace = { series: 0, point: 0 };
  let begun = false;
  let marked = false;

  const reader: Reader = {
    get curves() {
      refresh();
      return curves;
    },
    get at() {
      return at;
    },
    go(next, named) {
      const other = named || !begun || next.series !== at.series;
      begun = true;
      reader.mark(next);
      announce(readingWords(curves, at, other));
    },
    mark(next) {
      at = next;
      marked = true;
      showMark(place, curves, at);
      becomesLatest(reader);
    },
    hide() {
      marked = false;
      removeMark(place);
    },
  };

  const refresh = () => {
    if (!stale) return;
    stale = false;
    // Some figures have the first points of a curve before they draw one.
    curves = isEmptyView(place.firstElementChild)
      ? []
      : readable(view.series?.(session.result, session.settings) ?? []);
    for (const [name, value] of Object.entries({
      tabindex: '0',
      role: 'application',
      'aria-label': `Read the curves: ${view.label}`,
      'aria-describedby': help,
    }))
      if (curves.length > 0) place.setAttribute(name, value);
      else place.removeAttribute(name);
    if (curves.length > 0) at = keptIn(curves, at);
  };
  session.on('result', () => {
    stale = true;
    if (marked) {
      refresh();
      // The picture was drawn anew, without its mark.
      showMark(place, curves, at);
    }
    // Not in the frame in which the picture is drawn: while a slider moves, nobody reads.
    waiting ??= setTimeout(() => {
      waiting = undefined;
      refresh();
    }, readyMilliseconds);
  });
  session.on('close', () => clearTimeout(waiting));

  place.addEventListener('keydown', (event) => {
    refresh();
    if (event.altKey || event.ctrlKey || event.metaKey || curves.length === 0) return;
    if (event.key === 'Escape') reader.hide();
    const next = movedBy(event.key, curves, at);
    if (!next) return;
    event.preventDefault();
    reader.go(next, false);
  });
  place.addEventListener('focus', () => {
    refresh();
    if (curves.length > 0 && place.matches(':focus-visible')) reader.go(at, true);
  });
  place.addEventListener('blur', () => reader.hide());

  const under = (event: PointerEvent | MouseEvent) => {
    refresh();
    const found = placeUnder(place, curves, event);
    if (found) reader.mark(found);
  };
  // A finger that moves scrolls the page; one that touches asks.
  place.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'touch') under(event);
  });
  place.addEventListener('click', under);
  place.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch' && document.activeElement !== place) reader.hide();
  });
  return reader;
}

function wireListen(
  session: Session,
  announce: (words: string) => void,
  wanted: () => Reader | undefined,
): void {
  const { root } = session;
  const button = root.querySelector('[data-menu="listen"]');
  if (!(button instanceof HTMLButtonElement)) return;
  const words = button.textContent;
  let playing: Playing | undefined;

  const play = async (reader: Reader, series: Series) => {
    const { playTones, tonesOf } = await import('../sound.ts');
    const [first] = series.points;
    const last = series.points.at(-1);
    if (!first || !last) return;
    announce(`${series.label}, from ${series.sayX(first[0])} to ${series.sayX(last[0])}.`);
    const { series: number } = reader.at;
    playing = playTones(tonesOf(series), {
      move(share) {
        reader.mark({ series: number, point: Math.round(share * (series.points.length - 1)) });
      },
      end() {
        playing = undefined;
        button.textContent = words;
        reader.hide();
      },
    });
    button.textContent = 'Stop';
  };
  button.addEventListener('click', () => {
    if (playing) {
      playing.stop();
      return;
    }
    const reader = wanted();
    const series = reader?.curves[reader.at.series];
    if (!reader || !series) {
      sayBriefly(root, button, 'Nothing yet');
      return;
    }
    play(reader, series).catch(() => {
      // A browser without sound, or offline before the first sound.
      sayBriefly(root, button, 'No sound here');
    });
  });
  const stop = () => playing?.stop();
  // What is heard would no longer be what is seen.
  session.on('settings', stop);
  session.on('close', stop);
}
