/** ACKs that wait: title | story | move | strict [/ textbook], as verdict, rules, misconception. */
export const TIMING = `
[ACK-DELAY] at once | DATA-CAME | s A s+1 c+101 | legal
[ACK-DELAY] 40 ms | DATA-CAME; +40 | s A s+1 c+101 | legal
[ACK-DELAY] 200 ms | DATA-CAME; +200 | s A s+1 c+101 | legal
[ACK-DELAY] 490 ms | DATA-CAME; +490 | s A s+1 c+101 | legal
[ACK-DELAY] 510 ms | DATA-CAME; +510 | s A s+1 c+101 | illegal ACK-DELAY ack-timing
[ACK-DELAY] 2 s | DATA-CAME; +2000 | s A s+1 c+101 | illegal ACK-DELAY ack-timing
[ACK-DELAY] on data, 300 ms | DATA-CAME; +300 | s PA s+1 c+101 7B | legal
[ACK-DELAY] on data, 700 ms | DATA-CAME; +700 | s PA s+1 c+101 7B | illegal ACK-DELAY ack-timing
[ACK-DELAY] two small ones, 200 ms | DATA-CAME; c> PA c+101 s+1 100B; +200 | s A s+1 c+201 | legal
[ACK-DELAY] two full-sized, at once | ESTABLISHED; c> A c+1 s+1 1460B; c> A c+1461 s+1 1460B | s A s+1 c+2921 | legal
[ACK-DELAY] two full-sized, 200 ms | ESTABLISHED; c> A c+1 s+1 1460B; c> A c+1461 s+1 1460B; +200 | s A s+1 c+2921 | unusual ACK-DELAY ack-timing
[ACK-DELAY] one full-sized, 200 ms | ESTABLISHED; c> A c+1 s+1 1460B; +200 | s A s+1 c+1461 | legal
[ACK-DELAY] out of order, at once | ESTABLISHED; c>x PA c+1 s+1 100B; c> PA c+101 s+1 100B | s A s+1 c+1 | legal
[ACK-DELAY] out of order, 200 ms | ESTABLISHED; c>x PA c+1 s+1 100B; c> PA c+101 s+1 100B; +200 | s A s+1 c+1 | unusual ACK-DELAY ack-timing
[ACK-DELAY] gap filled, 200 ms | ESTABLISHED; c>x PA c+1 s+1 100B; c> PA c+101 s+1 100B; s> A s+1 c+1; c> PA c+1 s+1 100B; +200 | s A s+1 c+201 | unusual ACK-DELAY ack-timing
[ACK-DELAY] duplicate, 200 ms | DATA-CAME; s>x A s+1 c+101; +1000; c> PA c+1 s+1 100B; +200 | s A s+1 c+101 | unusual ACK-DELAY ack-timing
[ACK-DELAY] duplicate, at once | DATA-CAME; s>x A s+1 c+101; +1000; c> PA c+1 s+1 100B | s A s+1 c+101 | legal
[ACK-DELAY] the FIN, 40 ms | CLOSE-WAIT; +40 | s A s+1 c+2 | legal
[ACK-DELAY] the FIN, 600 ms | CLOSE-WAIT; +600 | s A s+1 c+2 | illegal ACK-DELAY ack-timing
[ACK-DELAY] FIN merges at 300 ms | CLOSE-WAIT; +300; s: close | s FA s+1 c+2 | legal
[ACK-DELAY] FIN merges at 700 ms | CLOSE-WAIT; +700; s: close | s FA s+1 c+2 | illegal ACK-DELAY ack-timing
[ACK-DELAY] data 300 ms after, then 300 more from the second | DATA-CAME; +300; c> PA c+101 s+1 50B; +300 | s A s+1 c+151 | illegal ACK-DELAY ack-timing
[ACK-DELAY] the last ACK 600 ms | TIME-WAIT; +600 | c A c+2 s+2 | illegal ACK-DELAY ack-timing
`;
