/**
 * Each rule by itself, at its edges. In a verdict the first rule that speaks of a field hides the others; here none does, so a rule
 * is held to what it says, and to what it leaves to others.
 */
import { describe, expect, test } from 'vitest';
import { judge, type JudgeOptions } from '../judge.ts';
import { ACK, FIN, flagsOf, RST, SYN, type Segment } from '../segment.ts';
import { closed, type Endpoint } from '../endpoint.ts';
import type { RuleId } from './catalogue.ts';
import { RULESET } from './sender/index.ts';
import {
  aborting,
  bothOpen,
  C,
  closes,
  closing,
  crossed,
  exchanged,
  open,
  opening,
  peerWindow,
  puts,
  queued,
  asks,
  S,
  s,
} from './test/stage.ts';

const { start, synSent, synReceived, synAckSent, third } = opening;
const { acked, back, sent } = exchanged;
const { fin, finBack, last } = closes;
/** Nothing is under way, nothing waits, nothing is owed. SND.NXT is C+101. */
const idle: Endpoint = { ...acked.client, ackOwed: null };
const inFlight = puts(
  asks(open, 'client', { call: 'SEND', bytes: 100 }),
  'client',
  s('PA', C + 1, S + 1, 100),
).client;
const finInFlight = puts(
  asks(asks(open, 'client', { call: 'SEND', bytes: 100 }), 'client', { call: 'CLOSE' }),
  'client',
  s('FPA', C + 1, S + 1, 100),
).client;
const half: Endpoint = { ...inFlight, snd: { ...inFlight.snd, una: C + 51 } };
/** The SYN took ten bytes with it, or a FIN behind it; neither is acknowledged. */
const synData: Endpoint = { ...synSent.client, snd: { ...synSent.client.snd, nxt: C + 11 } };
const synAndFin: Endpoint = { ...fin.client, snd: { ...fin.client.snd, una: C } };
const shut = (ep: Endpoint): Endpoint => peerWindow(ep, 0);
const at = (ep: Endpoint, state: Endpoint['state']): Endpoint => ({ ...ep, state });
const owing = (ep: Endpoint, rule: RuleId, more: object = {}): Endpoint => ({
  ...ep,
  ackOwed: { since: 0, atOnce: true, rule, fullSized: 0, ...more },
});
const resetOwed = (ep: Endpoint, reset: Segment): Endpoint => ({ ...ep, resetsOwed: [reset] });
const other = s('A', 7, 7);
const assumed = { asked: 'assumed' } as const;

/** `illegal seq`, `unusual flags ACK held`: class, field, flag and case of what the rule finds; `-` for nothing. */
function said(id: RuleId, ep: Endpoint, segment: Segment, opts: Partial<JudgeOptions> = {}): string {
  const alone = RULESET.filter((rule) => rule.id === id);
  const [finding] = judge(ep, segment, { profile: 'strict', now: 0, ...opts }, alone).findings;
  if (!finding) return '-';
  const { rule, verdict, field, flag, facts } = finding;
  expect(rule).toBe(id);
  return [verdict, field, flag, facts['case']].filter((word) => word !== undefined).join(' ');
}

type Row = readonly [ep: Endpoint, segment: Segment, said: string, opts?: Partial<JudgeOptions>];

