/**
 * Whether a network is learning or being used: dropout and batch normalisation do different things. The layers
 * of one network share one object, so one assignment switches them all, however deeply they are nested.
 */
export interface Mode {
  training: boolean;
}
