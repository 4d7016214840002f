/** The RFC's own figures, and the stories of the lessons, told with two real ends and a link. */
import { expect, test } from 'vitest';
import { play } from './testing/story.ts';

const OPENED = `
  s LISTEN
  c OPEN
  c> S 100
  s> SA 300 101
  c> A 101 301
  = ESTABLISHED ESTABLISHED
`;

test('[HS-SYNACK-FLAGS] Figure 6: the three-way handshake', () => {
  play(`
    s LISTEN
    = CLOSED LISTEN
    c OPEN
    c? S 100
    c> S 100
    < accept RX-LISTEN SA 300 101
    = SYN-SENT SYN-RECEIVED
    c? -
    s? SA 300 101
    s> SA 300 101
    < accept RX-SS-SYNACK A 101 301
    = ESTABLISHED SYN-RECEIVED
    s? -
    c? A 101 301
    c> A 101 301
    < accept RX-SR-ACK
    = ESTABLISHED ESTABLISHED
    c SEND 4
    c? PA 101 301 +4
    c> A 101 301 +4
    < accept RX-DATA A 301 105 ~
  `);
});

test('[RX-SEQ-SO] Figure 7: simultaneous open', () => {
  play(`
    c OPEN
    s OPEN
    c> S 100 ...
    s> S 300
    < accept RX-SS-SYN SA 100 301
    = SYN-RECEIVED SYN-SENT
    ... 1
    < accept RX-SS-SYN SA 300 101
    = SYN-RECEIVED SYN-RECEIVED
    c? SA 100 301
    c> SA 100 301 ...
    s? SA 300 101
    s> SA 300 101
    < accept RX-SEQ-SO
    ... 3
    < accept RX-SEQ-SO
    = ESTABLISHED ESTABLISHED
    c? -
    s? -
  `);
});

test('[RX-SS-ACK] Figure 8: recovery from an old duplicate SYN', () => {
  const end = play(`
    s LISTEN
    c OPEN
    c> S 100 ...
    >s S 90
    < accept RX-LISTEN SA 300 91
    s> SA 300 91
    < reset RX-SS-ACK R 91
    = SYN-SENT SYN-RECEIVED
    c? R 91
    c> R 91
    < close RX-RST-EXACT
    = SYN-SENT LISTEN
    c? -
    ... 1
    = SYN-SENT SYN-RECEIVED
    # a new connection, a new ISS
    s> SA 400 101
    < accept RX-SS-SYNACK A 101 401
    c> A 101 401
    = ESTABLISHED ESTABLISHED
  `);
  expect(end.server.iss).toBe(400);
  expect(end.server.snd.una).toBe(401);
});

test('[RX-SYN-SYNC] Figure 9: half-open, found out by opening again', () => {
  const { server } = play(OPENED);
  play(
    `
    c OPEN
    c> S 5000
    < challenge RX-SYN-SYNC A 301 101
    s> A 301 101
    < reset RX-SS-ACK R 101
    c> R 101
    < close RX-RST-EXACT
    = SYN-SENT CLOSED
  `,
    { server },
  );
});

test('[RX-CLOSED] Figure 10: half-open, found out by sending', () => {
  const { server } = play(OPENED);
  play(
    `
    s SEND 10
    s> PA 301 101 +10
    < reset RX-CLOSED R 101
    c? R 101
    c> R 101
    = CLOSED CLOSED
  `,
    { server },
  );
});

test('[RX-ACKFIN] Figure 12: the normal close', () => {
  play(`${OPENED}
    c CLOSE
    c? FA 101 301
    c> FA 101 301
    < accept RX-FIN A 301 102 ~
    = FIN-WAIT-1 CLOSE-WAIT
    s> A 301 102
    < accept RX-ACKFIN
    = FIN-WAIT-2 CLOSE-WAIT
    s? -
    s CLOSE
    s? FA 301 102
    s> FA 301 102
    < accept RX-FIN A 102 302 ~
    = TIME-WAIT LAST-ACK
    c> A 102 302
    < accept RX-ACKFIN
    = TIME-WAIT CLOSED
    c timer 2msl
    = CLOSED CLOSED
  `);
});

test('[RX-FIN] Figure 13: simultaneous close', () => {
  play(`${OPENED}
    c CLOSE
    s CLOSE
    c> FA 101 301 ...
    s> FA 301 101
    < accept RX-FIN A 102 302 ~
    ... 4
    = CLOSING CLOSING
    c> A 102 302
    s> A 302 102
    = TIME-WAIT TIME-WAIT
    +240000
    = CLOSED CLOSED
  `);
});

test('[FIN-MERGE3] three segments, where the ACK waits for the FIN', () => {
  play(
    `${OPENED}
    c CLOSE
    c> FA 101 301
    # the ACK may wait 200 ms
    s? -
    +50
    s CLOSE
    s? FA 301 102
    s> FA 301 102
    < accept RX-FIN A 102 302 ~
    = TIME-WAIT LAST-ACK
    c timer delack
    c? A 102 302
    c> A 102 302
    = TIME-WAIT CLOSED
  `,
    { delayAck: true },
  );
});

