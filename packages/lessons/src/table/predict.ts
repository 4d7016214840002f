/** Foretelling the peer: the state that it will be in, and the Ack that it will then send. */
import type { Endpoint } from '@handshake/protocol';
import type { Prediction } from './log.ts';

/** What is true of an end once something has reached it. */
export const foretold = ({ state, irs, rcv }: Endpoint): Prediction => ({
  state,
  // An end without a connection has nothing to acknowledge with.
  ack: irs === null || state === 'CLOSED' || state === 'LISTEN' ? null : rcv.nxt,
});