const ALONE: Partial<Readonly<Record<RuleId, readonly Row[]>>> = {
  'HS-LISTEN-SILENT': [
    [start.server, s('R', 0), '-'],
    [start.server, s('R', 0), 'illegal flags', { arrived: null }],
    [start.server, s('R', 0), '-', { arrived: s('R', 1) }],
    [start.server, s('R', 0), 'illegal flags', { arrived: other }],
    [resetOwed(start.server, s('R', 0)), s('R', 0), '-', { arrived: other }],
    [{ ...start.server, app: { ...start.server.app, open: 'active' } }, s('S', S), '-'],
    [queued(start.server, 1), s('S', S), '-'],
    [queued(start.server, 1), s('SA', S, C + 1), 'illegal flags'],
    [start.client, s('A', C), '-'],
  ],
  'HS-SYN-FLAGS': [
    [start.server, s('A', S), 'illegal flags SYN missing'],
    [start.server, s('SA', S, 1), 'illegal flags ACK'],
    [start.client, s('P', C, 0, 5), 'illegal flags SYN missing'],
    [{ ...start.client, irs: S }, s('P', C, 0, 5), '-'],
    [synSent.client, s('P', C + 1, 0, 5), '-'],
    [synSent.client, s('A', C + 1, 1), '-'],
    [start.client, s('F', C), '-'],
    [open.client, s('A', C + 1, S + 1), '-'],
  ],
  'HS-ISN-CHOICE': [
    [open.client, s('S', 1), '-'],
    [start.client, s('S', 2), 'legal seq chosen'],
    [start.client, s('S', 2), '-', assumed],
    [start.server, s('S', 2), 'legal seq chosen'],
    [synSent.client, s('S', 2), '-'],
    [start.client, s('SA', 2, 1), '-'],
  ],
  'HS-SYN-DATA': [
    [open.client, s('S', C, 0, 5), '-'],
    [start.client, s('S', C, 0, 1), 'unusual len'],
  ],
  'HS-SYNACK-FLAGS': [
    [synAckSent.server, s('A', S + 1, C + 1), '-', assumed],
    [synAckSent.server, s('A', S + 1, C + 1), '-', { ...assumed, arrived: other }],
    [synAckSent.server, s('A', S + 1, C + 1), 'illegal flags SYN sent', { ...assumed, arrived: null }],
    [synAckSent.server, s('A', S + 1, C + 1), 'illegal flags SYN sent', { ...assumed, arrived: s('S', C) }],
    [synAckSent.server, s('PA', S + 1, C + 1, 5), '-'],
    [synAckSent.server, s('P', S + 1), '-'],
    [synReceived.server, s('FA', S, C + 1), 'illegal flags SYN'],
    [bothOpen.client, s('S', C), '-'],
    [open.server, s('S', S), '-'],
  ],
  'HS-SO-SYNACK': [
    [bothOpen.client, s('PA', C + 1, S + 1, 5), '-'],
    [synReceived.server, s('A', S, C + 1), '-'],
    [open.client, s('S', C), '-'],
  ],
  'HS-SYNACK-SEQ': [
    [start.server, s('SA', 7, C + 1), '-'],
    [synReceived.server, s('SA', C, C + 1), 'illegal seq'],
    [synReceived.server, s('SA', C, C + 1), 'illegal seq theirs', assumed],
    [{ ...synReceived.server, irs: 1 }, s('SA', 1, 2), 'illegal seq', assumed],
    [{ ...synReceived.server, irs: 2 }, s('SA', 2, 3), 'illegal seq theirs', assumed],
    [{ ...synReceived.server, irs: 0xfffe_ffff }, s('SA', 0xfffe_ffff, 0), 'illegal seq theirs', assumed],
    [{ ...synReceived.server, irs: 0xffff_0000 }, s('SA', 0xffff_0000, 0), 'illegal seq', assumed],
    [synReceived.server, s('SA', C + 1, C + 1), 'illegal seq', assumed],
    [synReceived.server, s('SA', S, C + 1), '-', assumed],
    [{ ...synReceived.server, passive: false }, s('SA', 7, C + 1), '-'],
    [synAckSent.server, s('SA', 7, C + 1), '-'],
    [open.server, s('SA', 7, C + 1), '-'],
  ],
  'HS-REXMIT-SAME': [
    [synReceived.server, s('SA', 7, C + 1), '-'],
    [synData, s('S', C, 0, 10), 'legal seq'],
    [synAndFin, s('S', C), 'legal seq'],
    // A byte where the FIN was sent.
    [synAndFin, s('S', C, 0, 1), 'illegal len data'],
    [start.client, s('S', 7), '-'],
    [at(synSent.client, 'CLOSED'), s('S', 7), '-'],
    [at(synSent.client, 'LISTEN'), s('S', 7), '-'],
    [bothOpen.client, s('SA', C, S + 1), '-'],
    [synAckSent.server, s('SA', S, C + 1), 'legal seq'],
    [open.client, s('S', C), '-'],
    [open.client, s('S', C, 0, 9), '-'],
    [open.client, s('S', 7), 'illegal seq acked'],
    [synSent.client, s('S', C, 0, 1), 'illegal len data'],
  ],
  'HS-SYN-ACK-NUM': [
    [{ ...synReceived.server, irs: null }, s('SA', S, 7), '-'],
    [open.server, s('SA', S, 7), '-'],
    [start.server, s('SA', S, 7), '-'],
    [{ ...at(open.server, 'FIN-WAIT-1'), snd: { ...open.server.snd, una: S } }, s('SA', S, 7), 'illegal ack'],
    [{ ...synReceived.server, rcv: { ...synReceived.server.rcv, nxt: C + 9 } }, s('SA', S, C + 9), '-'],
    [{ ...synReceived.server, rcv: { ...synReceived.server.rcv, nxt: C + 9 } }, s('SA', S, C + 1), '-'],
    [{ ...synReceived.server, held: [{ from: C + 1, to: C + 6, fin: false }] }, s('SA', S, C + 6), '-'],
    [
      { ...synReceived.server, held: [{ from: C + 1, to: C + 6, fin: false }] },
      s('SA', S, C + 7),
      'illegal ack',
    ],
    [
      { ...synReceived.server, held: [{ from: C + 1, to: C + 6, fin: true }] },
      s('SA', S, C + 6),
      'illegal ack',
    ],
    [
      { ...synReceived.server, held: [{ from: C + 2, to: C + 6, fin: false }] },
      s('SA', S, C + 4),
      'illegal ack',
    ],
    [
      {
        ...at(open.server, 'FIN-WAIT-1'),
        snd: { ...open.server.snd, una: S },
        held: [{ from: C + 1, to: C + 6, fin: false }],
      },
      s('SA', S, C + 4),
      'illegal ack',
    ],
  ],
  'HS-ACK3-NUM': [
    [open.client, s('A', 7, 7), '-'],
    [at(third.client, 'CLOSE-WAIT'), s('A', 7, 7), '-'],
    [{ ...third.client, irs: null }, s('A', 7, 7), '-'],
  ],
  'HS-ACK3-DATA': [
    [third.client, s('PA', C + 2, S + 1, 5), '-'],
    [at(third.client, 'CLOSE-WAIT'), s('PA', C + 1, S + 1, 5), '-'],
  ],
  'DT-STATE': [
    [closed({ iss: C }), s('PA', C, S, 5), 'illegal len'],
    [start.server, s('PA', S, C, 5), '-'],
  ],
  'DT-AFTER-FIN': [
    [finInFlight, s('PA', C + 51, S + 1, 60), 'illegal len'],
    [finInFlight, s('PA', C + 101, S + 1, 1), 'illegal len'],
    [finInFlight, s('PA', C + 100, S + 1, 1), '-'],
    [closes.acked.client, s('PA', C + 1, S + 1, 1), '-'],
    [closes.acked.client, s('PA', C, S + 1, 2), 'illegal len'],
    [last.client, s('PA', C + 2, S + 2, 9), '-'],
    [open.client, s('PA', C + 1, S + 1, 9), '-'],
  ],
  'DT-SEQ-NEXT': [
    [last.client, s('PA', 7, S + 2, 9), '-'],
    [idle, s('A', C + 100, S + 1, 2), 'illegal seq'],
    [idle, s('A', C + 100, S + 1, 1), '-'],
    [half, s('PA', C + 1, S + 1, 100), '-'],
    [half, s('PA', C + 1, S + 1, 50), 'illegal seq'],
    [half, s('PA', C + 1, S + 1, 101), 'illegal seq'],
    [half, s('PA', C - 1, S + 1, 102), 'illegal seq'],
    [{ ...fin.client, snd: { ...fin.client.snd, una: C } }, s('PA', C, S + 1, 1), 'illegal seq'],
  ],
  'DT-REXMIT': [
    [open.server, s('SA', S, C + 1), 'unusual flags SYN held', assumed],
    [open.server, s('SA', S, C + 1), 'illegal flags SYN syn', { ...assumed, arrived: null }],
    [open.server, s('SA', S, C + 1), 'illegal flags SYN syn'],
    [open.server, s('SA', S, 7), 'illegal flags SYN syn', assumed],
    [{ ...open.server, irs: null }, s('SA', S, C + 1), 'illegal flags SYN syn', assumed],
    [open.client, s('SA', C, S + 1), 'illegal flags SYN syn', assumed],
    [
      { ...back.server, snd: { ...back.server.snd, una: S + 221 } },
      s('SA', S, C + 1),
      'illegal flags SYN syn',
      assumed,
    ],
    [sent.server, s('SA', S, C + 1), 'unusual flags SYN held', assumed],
    [sent.server, s('SA', S, C + 101), 'unusual flags SYN held', assumed],
    [open.client, s('S', 7), '-'],
    [{ ...at(open.client, 'FIN-WAIT-1'), snd: { ...open.client.snd, una: C } }, s('S', C), '-'],
    [last.client, s('PA', C + 1, S + 1, 1), '-'],
    [finInFlight, s('FPA', C + 51, S + 1, 50), '-'],
    [{ ...fin.client, snd: { ...fin.client.snd, una: C } }, s('PA', C, S + 1, 1), '-'],
  ],
  'DT-WINDOW': [
    [peerWindow(half, 50), queuedNext(1), 'illegal len'],
    [peerWindow(half, 51), queuedNext(1), '-'],
    [shut(idle), s('A', C + 101, S + 1, 1), '-'],
    [shut(idle), s('A', C + 101, S + 1, 2), 'illegal len'],
    [last.client, s('PA', C + 2, S + 2, 65_000), '-'],
  ],
  'DT-PURE-ACK': [
    [synSent.client, s('A', C + 9, 0), '-'],
    [start.server, s('A', 7, 0), '-'],
    [synReceived.server, s('A', S + 9, C + 1), '-'],
    [synAckSent.server, s('A', S + 9, C + 1), 'illegal seq'],
    [idle, s('A', C + 50, S + 1), 'illegal seq'],
    [idle, s('A', C + 100, S + 1), '-'],
    [owing(idle, 'RX-DATA'), s('A', C + 100, S + 1), 'illegal seq'],
    [owing(idle, 'RX-FIN'), s('A', C + 100, S + 1), 'illegal seq', assumed],
    [owing(idle, 'RX-SEQ'), s('A', C + 100, S + 1), 'illegal seq'],
    [owing(idle, 'RX-SEQ'), s('A', C + 100, S + 1), '-', assumed],
    [queued(idle, 5), s('A', C + 100, S + 1), 'illegal seq'],
    [queued(idle, 5), s('A', C + 100, S + 1), '-', assumed],
    [inFlight, s('A', C + 100, S + 1), 'illegal seq'],
    [shut(inFlight), s('A', C + 100, S + 1), '-'],
    [{ ...last.client, ackOwed: null }, s('A', C + 1, S + 2), 'illegal seq fin'],
    [peerWindow(idle, 10), s('A', C + 111, S + 1), 'illegal seq'],
    [peerWindow({ ...half, snd: { ...half.snd, wnd: 0 } }, 10), s('A', C + 61, S + 1), '-'],
  ],
  'DT-NO-ACK-OF-ACK': [
    [idle, s('A', C + 101, S + 1), 'unusual flags ACK', { arrived: other }],
    [idle, s('A', C + 101, S + 1), '-', { arrived: s('SA', S, C + 1) }],
    [{ ...synAckSent.server, ackOwed: null }, s('A', S + 1, C + 1), 'unusual flags ACK'],
    [at(idle, 'SYN-SENT'), s('A', C + 101, S + 1), '-'],
    [at(idle, 'LISTEN'), s('A', C + 101, S + 1), '-'],
  ],
  'DT-PROBE': [
    [shut(idle), s('A', C + 101, S + 1), '-'],
    [shut(idle), s('A', C + 100, S + 1), 'unusual len'],
    [shut(idle), s('A', C + 101, S + 1, 1), 'unusual len'],
    [shut(idle), s('A', C + 100, S + 1, 1), '-'],
    [shut(idle), s('A', C + 101, S + 1, 2), '-'],
    [shut(last.client), s('A', C + 1, S + 2), '-'],
  ],
  'DT-KEEPALIVE': [
    [idle, s('A', C + 100, S + 1, 2), '-'],
    [idle, s('A', C + 101, S + 1), '-'],
    [shut(idle), s('A', C + 100, S + 1), '-'],
    [{ ...last.client, ackOwed: null }, s('A', C + 1, S + 2), '-'],
    [inFlight, s('A', C + 100, S + 1), '-'],
  ],
  'DT-WRAP': [
    [wrapped(5), s('PA', 0, S + 1, 5), 'illegal seq'],
    ...(
      [
        [0, 1, 'illegal seq'],
        [0, 0xffff_ffff, '-'],
        [5, 6, 'illegal seq'],
        [5, 0, 'illegal seq'],
        [5, 1, 'illegal seq'],
        [5, 0xffff_ffff, 'illegal seq'],
        [5, 4, '-'],
        [5, 5, '-'],
        [0xffff, 0, 'illegal seq'],
        [0x1_0000, 0, '-'],
      ] as const
    ).map(([right, written, told]): Row => [wrapped(right), s('A', written, S + 1), told]),
    [{ ...wrapped(5), iss: 0x7fff_ffff }, s('A', 0, S + 1), '-'],
    [{ ...wrapped(5), iss: 0x8000_0000 }, s('A', 0, S + 1), 'illegal seq'],
    [{ ...wrapped(5), irs: null }, s('A', 0, S + 1), '-'],
    [at(wrapped(5), 'SYN-SENT'), s('A', 0, S + 1), '-'],
    // What is under way across the wrap may go again.
    [{ ...wrapped(5), snd: { ...open.client.snd, una: 0, nxt: 5 } }, s('PA', 0, S + 1, 5), '-'],
    [{ ...wrapped(5), snd: { ...open.client.snd, una: 0, nxt: 5 } }, s('A', 0, S + 1), 'illegal seq'],
  ],
  'FIN-ACK-REQUIRED': [
    [back.client, s('FA', C + 101, S + 1), '-'],
    [finBack.client, s('FA', C + 2, S + 2), '-'],
    [finBack.client, s('FA', C + 2, S + 1), 'illegal ack'],
    [finBack.client, s('FA', C + 2, S), 'illegal ack'],
    [finBack.client, s('FA', C + 2, S - 1), '-'],
    [at(finBack.client, 'SYN-RECEIVED'), s('FA', C + 2, S + 1), '-'],
    [{ ...finBack.client, irs: null }, s('FA', C + 2, S + 1), '-'],
  ],
  'ALL-ACK-VALUE': [
    [start.server, s('A', S, 7), '-'],
    [at(idle, 'CLOSED'), s('A', C + 101, 7), '-'],
    [synSent.client, s('RA', C + 1, 7), '-'],
    [synAckSent.server, s('RA', S + 1, 7), 'illegal ack'],
    [resetOwed(synAckSent.server, other), s('RA', S + 1, 7), '-'],
    [open.client, s('RA', C + 1, 7), 'illegal ack'],
    [back.client, s('A', C + 101, S + 1), 'unusual ack stale'],
    [back.client, s('A', C + 101, S + 2), 'illegal ack'],
    [{ ...back.client, pastNxt: [S + 100] }, s('A', C + 101, S + 100), 'unusual ack stale'],
    [{ ...back.client, pastNxt: [S + 100] }, s('A', C + 101, S + 2), 'unusual ack stale'],
    [{ ...back.client, pastNxt: [S + 100] }, s('A', C + 101, S + 101), 'illegal ack'],
    [{ ...back.client, pastNxt: [S + 100] }, s('A', C + 101, S), 'illegal ack'],
    [{ ...back.client, pastNxt: [] }, s('A', C + 101, S + 220), 'unusual ack stale'],
  ],
  'ACK-DELAY': [
    [back.client, s('A', C + 101, S + 1), '-', { now: 600 }],
    [owing(idle, 'RX-SEQ'), s('A', C + 101, S + 1), 'unusual ack at-once', { now: 9000 }],
    [owing(idle, 'RX-SEQ'), s('A', C + 101, S + 1), 'unusual ack at-once', { now: 40 }],
    [owing(idle, 'RX-SEQ'), s('A', C + 101, S + 1), '-', { now: 39 }],
    [owing(idle, 'RX-SEQ'), s('PA', C + 101, S + 1, 5), '-', { now: 200 }],
    [owing(idle, 'RX-SEQ', { waited: true }), s('A', C + 101, S + 1), '-', { now: 200 }],
    [owing(idle, 'RX-DATA', { atOnce: false }), s('A', C + 101, S + 1), '-', { now: 499 }],
    [owing(idle, 'RX-FIN', { atOnce: false }), s('A', C + 101, S + 1), 'illegal ack', { now: 500 }],
    [owing(idle, 'RX-DATA', { since: 100, atOnce: false }), s('A', C + 101, S + 1), '-', { now: 599 }],
    [owing(idle, 'RX-DATA', { since: 100 }), s('A', C + 101, S + 1), 'illegal ack', { now: 600 }],
    [owing(idle, 'RX-DATA', { fullSized: 2 }), s('A', C + 101, S + 1, 0, 9), '-', { ...assumed, now: 200 }],
    [
      owing(idle, 'RX-DATA', { fullSized: 2 }),
      s('A', C + 101, S + 1, 0, 9),
      'unusual ack at-once',
      { now: 200 },
    ],
    [
      owing(idle, 'RX-DATA', { fullSized: 1 }),
      s('A', C + 101, S + 1, 0, 9),
      'unusual ack at-once',
      { ...assumed, now: 200 },
    ],
    [
      owing(idle, 'RX-DATA', { fullSized: 2 }),
      s('A', C + 101, S + 1, 0, idle.mss),
      'unusual ack at-once',
      { ...assumed, now: 200 },
    ],
  ],
  'FIN-STATE': [
    [open.client, s('FA', C + 1, S + 1), '-'],
    [fin.client, s('FA', C + 1, S + 1), '-'],
    [closing(queued(synReceived.server, 9)), s('FA', S + 1, C + 1), '-'],
    [closing(queued(synAckSent.server, 9)), s('FA', S + 1, C + 1), '-', assumed],
    [at({ ...closes.acked.client }, 'SYN-RECEIVED'), s('FA', C + 1, S + 1), '-'],
  ],
  'FIN-SEQ': [
    [synSent.client, s('FA', C + 9, 0), '-'],
    [start.server, s('FA', 7, 0), '-'],
    [closing(synReceived.server), s('FA', S + 9, C + 1), '-'],
    [closing(synAckSent.server), s('FA', S + 9, C + 1), 'illegal seq'],
    [closing(queued(synAckSent.server, 9)), s('FA', S + 1, C + 1), '-'],
    [closing(queued(open.client, 9)), s('FA', C + 1, S + 1), '-', assumed],
    [closing(queued(open.client, 9)), s('FA', C + 1, S + 1), 'illegal flags FIN queued'],
    [fin.client, s('FA', 7, S + 1), '-'],
  ],
  'FIN-REXMIT': [
    [wrapped(0xf000_0000), s('FA', 0xf000_0000, S + 1), '-'],
    [closes.acked.client, s('FA', C + 1, S + 1), '-'],
    [closes.acked.client, s('FA', C + 9, S + 1), '-'],
    [at(fin.client, 'SYN-RECEIVED'), s('FA', C + 1, S + 1), '-'],
    [open.client, s('FA', C + 1, S + 1), '-'],
  ],
  'FIN-MERGE3': [
    [closing(fin.server), s('FA', S + 1, C + 1), '-'],
    [at(closing(fin.server), 'LAST-ACK'), s('FA', S + 1, C + 2), '-'],
    [{ ...fin.server, finSeq: S + 1 }, s('FA', S + 1, C + 2), '-'],
    [{ ...fin.server, peerFin: null }, s('FA', S + 1, 1), '-'],
    [{ ...fin.server, ackOwed: null }, s('FA', S + 1, C + 2), '-'],
  ],
  'FIN-DATA': [
    [finInFlight, s('FPA', C + 51, S + 1, 50), '-'],
    [at(open.client, 'SYN-RECEIVED'), s('FPA', C + 1, S + 1, 5), '-'],
  ],
  'FIN-HALF-CLOSE': [
    [{ ...closes.acked.client, ackOwed: null }, s('A', C + 2, S + 1), '-'],
    [owing(closes.acked.client, 'RX-DATA'), s('PA', C + 2, S + 1, 5), '-'],
    [closes.acked.server, s('A', S + 1, C + 2), '-'],
    [
      { ...closes.acked.server, snd: { ...closes.acked.server.snd, nxt: S + 9 } },
      s('PA', S + 1, C + 2, 8),
      '-',
    ],
  ],
  'TW-SEND': [
    [last.client, s('P', C + 2), '-'],
    [finBack.server, s('FA', 7, C + 2), '-'],
  ],
  'RST-FORM-ACK': [
    [resetOwed(open.client, s('R', 900)), s('R', C + 1), '-'],
    [resetOwed(closing(at(open.client, 'CLOSE-WAIT')), s('R', 900)), s('R', 7), 'illegal seq'],
    [resetOwed(owing(fin.client, 'RX-DATA'), s('R', 900)), s('R', C + 1), '-'],
    [resetOwed(open.client, s('RA', 0, 9)), s('R', 7), '-'],
    [{ ...open.client, resetsOwed: [s('R', 900), s('RA', 0, 9)] }, s('RA', 0, 9), '-'],
    [{ ...open.client, resetsOwed: [s('R', 900), s('RA', 0, 9)] }, s('R', 900), 'legal seq RST'],
  ],
  'RST-FORM-NOACK': [[{ ...open.client, resetsOwed: [s('R', 900), s('RA', 0, 9)] }, s('R', 900), '-']],
  'RST-SYNC': [
    [resetOwed(owing(open.client, 'RX-SEQ'), s('R', 900)), s('R', 900), '-'],
    [owing(open.client, 'RX-SS-SYNACK'), s('R', C + 1), '-'],
    [owing(open.client, 'RX-LISTEN'), s('R', C + 1), '-'],
    [owing(open.client, 'RX-SS-SYN'), s('R', C + 1), '-'],
    [owing(open.client, 'RX-FIN'), s('R', C + 1), '-'],
    [owing(open.client, 'RX-SEQ'), s('R', C + 1), 'illegal flags RST'],
    [owing(at(open.client, 'SYN-SENT'), 'RX-SEQ'), s('R', C + 1), '-'],
    [owing(at(open.client, 'LISTEN'), 'RX-SEQ'), s('R', C + 1), '-'],
    [owing(at(open.client, 'CLOSED'), 'RX-SEQ'), s('R', C + 1), '-'],
    [owing(open.client, 'RX-SEQ'), s('R', C + 1), '-', assumed],
    [owing(open.client, 'RX-SEQ'), s('R', 7), 'illegal flags RST', assumed],
    [owing(open.client, 'RX-SEQ'), s('R', C + 1), 'illegal flags RST', { ...assumed, arrived: other }],
    [owing(closing(open.client), 'RX-SEQ'), s('R', C + 1), '-'],
  ],
  'RST-NEVER-TO-RST': [
    [start.server, s('R', 7), 'illegal flags RST'],
    [open.client, s('R', C + 1), '-'],
    [open.client, s('R', C + 1), 'illegal flags RST', { arrived: s('R', 9) }],
    [open.client, s('R', C + 1), '-', { arrived: other }],
    [open.client, s('R', C + 1), '-', { arrived: null }],
    [closing(open.client), s('R', C + 1), '-', { arrived: s('R', 9) }],
    [closed({ iss: C }), s('R', 7), '-', { arrived: null }],
    [closed({ iss: C }), s('R', 7), '-', { arrived: other }],
    [aborting(open.client), s('R', C + 1), '-', { arrived: s('R', 9) }],
  ],
  'RST-DATA-LOST': [
    [{ ...fin.client, ackOwed: null }, s('R', C + 1), 'legal flags RST', { ...assumed, arrived: other }],
    [{ ...fin.client, ackOwed: null }, s('R', C + 2), 'legal flags RST', assumed],
    [owing(fin.client, 'RX-DATA'), s('R', C + 1), 'legal flags RST'],
    [owing(fin.client, 'RX-DATA'), s('R', C + 2), 'legal flags RST'],
    [owing(fin.client, 'RX-DATA'), s('R', C), '-'],
    [owing(fin.client, 'RX-DATA'), s('R', C + 3), '-'],
    [owing(fin.client, 'RX-DATA'), s('RA', C + 1, S + 1), '-'],
    [owing(fin.client, 'RX-DATA'), s('RA', C + 2, S + 1), 'legal flags RST'],
    [{ ...fin.client, ackOwed: null }, s('R', C + 1), '-'],
    [{ ...fin.client, ackOwed: null }, s('RA', C + 2, S + 1), '-'],
    [{ ...fin.client, ackOwed: null }, s('R', C + 1), 'legal flags RST', assumed],
    [
      { ...fin.client, ackOwed: null },
      s('R', C + 1),
      'legal flags RST',
      { ...assumed, arrived: s('PA', 7, 7, 5) },
    ],
    [{ ...fin.client, ackOwed: null }, s('R', C + 1), '-', { ...assumed, arrived: s('R', 7) }],
    [owing(fin.client, 'RX-SEQ'), s('R', C + 1), '-', { ...assumed, arrived: other }],
    [owing(closes.acked.client, 'RX-DATA'), s('R', C + 2), 'legal flags RST'],
    [closing(finBack.server), s('R', S + 2), '-'],
    [aborting(closing(open.client)), s('R', C + 1), '-'],
    [closing(open.client), s('R', C + 2), '-'],
    [closing(synAckSent.server), s('R', S + 1), 'legal flags RST'],
    [resetOwed(closing(open.client), s('R', C + 1)), s('R', C + 1), '-'],
  ],
  'RST-ABORT': [
    ...(['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'] as const).map(
      (state): Row => [at(idle, state), s('R', C + 101), 'legal seq RST'],
    ),
    ...(['SYN-SENT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const).map((state): Row => [
      at(idle, state),
      s('R', C + 101),
      'illegal flags RST',
    ]),
    [at(idle, 'LISTEN'), s('R', C + 101), '-'],
    [at(idle, 'CLOSED'), s('R', C + 101), '-'],
    [at(idle, 'CLOSED'), s('R', C + 101), 'illegal flags RST', { arrived: null }],
    [resetOwed(idle, s('R', 900)), s('R', 900), '-'],
    [peerWindow(inFlight, 10), s('R', C + 11), 'legal seq RST'],
    [peerWindow(inFlight, 10), s('R', C + 12), 'illegal seq seq'],
    [closing(idle), s('R', 7), 'illegal seq seq'],
    [owing(crossed.client, 'RX-SEQ'), s('R', C + 2), 'illegal flags RST'],
    [owing(crossed.client, 'RX-SEQ'), s('R', C + 2), 'unusual flags RST gone', assumed],
    [owing(crossed.client, 'RX-SEQ'), s('R', C + 3), 'illegal flags RST', assumed],
    [owing(crossed.client, 'RX-SEQ'), s('RA', C + 2, S + 2), 'illegal flags RST', assumed],
    [owing(crossed.client, 'RX-SEQ'), s('R', C + 2), 'illegal flags RST', { ...assumed, arrived: null }],
    [{ ...crossed.client, ackOwed: null }, s('R', C + 2), 'illegal flags RST', assumed],
  ],
  'ALL-ACK-SET': [
    [{ ...open.client, irs: null }, s('F', C + 1), '-'],
    [synSent.client, s('P', C + 1, 0, 5), '-'],
    [at(open.client, 'SYN-SENT'), s('P', C + 1, 0, 5), '-'],
    [synAckSent.server, s('P', S + 1, 0, 5), 'ignored flags ACK'],
    [synAckSent.server, s('S', S), '-'],
    [open.client, s('S', C), 'ignored flags ACK'],
  ],
};

