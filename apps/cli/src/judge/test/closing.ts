/** Moves that close a connection: title | story | move | strict [/ textbook], as verdict, rules, misconception. */
export const CLOSING = `
[FIN-STATE] FIN from SYN-SENT | SYN-SENT | c F c+1 | illegal FIN-STATE
[FIN-STATE] FIN,ACK from SYN-SENT | SYN-SENT | c FA c+1 0 | illegal FIN-STATE,ALL-ACK-VALUE
[FIN-STATE] FIN from SYN-RECEIVED | SYN-RECEIVED; s: close | s FA s+1 c+1 | legal
[FIN-STATE] FIN from SYN-RECEIVED, call missing | SYN-RECEIVED | s FA s+1 c+1 | legal
[FIN-SEQ] FIN from SYN-RECEIVED at ISS | SYN-RECEIVED; s: close | s FA s c+1 | illegal FIN-SEQ syn-free
[FIN-SEQ] at N | ESTABLISHED; c: close | c FA c+1 s+1 | legal
[FIN-SEQ] the server's own FIN first | ESTABLISHED; s: close | s FA s+1 c+1 | legal
[FIN-SEQ] after data | DATA-CAME; s> A s+1 c+101; c: close | c FA c+101 s+1 | legal
[FIN-SEQ] one too far after an ACK | ESTABLISHED | c FA c+2 s+1 | illegal FIN-SEQ ack-costs
[FIN-SEQ] one too far after data | DATA-CAME; s> A s+1 c+101 | c FA c+102 s+1 | illegal FIN-SEQ
[FIN-SEQ] at the last byte | DATA-CAME; s> A s+1 c+101 | c FA c+100 s+1 | illegal FIN-SEQ
[FIN-SEQ] at ISS | ESTABLISHED | c FA c s+1 | illegal FIN-SEQ syn-free
[FIN-SEQ] before the data in flight | ESTABLISHED; c>x PA c+1 s+1 100B | c FA c+1 s+1 | illegal FIN-SEQ
[FIN-SEQ] behind the data in flight | ESTABLISHED; c>x PA c+1 s+1 100B | c FA c+101 s+1 | legal
[FIN-SEQ] swapped | DATA-CAME; s> A s+1 c+101 | c FA s+1 c+101 | illegal FIN-SEQ,ALL-ACK-VALUE swapped
[FIN-DATA] FIN with data | ESTABLISHED; c: close | c FPA c+1 s+1 10B | legal
[FIN-MERGE3] the FIN carries the ACK | CLOSE-WAIT | s FA s+1 c+2 | legal
[FIN-MERGE3] the FIN with data carries the ACK | CLOSE-WAIT | s FPA s+1 c+2 9B | legal
[FIN-MERGE3] four | FIN-WAIT-2 | s FA s+1 c+2 | legal
[FIN-ACK-REQUIRED] stale ack | CLOSE-WAIT | s FA s+1 c+1 | illegal FIN-ACK-REQUIRED fin-ack-name
[FIN-ACK-REQUIRED] stale ack after the ACK | FIN-WAIT-2 | s FA s+1 c+1 | illegal FIN-ACK-REQUIRED fin-ack-name
[FIN-ACK-REQUIRED] after data: stale | DATA-CAME; s> A s+1 c+101; c> FA c+101 s+1 | s FA s+1 c+101 | illegal FIN-ACK-REQUIRED fin-ack-name
[FIN-ACK-REQUIRED] the FIN was lost: can't | ESTABLISHED; c>x FA c+1 s+1 | s FA s+1 c+1 | legal
[FIN-SEQ] own FIN from CLOSE-WAIT, one too far | FIN-WAIT-2 | s FA s+2 c+2 | illegal FIN-SEQ ack-costs
[FIN-SEQ] own FIN from CLOSE-WAIT at the peer's number | FIN-WAIT-2 | s FA c+2 c+2 | illegal FIN-SEQ swapped
[FIN-SEQ] own FIN from CLOSE-WAIT, swapped | FIN-WAIT-2 | s FA c+2 s+1 | illegal FIN-SEQ,ALL-ACK-VALUE swapped
[FIN-HALF-CLOSE] CLOSE-WAIT sends data | FIN-WAIT-2 | s PA s+1 c+2 10B | legal
[FIN-HALF-CLOSE] CLOSE-WAIT sends data, ack of FIN on it | CLOSE-WAIT | s PA s+1 c+2 10B | legal
[FIN-HALF-CLOSE] FIN-WAIT-2 acknowledges | FIN-WAIT-2; s> PA s+1 c+2 10B | c A c+2 s+11 | legal
[FIN-HALF-CLOSE] FIN-WAIT-1 acknowledges | FIN-WAIT-1; s> PA s+1 c+1 10B | c A c+2 s+11 | legal
[FIN-REXMIT] FIN-WAIT-1 | ESTABLISHED; c>x FA c+1 s+1; +1000 | c FA c+1 s+1 | legal
[FIN-REXMIT] FIN-WAIT-1, new seq | ESTABLISHED; c>x FA c+1 s+1; +1000 | c FA c+2 s+1 | illegal FIN-REXMIT resend-new-seq
[FIN-REXMIT] FIN-WAIT-1, old seq | ESTABLISHED; c> PA c+1 s+1 5B; s> A s+1 c+6; c>x FA c+6 s+1; +1000 | c FA c+5 s+1 | illegal FIN-REXMIT resend-new-seq
[FIN-REXMIT] LAST-ACK | LAST-ACK; +1000 | s FA s+1 c+2 | legal
[FIN-REXMIT] LAST-ACK, new seq | LAST-ACK; +1000 | s FA s+2 c+2 | illegal FIN-REXMIT resend-new-seq
[FIN-REXMIT] CLOSING | CLOSING; c> A c+2 s+2; +1000 | c FA c+1 s+2 | legal
[FIN-REXMIT] CLOSING, new seq | CLOSING; c> A c+2 s+2; +1000 | c FA c+2 s+2 | illegal FIN-REXMIT resend-new-seq
[FIN-ACK-REQUIRED] CLOSING, stale ack | CLOSING; c> A c+2 s+2; +1000 | c FA c+1 s+1 | illegal FIN-ACK-REQUIRED fin-ack-name
[FIN-REXMIT] data put before it | ESTABLISHED; c>x FA c+1 s+1; +1000 | c FPA c+1 s+1 5B | illegal DT-AFTER-FIN,FIN-REXMIT resend-new-seq
[FIN-STATE] FIN-WAIT-2: acknowledged already | FIN-WAIT-2; +1000 | c FA c+1 s+1 | illegal FIN-STATE
[DT-AFTER-FIN] FIN-WAIT-1 | FIN-WAIT-1 | c PA c+2 s+1 5B | illegal DT-AFTER-FIN data-after-fin
[DT-AFTER-FIN] FIN-WAIT-2 | FIN-WAIT-2 | c PA c+2 s+1 5B | illegal DT-AFTER-FIN data-after-fin
[DT-AFTER-FIN] LAST-ACK | LAST-ACK | s PA s+2 c+2 5B | illegal DT-AFTER-FIN data-after-fin
[DT-AFTER-FIN] CLOSING | CLOSING | c PA c+2 s+2 5B | illegal DT-AFTER-FIN data-after-fin
[DT-AFTER-FIN] over the FIN's number | FIN-WAIT-1 | c PA c+1 s+1 5B | illegal DT-AFTER-FIN data-after-fin
[DT-AFTER-FIN] FIN-WAIT-2, over the FIN's number | FIN-WAIT-2 | c PA c+1 s+1 5B | illegal DT-AFTER-FIN,DT-SEQ-NEXT data-after-fin
[FIN-STATE] FIN-WAIT-2, a second FIN | FIN-WAIT-2 | c FA c+2 s+1 | illegal FIN-STATE
[FIN-ACK3] simultaneous close: ACK | CLOSING | c A c+2 s+2 | legal
[TW-SEND] the last ACK | TIME-WAIT | c A c+2 s+2 | legal
[DT-PURE-ACK] the last ACK: seq = own FIN | TIME-WAIT | c A c+1 s+2 | illegal DT-PURE-ACK
[ALL-ACK-VALUE] the last ACK: ack = f | TIME-WAIT | c A c+2 s+1 | unusual ALL-ACK-VALUE ack-is-last
[ALL-ACK-VALUE] the last ACK: ack = f+2 | TIME-WAIT | c A c+2 s+3 | illegal ALL-ACK-VALUE
[DT-PURE-ACK] the last ACK: seq too far | TIME-WAIT | c A c+3 s+2 | illegal DT-PURE-ACK ack-costs
[DT-PURE-ACK] the last ACK: swapped | TIME-WAIT | c A s+2 c+2 | illegal DT-PURE-ACK,ALL-ACK-VALUE swapped
[TW-SEND] the last ACK again to a repeated FIN | TIME-WAIT; c>x A c+2 s+2; +1000; s> FA s+1 c+2 | c A c+2 s+2 | legal
[DT-NO-ACK-OF-ACK] the last ACK again, unprompted | TIME-WAIT; c>x A c+2 s+2; +1000 | c A c+2 s+2 | unusual DT-NO-ACK-OF-ACK ack-the-ack
[TW-SEND] data | TIME-WAIT; c> A c+2 s+2 | c PA c+2 s+2 5B | illegal TW-SEND data-after-fin
[TW-SEND] FIN | TIME-WAIT; c> A c+2 s+2 | c FA c+2 s+2 | illegal TW-SEND
[TW-SEND] the same FIN | TIME-WAIT; c> A c+2 s+2 | c FA c+1 s+2 | illegal TW-SEND
[TW-SEND] FIN instead of ACK | TIME-WAIT | c FA c+2 s+2 | illegal TW-SEND
[RST-ABORT] RST | TIME-WAIT; c> A c+2 s+2 | c R c+2 | illegal RST-ABORT timewait-passive
[HS-REXMIT-SAME] a FIN is answered as if it were a SYN | CLOSE-WAIT | s SA s+1 c+2 | illegal HS-REXMIT-SAME close-is-handshake
[ALL-FLAGS-SANE] SYN and FIN to close | ESTABLISHED; c:! close | c SFA c+1 s+1 | illegal ALL-FLAGS-SANE close-is-handshake
`;
