/**
 * A power that every figure has: a function that is given the session when the figure becomes live and listens to what
 * it needs. One file each; host.ts lists them.
 */
import type { Session } from '../session.ts';

export type Feature = (session: Session) => void;
