/** The states of RFC 9293 §3.3.2, in the order of Figure 5. Names are never translated. */
export const STATES = [
  'CLOSED',
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const;
export type State = (typeof STATES)[number];

/** The states from ESTABLISHED on (RFC 9293 §3.3.2); SYN-RECEIVED is not one of them, as in §3.5.2. */
export const isSynchronized = (state: State): boolean =>
  state !== 'CLOSED' && state !== 'LISTEN' && state !== 'SYN-SENT' && state !== 'SYN-RECEIVED';

/** The own SYN has certainly been acknowledged; behind a CLOSE in SYN-RECEIVED, FIN-WAIT-1 and CLOSING may still wait for that. */
export const isSynAcked = (state: State): boolean =>
  state === 'ESTABLISHED' ||
  state === 'FIN-WAIT-2' ||
  state === 'CLOSE-WAIT' ||
  state === 'LAST-ACK' ||
  state === 'TIME-WAIT';

/** Which of the two ends; in a rule nothing depends on it. */
export type Side = 'client' | 'server';
export const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');
