/** What is foretold, as it is typed, and as the log has it. */
import type { Prediction } from '@handshake/lessons';
import type { State } from '@handshake/protocol';
import { readSeq } from '../numbers.ts';
import type { Bases, NumberMode } from '../numbers.ts';

export interface Foretold {
  readonly state: State | null;
  /** Empty: it will have nothing to acknowledge with. */
  readonly ack: string;
}
export const NOTHING_FORETOLD: Foretold = { state: null, ack: '' };

/** Null where it can't be read yet. Their Ack counts the own stream. */
export function readForetold({ state, ack }: Foretold, mode: NumberMode, bases: Bases): Prediction | null {
  if (state === null) return null;
  if (ack.trim() === '') return { state, ack: null };
  const got = readSeq(ack, mode, bases.own);
  return got.ok ? { state, ack: got.value } : null;
}