function queuedNext(len: number): Segment {
  return s('PA', C + 101, S + 1, len);
}
/** An end that began shortly before 2^32 and has come to `nxt`. */
function wrapped(nxt: number): Endpoint {
  return { ...open.client, iss: 0xffff_fff0, snd: { ...open.client.snd, una: nxt, nxt } };
}

const rows = (Object.entries(ALONE) as [RuleId, readonly Row[]][]).flatMap(([id, list]) =>
  list.map(
    ([ep, segment, told, opts], k) =>
      [`[${id}] ${String(k + 1)}: ${told}`, id, ep, segment, told, opts] as const,
  ),
);

describe('a rule by itself', () => {
  test.each(rows)('%s', (_title, id, ep, segment, told, opts) => {
    expect(said(id, ep, segment, opts)).toBe(told);
  });
});

describe('a rule that is final says the last word', () => {
  test.each<readonly [RuleId, Endpoint, Segment]>([
    ['ALL-FLAGS-SANE', open.client, s('FRA', C + 5, 7)],
    ['ALL-FLAGS-SANE', start.client, s('SF', C, 7)],
    ['HS-LISTEN-SILENT', start.server, s('SA', S, 7, 5)],
    ['TW-SEND', last.client, s('FPA', C + 9, 7, 5)],
  ])('[%s] (%#)', (id, ep, segment) => {
    const { findings } = judge(ep, segment, { profile: 'strict', now: 0 });
    expect(findings.map(({ rule }) => rule)).toEqual([id]);
  });
});

