/** What changes the parameters after each `backward`. */
export interface Optimiser {
  /** May be changed between steps. */
  learningRate: number;
  /** One step against the parameters' present gradients. */
  step(): void;
}
