/**
 * The one table of transitions (RFC 9293 §3.3.2, Figure 5, and the rows that resets add). Calls, sent segments, arrivals
 * and timers take their next state from here and nowhere else, and the drawn diagram is made from the same rows.
 */
import type { State } from './state.ts';

/**
 * What moves an endpoint on. `close-queued`: CLOSE whose FIN still waits, behind bytes that can't leave yet.
 * `rcv-…-passive`: the end came from LISTEN. `rcv-…-reopened`: a SYN had reopened it from TIME-WAIT.
 */
export type TransitionEvent =
  | 'passive-open'
  | 'close'
  | 'close-queued'
  | 'abort'
  | 'send-syn'
  | 'send-fin'
  | 'send-rst'
  | 'rcv-syn'
  | 'rcv-syn-passive'
  | 'rcv-syn-reopened'
  | 'rcv-synack'
  | 'rcv-ack-of-syn'
  | 'rcv-fin'
  | 'rcv-ack-of-fin'
  | 'rcv-fin-acking-fin'
  | 'rcv-rst'
  | 'rcv-rst-passive'
  | 'rcv-rst-reopened'
  | '2msl';

export interface Transition {
  readonly from: State;
  readonly on: TransitionEvent;
  readonly to: State;
  /** The section that says so. */
  readonly rfc: string;
  /** It belongs into the picture: Figure 5 and its note 2. The rest are resets, and what only the RFC's text tells. */
  readonly drawn: boolean;
}

const drawn = (from: State, on: TransitionEvent, to: State, section: string): Transition => ({
  from,
  on,
  to,
  rfc: `RFC 9293 §${section}`,
  drawn: true,
});
const told = (from: State, on: TransitionEvent, to: State, section: string): Transition => ({
  ...drawn(from, on, to, section),
  drawn: false,
});

export const TRANSITIONS: readonly Transition[] = [
  // Opening
  drawn('CLOSED', 'passive-open', 'LISTEN', '3.10.1'),
  drawn('CLOSED', 'send-syn', 'SYN-SENT', '3.10.1'),
  drawn('LISTEN', 'send-syn', 'SYN-SENT', '3.10.2'),
  drawn('LISTEN', 'rcv-syn', 'SYN-RECEIVED', '3.10.7.2'),
  drawn('SYN-SENT', 'rcv-syn', 'SYN-RECEIVED', '3.10.7.3'),
  drawn('SYN-SENT', 'rcv-synack', 'ESTABLISHED', '3.10.7.3'),
  drawn('SYN-RECEIVED', 'rcv-ack-of-syn', 'ESTABLISHED', '3.10.7.4'),
  told('TIME-WAIT', 'rcv-syn', 'SYN-RECEIVED', '3.6.1'),

  // Closing
  drawn('LISTEN', 'close', 'CLOSED', '3.10.4'),
  drawn('SYN-SENT', 'close', 'CLOSED', '3.10.4'),
  drawn('SYN-RECEIVED', 'send-fin', 'FIN-WAIT-1', '3.10.4'),
  drawn('ESTABLISHED', 'send-fin', 'FIN-WAIT-1', '3.10.4'),
  told('ESTABLISHED', 'close-queued', 'FIN-WAIT-1', '3.10.4'),
  drawn('ESTABLISHED', 'rcv-fin', 'CLOSE-WAIT', '3.10.7.4'),
  drawn('CLOSE-WAIT', 'send-fin', 'LAST-ACK', '3.10.4'),
  // From CLOSE-WAIT the RFC’s words have the FIN first, then the state; stacks move with the call, as from ESTABLISHED.
  told('CLOSE-WAIT', 'close-queued', 'LAST-ACK', '3.10.4'),
  drawn('FIN-WAIT-1', 'rcv-ack-of-fin', 'FIN-WAIT-2', '3.10.7.4'),
  drawn('FIN-WAIT-1', 'rcv-fin', 'CLOSING', '3.10.7.4'),
  drawn('FIN-WAIT-1', 'rcv-fin-acking-fin', 'TIME-WAIT', '3.10.7.4'),
  drawn('FIN-WAIT-2', 'rcv-fin', 'TIME-WAIT', '3.10.7.4'),
  drawn('CLOSING', 'rcv-ack-of-fin', 'TIME-WAIT', '3.10.7.4'),
  drawn('LAST-ACK', 'rcv-ack-of-fin', 'CLOSED', '3.10.7.4'),
  drawn('TIME-WAIT', '2msl', 'CLOSED', '3.10.8'),

  // Giving up: a RST leaves where the peer has to be told; elsewhere the TCB is just deleted
  told('SYN-RECEIVED', 'send-rst', 'CLOSED', '3.10.5'),
  told('ESTABLISHED', 'send-rst', 'CLOSED', '3.10.5'),
  told('FIN-WAIT-1', 'send-rst', 'CLOSED', '3.10.5'),
  told('FIN-WAIT-2', 'send-rst', 'CLOSED', '3.10.5'),
  told('CLOSE-WAIT', 'send-rst', 'CLOSED', '3.10.5'),
  told('LISTEN', 'abort', 'CLOSED', '3.10.5'),
  told('SYN-SENT', 'abort', 'CLOSED', '3.10.5'),
  told('CLOSING', 'abort', 'CLOSED', '3.10.5'),
  told('LAST-ACK', 'abort', 'CLOSED', '3.10.5'),
  told('TIME-WAIT', 'abort', 'CLOSED', '3.10.5'),

  // Being reset
  told('SYN-SENT', 'rcv-rst', 'CLOSED', '3.10.7.3'),
  drawn('SYN-RECEIVED', 'rcv-rst-passive', 'LISTEN', '3.10.7.4'),
  told('SYN-RECEIVED', 'rcv-syn-passive', 'LISTEN', '3.10.7.4'),
  told('SYN-RECEIVED', 'rcv-rst-reopened', 'TIME-WAIT', '3.6.1'),
  told('SYN-RECEIVED', 'rcv-syn-reopened', 'TIME-WAIT', '3.6.1'),
  told('SYN-RECEIVED', 'rcv-rst', 'CLOSED', '3.10.7.4'),
  told('ESTABLISHED', 'rcv-rst', 'CLOSED', '3.10.7.4'),
  told('FIN-WAIT-1', 'rcv-rst', 'CLOSED', '3.10.7.4'),
  told('FIN-WAIT-2', 'rcv-rst', 'CLOSED', '3.10.7.4'),
  told('CLOSE-WAIT', 'rcv-rst', 'CLOSED', '3.10.7.4'),
  told('CLOSING', 'rcv-rst', 'CLOSED', '3.10.7.4'),
  told('LAST-ACK', 'rcv-rst', 'CLOSED', '3.10.7.4'),
  told('TIME-WAIT', 'rcv-rst', 'CLOSED', '3.10.7.4'),
];

const BY_STATE = new Map<State, Map<TransitionEvent, State>>();
for (const { from, on, to } of TRANSITIONS) {
  const row = BY_STATE.get(from) ?? new Map<TransitionEvent, State>();
  BY_STATE.set(from, row.set(on, to));
}

/** Where `on` leads from `state`; null where the table has no such row, and the state stays. */
export const next = (state: State, on: TransitionEvent): State | null => BY_STATE.get(state)?.get(on) ?? null;
