/** The rules of data and of its acknowledgment. */
import {
  asks,
  C,
  besides,
  type Case,
  closes,
  decides,
  closing,
  exchanged,
  fires,
  goes,
  open,
  opening,
  peerWindow,
  puts,
  queued,
  S,
  s,
} from './stage.ts';

const { sent, acked, back } = exchanged;
const inFlight = puts(
  asks(open, 'client', { call: 'SEND', bytes: 100 }),
  'client',
  s('PA', C + 1, S + 1, 100),
).client;
const sentFin = puts(
  asks(asks(open, 'client', { call: 'SEND', bytes: 100 }), 'client', { call: 'CLOSE' }),
  'client',
  s('FPA', C + 1, S + 1, 100),
).client;
const finWait2 = goes(
  goes(asks(open, 'client', { call: 'CLOSE' }), 'client', s('FA', C + 1, S + 1)),
  'server',
  s('A', S + 1, C + 2),
).client;
/** 100 bytes, 50 of them acknowledged. */
/** Half of its 100 bytes acknowledged, and the FIN behind them sent. */
const halfAckedFin = { ...sentFin, snd: { ...sentFin.snd, una: C + 51 } };
const halfAcked = goes(sent, 'server', s('A', S + 1, C + 51)).client;
/** 40 segments of one byte: the history of RCV.NXT no longer reaches back to the first. */
const long = Array.from({ length: 40 }, (_, k) => k).reduce(
  (conn, k) => goes(asks(conn, 'server', { call: 'SEND', bytes: 1 }), 'server', s('A', S + 1 + k, C + 1, 1)),
  open,
).client;
const gap = puts(asks(open, 'server', { call: 'SEND', bytes: 20 }), 'server', s('A', S + 1, C + 1, 10));
const behindGap = goes(gap, 'server', s('A', S + 11, C + 1, 10)).client;

