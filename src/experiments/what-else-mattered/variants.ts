/** The whole, and what is left when one part is taken out: for the figure, which needs no network to name them. */
export interface Variant {
  readonly id: string;
  readonly activation: string;
  readonly dropout: number;
  readonly shifts: boolean;
  /** Of the images and of the steps. */
  readonly images: number;
  readonly steps: number;
}

const whole = { activation: 'relu', dropout: 0.5, shifts: true, images: 1, steps: 1 } as const;
export const variants = [
  { ...whole, id: 'whole' },
  { ...whole, id: 'fewer-steps', steps: 0.1 },
  { ...whole, id: 'fewer-images', images: 0.1 },
  { ...whole, id: 'tanh', activation: 'tanh' },
  { ...whole, id: 'no-dropout', dropout: 0 },
  { ...whole, id: 'no-shifts', shifts: false },
] as const satisfies readonly Variant[];
export type VariantId = (typeof variants)[number]['id'];