test('[FIN-HALF-CLOSE] one direction closed, the other goes on', () => {
  const end = play(`${OPENED}
    c CLOSE
    c> FA 101 301
    s> A 301 102
    s SEND 100
    s> PA 301 102 +100
    < accept RX-DATA A 102 401 ~
    = FIN-WAIT-2 CLOSE-WAIT
    c> A 102 401
    c SEND 3
    c? -
    s CLOSE
    s> FA 401 102
    c> A 102 402
    = TIME-WAIT CLOSED
  `);
  expect(end.client.app.queued).toBe(0);
});

test('[HS-REXMIT-SAME] a lost SYN,ACK: either timer mends it', () => {
  play(`
    s LISTEN
    c OPEN
    c> S 100
    s> SA 300 101 x
    c? -
    c timer rto
    c? S 100
    c> S 100
    < acknowledge RX-SEQ A 301 101
    s? SA 300 101
    s> SA 300 101
    < accept RX-SS-SYNACK A 101 301
    = ESTABLISHED SYN-RECEIVED
  `);
  play(`
    s LISTEN
    c OPEN
    c> S 100
    s> SA 300 101 x
    s timer rto
    s? SA 300 101
    s> SA 300 101
    = ESTABLISHED SYN-RECEIVED
  `);
});

test('[RX-SR-ACK] a lost third ACK: data makes up for it, or the SYN,ACK comes again', () => {
  play(`
    s LISTEN
    c OPEN
    c> S 100
    s> SA 300 101
    c> A 101 301 x
    = ESTABLISHED SYN-RECEIVED
    # no timer runs for a pure ACK
    c? -
    s timer rto
    s> SA 300 101
    < acknowledge RX-SEQ A 101 301
    c> A 101 301
    = ESTABLISHED ESTABLISHED
  `);
  play(`
    s LISTEN
    c OPEN
    c> S 100
    s> SA 300 101
    c> A 101 301 x
    c SEND 16
    c> PA 101 301 +16
    < accept RX-SR-ACK A 301 117 ~
    = ESTABLISHED ESTABLISHED
  `);
});

test('[TW-SEND] the last ACK is lost: the FIN comes again, and 2MSL starts anew', () => {
  const end = play(`${OPENED}
    c CLOSE
    c> FA 101 301
    s CLOSE
    s> FA 301 102
    c> A 102 302 x
    = TIME-WAIT LAST-ACK
    s timer rto
    s? FA 301 102
    s> FA 301 102
    < acknowledge RX-SEQ A 102 302
    c? A 102 302
    c> A 102 302
    = TIME-WAIT CLOSED
  `);
  expect(end.client.timers.timeWait).toEqual({ due: end.now + 240_000 });
});

test('[RX-DATA] reordered and duplicated data', () => {
  play(`${OPENED}
    c SEND 20
    c> PA 101 301 +10 ...
    c> PA 111 301 +10
    < accept RX-DATA A 301 101
    s> A 301 101
    ... 4 again
    < accept RX-DATA A 301 121
    s> A 301 121
    ... 4
    < acknowledge RX-SEQ A 301 121
  `);
});

test('[RX-RST-EXACT] ABORT', () => {
  play(`${OPENED}
    c ABORT
    = ESTABLISHED ESTABLISHED
    c? R 101
    c> R 101
    < close RX-RST-EXACT
    = CLOSED CLOSED
  `);
});

test('[DT-PROBE] a closed window is probed, one byte at a time, until it opens', () => {
  play(`${OPENED}
    s> A 301 101 w0
    c SEND 5
    c? -
    c timer rto
    c? A 101 301 +1
    c> A 101 301 +1
    < acknowledge RX-ZEROWIN A 301 101
    s> A 301 101 w0
    c timer rto
    c? PA 101 301 +1
    # the window opens
    s> A 301 101 w1000
    c? PA 101 301 +1
    c> PA 101 301 +1
    < accept RX-DATA A 301 102 ~
    c? PA 102 301 +4
  `);
});

test('[ALL-ACK-SET] the notes write a FIN without ACK; the textbook profile lets it through', () => {
  const story = (profile: 'strict' | 'textbook', states: string) =>
    play(
      `${OPENED}
      c CLOSE
      c> F 101
      s CLOSE
      = ${states}
    `,
      { profile },
    );
  story('strict', 'FIN-WAIT-1 ESTABLISHED');
  story('textbook', 'FIN-WAIT-1 CLOSE-WAIT');
  play(
    `${OPENED}
    c CLOSE
    s CLOSE
    # they cross: neither acknowledges the other
    c> F 101 ...
    s> F 301
    ... 4
    = CLOSING CLOSING
  `,
    { profile: 'textbook' },
  );
});
