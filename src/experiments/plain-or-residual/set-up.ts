/** In a file of its own, since the figure needs it, and not the networks that its worker trains. */

/** Hidden layers of the two networks to which the deep ones are compared. */
export const shallow = 10;
