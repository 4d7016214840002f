import { describe, expect, it } from 'vitest';
import type { Endpoint, Segment } from '@handshake/protocol';
import { MISCONCEPTIONS, type MisconceptionId } from './catalogue.ts';
import { outcomeOf, whyFacts } from './outcome.ts';
import { asks, C, CLOSE, goes, S, s, stages } from './test/stage.ts';

const at = stages();
/** 100 bytes there, 220 back, and the client is asked to close; the ISNs far apart. */
const far = (() => {
  const { back } = stages(7000, 9_000_000);
  const acked = goes(back, 'client', s('A', 7101, 9_000_221));
  return { asked: asks(acked, 'client', CLOSE) };
})();
const own = (seq: number) => ({ seq, of: 'own' });
const peer = (seq: number) => ({ seq, of: 'peer' });
const fired = (ep: Endpoint): Endpoint => ({
  ...ep,
  timers: { ...ep.timers, rto: { due: 0, tries: 1, fired: true } },
});

const SEND = { call: 'SEND', bytes: 10 } as const;

type Line = readonly [
  MisconceptionId | null,
  string,
  Endpoint,
  Segment,
  (Record<string, unknown> | null)?,
  number?,
];

const LINES: readonly Line[] = [
  [
    'syn-free',
    'the third segment at the SYN’s number',
    at.third.client,
    s('A', C, S + 1),
    { x: own(C), next: own(C + 1) },
  ],
  [
    'ack-is-last',
    'a SYN,ACK with Ack = x',
    at.synReceived.server,
    s('SA', S, C),
    { n: peer(C), next: peer(C + 1) },
  ],
  [
    'ack-is-last',
    'the last byte',
    at.back.client,
    s('A', C + 101, S + 220),
    { n: peer(S + 220), next: peer(S + 221) },
  ],
  [
    'ack-costs',
    'data one number after the third segment',
    at.open.client,
    s('A', C + 2, S + 1, 10),
    { seq: own(C + 1) },
  ],
  ['ack-costs', 'an ACK that counts itself', at.back.client, s('A', C + 102, S + 221), { seq: own(C + 101) }],
  [
    'ack-plus-one',
    'Seq + 1 for 220 bytes',
    at.back.client,
    s('A', C + 101, S + 2),
    { case: 'data', seq: peer(S + 1), bytes: 220, ack: peer(S + 221) },
  ],
  [
    'ack-plus-one',
    'the bytes and one more',
    at.back.client,
    s('A', C + 101, S + 222),
    { bytes: 220, ack: peer(S + 221) },
  ],
  [
    'ack-plus-one',
    'Seq + 1 for 30 bytes and a FIN',
    at.finData.client,
    s('A', C + 1, S + 2),
    { case: 'fin', bytes: 30, ack: peer(S + 32) },
  ],
  [
    'ack-plus-one',
    'one more for nothing',
    at.dataAcked.client,
    s('A', C + 101, S + 2),
    { case: 'none', ack: peer(S + 1) },
  ],
  [
    'swapped',
    'their number in Seq',
    at.third.client,
    s('A', S + 1, C + 1),
    { seq: own(C + 1), theirs: peer(S + 1) },
  ],
  [
    'swapped',
    'the SYN,ACK takes the peer’s ISN',
    at.synReceived.server,
    s('SA', C, C + 1),
    { seq: own(S), theirs: peer(C) },
  ],
  [
    'swapped',
    'the own number in Ack',
    at.back.client,
    s('A', C + 101, C + 101),
    { case: 'ack', ours: own(C + 101), ack: peer(S + 221) },
  ],
  [
    'swapped',
    'relative numbers, both',
    at.back.client,
    s('A', C + 221, S + 101),
    { case: 'both', seq: own(C + 101), ack: peer(S + 221) },
  ],
  ['swapped', 'relative numbers, under a FIN', far.asked.client, s('FA', 7221, 9_000_101), { case: 'both' }],
  ['swapped', 'relative numbers, of a SYN,ACK', at.synReceived.server, s('SA', S + 1, C), { case: 'both' }],
  [
    'swapped',
    'the SYN,ACK again, at their number',
    at.synAckSent.server,
    s('SA', C + 1, C + 1),
    { seq: own(S), theirs: peer(C + 1) },
  ],
  [
    'swapped',
    'the FIN again, at their number',
    at.finLate.client,
    s('FA', S + 1, S + 1),
    { seq: own(C + 1), theirs: peer(S + 1) },
  ],
  ['isn-one', 'an ISN of 1', at.start.client, s('S', 1)],
  ['syn-is-number', 'a first segment without the SYN flag', at.start.client, s('A', 1)],
  ['syn-is-number', 'a first segment with a number and no flag', at.start.client, s('', C)],
  [null, 'a first segment with nothing in it', at.start.client, s('', 0)],
  [null, 'a first segment without flags that acknowledges something', at.start.client, s('', C, S + 1)],
  ['ack-on-first-syn', 'a first SYN with ACK', at.start.client, s('SA', C, 1)],
  ['ack-on-first-syn', 'a first SYN with a number in Ack', at.start.client, s('S', C, 1)],
  ['ack-the-ack', 'the server answers the third segment', at.open.server, s('A', S + 1, C + 1)],
  ['ack-the-ack', 'the client answers the ACK of its FIN', at.finAcked.client, s('A', C + 2, S + 1)],
  ['ack-the-ack', 'the passive closer answers the last ACK', at.over.server, s('A', S + 2, C + 2)],
  ['bare-fin', 'a FIN without ACK', at.asked.client, s('F', C + 1), { ack: peer(S + 1) }],
  ['resend-new-seq', 'a SYN with a new ISN', fired(at.synSent.client), s('S', C + 9), { seq: own(C) }],
  ['resend-new-seq', 'a FIN at a new number', at.finLate.client, s('FA', C + 2, S + 1), { seq: own(C + 1) }],
  [
    'resend-new-seq',
    'the bytes again, behind themselves',
    fired(at.dataSent.client),
    s('PA', C + 101, S + 1, 100),
    { seq: own(C + 1) },
  ],
  ['resend-ack3', 'the third segment again, unasked', at.open.client, s('A', C + 1, S + 1)],
  ['synack-lost-deadlock', 'the client gives up', fired(at.synSent.client), s('R', C + 1)],
  ['synack-lost-deadlock', 'the server gives up', fired(at.synAckSent.server), s('R', S + 1)],
  [
    'two-is-enough',
    'the server sends data before the third segment',
    at.synAckSent.server,
    s('PA', S + 1, C + 1, 10),
    { confirms: own(S + 1) },
  ],
  ['four-is-safer', 'the ACK first', at.synReceived.server, s('A', S, C + 1)],
  ['four-is-safer', 'the SYN first', at.synReceived.server, s('S', S)],
  ['stale-synack', 'a stale SYN,ACK is accepted', at.stale.client, s('A', C + 1, 322), { a: own(91) }],
  ['stale-synack', 'reset, at the wrong number', at.stale.client, s('R', C + 1), { a: own(91) }],
  ['close-is-handshake', 'a FIN is answered by a FIN', at.fin.server, s('FA', S + 1, C + 2)],
  ['close-is-handshake', 'a SYN for the FIN', at.asked.client, s('SA', C + 1, S + 1)],
  ['close-is-handshake', 'a SYN in CLOSE-WAIT', at.fin.server, s('SA', S + 1, C + 2)],
  ['close-is-handshake', 'SYN and FIN', at.asked.client, s('SFA', C + 1, S + 1)],
  [
    'fin-ack-name',
    'FIN,ACK with a stale Ack',
    at.askedBack.server,
    s('FA', S + 1, C + 1),
    { f: peer(C + 1), next: peer(C + 2), a: peer(C + 1) },
  ],
  ['fin-both', 'data after the own FIN is reset', at.halfClose.client, s('R', C + 2)],
  [
    'data-after-fin',
    'data from FIN-WAIT-2',
    at.finAcked.client,
    s('PA', C + 2, S + 1, 10),
    { case: 'over', f: own(C + 1) },
  ],
  ['data-after-fin', 'data from FIN-WAIT-1', at.fin.client, s('PA', C + 2, S + 1, 10), { f: own(C + 1) }],
  [
    'data-after-fin',
    'data from TIME-WAIT',
    at.over.client,
    s('PA', C + 2, S + 2, 10),
    { case: 'over', f: own(C + 1) },
  ],
  ['half-open-closed', 'a half-closed connection is reset', at.finAcked.server, s('R', S + 1)],
  ['timewait-passive', 'TIME-WAIT wants to open anew', at.over.client, s('S', C + 70_000)],
  ['ack-timing', 'an ACK after half a second', at.back.client, s('A', C + 101, S + 221), null, 600],

  [null, 'a right segment', at.third.client, s('A', C + 1, S + 1)],
  [
    null,
    'the second FIN before data that still waits',
    asks(asks(at.finAcked, 'server', SEND), 'server', CLOSE).server,
    s('FA', S + 1, C + 2),
  ],
  [null, 'the FIN again', at.finLate.client, s('FA', C + 1, S + 1)],
  [null, 'the SYN again while a stale SYN,ACK waits', at.stale.client, s('S', C)],
  [null, 'a SYN for data', asks(at.open, 'client', SEND).client, s('SPA', C + 1, S + 1, 10)],
  [null, 'a SYN,ACK one number on, which is no ACK', at.synReceived.server, s('SA', S + 1, C + 1)],
  [null, 'a wild number in an ACK that is late', at.back.client, s('A', C + 40_000, S + 221), null, 600],
  [null, 'equal relative numbers, which cannot be exchanged', at.third.client, s('A', C + 1, S + 1)],
  [null, 'a wild number', at.back.client, s('A', C + 40_000, S + 221)],
];

