/**
 * Where an experiment has nothing to show yet, but may be paused or stopped, it yields a breath. Without one, what lies
 * between two frames would have to be done before anybody is heard.
 */
export interface Breath {
  readonly breath: true;
}

export const breath: Breath = { breath: true };

export function isBreath(frame: object): frame is Breath {
  return 'breath' in frame;
}
