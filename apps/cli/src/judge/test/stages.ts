/** Stages of a connection that stories begin with, by the state that the end in question has come to. */
const OPEN = 's: listen; c: connect';
const SYN_CAME = `${OPEN}; c> S c`;
const SYNACK_CAME = `${SYN_CAME}; s> SA s c+1`;
const ESTABLISHED = `${SYNACK_CAME}; c> A c+1 s+1`;
const CLOSE_WAIT = `${ESTABLISHED}; c: shutdown; c> FA c+1 s+1`;
const FIN_WAIT_2 = `${CLOSE_WAIT}; s> A s+1 c+2`;

export const STAGES: Readonly<Record<string, string>> = {
  /** Nobody has sent anything. */
  OPEN,
  'SYN-SENT': `${OPEN}; c>x S c`,
  'SYN-CAME': SYN_CAME,
  'SYN-RECEIVED': `${SYN_CAME}; s>x SA s c+1`,
  'SYNACK-CAME': SYNACK_CAME,
  ESTABLISHED,
  'DATA-CAME': `${ESTABLISHED}; c: send 100; c> PA c+1 s+1 100B`,
  'FIN-WAIT-1': `${ESTABLISHED}; c: shutdown; c~ FA c+1 s+1`,
  'CLOSE-WAIT': CLOSE_WAIT,
  'FIN-WAIT-2': FIN_WAIT_2,
  'LAST-ACK': `${FIN_WAIT_2}; s: close; s~ FA s+1 c+2`,
  'TIME-WAIT': `${FIN_WAIT_2}; s: close; s> FA s+1 c+2`,
  CLOSING: `${ESTABLISHED}; c: close; s: close; c~ FA c+1 s+1; s~ FA s+1 c+1; s=`,
  'BOTH-OPEN': 'c: connect; s: connect; c~ S c; s~ S s; s=',
  'NEAR-THE-WRAP': `${OPEN}; c> S 4294967285; s> SA s 4294967286; c> A 4294967286 s+1`,
};