describe('diagnose', () => {
  it.each(LINES.map((line) => [`[${line[0] ?? 'none'}] ${line[1]}`, line] as const))(
    '%s',
    (_title, [id, , ep, segment, facts, now = 0]) => {
      const outcome = outcomeOf(ep, segment, { profile: 'strict', now });
      expect(outcome.misconception, JSON.stringify(outcome)).toBe(id);
      if (facts) expect(whyFacts(outcome)).toMatchObject(facts);
    },
  );

  const seen = (Object.keys(MISCONCEPTIONS) as MisconceptionId[]).filter((id) => MISCONCEPTIONS[id].seen);
  it.each(seen)('[%s] is diagnosed in a case of its own', (id) => {
    expect(LINES.some((line) => line[0] === id)).toBe(true);
  });
});

describe('outcomeOf', () => {
  const strict = { profile: 'strict', now: 0 } as const;

  it.each([
    ['ack-is-last', ['ack', 'seq'], at.synReceived.server, s('SA', S + 7, C)],
    ['ack-plus-one', ['ack', 'seq'], at.back.client, s('A', C + 140, S + 2)],
    ['syn-free', ['seq', 'ack'], at.third.client, s('A', C, S)],
    ['swapped', ['seq', 'ack'], at.back.client, s('A', C + 221, S + 101)],
    ['ack-is-last', ['ack', 'seq'], at.back.client, s('A', C + 140, S + 220)],
  ] as const)('%s: the finding about its field comes first: %j', (id, fields, ep, segment) => {
    const outcome = outcomeOf(ep, segment, strict);
    expect(outcome.misconception).toBe(id);
    expect(outcome.findings.map((f) => f.field)).toEqual(fields);
    expect(Object.keys(whyFacts(outcome))).not.toEqual([]);
    expect(outcome.findings.slice(1).flatMap((f) => Object.keys(f.facts))).not.toContainEqual(
      expect.stringMatching(/^why\./u),
    );
  });

  const textbook = { profile: 'textbook', now: 0 } as const;

  it.each([
    ['legal and asked for', at.asked.client, s('FA', C + 1, S + 1), strict, true],
    ['unusual', at.start.client, s('S', 1), strict, true],
    ['illegal', at.third.client, s('A', C, S + 1), strict, false],
    ['ignored by the peer', at.asked.client, s('F', C + 1), strict, false],
    ['a bare FIN, in the notation of the notes', at.asked.client, s('F', C + 1), textbook, true],
    ['legal, but not asked for', at.open.client, s('FA', C + 1, S + 1), strict, false],
    ['right, and only late', at.back.client, s('A', C + 101, S + 221), { ...strict, now: 900 }, true],
    ['late and wrong', at.back.client, s('A', C + 102, S + 221), { ...strict, now: 900 }, false],
  ] as const)('%s: travels %s', (_title, ep, segment, opts, travels) => {
    expect(outcomeOf(ep, segment, opts).travels).toBe(travels);
  });

  it.each([
    ['OPEN', at.over.server, s('S', 9999)],
    ['SEND', at.open.client, s('PA', C + 1, S + 1, 5)],
    ['CLOSE', at.fin.server, s('FA', S + 1, C + 2)],
    ['ABORT', at.open.client, s('R', C + 1)],
    [null, asks(at.open, 'client', CLOSE).client, s('FA', C + 1, S + 1)],
    [null, at.finLate.client, s('FA', C + 1, S + 1)],
    [null, at.synReceived.server, s('SA', S, C + 1)],
    [null, at.stale.client, s('R', 91)],
  ] as const)('what lacks %s', (call, ep, segment) => {
    expect(outcomeOf(ep, segment, strict).notAsked).toBe(call);
  });
});
