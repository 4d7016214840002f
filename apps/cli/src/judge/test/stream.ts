/** Moves of an open connection: data, ACKs, windows, flags and numbers that wrap: title | story | move | strict [/ textbook], as verdict, rules, misconception. */
export const STREAM = `
[DT-STATE] data to begin | OPEN | c PA c 0 5B | illegal HS-SYN-FLAGS,DT-STATE
[ALL-ACK-FIELD] SYN with number in ack field | OPEN | c S c (5) | unusual ALL-ACK-FIELD ack-on-first-syn
[ALL-ACK-FIELD] SYN with 0 in ack field | OPEN | c S c (0) | legal
[ALL-ACK-FIELD] RST with number in ack field | ESTABLISHED | c R c+1 (s+1) | unusual ALL-ACK-FIELD
[DT-STATE] data from SYN-SENT | SYN-SENT | c PA c+1 0 5B | illegal DT-STATE,ALL-ACK-VALUE
[DT-STATE] data from SYN-SENT, no ACK | SYN-SENT | c P c+1 5B | illegal DT-STATE
[ALL-ACK-VALUE] acks a SYN,ACK that was lost | SYN-RECEIVED | c A c+1 s+1 | illegal ALL-ACK-VALUE
[ALL-FLAGS-SANE] SYN,FIN,ACK | SYN-CAME | s SFA s c+1 | illegal ALL-FLAGS-SANE
[ALL-FLAGS-SANE] SYN,RST,ACK | SYN-CAME | s SRA s c+1 | illegal ALL-FLAGS-SANE
[DT-STATE] data before the third ACK | SYNACK-CAME | s PA s+1 c+1 5B | illegal DT-STATE two-is-enough
[DT-STATE] data before the third ACK (lost) | SYNACK-CAME; c>x A c+1 s+1 | s PA s+1 c+1 5B | illegal DT-STATE two-is-enough
[DT-STATE] data after the crossed SYN,ACKs | BOTH-OPEN; c=; c~ SA c s+1; s> SA s c+1 | c PA c+1 s+1 5B | legal
[DT-STATE] data in a simultaneous open | BOTH-OPEN; c=; c~ SA c s+1 | c PA c+1 s+1 5B | illegal DT-STATE two-is-enough
[ALL-ACK-SET] with data, no ACK | SYNACK-CAME | c P c+1 5B | ignored ALL-ACK-SET two-is-enough
[ALL-FLAGS-SANE] third without a flag | SYNACK-CAME | c - c+1 | illegal ALL-FLAGS-SANE
[DT-NO-ACK-OF-ACK] the third repeated without cause | SYNACK-CAME; c>x A c+1 s+1; +1000 | c A c+1 s+1 | unusual DT-NO-ACK-OF-ACK resend-ack3
[DT-NO-ACK-OF-ACK] the third repeated for a repeated SYN,ACK | SYNACK-CAME; c>x A c+1 s+1; +1000; s> SA s c+1 | c A c+1 s+1 | legal
[DT-NO-ACK-OF-ACK] two SYN,ACKs, the first ACK | SYNACK-CAME; s> SA s c+1 | c A c+1 s+1 | legal
[DT-NO-ACK-OF-ACK] two SYN,ACKs, two ACKs | SYNACK-CAME; s> SA s c+1; c> A c+1 s+1 | c A c+1 s+1 | legal
[DT-NO-ACK-OF-ACK] two SYN,ACKs, a third ACK | SYNACK-CAME; s> SA s c+1; c> A c+1 s+1; c> A c+1 s+1 | c A c+1 s+1 | unusual DT-NO-ACK-OF-ACK resend-ack3
[DT-SEQ-NEXT] data of the client | ESTABLISHED | c PA c+1 s+1 10B | legal
[DT-SEQ-NEXT] data of the server | ESTABLISHED | s PA s+1 c+1 10B | legal
[DT-SEQ-NEXT] data of the server after the client's | DATA-CAME | s PA s+1 c+101 10B | legal
[DT-SEQ-NEXT] data at ISS | ESTABLISHED | c PA c s+1 10B | illegal DT-SEQ-NEXT syn-free
[DT-SEQ-NEXT] server's data at ISS | ESTABLISHED | s PA s c+1 10B | illegal DT-SEQ-NEXT syn-free
[DT-SEQ-NEXT] a number for the third ACK | ESTABLISHED | c PA c+2 s+1 10B | illegal DT-SEQ-NEXT ack-costs
[DT-SEQ-NEXT] a gap | ESTABLISHED | c PA c+11 s+1 10B | illegal DT-SEQ-NEXT
[DT-SEQ-NEXT] one too far after data | ESTABLISHED; c> PA c+1 s+1 100B | c PA c+102 s+1 10B | illegal DT-SEQ-NEXT
[DT-SEQ-NEXT] a number for the ACK of data | ESTABLISHED; s> PA s+1 c+1 100B; c> A c+1 s+101 | c PA c+2 s+101 10B | illegal DT-SEQ-NEXT ack-costs
[DT-SEQ-NEXT] swapped | ESTABLISHED | c PA s+1 c+1 10B | illegal DT-SEQ-NEXT,ALL-ACK-VALUE swapped
[DT-SEQ-NEXT] swapped, after data | DATA-CAME; s> A s+1 c+101 | s PA c+101 s+1 10B | illegal DT-SEQ-NEXT,ALL-ACK-VALUE swapped
[DT-SEQ-NEXT] acknowledged data again | DATA-CAME; s> A s+1 c+101 | c PA c+1 s+1 100B | illegal DT-SEQ-NEXT
[DT-SEQ-NEXT] next after data | DATA-CAME; s> A s+1 c+101 | c PA c+101 s+1 10B | legal
[DT-SEQ-NEXT] next while the first is in flight | ESTABLISHED; c>x PA c+1 s+1 100B | c PA c+101 s+1 10B | legal
[DT-REXMIT] the same again | ESTABLISHED; c>x PA c+1 s+1 100B; +1000 | c PA c+1 s+1 100B | legal
[DT-REXMIT] cut: the first half | ESTABLISHED; c>x PA c+1 s+1 100B; +1000 | c PA c+1 s+1 50B | legal
[DT-REXMIT] cut: the second half | ESTABLISHED; c>x PA c+1 s+1 100B; +1000 | c PA c+51 s+1 50B | legal
[DT-REXMIT] two as one | ESTABLISHED; c>x PA c+1 s+1 100B; c>x PA c+101 s+1 50B; +1000 | c PA c+1 s+1 150B | legal
[DT-REXMIT] more than before | ESTABLISHED; c>x PA c+1 s+1 100B; +1000 | c PA c+1 s+1 150B | legal
[FIN-SEQ] with a FIN in the middle | ESTABLISHED; c>x PA c+1 s+1 100B; +1000 | c FPA c+1 s+1 50B | illegal FIN-SEQ
[DT-REXMIT] with a FIN after all data | ESTABLISHED; c>x PA c+1 s+1 100B; +1000 | c FPA c+1 s+1 100B | legal
[DT-REXMIT] data and FIN as one | ESTABLISHED; c>x PA c+1 s+1 100B; c>x FA c+101 s+1; +1000 | c FPA c+1 s+1 100B | legal
[DT-REXMIT] data where the FIN was | ESTABLISHED; c>x PA c+1 s+1 100B; c>x FA c+101 s+1; +1000 | c PA c+1 s+1 101B | illegal DT-REXMIT
[DT-REXMIT] only the data after FIN | ESTABLISHED; c>x PA c+1 s+1 100B; c>x FA c+101 s+1; +1000 | c PA c+1 s+1 100B | legal
[DT-REXMIT] part acknowledged, the rest | ESTABLISHED; c> PA c+1 s+1 100B; c>x PA c+101 s+1 100B; s> A s+1 c+101; +1000 | c PA c+101 s+1 100B | legal
[DT-REXMIT] part acknowledged, the whole again | ESTABLISHED; c> PA c+1 s+1 100B; c>x PA c+101 s+1 100B; s> A s+1 c+101; +1000 | c PA c+1 s+1 200B | unusual DT-REXMIT
[DT-REXMIT] the ACK was lost: the sender can't know | DATA-CAME; s>x A s+1 c+101; +1000 | c PA c+1 s+1 100B | legal
[DT-REXMIT] from before U into the hole | ESTABLISHED; c> PA c+1 s+1 100B; c>x PA c+101 s+1 100B; s> A s+1 c+101; +1000 | c PA c+51 s+1 100B | unusual DT-REXMIT
[ALL-ACK-VALUE] R | DATA-CAME | s A s+1 c+101 | legal
[ALL-ACK-VALUE] the last byte | DATA-CAME | s A s+1 c+100 | illegal ALL-ACK-VALUE ack-is-last
[ALL-ACK-VALUE] Seq+1 | DATA-CAME | s A s+1 c+2 | illegal ALL-ACK-VALUE ack-plus-one
[ALL-ACK-VALUE] one more | DATA-CAME | s A s+1 c+102 | illegal ALL-ACK-VALUE ack-plus-one
[ALL-ACK-VALUE] far more | DATA-CAME | s A s+1 c+5000 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] half | DATA-CAME | s A s+1 c+51 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] the length alone | DATA-CAME | s A s+1 100 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] their Seq | DATA-CAME | s A s+1 c+1 | unusual ALL-ACK-VALUE
[ALL-ACK-VALUE] below IRS | DATA-CAME | s A s+1 c-1 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] swapped | DATA-CAME | s A c+101 s+1 | illegal DT-PURE-ACK,ALL-ACK-VALUE swapped
[ALL-ACK-VALUE] ack 0 | DATA-CAME | s A s+1 0 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] one byte, the last byte | ESTABLISHED; c> PA c+1 s+1 1B | s A s+1 c+1 | unusual ALL-ACK-VALUE ack-is-last
[ALL-ACK-VALUE] one byte | ESTABLISHED; c> PA c+1 s+1 1B | s A s+1 c+2 | legal
[ALL-ACK-VALUE] never got it | ESTABLISHED; c>x PA c+1 s+1 100B | s A s+1 c+101 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] a hole | ESTABLISHED; c>x PA c+1 s+1 100B; c> PA c+101 s+1 100B | s A s+1 c+201 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] a hole: duplicate ACK | ESTABLISHED; c>x PA c+1 s+1 100B; c> PA c+101 s+1 100B | s A s+1 c+1 | legal
[ALL-ACK-VALUE] the hole filled | ESTABLISHED; c>x PA c+1 s+1 100B; c> PA c+101 s+1 100B; s> A s+1 c+1; c> PA c+1 s+1 100B | s A s+1 c+201 | legal
[ALL-ACK-VALUE] stale on data | DATA-CAME; s> A s+1 c+101 | s PA s+1 c+1 10B | unusual ALL-ACK-VALUE
[ALL-ACK-VALUE] stale, two back | DATA-CAME; s> A s+1 c+101; c> PA c+101 s+1 50B; s> A s+1 c+151 | s PA s+1 c+101 10B | unusual ALL-ACK-VALUE
[ALL-ACK-VALUE] on data: the last byte | DATA-CAME | s PA s+1 c+100 10B | illegal ALL-ACK-VALUE ack-is-last
[ALL-ACK-VALUE] on data: Seq+1 | DATA-CAME | s PA s+1 c+2 10B | illegal ALL-ACK-VALUE ack-plus-one
[ALL-ACK-VALUE] two segments, Seq+1 of the second | DATA-CAME; c> PA c+101 s+1 100B | s A s+1 c+102 | illegal ALL-ACK-VALUE ack-plus-one
[ALL-ACK-VALUE] two segments, last byte | DATA-CAME; c> PA c+101 s+1 100B | s A s+1 c+200 | illegal ALL-ACK-VALUE ack-is-last
[ALL-ACK-VALUE] an ACK as if it took a number | DATA-CAME; s> A s+1 c+101 | c PA c+101 s+2 10B | illegal ALL-ACK-VALUE ack-plus-one
[ALL-ACK-VALUE] FIN: ack = f | CLOSE-WAIT | s A s+1 c+1 | unusual ALL-ACK-VALUE ack-is-last
[ALL-ACK-VALUE] FIN: ack = f+1 | CLOSE-WAIT | s A s+1 c+2 | legal
[ALL-ACK-VALUE] FIN: ack = f+2 | CLOSE-WAIT | s A s+1 c+3 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] FIN with data: Seq+1 | ESTABLISHED; c> FPA c+1 s+1 10B | s A s+1 c+2 | illegal ALL-ACK-VALUE ack-plus-one
[ALL-ACK-VALUE] FIN with data: FIN not counted | ESTABLISHED; c> FPA c+1 s+1 10B | s A s+1 c+11 | illegal ALL-ACK-VALUE ack-is-last
[ALL-ACK-VALUE] FIN with data: all | ESTABLISHED; c> FPA c+1 s+1 10B | s A s+1 c+12 | legal
[ALL-ACK-VALUE] FIN before the data came | ESTABLISHED; c>x PA c+1 s+1 100B; c> FA c+101 s+1 | s A s+1 c+102 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] FIN before the data came: duplicate ACK | ESTABLISHED; c>x PA c+1 s+1 100B; c> FA c+101 s+1 | s A s+1 c+1 | legal
[DT-PURE-ACK] a number for the ACK | ESTABLISHED; s> PA s+1 c+1 100B | c A c+2 s+101 | illegal DT-PURE-ACK ack-costs
[DT-PURE-ACK] at N | ESTABLISHED; s> PA s+1 c+1 100B | c A c+1 s+101 | legal
[DT-PURE-ACK] two too far | ESTABLISHED; s> PA s+1 c+1 100B | c A c+3 s+101 | illegal DT-PURE-ACK
[DT-PURE-ACK] two numbers for two ACKs | ESTABLISHED; s> PA s+1 c+1 100B; c> A c+1 s+101; s> PA s+101 c+1 100B | c A c+3 s+201 | illegal DT-PURE-ACK ack-costs
[DT-PURE-ACK] at U, data in flight | ESTABLISHED; c>x PA c+1 s+1 100B; s> PA s+1 c+1 50B | c A c+1 s+51 | illegal DT-PURE-ACK
[DT-PURE-ACK] own data not counted | ESTABLISHED; c> PA c+1 s+1 100B; s> PA s+1 c+101 50B | c A c+1 s+51 | illegal DT-PURE-ACK
[DT-PURE-ACK] swapped | ESTABLISHED; s> PA s+1 c+1 100B | c A s+101 c+1 | illegal DT-PURE-ACK,ALL-ACK-VALUE swapped
[DT-NO-ACK-OF-ACK] the third is acknowledged | ESTABLISHED | s A s+1 c+1 | unusual DT-NO-ACK-OF-ACK ack-the-ack
[DT-NO-ACK-OF-ACK] an ACK of data is acknowledged | DATA-CAME; s> A s+1 c+101 | c A c+101 s+1 | unusual DT-NO-ACK-OF-ACK ack-the-ack
[DT-NO-ACK-OF-ACK] a window update | DATA-CAME; s> A s+1 c+101 w1000 | s A s+1 c+101 w60000 | legal
[DT-NO-ACK-OF-ACK] to data that came twice | DATA-CAME; s> A s+1 c+101; c" | s A s+1 c+101 | legal
[DT-NO-ACK-OF-ACK] the ACK of the FIN is acknowledged | FIN-WAIT-2 | c A c+2 s+1 | unusual DT-NO-ACK-OF-ACK ack-the-ack
[DT-NO-ACK-OF-ACK] answer to a keep-alive | ESTABLISHED; +9000; c> A c s+1 | s A s+1 c+1 | legal
[DT-NO-ACK-OF-ACK] answer to an unacceptable ACK | ESTABLISHED; >s A c-90000 s+1 | s A s+1 c+1 | legal
[DT-NO-ACK-OF-ACK] answer to an ACK of the unsent | ESTABLISHED; >s A c+1 s+900 | s A s+1 c+1 | legal
[DT-NO-ACK-OF-ACK] twice to one unacceptable ACK | ESTABLISHED; >s A c-90000 s+1; s> A s+1 c+1 | s A s+1 c+1 | unusual DT-NO-ACK-OF-ACK ack-the-ack
[DT-WINDOW] fills the window | SYN-CAME; s> SA s c+1 w100; c> A c+1 s+1 | c PA c+1 s+1 100B | legal
[DT-WINDOW] one over the window | SYN-CAME; s> SA s c+1 w100; c> A c+1 s+1 | c PA c+1 s+1 101B | illegal DT-WINDOW
[DT-WINDOW] far over the window | SYN-CAME; s> SA s c+1 w100; c> A c+1 s+1 | c PA c+1 s+1 1400B | illegal DT-WINDOW
[DT-WINDOW] over with what is in flight | SYN-CAME; s> SA s c+1 w100; c> A c+1 s+1; c> PA c+1 s+1 60B | c PA c+61 s+1 41B | illegal DT-WINDOW
[DT-WINDOW] up to it with what is in flight | SYN-CAME; s> SA s c+1 w100; c> A c+1 s+1; c> PA c+1 s+1 60B | c PA c+61 s+1 40B | legal
[DT-WINDOW] third segment over the window | SYN-CAME; s> SA s c+1 w100 | c PA c+1 s+1 101B | illegal DT-WINDOW
[DT-WINDOW] moves on with the ACK | SYN-CAME; s> SA s c+1 w100; c> A c+1 s+1; c> PA c+1 s+1 60B; s> A s+1 c+61 w100 | c PA c+61 s+1 100B | legal
[DT-WINDOW] zero: two bytes | ESTABLISHED; s> PA s+1 c+1 5B w0; c> A c+1 s+6 | c PA c+1 s+6 2B | illegal DT-WINDOW
[DT-WINDOW] zero: many bytes | ESTABLISHED; s> PA s+1 c+1 5B w0; c> A c+1 s+6 | c PA c+1 s+6 1000B | illegal DT-WINDOW
[DT-PROBE] one byte | ESTABLISHED; s> PA s+1 c+1 5B w0; c> A c+1 s+6; +5000 | c PA c+1 s+6 1B | unusual DT-PROBE
[DT-PROBE] Linux: empty at N-1 | DATA-CAME; s> A s+1 c+101 w0; +500 | c A c+100 s+1 | unusual DT-PROBE
[DT-PROBE] the probe again | DATA-CAME; s> A s+1 c+101 w0; +500; c> PA c+101 s+1 1B; s> A s+1 c+101 w0; +1000 | c PA c+101 s+1 1B | legal
[DT-PROBE] answer to the probe | DATA-CAME; s> A s+1 c+101 w0; +500; c> PA c+101 s+1 1B | s A s+1 c+101 w0 | legal
[DT-PROBE] answer to Linux' probe | DATA-CAME; s> A s+1 c+101 w0; +500; c> A c+100 s+1 | s A s+1 c+101 w0 | legal
[DT-WINDOW] an ACK while the window is zero | DATA-CAME; s> A s+1 c+101 w0; s> PA s+1 c+101 5B w0 | c A c+101 s+6 | legal
[DT-WINDOW] opened again | DATA-CAME; s> A s+1 c+101 w0; s> A s+1 c+101 w5000 | c PA c+101 s+1 100B | legal
[DT-WINDOW] the update was lost | DATA-CAME; s> A s+1 c+101 w0; s>x A s+1 c+101 w5000 | c PA c+101 s+1 100B | illegal DT-WINDOW
[DT-WINDOW] repeats beyond a window that shrank | ESTABLISHED; c> PA c+1 s+1 100B; c>x PA c+101 s+1 100B; s> A s+1 c+101 w0; +1000 | c PA c+101 s+1 100B | legal
[DT-KEEPALIVE] empty | ESTABLISHED; +7200000 | c A c s+1 | unusual DT-KEEPALIVE
[DT-KEEPALIVE] one byte | ESTABLISHED; +7200000 | c A c s+1 1B | unusual DT-KEEPALIVE
[DT-KEEPALIVE] after data | DATA-CAME; s> A s+1 c+101; +7200000 | c A c+100 s+1 | unusual DT-KEEPALIVE
[DT-KEEPALIVE] of the server | DATA-CAME; s> A s+1 c+101; +7200000 | s A s c+101 | unusual DT-KEEPALIVE
[DT-PURE-ACK] one byte too early | DATA-CAME; s> A s+1 c+101; +7200000 | c A c+99 s+1 | illegal DT-PURE-ACK
[DT-SEQ-NEXT] two bytes | DATA-CAME; s> A s+1 c+101; +7200000 | c PA c+100 s+1 2B | illegal DT-SEQ-NEXT
[ALL-ACK-VALUE] wrong ack | DATA-CAME; s> A s+1 c+101; +7200000 | c A c+100 s+9 | illegal ALL-ACK-VALUE
[DT-KEEPALIVE] CLOSE-WAIT | FIN-WAIT-2; +7200000 | s A s c+2 | unusual DT-KEEPALIVE
[DT-WRAP] third after 2^32-1 | OPEN; c> S 4294967295; s> SA s 0 | c A 0 s+1 | legal
[DT-WRAP] the SYN at 2^32-1 is acknowledged with 0 | OPEN; c> S 4294967295 | s SA s 0 | legal
[HS-SYN-ACK-NUM] acknowledged with 1 | OPEN; c> S 4294967295 | s SA s 1 | illegal HS-SYN-ACK-NUM
[HS-SYN-ACK-NUM] acknowledged with 2^32-1 | OPEN; c> S 4294967295 | s SA s 4294967295 | illegal HS-SYN-ACK-NUM ack-is-last
[DT-WRAP] third at 1 | OPEN; c> S 4294967295; s> SA s 0 | c A 1 s+1 | illegal DT-WRAP
[HS-ACK3-NUM] third at 2^32-1 | OPEN; c> S 4294967295; s> SA s 0 | c A 4294967295 s+1 | illegal HS-ACK3-NUM syn-free
[DT-WRAP] data over the wrap | NEAR-THE-WRAP; c> PA 4294967286 s+1 20B | c PA 10 s+1 5B | legal
[DT-WRAP] data over the wrap, one too many | NEAR-THE-WRAP; c> PA 4294967286 s+1 20B | c PA 11 s+1 5B | illegal DT-WRAP
[DT-WRAP] data over the wrap, restarts at 0 | NEAR-THE-WRAP; c> PA 4294967286 s+1 20B | c PA 0 s+1 5B | legal
[DT-WRAP] ack over the wrap | NEAR-THE-WRAP; c> PA 4294967286 s+1 20B | s A s+1 10 | legal
[DT-WRAP] ack over the wrap, one too many | NEAR-THE-WRAP; c> PA 4294967286 s+1 20B | s A s+1 11 | illegal DT-WRAP
[ALL-ACK-VALUE] ack over the wrap, last byte | NEAR-THE-WRAP; c> PA 4294967286 s+1 20B | s A s+1 9 | illegal ALL-ACK-VALUE ack-is-last
[DT-WRAP] up to the last number | NEAR-THE-WRAP; c> PA 4294967286 s+1 10B; s> A s+1 0 | c PA 0 s+1 5B | legal
[DT-WRAP] up to the last number, then 1 | NEAR-THE-WRAP; c> PA 4294967286 s+1 10B; s> A s+1 0 | c PA 1 s+1 5B | illegal DT-WRAP
[DT-SEQ-NEXT] up to the last number, stuck | NEAR-THE-WRAP; c> PA 4294967286 s+1 10B; s> A s+1 0 | c PA 4294967295 s+1 5B | illegal DT-SEQ-NEXT
[DT-WRAP] FIN over the wrap | NEAR-THE-WRAP; c> PA 4294967286 s+1 10B; s> A s+1 0 | c FA 0 s+1 | legal
[ALL-ACK-SET] bare FIN | ESTABLISHED | c F c+1 | ignored ALL-ACK-SET bare-fin / legal
[ALL-ACK-SET] bare FIN of the server | ESTABLISHED | s F s+1 | ignored ALL-ACK-SET bare-fin / legal
[ALL-ACK-SET] bare FIN on data | ESTABLISHED | c FP c+1 10B | ignored ALL-ACK-SET bare-fin / legal
[FIN-SEQ] bare FIN, wrong seq | ESTABLISHED | c F c+5 | illegal FIN-SEQ
[ALL-ACK-SET] bare FIN from CLOSE-WAIT | CLOSE-WAIT | s F s+1 | ignored ALL-ACK-SET bare-fin / legal
[ALL-ACK-SET] data without ACK | ESTABLISHED | c P c+1 10B | ignored ALL-ACK-SET
[DT-SEQ-NEXT] data without ACK at a wrong seq | ESTABLISHED | c P c+7 10B | illegal DT-SEQ-NEXT
[ALL-ACK-VALUE] the bare FIN is acknowledged | ESTABLISHED; c> F c+1 | s A s+1 c+2 | illegal ALL-ACK-VALUE / legal
[ALL-ACK-SET] bare FIN repeated | ESTABLISHED; c>x F c+1; +1000 | c F c+1 | ignored ALL-ACK-SET bare-fin / legal
[ALL-ACK-SET] FIN,ACK after the bare FIN | ESTABLISHED; c>x F c+1; +1000 | c FA c+1 s+1 | legal
[ALL-ACK-VALUE] the FIN was lost: acknowledged | ESTABLISHED; c>x FA c+1 s+1 | s FA s+1 c+2 | illegal ALL-ACK-VALUE ack-plus-one
[ALL-ACK-VALUE] own FIN one too many | CLOSE-WAIT | s FA s+1 c+3 | illegal ALL-ACK-VALUE
[ALL-ACK-VALUE] FIN-WAIT-2 the last byte | FIN-WAIT-2; s> PA s+1 c+2 10B | c A c+2 s+10 | illegal ALL-ACK-VALUE ack-is-last
[DT-PURE-ACK] FIN-WAIT-2, the own FIN not counted | FIN-WAIT-2; s> PA s+1 c+2 10B | c A c+1 s+11 | illegal DT-PURE-ACK
[DT-STATE] FIN waits behind data | ESTABLISHED; c:! send 3000; c:! close; c> A c+1 s+1 1460B | c PA c+1461 s+1 1540B | legal
[DT-STATE] the FIN behind data | ESTABLISHED; c:! send 2000; c:! close; c> A c+1 s+1 1460B | c FPA c+1461 s+1 540B | legal
[ALL-ACK-VALUE] simultaneous close: ack = f | CLOSING | c A c+2 s+1 | unusual ALL-ACK-VALUE ack-is-last
[DT-PURE-ACK] simultaneous close: seq = own FIN | CLOSING | c A c+1 s+2 | illegal DT-PURE-ACK
[DT-PURE-ACK] simultaneous close, both sides | CLOSING; c= | s A s+2 c+2 | legal
[HS-LISTEN-SILENT] CLOSED after all, an ACK | TIME-WAIT; c> A c+2 s+2; +1000 | s A s+2 c+2 | illegal HS-LISTEN-SILENT
[ALL-FLAGS-SANE] FIN,RST | ESTABLISHED; c:! abort | c FRA c+1 s+1 | illegal ALL-FLAGS-SANE
[ALL-FLAGS-SANE] nothing | ESTABLISHED | c - c+1 | illegal ALL-FLAGS-SANE
[ALL-FLAGS-SANE] SYN,FIN in ESTABLISHED | ESTABLISHED | c SFA c+1 s+1 | illegal ALL-FLAGS-SANE
[HS-REXMIT-SAME] a new SYN in ESTABLISHED | ESTABLISHED | c S c+1 | illegal HS-REXMIT-SAME
[DT-REXMIT] the old SYN in ESTABLISHED | ESTABLISHED | c S c | illegal DT-REXMIT
[DT-REXMIT] SYN,ACK in ESTABLISHED | ESTABLISHED | s SA s c+1 | illegal DT-REXMIT
[DT-STATE] data after the own RST | ESTABLISHED; c:! abort; c> R c+1 | c PA c+1 s+1 5B | illegal DT-STATE
`;
