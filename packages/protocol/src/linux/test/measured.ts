/**
 * What Linux 6.18 did, cell by cell: a choice of the 4,970 that were measured, two connections that never shared a port, no
 * options. `state end | flags seq ack +len | reply | state after | difference`: seq and a reply's ack counted from RCV.NXT,
 * ack and a reply's seq from SND.NXT; `-` for no ack and for no reply, `x` where there is nothing to count from.
 */
export const MEASURED = `
CLOSE-WAIT passive | 0 0 - +0 | - | CLOSE-WAIT |
CLOSE-WAIT passive | 0 64241 - +0 | - | CLOSE-WAIT | no-ack-first
CLOSE-WAIT passive | A 0 -70000 +10 | A 0 0 | CLOSE-WAIT |
CLOSE-WAIT passive | A 0 0 +0 | - | CLOSE-WAIT |
CLOSE-WAIT passive | A 64239 -2 +10 | A 0 0 | CLOSE-WAIT |
CLOSE-WAIT passive | A 64239 0 +0 | - | CLOSE-WAIT | edges
CLOSE-WAIT passive | F 64239 - +0 | - | CLOSE-WAIT | no-ack-first
CLOSE-WAIT passive | FA -1 0 +10 | R | CLOSED | past-fin
CLOSE-WAIT passive | FA -10 0 +10 | - | CLOSE-WAIT | second-fin
CLOSE-WAIT passive | FA 0 -1 +10 | A 0 0 | CLOSE-WAIT | ack-never-sent
CLOSE-WAIT passive | FA 0 -2 +0 | A 0 0 | CLOSE-WAIT | ack-never-sent
CLOSE-WAIT passive | FA 0 0 +0 | - | CLOSE-WAIT | second-fin
CLOSE-WAIT passive | FA 10 1 +10 | A 0 0 | CLOSE-WAIT |
CLOSE-WAIT passive | FA 64239 0 +0 | - | CLOSE-WAIT | edges
CLOSE-WAIT passive | PA 0 0 +1 | - | CLOSE-WAIT |
CLOSE-WAIT passive | R 64239 - +0 | A 0 0 | CLOSE-WAIT | edges
CLOSE-WAIT passive | RA -1 0 +0 | - | CLOSED | rst-at-fin
CLOSE-WAIT passive | RA -70000 1 +0 | - | CLOSE-WAIT |
CLOSE-WAIT passive | RA 1 1 +0 | A 0 0 | CLOSE-WAIT |
CLOSE-WAIT passive | RF 0 - +0 | - | CLOSED |
CLOSE-WAIT passive | RF 64239 - +0 | A 0 0 | CLOSE-WAIT | edges
CLOSE-WAIT passive | S 1 - +0 | A 0 0 | CLOSE-WAIT |
CLOSE-WAIT passive | SR -1 - +0 | - | CLOSED | rst-at-fin
CLOSE-WAIT passive | UA -1 0 +5 | R | CLOSED | past-fin
CLOSED passive | FA x x +0 | R | CLOSED |
CLOSED passive | RA x x +0 | - | CLOSED |
CLOSED passive | S x - +10 | RA | CLOSED |
CLOSING passive | A -1 -1 +10 | R | CLOSED | past-fin
CLOSING passive | A 0 -1 +0 | - | CLOSING |
CLOSING passive | A 0 1 +10 | A 0 0 | CLOSING |
CLOSING passive | A 1 -2 +10 | A 0 0 | CLOSING | ack-never-sent
CLOSING passive | A 200000 -70000 +10 | A 0 0 | CLOSING |
CLOSING passive | A 64239 -1 +0 | - | CLOSING | edges
CLOSING passive | A 64239 0 +0 | - | TIME-WAIT | edges
CLOSING passive | F -70000 - +0 | - | CLOSING | no-ack-first
CLOSING passive | FA -1 -1 +10 | R | CLOSED | past-fin
CLOSING passive | FA -1 0 +0 | - | TIME-WAIT | edges
CLOSING passive | FA -10 0 +10 | - | TIME-WAIT | second-fin
CLOSING passive | FA 0 -2 +10 | A 0 0 | CLOSING | ack-never-sent
CLOSING passive | FA 0 0 +0 | - | TIME-WAIT | second-fin
CLOSING passive | FA 10 -70000 +0 | A 0 0 | CLOSING |
CLOSING passive | FA 64239 -1 +0 | - | CLOSING | edges
CLOSING passive | PA 0 0 +1 | - | TIME-WAIT |
CLOSING passive | PU 1 - +10 | - | CLOSING |
CLOSING passive | PU 64240 - +10 | - | CLOSING | no-ack-first
CLOSING passive | R 0 - +0 | - | CLOSED |
CLOSING passive | RA -1 0 +0 | - | CLOSED | rst-at-fin
CLOSING passive | RA -1 1 +0 | - | CLOSED | rst-at-fin
CLOSING passive | RA 10 -1 +0 | A 0 0 | CLOSING |
CLOSING passive | RA 64239 0 +0 | A 0 0 | CLOSING | edges
CLOSING passive | RF 64239 - +0 | A 0 0 | CLOSING | edges
CLOSING passive | S 1 - +10 | A 0 0 | CLOSING |
CLOSING passive | SR -2 - +0 | - | CLOSING |
ESTABLISHED passive | 0 -70000 - +5 | - | ESTABLISHED | no-ack-first
ESTABLISHED passive | 0 1 - +5 | - | ESTABLISHED |
ESTABLISHED passive | 0 64241 - +5 | - | ESTABLISHED | no-ack-first
ESTABLISHED passive | A -1 100000 +0 | A 0 0 | ESTABLISHED |
ESTABLISHED passive | A 0 -70000 +10 | A 0 0 | ESTABLISHED |
ESTABLISHED passive | A 1 -1 +10 | A 0 0 | ESTABLISHED |
ESTABLISHED passive | A 10 -1 +0 | A 0 0 | ESTABLISHED | ack-never-sent
ESTABLISHED passive | A 10 100000 +0 | A 0 0 | ESTABLISHED |
ESTABLISHED passive | A 64239 0 +0 | - | ESTABLISHED |
ESTABLISHED passive | A 64240 0 +0 | - | ESTABLISHED | edges
ESTABLISHED passive | FA 0 -1 +0 | A 0 0 | ESTABLISHED | ack-never-sent
ESTABLISHED passive | FA 0 0 +0 | A 0 1 | CLOSE-WAIT |
ESTABLISHED passive | FA 0 0 +10 | - | CLOSE-WAIT |
ESTABLISHED passive | R 1 - +0 | A 0 0 | ESTABLISHED |
ESTABLISHED passive | RF -1 - +0 | A 0 0 | ESTABLISHED | edges
ESTABLISHED passive | RF -10 - +0 | - | ESTABLISHED |
ESTABLISHED passive | SFA 0 0 +0 | A 0 0 | ESTABLISHED |
ESTABLISHED passive | SR -1 - +0 | A 0 0 | ESTABLISHED | edges
ESTABLISHED passive | SR 0 - +0 | - | CLOSED |
FIN-WAIT-1 passive | 0 -70000 - +0 | - | FIN-WAIT-1 | no-ack-first
FIN-WAIT-1 passive | 0 -70000 - +5 | - | FIN-WAIT-1 | no-ack-first
FIN-WAIT-1 passive | A 0 -1 +0 | - | FIN-WAIT-1 |
FIN-WAIT-1 passive | A 0 -2 +0 | A 0 0 | FIN-WAIT-1 | ack-never-sent
FIN-WAIT-1 passive | A 0 0 +0 | - | FIN-WAIT-2 |
FIN-WAIT-1 passive | A 64239 -2 +0 | A 0 0 | FIN-WAIT-1 | ack-never-sent
FIN-WAIT-1 passive | A 64240 0 +0 | - | FIN-WAIT-2 | edges
FIN-WAIT-1 passive | A 64240 0 +10 | A 0 0 | FIN-WAIT-2 | edges
FIN-WAIT-1 passive | A 64241 -1 +0 | A 0 0 | FIN-WAIT-1 |
FIN-WAIT-1 passive | F 1 - +0 | - | FIN-WAIT-1 |
FIN-WAIT-1 passive | FA -1 0 +0 | A 0 0 | FIN-WAIT-2 | edges
FIN-WAIT-1 passive | FA -10 0 +10 | A 0 1 | TIME-WAIT |
FIN-WAIT-1 passive | FA -10 100000 +10 | A 0 0 | FIN-WAIT-1 |
FIN-WAIT-1 passive | FA 0 -1 +0 | A 0 1 | CLOSING |
FIN-WAIT-1 passive | FA 1 -1 +0 | A 0 0 | FIN-WAIT-1 |
FIN-WAIT-1 passive | FA 1 -70000 +10 | A 0 0 | FIN-WAIT-1 |
FIN-WAIT-1 passive | FA 10 0 +0 | A 0 0 | FIN-WAIT-2 |
FIN-WAIT-1 passive | RA -70000 0 +0 | - | FIN-WAIT-1 |
FIN-WAIT-1 passive | RA 0 -1 +0 | - | CLOSED |
FIN-WAIT-1 passive | RA 64240 -1 +0 | A 0 0 | FIN-WAIT-1 | edges
FIN-WAIT-1 passive | RA 64240 1 +0 | A 0 0 | FIN-WAIT-1 | edges
FIN-WAIT-1 passive | RF 1 - +0 | A 0 0 | FIN-WAIT-1 |
FIN-WAIT-1 passive | SFA 0 0 +0 | A 0 0 | FIN-WAIT-1 |
FIN-WAIT-2 passive | 0 10 - +5 | - | FIN-WAIT-2 |
FIN-WAIT-2 passive | 0 200000 - +0 | - | FIN-WAIT-2 | no-ack-first
FIN-WAIT-2 passive | A 0 -2 +10 | A 0 0 | FIN-WAIT-2 | ack-never-sent
FIN-WAIT-2 passive | A 1 0 +0 | - | FIN-WAIT-2 |
FIN-WAIT-2 passive | A 10 100000 +10 | A 0 0 | FIN-WAIT-2 |
FIN-WAIT-2 passive | A 64239 -1 +0 | - | FIN-WAIT-2 |
FIN-WAIT-2 passive | A 64239 -2 +0 | A 0 0 | FIN-WAIT-2 | ack-never-sent
FIN-WAIT-2 passive | A 64240 -1 +0 | - | FIN-WAIT-2 | edges
FIN-WAIT-2 passive | A 64240 0 +0 | - | FIN-WAIT-2 | edges
FIN-WAIT-2 passive | F -70000 - +0 | - | FIN-WAIT-2 | no-ack-first
FIN-WAIT-2 passive | FA 0 -1 +10 | A 0 11 | TIME-WAIT |
FIN-WAIT-2 passive | FA 0 -70000 +0 | A 0 0 | FIN-WAIT-2 |
FIN-WAIT-2 passive | FA 64239 -2 +10 | A 0 0 | FIN-WAIT-2 |
FIN-WAIT-2 passive | FA 64240 -2 +0 | A 0 0 | FIN-WAIT-2 |
FIN-WAIT-2 passive | R 64240 - +0 | A 0 0 | FIN-WAIT-2 | edges
FIN-WAIT-2 passive | RA 0 1 +0 | - | CLOSED |
FIN-WAIT-2 passive | RF -70000 - +0 | - | FIN-WAIT-2 |
FIN-WAIT-2 passive | SPA -1 0 +10 | A 0 0 | FIN-WAIT-2 |
FIN-WAIT-2 passive | SR -1 - +0 | A 0 0 | FIN-WAIT-2 | edges
FIN-WAIT-2 passive | SR 10 - +0 | A 0 0 | FIN-WAIT-2 |
LAST-ACK passive | A -1 -1 +10 | R | CLOSED | past-fin
LAST-ACK passive | A -10 0 +10 | - | CLOSED | edges
LAST-ACK passive | A 0 -1 +0 | - | LAST-ACK |
LAST-ACK passive | A 0 1 +0 | A 0 0 | LAST-ACK |
LAST-ACK passive | A 1 -70000 +0 | A 0 0 | LAST-ACK |
LAST-ACK passive | A 64239 -1 +0 | - | LAST-ACK | edges
LAST-ACK passive | F 64239 - +0 | - | LAST-ACK | no-ack-first
LAST-ACK passive | F 64241 - +0 | - | LAST-ACK | no-ack-first
LAST-ACK passive | FA -1 -1 +10 | R | CLOSED | past-fin
LAST-ACK passive | FA -10 -1 +10 | - | LAST-ACK | second-fin
LAST-ACK passive | FA -10 -2 +10 | A 0 0 | LAST-ACK | ack-never-sent
LAST-ACK passive | FA -70000 -2 +10 | A 0 0 | LAST-ACK |
LAST-ACK passive | FA 0 -1 +0 | - | LAST-ACK | second-fin
LAST-ACK passive | FA 10 -1 +0 | - | LAST-ACK |
LAST-ACK passive | FA 10 -2 +0 | A 0 0 | LAST-ACK | ack-never-sent
LAST-ACK passive | FA 64239 -1 +0 | - | LAST-ACK | edges
LAST-ACK passive | FA 64239 0 +0 | - | CLOSED | edges
LAST-ACK passive | PA 1 0 +1 | - | CLOSED |
LAST-ACK passive | PU 1 - +10 | - | LAST-ACK |
LAST-ACK passive | R 0 - +0 | - | CLOSED |
LAST-ACK passive | R 1 - +0 | A 0 0 | LAST-ACK |
LAST-ACK passive | R 64239 - +0 | A 0 0 | LAST-ACK | edges
LAST-ACK passive | RA -1 1 +0 | - | CLOSED | rst-at-fin
LAST-ACK passive | RA 64239 0 +0 | A 0 0 | LAST-ACK | edges
LAST-ACK passive | S 0 - +10 | A 0 0 | LAST-ACK |
LAST-ACK passive | SR -1 - +0 | - | CLOSED | rst-at-fin
LAST-ACK passive | SR -70000 - +0 | - | LAST-ACK |
LISTEN passive | 0 x - +5 | - | LISTEN |
LISTEN passive | PA x x +1 | R | LISTEN |
LISTEN passive | S x - +0 | SA | SYN-RECEIVED |
LISTEN passive | SF x - +0 | - | LISTEN | syn-fin
SYN-RECEIVED active | 0 64239 - +5 | - | SYN-RECEIVED |
SYN-RECEIVED active | A -1 100000 +10 | R | SYN-RECEIVED |
SYN-RECEIVED active | A -10 0 +10 | A 0 0 | ESTABLISHED | edges
SYN-RECEIVED active | A 64239 -1 +0 | - | ESTABLISHED | crossing-iss
SYN-RECEIVED active | A 64239 0 +0 | - | ESTABLISHED |
SYN-RECEIVED active | A 64240 -1 +0 | - | ESTABLISHED | crossing-iss
SYN-RECEIVED active | A 64240 -1 +10 | A 0 0 | ESTABLISHED | crossing-iss
SYN-RECEIVED active | A 64240 -2 +0 | R | SYN-RECEIVED | edges
SYN-RECEIVED active | A 64240 0 +0 | - | ESTABLISHED | edges
SYN-RECEIVED active | A 64240 0 +10 | A 0 0 | ESTABLISHED | edges
SYN-RECEIVED active | F -1 - +0 | - | SYN-RECEIVED | no-ack-first
SYN-RECEIVED active | FA 0 -1 +0 | A 0 1 | CLOSE-WAIT | crossing-iss
SYN-RECEIVED active | FA 0 -1 +10 | - | CLOSE-WAIT | crossing-iss
SYN-RECEIVED active | FA 0 0 +0 | A 0 1 | CLOSE-WAIT |
SYN-RECEIVED active | FA 0 0 +10 | - | CLOSE-WAIT |
SYN-RECEIVED active | FA 64239 0 +0 | A 0 0 | ESTABLISHED |
SYN-RECEIVED active | FA 64240 -1 +10 | A 0 0 | ESTABLISHED | crossing-iss
SYN-RECEIVED active | FA 64240 -2 +0 | R | SYN-RECEIVED | edges
SYN-RECEIVED active | PU 200000 - +10 | - | SYN-RECEIVED | no-ack-first
SYN-RECEIVED active | RA 0 -1 +0 | - | CLOSED |
SYN-RECEIVED active | RA 64240 1 +0 | A 0 0 | SYN-RECEIVED | edges
SYN-RECEIVED active | RA 64241 -1 +0 | - | SYN-RECEIVED |
SYN-RECEIVED active | RF 64239 - +0 | A 0 0 | SYN-RECEIVED |
SYN-RECEIVED active | RF 64240 - +0 | A 0 0 | SYN-RECEIVED | edges
SYN-RECEIVED active | SA -1 -70000 +0 | A 0 0 | SYN-RECEIVED |
SYN-RECEIVED active | SA -1 0 +0 | A 0 0 | ESTABLISHED | crossing-ack
SYN-RECEIVED active | SA -1 0 +0 | A 0 0 | ESTABLISHED | crossing-ack
SYN-RECEIVED active | SA 10 0 +0 | A 0 0 | SYN-RECEIVED |
SYN-RECEIVED active | SPA -1 0 +10 | A 0 0 | SYN-RECEIVED | syn-received-text
SYN-RECEIVED active | SPA -1 0 +10 | A 0 0 | SYN-RECEIVED | syn-received-text
SYN-RECEIVED passive | 0 64240 - +0 | - | SYN-RECEIVED | edges
SYN-RECEIVED passive | A 1 0 +0 | - | ESTABLISHED |
SYN-RECEIVED passive | A 200000 -70000 +0 | R | SYN-RECEIVED | request-ack-first
SYN-RECEIVED passive | A 64240 0 +0 | - | ESTABLISHED | edges
SYN-RECEIVED passive | A 64241 1 +0 | R | SYN-RECEIVED | request-ack-first
SYN-RECEIVED passive | FA -10 -1 +10 | R | SYN-RECEIVED |
SYN-RECEIVED passive | FA 0 0 +0 | A 0 1 | CLOSE-WAIT |
SYN-RECEIVED passive | FA 0 0 +10 | - | CLOSE-WAIT |
SYN-RECEIVED passive | PU 1 - +10 | - | SYN-RECEIVED |
SYN-RECEIVED passive | PU 200000 - +10 | A 0 0 | SYN-RECEIVED |
SYN-RECEIVED passive | RA -1 1 +0 | - | SYN-RECEIVED |
SYN-RECEIVED passive | RA 0 -1 +0 | - | CLOSED |
SYN-RECEIVED passive | RA 1 0 +0 | A 0 0 | SYN-RECEIVED |
SYN-RECEIVED passive | RA 64240 0 +0 | A 0 0 | SYN-RECEIVED | edges
SYN-RECEIVED passive | RA 64240 1 +0 | A 0 0 | SYN-RECEIVED | edges
SYN-RECEIVED passive | S -1 - +10 | SA -1 0 | SYN-RECEIVED | request-syn-again
SYN-RECEIVED passive | S 0 - +0 | RA | CLOSED | request-syn
SYN-RECEIVED passive | SF -1 - +0 | SA -1 0 | SYN-RECEIVED | request-syn-again
SYN-RECEIVED passive | SF 1 - +0 | RA | CLOSED | request-syn
SYN-RECEIVED passive | SPA -2 0 +10 | R | CLOSED | request-syn
SYN-RECEIVED passive | SPA 0 0 +10 | R | CLOSED | request-syn
SYN-RECEIVED passive | UA 10 0 +5 | A 0 0 | ESTABLISHED |
SYN-SENT active | RA x 0 +0 | - | CLOSED |
SYN-SENT active | RA x 1 +0 | - | SYN-SENT |
SYN-SENT active | RF x - +0 | - | SYN-SENT |
SYN-SENT active | SA x -1 +0 | R | SYN-SENT |
SYN-SENT active | SA x 0 +0 | A 0 | ESTABLISHED |
SYN-SENT active | SF x - +0 | SA -1 | SYN-RECEIVED |
SYN-SENT active | SFA x 0 +0 | A 0 | ESTABLISHED | syn-text
SYN-SENT active | SPA x 0 +10 | A 0 | ESTABLISHED | syn-text
SYN-SENT active | UA x 0 +5 | - | SYN-SENT |
TIME-WAIT active | 0 0 - +0 | - | TIME-WAIT |
TIME-WAIT active | A 0 -2 +0 | - | TIME-WAIT |
TIME-WAIT active | A 0 -70000 +0 | - | TIME-WAIT | time-wait-quiet
TIME-WAIT active | A 0 -70000 +10 | A 0 0 | TIME-WAIT |
TIME-WAIT active | A 0 0 +0 | - | TIME-WAIT |
TIME-WAIT active | A 0 100000 +0 | - | TIME-WAIT | time-wait-quiet
TIME-WAIT active | A 10 -1 +10 | A 0 0 | TIME-WAIT | time-wait-ack
TIME-WAIT active | FA -10 100000 +10 | A 0 0 | TIME-WAIT |
TIME-WAIT active | FA 10 -2 +10 | A 0 0 | TIME-WAIT | time-wait-ack
TIME-WAIT active | FA 64239 -1 +10 | A 0 0 | TIME-WAIT |
TIME-WAIT active | RA 0 -1 +0 | - | CLOSED |
TIME-WAIT active | RF 10 - +0 | - | TIME-WAIT | time-wait-rst
TIME-WAIT active | SPA 0 0 +10 | A 0 0 | TIME-WAIT |
TIME-WAIT active | SR 1 - +0 | - | TIME-WAIT | time-wait-rst
TIME-WAIT active | SR 64239 - +0 | - | TIME-WAIT |
TIME-WAIT passive | 0 0 - +0 | - | TIME-WAIT |
TIME-WAIT passive | 0 1 - +5 | A 0 0 | TIME-WAIT | time-wait-ack
TIME-WAIT passive | A -1 1 +10 | A 0 0 | TIME-WAIT |
TIME-WAIT passive | A 0 -2 +0 | - | TIME-WAIT |
TIME-WAIT passive | A 0 -70000 +0 | - | TIME-WAIT | time-wait-quiet
TIME-WAIT passive | A 0 0 +0 | - | TIME-WAIT |
TIME-WAIT passive | A 0 1 +0 | - | TIME-WAIT | time-wait-quiet
TIME-WAIT passive | FA -1 -70000 +10 | A 0 0 | TIME-WAIT |
TIME-WAIT passive | FA 1 -2 +0 | A 0 0 | TIME-WAIT | time-wait-ack
TIME-WAIT passive | FA 64239 100000 +0 | A 0 0 | TIME-WAIT |
TIME-WAIT passive | RA 0 0 +0 | - | CLOSED |
TIME-WAIT passive | RA 10 0 +0 | - | TIME-WAIT | time-wait-rst
TIME-WAIT passive | RA 200000 0 +0 | - | TIME-WAIT |
TIME-WAIT passive | S 10 - +0 | SA 11 | SYN-RECEIVED |
TIME-WAIT passive | SA 10 0 +0 | A 0 0 | TIME-WAIT |
TIME-WAIT passive | SF 10 - +0 | - | CLOSED | syn-fin
TIME-WAIT passive | SF 64241 - +0 | - | CLOSED | syn-fin
TIME-WAIT passive | SR 1 - +0 | - | TIME-WAIT | time-wait-rst
`;