describe('the facts of what only a recording shows', () => {
  const of = (ep: Endpoint, segment: Segment, opts: Partial<JudgeOptions>) =>
    judge(ep, segment, { profile: 'strict', now: 0, ...opts }).findings[0];

  test('[RST-ABORT] from CLOSED, when nothing has arrived', () => {
    expect(of(at(idle, 'CLOSED'), s('R', C + 101), { arrived: null })).toMatchObject({
      rule: 'RST-ABORT',
      facts: { state: 'CLOSED' },
    });
  });
  test('[HS-REXMIT-SAME] of bytes where the FIN was sent, all are too many', () => {
    expect(of(synAndFin, s('S', C, 0, 1), {})).toMatchObject({ rule: 'HS-REXMIT-SAME', facts: { len: 1 } });
  });
});

/** Which segments a rule is asked about: the letters of their flags, `+` with data. Those that contradict themselves aside. */
const ABOUT: Readonly<Record<string, string>> = {
  'ALL-FLAGS-SANE': 'none +',
  'HS-LISTEN-SILENT': 'none + A A+ S S+ SA SA+ F F+ FA FA+ R R+ RA RA+',
  'HS-SYN-FLAGS': 'none + A A+ S S+ SA SA+ F F+ FA FA+',
  'HS-SYNACK-FLAGS': 'none + A A+ S S+ SA SA+ F F+ FA FA+',
  'HS-SO-SYNACK': 'none + A A+ S S+ SA SA+ F F+ FA FA+',
  'TW-SEND': 'none + A+ S S+ SA SA+ F F+ FA FA+',
  'HS-SYNACK-SEQ': 'S S+ SA SA+',
  'HS-REXMIT-SAME': 'S S+ SA SA+',
  'HS-ISN-CHOICE': 'S S+ SA SA+',
  'HS-SYN-ACK-NUM': 'SA SA+',
  'HS-SYN-DATA': 'S+ SA+',
  'HS-ACK3-NUM': 'none + A A+ F F+ FA FA+',
  'DT-WRAP': 'none + A A+ F F+ FA FA+',
  'HS-ACK3-DATA': '+ A+ F F+ FA FA+',
  'DT-STATE': '+ A+ F+ FA+',
  'DT-AFTER-FIN': '+ A+ F+ FA+',
  'DT-SEQ-NEXT': '+ A+ F+ FA+',
  'DT-WINDOW': '+ A+ F+ FA+',
  'DT-REXMIT': '+ A+ S S+ SA SA+ F+ FA+',
  'DT-PURE-ACK': 'A',
  'DT-NO-ACK-OF-ACK': 'A',
  'DT-PROBE': 'none + A A+',
  'DT-KEEPALIVE': 'none + A A+',
  'FIN-STATE': 'F F+ FA FA+',
  'FIN-SEQ': 'F F+ FA FA+',
  'FIN-REXMIT': 'F F+ FA FA+',
  'FIN-ACK-REQUIRED': 'FA FA+',
  'FIN-MERGE3': 'FA FA+',
  'FIN-DATA': 'F+ FA+',
  'FIN-HALF-CLOSE': 'A A+',
  'RST-DATA-LOST': 'R R+ RA RA+',
  'RST-FORM-ACK': 'R R+ RA RA+',
  'RST-FORM-NOACK': 'R R+ RA RA+',
  'RST-NEVER-TO-RST': 'R R+ RA RA+',
  'RST-SYNC': 'R R+ RA RA+',
  'RST-ABORT': 'R R+ RA RA+',
  'ALL-ACK-SET': 'none + S S+ F F+ FA FA+',
  'ALL-ACK-VALUE': 'A A+ FA FA+ RA RA+',
  'ALL-ACK-FIELD': 'none + S S+ F F+ R R+',
  'ACK-DELAY': 'A A+ SA SA+ FA FA+',
};

describe('a rule is asked about', () => {
  const kinds = ['', 'A', 'S', 'SA', 'F', 'FA', 'R', 'RA'].flatMap((letters) => [letters, `${letters}+`]);
  const of = (kind: string): Segment => ({
    flags: flagsOf(kind.replace('+', '')) ?? 0,
    seq: 0,
    ack: 0,
    len: kind.endsWith('+') ? 1 : 0,
    win: 0,
  });
  test.each(RULESET.map((rule) => [rule.id, rule] as const))('[%s] what it may find', (id, rule) => {
    expect(
      kinds
        .filter((kind) => rule.about(of(kind)))
        .map((kind) => kind || 'none')
        .join(' '),
    ).toBe(ABOUT[id]);
  });

  test('[ALL-FLAGS-SANE] every contradiction', () => {
    const sane = RULESET.find((rule) => rule.id === 'ALL-FLAGS-SANE');
    for (const both of [SYN | FIN, SYN | RST, FIN | RST, SYN | FIN | RST])
      for (const flags of [both, both | ACK])
        for (const len of [0, 1]) expect(sane?.about({ flags, seq: 0, ack: 0, len, win: 0 })).toBe(true);
  });
});
