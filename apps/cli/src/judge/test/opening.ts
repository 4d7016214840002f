/** Moves that open a connection: title | story | move | strict [/ textbook], as verdict, rules, misconception. */
export const OPENING = `
[HS-SYN-FLAGS] a bare SYN | OPEN | c S c | legal
[HS-SYN-FLAGS] SYN with ECN set up | OPEN | c SEC c | legal
[HS-SYN-FLAGS] ACK on first SYN, 0 | OPEN | c SA c 0 | illegal HS-SYN-FLAGS ack-on-first-syn
[HS-SYN-FLAGS] ACK on first SYN, 1 | OPEN | c SA c 1 | illegal HS-SYN-FLAGS ack-on-first-syn
[HS-SYN-FLAGS] ACK on first SYN, own+1 | OPEN | c SA c c+1 | illegal HS-SYN-FLAGS ack-on-first-syn
[HS-SYN-FLAGS] no SYN, an ACK | OPEN | c A c 0 | illegal HS-SYN-FLAGS syn-is-number
[HS-SYN-FLAGS] PSH only: the number is thought to be the SYN | OPEN | c P c | illegal HS-SYN-FLAGS syn-is-number
[ALL-FLAGS-SANE] no flag: the number is thought to be the SYN | OPEN | c - c | illegal ALL-FLAGS-SANE syn-is-number
[ALL-FLAGS-SANE] no flag, and a number in Ack too: it is no SYN that is meant | OPEN | c - c (9001) | illegal ALL-FLAGS-SANE
[ALL-FLAGS-SANE] FIN with SYN | OPEN | c SF c | illegal ALL-FLAGS-SANE
[ALL-FLAGS-SANE] RST with SYN | OPEN | c SR c | illegal ALL-FLAGS-SANE
[FIN-STATE] a FIN to begin | OPEN | c FA c 0 | illegal FIN-STATE
[RST-ABORT] a RST to begin | OPEN | c R c | illegal RST-ABORT
[HS-ISN-CHOICE] ISN 1 | OPEN | c S 1 | unusual HS-ISN-CHOICE isn-one / legal
[HS-ISN-CHOICE] ISN 0 | OPEN | c S 0 | unusual HS-ISN-CHOICE isn-one / legal
[HS-ISN-CHOICE] ISN 2 | OPEN | c S 2 | legal
[HS-ISN-CHOICE] ISN 1000 | OPEN | c S 1000 | legal
[HS-ISN-CHOICE] ISN at the top | OPEN | c S 4294967295 | legal
[HS-ISN-CHOICE] server ISN 1 | SYN-CAME | s SA 1 c+1 | unusual HS-ISN-CHOICE isn-one / legal
[HS-ISN-CHOICE] server ISN 0 | SYN-CAME | s SA 0 c+1 | unusual HS-ISN-CHOICE isn-one / legal
[HS-ISN-CHOICE] both 1 | OPEN; c> S 1 | s SA 1 2 | unusual HS-ISN-CHOICE isn-one / legal
[HS-ISN-CHOICE] both 0 | OPEN; c> S 0 | s SA 0 1 | unusual HS-ISN-CHOICE isn-one / legal
[HS-ISN-CHOICE] repeated SYN of ISN 1 | OPEN; c>x S 1; +1000 | c S 1 | unusual HS-ISN-CHOICE isn-one / legal
[HS-ISN-CHOICE] third, both 1 | OPEN; c> S 1; s> SA 1 2 | c A 2 2 | legal
[HS-ISN-CHOICE] third, both 0 | OPEN; c> S 0; s> SA 0 1 | c A 1 1 | legal
[HS-ACK3-NUM] both 1, nothing added | OPEN; c> S 1; s> SA 1 2 | c A 1 1 | illegal HS-ACK3-NUM,ALL-ACK-VALUE syn-free
[HS-ACK3-NUM] both 1, seq unchanged | OPEN; c> S 1; s> SA 1 2 | c A 1 2 | illegal HS-ACK3-NUM syn-free
[HS-ACK3-NUM] both 1, ack unchanged | OPEN; c> S 1; s> SA 1 2 | c A 2 1 | illegal HS-ACK3-NUM ack-is-last
[HS-SYN-DATA] SYN with data | OPEN | c S c 10B | unusual HS-SYN-DATA
[HS-SYN-DATA] SYN,ACK with data | SYN-CAME | s SA s c+1 10B | unusual HS-SYN-DATA
[HS-SYN-ACK-NUM] data of the SYN not taken | OPEN; c> S c 10B | s SA s c+1 | legal
[HS-SYN-ACK-NUM] data of the SYN taken | OPEN; c> S c 10B | s SA s c+11 | legal
[HS-SYN-ACK-NUM] one more than data of the SYN | OPEN; c> S c 10B | s SA s c+12 | illegal HS-SYN-ACK-NUM
[HS-LISTEN-SILENT] SYN,ACK before any SYN | s: listen | s SA s c+1 | illegal HS-LISTEN-SILENT
[HS-LISTEN-SILENT] SYN,ACK for a SYN that was lost | SYN-SENT | s SA s c+1 | illegal HS-LISTEN-SILENT
[HS-LISTEN-SILENT] ACK before any SYN | s: listen | s A s 0 | illegal HS-LISTEN-SILENT
[HS-LISTEN-SILENT] data before any SYN | s: listen | s PA s 0 5B | illegal HS-LISTEN-SILENT
[HS-LISTEN-SILENT] FIN before any SYN | s: listen | s FA s 0 | illegal HS-LISTEN-SILENT
[HS-LISTEN-SILENT] RST unprompted | s: listen | s R s | illegal HS-LISTEN-SILENT
[HS-LISTEN-SILENT] SYN: it was opened actively | s:! listen; s:! connect | s S s | legal
[HS-LISTEN-SILENT] SYN from LISTEN, call missing | s:! listen | s S s | legal
[HS-LISTEN-SILENT] LISTEN got ACK, answers ACK | s: listen; >s A c s+5 | s A s+5 c | illegal HS-LISTEN-SILENT
[HS-REXMIT-SAME] SYN repeated | SYN-SENT; +1000 | c S c | legal
[HS-REXMIT-SAME] SYN repeated thrice | SYN-SENT; +1000; c>x S c; +2000; c>x S c; +4000 | c S c | legal
[HS-REXMIT-SAME] a new ISN | SYN-SENT; +1000 | c S c+777 | illegal HS-REXMIT-SAME resend-new-seq
[HS-REXMIT-SAME] ISN+1 | SYN-SENT; +1000 | c S c+1 | illegal HS-REXMIT-SAME resend-new-seq
[HS-REXMIT-SAME] a new connection after close | SYN-SENT; +1000; c:! close; c:! connect | c S c+777 | legal
[HS-SYN-FLAGS] ACK on the repeated SYN | SYN-SENT; +1000 | c SA c 0 | illegal HS-SYN-FLAGS ack-on-first-syn
[ALL-ACK-VALUE] an ACK from SYN-SENT, nothing came | SYN-SENT | c A c+1 s+1 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] stale SYN,ACK accepted | SYN-SENT; >c SA s c-5000 | c A c+1 s+1 | illegal ALL-ACK-VALUE stale-synack
[ALL-ACK-VALUE] stale SYN,ACK accepted at its number | SYN-SENT; >c SA s c-5000 | c A c-5000 s+1 | illegal ALL-ACK-VALUE stale-synack
[HS-REXMIT-SAME] SYN repeated after a stale SYN,ACK | SYN-SENT; >c SA s c-5000; c> R c-5000; +1000 | c S c | legal
[HS-REXMIT-SAME] a new ISN after a stale SYN,ACK | SYN-SENT; >c SA s c-5000; c> R c-5000; +1000 | c S c+9 | illegal HS-REXMIT-SAME resend-new-seq
[HS-REXMIT-SAME] SYN repeated after a dropped RST | SYN-SENT; >c R s; +1000 | c S c | legal
[HS-SYNACK-FLAGS] SYN,ACK | SYN-CAME | s SA s c+1 | legal
[HS-SYNACK-FLAGS] with ECE | OPEN; c> SEC c | s SAE s c+1 | legal
[HS-SYNACK-FLAGS] ACK alone | SYN-CAME | s A s c+1 | illegal HS-SYNACK-FLAGS four-is-safer
[HS-SYNACK-FLAGS] SYN alone | SYN-CAME | s S s | illegal HS-SYNACK-FLAGS four-is-safer
[HS-SYN-ACK-NUM] ack = x | SYN-CAME | s SA s c | illegal HS-SYN-ACK-NUM ack-is-last
[HS-SYN-ACK-NUM] ack = x+2 | SYN-CAME | s SA s c+2 | illegal HS-SYN-ACK-NUM
[HS-SYN-ACK-NUM] ack = x-1 | SYN-CAME | s SA s c-1 | illegal HS-SYN-ACK-NUM
[HS-SYN-ACK-NUM] ack = 0 | SYN-CAME | s SA s 0 | illegal HS-SYN-ACK-NUM
[HS-SYN-ACK-NUM] ack = 1 | SYN-CAME | s SA s 1 | illegal HS-SYN-ACK-NUM
[HS-SYN-ACK-NUM] ack = own + 1 | SYN-CAME | s SA s s+1 | illegal HS-SYN-ACK-NUM
[HS-SYNACK-SEQ] the peer's ISN | OPEN; c> S 777 | s SA 777 778 | illegal HS-SYNACK-SEQ swapped
[HS-REXMIT-SAME] SYN,ACK repeated | SYN-RECEIVED; +1000 | s SA s c+1 | legal
[HS-REXMIT-SAME] SYN,ACK repeated to a repeated SYN | SYN-RECEIVED; +1000; c> S c | s SA s c+1 | legal
[HS-REXMIT-SAME] SYN,ACK with new ISN | SYN-RECEIVED; +1000 | s SA s+999 c+1 | illegal HS-REXMIT-SAME resend-new-seq
[HS-REXMIT-SAME] SYN,ACK with ISN+1 | SYN-RECEIVED; +1000 | s SA s+1 c+1 | illegal HS-REXMIT-SAME resend-new-seq
[HS-REXMIT-SAME] SYN,ACK with new ISN to a repeated SYN | SYN-RECEIVED; +1000; c> S c | s SA s+999 c+1 | illegal HS-REXMIT-SAME resend-new-seq
[HS-SYN-ACK-NUM] repeated SYN,ACK, ack = x | SYN-RECEIVED; +1000 | s SA s c | illegal HS-SYN-ACK-NUM ack-is-last
[HS-SYN-ACK-NUM] repeated SYN,ACK, ack one more | SYN-RECEIVED; +1000 | s SA s c+2 | illegal HS-SYN-ACK-NUM
[HS-REXMIT-SAME] after RST back in LISTEN, new ISN | OPEN; >s S c-5000; s> SA s c-4999; c> R c-4999; c> S c | s SA s+4321 c+1 | legal
[HS-SYNACK-FLAGS] ACK to an unacceptable segment in SYN-RECEIVED | SYN-RECEIVED; >s A c+100000 s+1 | s A s+1 c+1 | legal
[HS-SYNACK-FLAGS] a pure ACK in SYN-RECEIVED out of nothing | SYN-RECEIVED | s A s+1 c+1 | illegal HS-SYNACK-FLAGS
[HS-SO-SYNACK] simultaneous open | BOTH-OPEN | c SA c s+1 | legal
[HS-SO-SYNACK] a new ISN | BOTH-OPEN | c SA c+777 s+1 | illegal HS-SO-SYNACK
[HS-SO-SYNACK] at N | BOTH-OPEN | c SA c+1 s+1 | illegal HS-SO-SYNACK
[HS-SO-SYNACK] ACK alone | BOTH-OPEN | c A c+1 s+1 | illegal HS-SO-SYNACK
[HS-SYN-ACK-NUM] simultaneous open, ack = y | BOTH-OPEN | c SA c s | illegal HS-SYN-ACK-NUM ack-is-last
[HS-SO-SYNACK] simultaneous open, the SYN again | BOTH-OPEN | c S c | illegal HS-SO-SYNACK
[HS-SO-SYNACK] the peer, too | BOTH-OPEN; c=; c~ SA c s+1 | s SA s c+1 | legal
[HS-ACK3-NUM] an ACK after the crossed SYN,ACKs | BOTH-OPEN; c=; c~ SA c s+1; s> SA s c+1 | c A c+1 s+1 | legal
[HS-REXMIT-SAME] simultaneous open, SYN,ACK repeated | BOTH-OPEN; c>x SA c s+1; +1000 | c SA c s+1 | legal
[HS-ACK3-NUM] the third | SYNACK-CAME | c A c+1 s+1 | legal
[HS-ACK3-NUM] seq unchanged | SYNACK-CAME | c A c s+1 | illegal HS-ACK3-NUM syn-free
[HS-ACK3-NUM] ack = y | SYNACK-CAME | c A c+1 s | illegal HS-ACK3-NUM ack-is-last
[HS-ACK3-NUM] both unchanged | SYNACK-CAME | c A c s | illegal HS-ACK3-NUM,ALL-ACK-VALUE syn-free
[HS-ACK3-NUM] swapped | SYNACK-CAME | c A s+1 c+1 | illegal HS-ACK3-NUM,ALL-ACK-VALUE swapped
[HS-ACK3-NUM] seq + 2 | SYNACK-CAME | c A c+2 s+1 | illegal HS-ACK3-NUM ack-costs
[HS-ACK3-NUM] ack + 2 | SYNACK-CAME | c A c+1 s+2 | illegal HS-ACK3-NUM
[HS-ACK3-NUM] ack 0 | SYNACK-CAME | c A c+1 0 | illegal HS-ACK3-NUM
[HS-ACK3-NUM] relative numbers | SYNACK-CAME | c A 1 1 | illegal HS-ACK3-NUM,ALL-ACK-VALUE
[HS-ACK3-DATA] with data | SYNACK-CAME | c PA c+1 s+1 5B | legal
[HS-ACK3-DATA] with FIN | SYNACK-CAME; c: close | c FA c+1 s+1 | legal
[HS-ACK3-DATA] with data and FIN | SYNACK-CAME; c: close | c FPA c+1 s+1 5B | legal
[HS-ACK3-NUM] with data, ack = y | SYNACK-CAME | c PA c+1 s 5B | illegal HS-ACK3-NUM ack-is-last
[HS-ACK3-NUM] with data, seq unchanged | SYNACK-CAME | c PA c s+1 5B | illegal HS-ACK3-NUM syn-free
[HS-ACK3-NUM] with FIN, seq unchanged | SYNACK-CAME | c FA c s+1 | illegal HS-ACK3-NUM syn-free
[DT-REXMIT] SYN again instead of the third | SYNACK-CAME | c S c | illegal DT-REXMIT
[DT-REXMIT] SYN,ACK instead of the third | SYNACK-CAME | c SA c s+1 | illegal DT-REXMIT
[HS-ACK3-DATA] lost third, then data | SYNACK-CAME; c>x A c+1 s+1; +1000 | c PA c+1 s+1 5B | legal
[HS-SYN-FLAGS] crashed, opens anew | ESTABLISHED; c:! crash; c:! connect | c S c+99999 | legal
`;
