/** RSTs, and what answers to what fits no connection: title | story | move | strict [/ textbook], as verdict, rules, misconception. */
export const RESET = `
[RST-NEVER-TO-RST] LISTEN got RST | s: listen; >s R c | s R 0 | illegal RST-NEVER-TO-RST
[RST-NEVER-TO-RST] LISTEN got RST,ACK | s: listen; >s RA c s | s R s | illegal RST-NEVER-TO-RST
[RST-FORM-ACK] LISTEN got ACK | s: listen; >s A c s+5 | s R s+5 | legal
[RST-FORM-ACK] LISTEN got ACK, any seq | s: listen; >s A c s+5 | s R s+6 | illegal RST-FORM-ACK
[RST-FORM-ACK] LISTEN got ACK, ACK flag on | s: listen; >s A c s+5 | s RA s+5 c | illegal RST-FORM-ACK
[RST-FORM-ACK] LISTEN got ACK, form of the other | s: listen; >s A c s+5 | s RA 0 c | illegal RST-FORM-ACK
[RST-FORM-ACK] LISTEN got SYN,ACK | s: listen; >s SA c s+5 | s R s+5 | legal
[RST-FORM-ACK] LISTEN got FIN,ACK | s: listen; >s FA c s+5 | s R s+5 | legal
[RST-FORM-NOACK] closed port | c: connect; c> S c | s RA 0 c+1 | legal
[RST-FORM-NOACK] closed port, no ACK | c: connect; c> S c | s R 0 | illegal RST-FORM-NOACK
[RST-FORM-NOACK] closed port, seq | c: connect; c> S c | s RA 5 c+1 | illegal RST-FORM-NOACK
[RST-FORM-NOACK] closed port, seq = ISN | c: connect; c> S c | s RA s c+1 | illegal RST-FORM-NOACK
[RST-FORM-NOACK] closed port, ack = x | c: connect; c> S c | s RA 0 c | illegal RST-FORM-NOACK
[RST-FORM-NOACK] closed port, ack = x+2 | c: connect; c> S c | s RA 0 c+2 | illegal RST-FORM-NOACK
[RST-FORM-NOACK] closed port, form of the other | c: connect; c> S c | s R c+1 | illegal RST-FORM-NOACK
[RST-FORM-NOACK] SYN with data | c: connect; c> S c 5B | s RA 0 c+6 | legal
[RST-FORM-NOACK] SYN with data uncounted | c: connect; c> S c 5B | s RA 0 c+1 | illegal RST-FORM-NOACK
[RST-FORM-NOACK] bare FIN to CLOSED | >s F c | s RA 0 c+1 | legal
[RST-FORM-NOACK] data without ACK to CLOSED | >s P c 5B | s RA 0 c+5 | legal
[RST-FORM-NOACK] data without ACK to CLOSED, +1 | >s P c 5B | s RA 0 c+6 | illegal RST-FORM-NOACK
[RST-FORM-ACK] data to CLOSED | >s PA c s 5B | s R s | legal
[RST-FORM-ACK] data to CLOSED with ack | >s PA c s 5B | s RA s c+5 | illegal RST-FORM-ACK
[RST-FORM-ACK] data to CLOSED, seq 0 | >s PA c s 5B | s RA 0 c+5 | illegal RST-FORM-ACK
[RST-NEVER-TO-RST] CLOSED got RST | >s R c | s RA 0 c | illegal RST-NEVER-TO-RST
[RST-NEVER-TO-RST] CLOSED got RST,ACK | >s RA c s | s R s | illegal RST-NEVER-TO-RST
[RST-ABORT] RST from SYN-SENT | SYN-SENT | c R c+1 | illegal RST-ABORT synack-lost-deadlock
[RST-ABORT] abort in SYN-SENT sends no RST | SYN-SENT; c:! abort | c R c+1 | illegal RST-ABORT
[RST-FORM-ACK] stale SYN,ACK | SYN-SENT; >c SA s c-5000 | c R c-5000 | legal
[RST-FORM-ACK] stale SYN,ACK, own seq | SYN-SENT; >c SA s c-5000 | c R c+1 | illegal RST-FORM-ACK stale-synack
[RST-FORM-ACK] stale SYN,ACK, RST,ACK | SYN-SENT; >c SA s c-5000 | c RA c-5000 s+1 | illegal RST-FORM-ACK stale-synack
[RST-FORM-ACK] stale SYN,ACK, off by one | SYN-SENT; >c SA s c-5000 | c R c-4999 | illegal RST-FORM-ACK stale-synack
[RST-FORM-ACK] SYN-SENT got a bad ACK | SYN-SENT; >c A s c+7 | c R c+7 | legal
[RST-FORM-ACK] SYN-SENT got a bad ACK: other seq | SYN-SENT; >c A s c+7 | c R c+8 | illegal RST-FORM-ACK
[RST-NEVER-TO-RST] SYN-SENT got RST without ACK | SYN-SENT; >c R s | c R c+1 | illegal RST-NEVER-TO-RST
[RST-NEVER-TO-RST] SYN-SENT got RST with a bad ACK | SYN-SENT; >c RA s c+9 | c R c+9 | illegal RST-NEVER-TO-RST
[RST-NEVER-TO-RST] refused, then a RST | c: connect; c> S c; s> RA 0 c+1 | c R c+1 | illegal RST-NEVER-TO-RST
[RST-ABORT] from SYN-RECEIVED | SYN-RECEIVED; s:! abort | s R s+1 | legal
[RST-ABORT] from SYN-RECEIVED with ACK | SYN-RECEIVED; s:! abort | s RA s+1 c+1 | legal
[RST-ABORT] from SYN-RECEIVED at ISS | SYN-RECEIVED; s:! abort | s R s | illegal RST-ABORT syn-free
[RST-FORM-ACK] SYN-RECEIVED got a bad ACK | SYN-RECEIVED; >s A c+1 s+500 | s R s+500 | legal
[RST-FORM-ACK] SYN-RECEIVED got a bad ACK: at N | SYN-RECEIVED; >s A c+1 s+500 | s R s+501 | illegal RST-FORM-ACK
[RST-ABORT] abort instead of the third | SYNACK-CAME; c:! abort | c R c+1 | legal
[RST-ABORT] abort instead of the third, at ISS | SYNACK-CAME; c:! abort | c R c | illegal RST-ABORT syn-free
[RST-SYNC] challenge ACK to a SYN | ESTABLISHED; >s S c+50 | s A s+1 c+1 | legal
[RST-SYNC] challenge ACK to a RST in the window | ESTABLISHED; >s R c+50 | s A s+1 c+1 | legal
[RST-SYNC] challenge ACK to an old SYN | ESTABLISHED; >s S c | s A s+1 c+1 | legal
[RST-ABORT] CLOSING: a RST | CLOSING | c R c+2 | illegal RST-ABORT
[RST-ABORT] LAST-ACK | LAST-ACK; s:! abort | s R s+2 | illegal RST-ABORT
[RST-FORM-ACK] LAST-ACK got its ACK, then FIN comes | TIME-WAIT; c> A c+2 s+2; >s FA c+1 s+1 | s R s+1 | legal
[RST-FORM-ACK] CLOSED after all, data comes, wrong seq | TIME-WAIT; c> A c+2 s+2; >s A c+2 s+2 | s R s+9 | illegal RST-FORM-ACK
[RST-ABORT] ESTABLISHED | ESTABLISHED; c:! abort | c R c+1 | legal
[RST-ABORT] ESTABLISHED, with ACK | ESTABLISHED; c:! abort | c RA c+1 s+1 | legal
[RST-ABORT] linger 0 | ESTABLISHED; c:! close | c RA c+1 s+1 | legal
[RST-ABORT] no call shown | ESTABLISHED | c R c+1 | legal
[RST-ABORT] wrong seq | ESTABLISHED; c:! abort | c R c+2 | illegal RST-ABORT ack-costs
[RST-ABORT] seq at ISS | ESTABLISHED; c:! abort | c R c | illegal RST-ABORT syn-free
[RST-ABORT] seq 0 | ESTABLISHED; c:! abort | c R 0 | illegal RST-ABORT
[RST-ABORT] seq = peer's | ESTABLISHED; c:! abort | c R s+1 | illegal RST-ABORT swapped
[RST-ABORT] after data | DATA-CAME; s> A s+1 c+101; c:! abort | c R c+101 | legal
[ALL-ACK-VALUE] with an ack beyond R | ESTABLISHED; c:! abort | c RA c+1 s+9 | illegal ALL-ACK-VALUE
[RST-ABORT] FIN-WAIT-1 | FIN-WAIT-1; c:! abort | c R c+2 | legal
[RST-ABORT] FIN-WAIT-2 | FIN-WAIT-2; c:! abort | c R c+2 | legal
[RST-ABORT] CLOSE-WAIT | FIN-WAIT-2; s:! abort | s R s+1 | legal
[RST-ABORT] CLOSE-WAIT with ACK | FIN-WAIT-2; s:! abort | s RA s+1 c+2 | legal
[RST-ABORT] CLOSING | CLOSING; c:! abort | c R c+2 | illegal RST-ABORT
[RST-ABORT] TIME-WAIT | TIME-WAIT; c> A c+2 s+2; c:! abort | c R c+2 | illegal RST-ABORT timewait-passive
[RST-SYNC] to a segment out of the window | ESTABLISHED; >s PA c-90000 s+1 5B | s R s+1 | illegal RST-SYNC
[RST-SYNC] to a segment out of the window: ACK | ESTABLISHED; >s PA c-90000 s+1 5B | s A s+1 c+1 | legal
[RST-SYNC] to a SYN | ESTABLISHED; >s S c+50 | s R s+1 | illegal RST-SYNC
[RST-SYNC] to a SYN, RST,ACK | ESTABLISHED; >s S c+50 | s RA 0 c+51 | illegal RST-SYNC,RST-ABORT,ALL-ACK-VALUE
[RST-SYNC] to an ACK of the unsent | ESTABLISHED; >s A c+1 s+900 | s R s+900 | illegal RST-SYNC,RST-ABORT
[RST-SYNC] to an old duplicate | DATA-CAME; s> A s+1 c+101; c" | s R s+1 | illegal RST-SYNC
[RST-SYNC] aborted just then | ESTABLISHED; >s PA c-90000 s+1 5B; s:! abort | s R s+1 | legal
[DT-PURE-ACK] challenge with wrong seq | ESTABLISHED; >s S c+50 | s A s+2 c+1 | illegal DT-PURE-ACK ack-costs
[ALL-ACK-VALUE] challenge with the SYN's number | ESTABLISHED; >s S c+50 | s A s+1 c+51 | illegal ALL-ACK-VALUE
[DT-REXMIT] SYN,ACK to a SYN in ESTABLISHED | ESTABLISHED; >s S c+50 | s SA s c+51 | illegal DT-REXMIT
[RST-NEVER-TO-RST] ESTABLISHED was reset | ESTABLISHED; c:! abort; c> R c+1 | s R s+1 | illegal RST-NEVER-TO-RST
[RST-NEVER-TO-RST] ESTABLISHED was reset, RST,ACK | ESTABLISHED; c:! abort; c> RA c+1 s+1 | s RA s+1 c+1 | illegal RST-NEVER-TO-RST
[RST-NEVER-TO-RST] a RST out of the window | ESTABLISHED; >s R c-90000 | s R s+1 | illegal RST-NEVER-TO-RST
[RST-NEVER-TO-RST] a RST in the window | ESTABLISHED; >s R c+50 | s R s+1 | illegal RST-NEVER-TO-RST
[HS-LISTEN-SILENT] an ACK after the reset | ESTABLISHED; c:! abort; c> R c+1 | s A s+1 c+1 | illegal HS-LISTEN-SILENT
[HS-LISTEN-SILENT] data after the reset | ESTABLISHED; c:! abort; c> R c+1 | s PA s+1 c+1 5B | illegal HS-LISTEN-SILENT
[RST-DATA-LOST] FIN-WAIT-2, data after CLOSE | ESTABLISHED; c:! close; c> FA c+1 s+1; s> A s+1 c+2; s> PA s+1 c+2 10B | c R c+2 | legal
[RST-DATA-LOST] FIN-WAIT-2, data after CLOSE, with ACK | ESTABLISHED; c:! close; c> FA c+1 s+1; s> A s+1 c+2; s> PA s+1 c+2 10B | c RA c+2 s+11 | legal
[RST-DATA-LOST] FIN-WAIT-1, data after CLOSE | ESTABLISHED; c:! close; c~ FA c+1 s+1; s> PA s+1 c+1 10B | c R c+2 | legal
[RST-FORM-ACK] wrong seq | ESTABLISHED; c:! close; c> FA c+1 s+1; s> A s+1 c+2; s> PA s+1 c+2 10B | c R c+9 | illegal RST-FORM-ACK
[RST-DATA-LOST] CLOSE with data unread | ESTABLISHED; s> PA s+1 c+1 10B; c> A c+1 s+11; c:! close | c RA c+1 s+11 | legal
[RST-DATA-LOST] CLOSE with data unread, FIN | ESTABLISHED; s> PA s+1 c+1 10B; c> A c+1 s+11; c:! close | c FA c+1 s+11 | legal
[RST-FORM-ACK] crashed, data comes | ESTABLISHED; s:! crash; c> PA c+1 s+1 5B | s R s+1 | legal
[RST-FORM-ACK] crashed, data comes, wrong form | ESTABLISHED; s:! crash; c> PA c+1 s+1 5B | s RA s+1 c+6 | illegal RST-FORM-ACK
[HS-SYN-FLAGS] crashed, data comes, acknowledged | ESTABLISHED; s:! crash; c> PA c+1 s+1 5B | s A s+1 c+6 | illegal HS-SYN-FLAGS
[FIN-STATE] crashed, data comes, FIN | ESTABLISHED; s:! crash; c> PA c+1 s+1 5B | s FA s+1 c+6 | illegal FIN-STATE half-open-closed
[RST-SYNC] the other gets that SYN: challenge ACK | ESTABLISHED; c:! crash; c:! connect; c> S c+99999 | s A s+1 c+1 | legal
[RST-SYNC] the other gets that SYN: RST | ESTABLISHED; c:! crash; c:! connect; c> S c+99999 | s R s+1 | illegal RST-SYNC
[RST-SYNC] the other gets that SYN: FIN | ESTABLISHED; c:! crash; c:! connect; c> S c+99999 | s FA s+1 c+1 | legal
[RST-FORM-ACK] half-open discovered by SYN-SENT | ESTABLISHED; c:! crash; c:! connect; c> S c+99999; s> A s+1 c+1 | c R c+1 | legal
[RST-FORM-ACK] half-open discovered by SYN-SENT, wrong seq | ESTABLISHED; c:! crash; c:! connect; c> S c+99999; s> A s+1 c+1 | c R c+100000 | illegal RST-FORM-ACK
[ALL-ACK-VALUE] an abort from SYN-RECEIVED, ack one more | SYN-RECEIVED; s:! abort | s RA s+1 c+2 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] an abort from SYN-RECEIVED, ack = x | SYN-RECEIVED; s:! abort | s RA s+1 c | illegal ALL-ACK-VALUE ack-is-last
`;
