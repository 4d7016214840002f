/** How the stories begin. */

/** Both have called OPEN; nothing has left. */
export const START = `
  s LISTEN
  c OPEN`;
export const SYN_SENT = `${START}
  c> S 0 ...`;
/** The server has the SYN. */
export const SYN_RECEIVED = `${START}
  c> S 0`;
/** The client has the SYN,ACK. */
export const THIRD = `${SYN_RECEIVED}
  s> SA 0 1`;
/** Both ESTABLISHED, and folded in the picture. */
export const OPEN = `${THIRD}
  c> A 1 1
  --`;
/** Both have opened actively, and the SYNs have crossed. */
export const CROSSED = `
  c OPEN
  s OPEN
  c> S 0 ...
  s> S 0 ...
  ... 1
  ... 2`;
/** 100 bytes from the client, acknowledged. */
export const ACKED = `${OPEN}
  c SEND 100
  c> PA 1 1 +100
  s> A 1 101`;
/** And 220 back, not acknowledged yet. */
export const ANSWERED = `${ACKED}
  s SEND 220
  s> PA 1 101 +220`;
/** The client closes first: its FIN has arrived. */
export const FIN = `${OPEN}
  c CLOSE
  c> FA 1 1`;
export const FIN_ACKED = `${FIN}
  s> A 1 2`;
/** The server has closed too; the client has its FIN. */
export const FIN_BACK = `${FIN_ACKED}
  s CLOSE
  s> FA 1 2`;
/** The client is in TIME-WAIT and has acknowledged everything. */
export const TIME_WAIT = `${FIN_BACK}
  c> A 2 2`;
/** Both have closed at once: the FINs have crossed. */
export const CLOSING = `${OPEN}
  c CLOSE
  s CLOSE
  c> FA 1 1 ...
  s> FA 1 1 ...
  ... 4
  ... 5`;
