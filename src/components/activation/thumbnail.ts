/** The lines of a gallery picture, to one scale for all: drawn when the page is built, and again when the reader changes the range. */
import { kinkPlaces, type Activation } from '../../activations/activation.ts';
import { axesPath, curvePath, toX, toY, type Frame } from './curve.ts';
import { shownParameters } from './shown.ts';

export const usualRight = 4;

/** From −4 to `right`; a unit is as wide as it is high, so that a line at 45° passes its input unchanged. */
export function thumbnailFrame(right: number): Frame {
  const [width, height, left, low] = [224, 140, -4, -1.5];
  const unit = width / (right - left);
  return { x: [left, right], y: [low, low + height / unit], width, height };
}

export interface ThumbnailLines {
  readonly axis: string;
  /** ReLU behind it. */
  readonly ghost: string;
  readonly f: string;
  readonly df: string;
}

export function thumbnailLines(activation: Activation, frame: Frame): ThumbnailLines {
  const parameters = shownParameters(activation);
  const breaks = kinkPlaces(activation, parameters);
  return {
    axis: axesPath(frame, 5),
    ghost: curvePath((x) => Math.max(0, x), frame, [0]),
    f: curvePath((x) => activation.f(x, parameters), frame, breaks),
    df: curvePath((x) => activation.df(x, parameters), frame, breaks),
  };
}

/** Where a word stands above a curve, in the picture’s pixels. */
export const above = (frame: Frame, x: number, y: number, lift: number) => ({
  x: toX(frame, x),
  y: toY(frame, y) + lift,
});