export const DATA: readonly Case[] = [
  decides('ALL-ACK-SET', 'ignored', 'data without ACK', queued(open.client, 9), s('P', C + 1, 0, 9)),
  decides(
    'ALL-ACK-SET',
    'ignored',
    'data without ACK, in the notation of the notes too',
    queued(open.client, 9),
    s('P', C + 1, 0, 9),
    { profile: 'textbook' },
  ),
  decides('ALL-ACK-SET', 'ignored', 'a FIN without ACK', closing(open.client), s('F', C + 1)),
  decides(
    'ALL-ACK-SET',
    'legal',
    'a FIN without ACK, as the notes write it',
    closing(open.client),
    s('F', C + 1),
    { profile: 'textbook' },
  ),
  besides('ALL-ACK-SET', 'data with ACK', queued(open.client, 9), s('PA', C + 1, S + 1, 9)),

  decides(
    'ALL-ACK-VALUE',
    'illegal',
    'the last byte instead of the next',
    back.client,
    s('A', C + 101, S + 220),
  ),
  decides('ALL-ACK-VALUE', 'illegal', 'one too many', back.client, s('A', C + 101, S + 222)),
  decides('ALL-ACK-VALUE', 'illegal', 'bytes behind a gap', behindGap, s('A', C + 1, S + 21)),
  decides(
    'ALL-ACK-VALUE',
    'illegal',
    'an ACK from SYN-SENT, which nothing has reached',
    opening.synSent.client,
    s('A', C + 1, S + 1),
  ),
  decides('ALL-ACK-VALUE', 'unusual', 'out of date', back.client, s('A', C + 101, S + 1)),
  decides('ALL-ACK-VALUE', 'unusual', 'older than the history', long, s('A', C + 1, S + 3)),
  decides('ALL-ACK-VALUE', 'illegal', 'as old as the IRS, which RCV.NXT never was', long, s('A', C + 1, S)),
  besides('ALL-ACK-VALUE', 'RCV.NXT', back.client, s('A', C + 101, S + 221)),
  besides('ALL-ACK-VALUE', 'a duplicate ACK at a gap', behindGap, s('A', C + 1, S + 1)),

  decides('DT-SEQ-NEXT', 'illegal', 'bytes from before the SYN', inFlight, s('PA', C - 1, S + 1, 50)),
  decides(
    'DT-SEQ-NEXT',
    'illegal',
    'data that leaves a gap',
    queued(open.client, 9),
    s('PA', C + 3, S + 1, 9),
  ),
  decides(
    'DT-SEQ-NEXT',
    'illegal',
    'new data at numbers that are used',
    queued(acked.client, 9),
    s('PA', C + 1, S + 1, 9),
  ),
  decides(
    'DT-SEQ-NEXT',
    'illegal',
    'new data one byte too early',
    queued(acked.client, 9),
    s('PA', C + 100, S + 1, 9),
  ),
  decides(
    'DT-SEQ-NEXT',
    'illegal',
    'old bytes and new ones in one',
    queued(halfAcked, 9),
    s('PA', C + 41, S + 1, 69),
  ),
  besides('DT-SEQ-NEXT', 'data at SND.NXT', queued(acked.client, 9), s('PA', C + 101, S + 1, 9)),

  decides('DT-REXMIT', 'illegal', 'a byte where the FIN stands', sentFin, s('PA', C + 1, S + 1, 101)),
  decides('DT-REXMIT', 'illegal', 'the SYN again when it is acknowledged', open.client, s('S', C)),
  decides(
    'DT-REXMIT',
    'unusual',
    'a SYN,ACK again from a listener that still holds the connection',
    open.server,
    s('SA', S, C + 1),
    { asked: 'assumed' },
  ),
  decides(
    'DT-REXMIT',
    'illegal',
    'a byte where the FIN stands, from before what is acknowledged',
    halfAckedFin,
    s('PA', C + 1, S + 1, 101),
  ),
  decides('DT-REXMIT', 'unusual', 'from before what is acknowledged', halfAcked, s('PA', C + 1, S + 1, 100)),
  decides('DT-REXMIT', 'legal', 'the same bytes', inFlight, s('PA', C + 1, S + 1, 100)),
  decides('DT-REXMIT', 'legal', 'the first half of them', inFlight, s('A', C + 1, S + 1, 50)),
  decides(
    'DT-REXMIT',
    'legal',
    'the second half, and bytes that are new',
    queued(inFlight, 30),
    s('PA', C + 51, S + 1, 80),
  ),
  decides('DT-REXMIT', 'legal', 'the bytes before the FIN without it', sentFin, s('PA', C + 1, S + 1, 100)),
  besides(
    'DT-REXMIT',
    'new data behind what is in flight',
    queued(inFlight, 30),
    s('PA', C + 101, S + 1, 30),
  ),

  decides(
    'DT-WINDOW',
    'illegal',
    'more than the window takes',
    queued(peerWindow(open.client, 10), 11),
    s('PA', C + 1, S + 1, 11),
  ),
  decides(
    'DT-WINDOW',
    'illegal',
    'two bytes into a closed window',
    queued(peerWindow(open.client, 0), 2),
    s('PA', C + 1, S + 1, 2),
  ),
  besides(
    'DT-WINDOW',
    'exactly what it takes',
    queued(peerWindow(open.client, 10), 11),
    s('PA', C + 1, S + 1, 10),
  ),
  besides(
    'DT-WINDOW',
    'a repeat beyond a window that has shrunk',
    peerWindow(inFlight, 10),
    s('PA', C + 1, S + 1, 100),
  ),

  decides('DT-PURE-ACK', 'illegal', 'an ACK that counts itself', back.client, s('A', C + 102, S + 221)),
  decides(
    'DT-PURE-ACK',
    'illegal',
    'an ACK that forgets the FIN',
    goes(
      asks(asks(open, 'client', { call: 'CLOSE' }), 'server', { call: 'SEND', bytes: 5 }),
      'client',
      s('FA', C + 1, S + 1),
    ).client,
    s('A', C + 1, S + 1),
  ),
  decides('DT-PURE-ACK', 'illegal', 'a keep-alive from TIME-WAIT', closes.last.client, s('A', C + 1, S + 2)),
  besides('DT-PURE-ACK', 'an ACK at SND.NXT', back.client, s('A', C + 101, S + 221)),
  besides(
    'DT-PURE-ACK',
    'an ACK at the edge of a window that was taken back',
    { ...peerWindow(inFlight, 10), ackOwed: back.client.ackOwed },
    s('A', C + 11, S + 1),
  ),

  decides('DT-NO-ACK-OF-ACK', 'unusual', 'an ACK for an ACK', acked.client, s('A', C + 101, S + 1)),
  besides('DT-NO-ACK-OF-ACK', 'a window update', acked.client, s('A', C + 101, S + 1, 0, 1000)),
  besides('DT-NO-ACK-OF-ACK', 'an ACK for data', back.client, s('A', C + 101, S + 221)),

  decides('DT-AFTER-FIN', 'illegal', 'new data behind the FIN', sentFin, s('PA', C + 102, S + 1, 9)),
  decides('DT-AFTER-FIN', 'illegal', 'data from FIN-WAIT-2', finWait2, s('PA', C + 2, S + 1, 9)),
  besides('DT-AFTER-FIN', 'the bytes before it again', sentFin, s('PA', C + 51, S + 1, 50)),

  decides(
    'DT-PROBE',
    'unusual',
    'one byte into a closed window',
    queued(peerWindow(open.client, 0), 20),
    s('A', C + 1, S + 1, 1),
  ),
  decides(
    'DT-PROBE',
    'unusual',
    'an empty segment at SND.NXT − 1, the window closed',
    queued(peerWindow(acked.client, 0), 20),
    s('A', C + 100, S + 1),
  ),
  besides('DT-PROBE', 'one byte into an open window', queued(open.client, 20), s('A', C + 1, S + 1, 1)),

  decides('DT-KEEPALIVE', 'unusual', 'an empty segment at SND.NXT − 1', acked.client, s('A', C + 100, S + 1)),
  decides('DT-KEEPALIVE', 'unusual', 'with one byte', acked.client, s('A', C + 100, S + 1, 1)),
  besides('DT-KEEPALIVE', 'a repeat of the last byte in flight', inFlight, s('A', C + 100, S + 1, 1)),

  decides('ACK-DELAY', 'illegal', 'an ACK that waited half a second', back.client, s('A', C + 101, S + 221), {
    now: 500,
  }),
  decides(
    'ACK-DELAY',
    'unusual',
    'an ACK that was due at once and waited for a timer',
    { ...back.client, ackOwed: { since: 0, atOnce: true, rule: 'RX-DATA', fullSized: 2 } },
    s('A', C + 101, S + 221),
    { now: 200 },
  ),
  besides(
    'ACK-DELAY',
    'in a recording, of two full-sized segments that have filled the window',
    { ...back.client, ackOwed: { since: 0, atOnce: true, rule: 'RX-DATA', fullSized: 2 } },
    { ...s('A', C + 101, S + 221), win: 0 },
    { now: 200, asked: 'assumed' },
  ),
  besides(
    'ACK-DELAY',
    'an ACK that its timer sends',
    fires(back, 'client', 'delack').client,
    s('A', C + 101, S + 221),
    {
      now: 240,
    },
  ),
  besides('ACK-DELAY', 'an ACK that waited 499 ms', back.client, s('A', C + 101, S + 221), { now: 499 }),
  besides('ACK-DELAY', 'an immediate ACK where it might have waited', back.client, s('A', C + 101, S + 221), {
    now: 0,
  }),
  besides(
    'ACK-DELAY',
    'a challenge ACK that is held back for long',
    { ...open.client, ackOwed: { since: 0, atOnce: true, rule: 'RX-RST-INWIN', fullSized: 0 } },
    s('A', C + 1, S + 1),
    { now: 9000 },
  ),
];
