/** A curve to be heard: from left to right in about three seconds, higher for larger. */
import type { Series } from './series.ts';

export interface Tone {
  /** Seconds from the beginning. */
  readonly time: number;
  /** In hertz. */
  readonly frequency: number;
}

/** Two octaves about the A of a tuning fork: small loudspeakers carry them, and ears tell them apart. */
const [lowest, highest] = [220, 880];
export const soundSeconds = 3;

/**
 * Point after point, equally long. Equal distances on the curve's axis are equal intervals, from its least value to its
 * greatest; a level curve is one tone.
 */
export function tonesOf(
  { points, scale = 'linear' }: Pick<Series, 'points' | 'scale'>,
  seconds = soundSeconds,
): readonly Tone[] {
  const heights = points.map(([, y]) => (scale === 'log' ? Math.log(Math.max(y, Number.MIN_VALUE)) : y));
  const low = Math.min(...heights);
  const rise = Math.max(...heights) - low;
  return heights.map((height, i) => ({
    time: (seconds * i) / Math.max(1, heights.length - 1),
    frequency: lowest * (highest / lowest) ** (rise > 0 ? (height - low) / rise : 0.5),
  }));
}

export interface Playing {
  stop(): void;
}

/** Quiet enough not to startle. */
const loudness = 0.12;
/** A tone that begins or ends at once clicks. */
const fadeSeconds = 0.03;

/**
 * Plays them. `onMove` is told how far it has come, 0 to 1, and `onEnd` that it has ended or was stopped.
 * @throws where the browser has no sound
 */
export function playTones(
  tones: readonly Tone[],
  on: { move(share: number): void; end(): void },
  seconds = soundSeconds,
): Playing {
  const context = new AudioContext();
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.connect(gain).connect(context.destination);
  const start = context.currentTime + 0.05;
  const end = start + seconds;
  for (const { time, frequency } of tones)
    if (time === 0) oscillator.frequency.setValueAtTime(frequency, start);
    else oscillator.frequency.linearRampToValueAtTime(frequency, start + time);
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + fadeSeconds);
  gain.gain.setValueAtTime(loudness, end - fadeSeconds);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.start(start);
  oscillator.stop(end);

  let over = false;
  let frame = 0;
  // The page's clock, not the sound's: without a loudspeaker the sound's may stand still.
  const began = performance.now();
  const stop = () => {
    if (over) return;
    over = true;
    cancelAnimationFrame(frame);
    void context.close();
    on.end();
  };
  const follow = () => {
    const share = (performance.now() - began) / 1000 / seconds;
    if (share >= 1) {
      stop();
      return;
    }
    on.move(share);
    frame = requestAnimationFrame(follow);
  };
  frame = requestAnimationFrame(follow);
  return { stop };
}
