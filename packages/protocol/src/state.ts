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

/** Which of the two ends; in a rule nothing depends on it. */
export type Side = 'client' | 'server';
export const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');
