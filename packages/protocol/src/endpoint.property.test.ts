/** What holds for every endpoint, every segment and every network. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrive } from './arrive.ts';
import { call } from './call.ts';
import { connect, deliver, drop, advance, put, running, withEnd } from './connection.ts';
import type { Connection } from './connection.ts';
import { due } from './due.ts';
import { emit } from './emit.ts';
import { closed, restored } from './endpoint.ts';
import type { Endpoint, UserCall } from './endpoint.ts';
import { judge } from './judge.ts';
import { RULES } from './rules/catalogue.ts';
import { ACK, RST, SYN, has } from './segment.ts';
import type { Segment } from './segment.ts';
import { SEQ_SPACE, add, before, diff } from './seq.ts';
import { STATES } from './state.ts';
import type { Side, State } from './state.ts';
import { chance } from '../../../scripts/chance.ts';
import { fire } from './timers.ts';
import { TRANSITIONS } from './transitions.ts';

const number = fc.integer({ min: 0, max: SEQ_SPACE - 1 });
const window = fc.oneof(fc.constant(0), fc.constant(65_535), fc.integer({ min: 0, max: 65_535 }));
/** Near one of the numbers that matter, or anywhere. */
const near = (...numbers: number[]) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...numbers), fc.integer({ min: -3, max: 3 }))
        .map(([n, by]) => add(n, by)),
    },
    { weight: 1, arbitrary: number },
  );

/** A TCB that a real connection could have: everything sent and received is in order, somewhere in the number space. */
const sane = fc
  .record({
    state: fc.constantFrom(...STATES),
    passive: fc.boolean(),
    iss: number,
    irs: number,
    sent: fc.nat(5000),
    unacked: fc.nat(5000),
    received: fc.nat(5000),
    sndWnd: window,
    rcvWnd: window,
    queued: fc.oneof(fc.constant(0), fc.nat(4000)),
    closing: fc.boolean(),
    aborting: fc.boolean(),
    owed: fc.boolean(),
  })
  .map(
    ({
      state,
      passive,
      iss,
      irs,
      sent,
      unacked,
      received,
      sndWnd,
      rcvWnd,
      queued,
      closing,
      aborting,
      owed,
    }): Endpoint => {
      const early = state === 'CLOSED' || state === 'LISTEN';
      const opening = state === 'SYN-SENT' || state === 'SYN-RECEIVED';
      const synchronized = !early && !opening;
      const acked = ['FIN-WAIT-2', 'TIME-WAIT'].includes(state);
      const nxt = synchronized ? add(iss, 2 + sent) : opening ? add(iss, 1) : iss;
      const knowsPeer = synchronized || state === 'SYN-RECEIVED';
      const end = restored({
        state,
        passive,
        iss,
        irs: knowsPeer ? irs : null,
        snd: {
          una: synchronized ? add(nxt, acked ? 0 : -Math.min(unacked, sent + 1)) : iss,
          nxt,
          wnd: knowsPeer ? sndWnd : 0,
        },
        rcv: { nxt: knowsPeer ? add(irs, 1 + received) : 0, wnd: rcvWnd },
      });
      return {
        ...end,
        app: { open: null, queued, closing, aborting },
        ackOwed: owed && knowsPeer ? { since: 0, atOnce: false, rule: 'RX-DATA', fullSized: 1 } : null,
        timers: {
          rto: nxt === iss || acked || early ? null : { due: 1000, tries: 0, fired: closing },
          delack: owed && knowsPeer ? { due: 200 } : null,
          timeWait: state === 'TIME-WAIT' ? { due: 240_000 } : null,
        },
      };
    },
  );

/** A TCB in which nothing fits. */
const insane: fc.Arbitrary<Endpoint> = fc.record(
  {
    state: fc.constantFrom(...STATES),
    passive: fc.boolean(),
    iss: number,
    irs: fc.option(number),
    snd: fc.record({ una: number, nxt: number, wnd: window, maxWnd: window, wl1: number, wl2: number }),
    rcv: fc.record({ nxt: number, wnd: window }),
    mss: fc.integer({ min: 1, max: 1460 }),
    app: fc.record({
      open: fc.constantFrom('active', 'passive', null),
      queued: fc.nat(5000),
      closing: fc.boolean(),
      aborting: fc.boolean(),
    }),
    finSeq: fc.option(number),
    peerFin: fc.option(number),
    held: fc.array(fc.record({ from: number, to: number, fin: fc.boolean() }), { maxLength: 3 }),
    pastNxt: fc.array(number, { maxLength: 3 }),
    ackOwed: fc.option(
      fc.record({
        since: fc.nat(),
        atOnce: fc.boolean(),
        rule: fc.constantFrom('RX-DATA', 'RX-LISTEN', 'RX-SS-SYN', 'RX-SEQ'),
        fullSized: fc.nat(3),
      }),
    ),
    resetsOwed: fc.constant([]),
    timers: fc.record({
      rto: fc.option(fc.record({ due: fc.nat(), tries: fc.nat(60), fired: fc.boolean() })),
      delack: fc.option(fc.record({ due: fc.nat() })),
      timeWait: fc.option(fc.record({ due: fc.nat() })),
    }),
  },
  { noNullPrototype: true },
);

const segmentFor = (end: Endpoint): fc.Arbitrary<Segment> =>
  fc.record(
    {
      flags: fc.oneof(fc.constantFrom(0x02, 0x12, 0x10, 0x11, 0x01, 0x18, 0x04, 0x14), fc.nat(255)),
      seq: near(end.rcv.nxt, add(end.rcv.nxt, end.rcv.wnd), end.irs ?? 0, end.snd.nxt, end.snd.una),
      ack: near(end.snd.nxt, end.snd.una, end.iss, end.rcv.nxt, add(end.snd.una, -end.snd.maxWnd)),
      len: fc.oneof(fc.constantFrom(0, 1), fc.nat(2000), fc.nat(65_535)),
      win: window,
    },
    { noNullPrototype: true },
  );

const both = <T>(of: fc.Arbitrary<Endpoint>, also: (end: Endpoint) => fc.Arbitrary<T>) =>
  of.chain((end) => fc.tuple(fc.constant(end), also(end)));

const aCall: fc.Arbitrary<UserCall> = fc.oneof(
  fc.constantFrom<UserCall[]>(
    { call: 'OPEN', mode: 'active' },
    { call: 'OPEN', mode: 'passive' },
    { call: 'CLOSE' },
    { call: 'ABORT' },
    { call: 'RECEIVE', bytes: 9 },
  ),
  fc.nat(5000).map((bytes): UserCall => ({ call: 'SEND', bytes })),
);

const isSeq = (n: number): boolean => Number.isInteger(n) && n >= 0 && n < SEQ_SPACE;

/** Whatever happened, the endpoint is one that can go on. */
function expectWellFormed(end: Endpoint): void {
  expect(STATES).toContain(end.state);
  for (const n of [end.iss, end.snd.una, end.snd.nxt, end.rcv.nxt]) expect(isSeq(n)).toBe(true);
  for (const n of [end.irs, end.finSeq, end.peerFin]) expect(n === null || isSeq(n)).toBe(true);
  expect(end.app.queued).toBeGreaterThanOrEqual(0);
  expectWholeNumbers(end);
  for (const piece of end.held) expect(isSeq(piece.from) && isSeq(piece.to)).toBe(true);
}

/** No number in it went astray: each is whole and within what 2^32 numbers and some clock allow. */
function expectWholeNumbers(value: unknown): void {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`a number is ${String(value)}`);
  } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectWholeNumbers);
  else if (value === undefined) throw new Error('a field is there, and undefined');
}

const steps = new Set(TRANSITIONS.map((row) => `${row.from} ${row.to}`));
/** Rows that one event can take together: SYN-RECEIVED's ACK may carry a FIN, and a SYN,ACK may. */
const DOUBLE = new Set(['SYN-RECEIVED CLOSE-WAIT', 'SYN-SENT CLOSE-WAIT']);
function expectKnownStep(from: State, to: State): void {
  if (from !== to)
    expect(steps.has(`${from} ${to}`) || DOUBLE.has(`${from} ${to}`), `${from} → ${to}`).toBe(true);
}

describe.each([
  ['sane', sane],
  ['any', insane],
] as const)('%s endpoint', (_, ends) => {
  test('any arrival gets an answer, and moves along the table', () => {
    fc.assert(
      fc.property(
        both(ends, segmentFor),
        fc.constantFrom('strict', 'textbook'),
        fc.option(number, { nil: undefined }),
        ([end, segment], profile, meantAck) => {
          const arrival = arrive(end, segment, 5000, {
            profile,
            ...(meantAck === undefined ? {} : { meantAck }),
          });
          expectWholeNumbers(arrival);
          expect(RULES[arrival.rule].side).toBe('arrival');
          expect(arrival.from).toBe(end.state);
          expectWellFormed(arrival.endpoint);
          expectKnownStep(end.state, arrival.endpoint.state);
          const { reply } = arrival;
          if (has(segment, RST)) expect(reply === null || !has(reply, RST)).toBe(true);
          if (arrival.action === 'reset') expect(reply && has(reply, RST)).toBe(true);
          if (arrival.action === 'challenge' || arrival.action === 'acknowledge')
            expect(reply && has(reply, ACK)).toBe(true);
          if (arrival.action === 'drop' || arrival.action === 'close') expect(reply).toBeNull();
          if (arrival.mayWait) expect(arrival.endpoint.timers.delack).not.toBeNull();
          for (const n of [reply?.seq ?? 0, reply?.ack ?? 0]) expect(isSeq(n)).toBe(true);
        },
      ),
      chance(4000),
    );
  });

  test('anything can be sent, called, fired and asked for', () => {
    fc.assert(
      fc.property(both(ends, segmentFor), aCall, ([end, like], made) => {
        // Numbers of the own stream: what is sent has them the other way round.
        const segment = { ...like, seq: like.ack, ack: like.seq };
        for (const after of [
          emit(end, segment, 5000),
          emit(end, segment, 5000, { profile: 'textbook' }),
          call(end, made, 5000),
          ...(['rto', 'delack', '2msl'] as const).map((timer) => fire(end, timer, 5000) ?? end),
        ]) {
          expectWellFormed(after);
          expectKnownStep(end.state, after.state);
          for (const delayAck of [false, true])
            for (const each of due(after, 5000, { delayAck })) {
              expect(isSeq(each.segment.seq) && isSeq(each.segment.ack)).toBe(true);
              expectWholeNumbers(each);
              for (const profile of ['strict', 'textbook'] as const)
                for (const asked of ['known', 'assumed'] as const)
                  expectWholeNumbers(judge(after, each.segment, { profile, now: 5000, asked }));
            }
        }
      }),
      chance(3000),
    );
  });
});

describe('two sound ends', () => {
  const SIDES: readonly Side[] = ['client', 'server'];

  /** Everything is sent as it becomes due; `chance` decides what the network does with it, and is kind once it has run out. */
  function run(start: Connection, chance: readonly number[], delayAck: boolean, judged: boolean): Connection {
    let conn = start;
    const luck = [...chance];
    for (let turn = 0; turn < 3000; turn++) {
      const side = SIDES.find((s) => due(conn[s], conn.now, { delayAck }).length > 0);
      const first = side && due(conn[side], conn.now, { delayAck })[0];
      // Sending goes first: what is on the link may wait, overtake, come twice or never.
      if (side && first && (conn.link.length === 0 || (luck[0] ?? 0) % 3 !== 1)) {
        if (judged) {
          const verdict = judge(conn[side], first.segment, { profile: 'strict', now: conn.now });
          if (verdict.verdict !== 'legal' && verdict.verdict !== 'unusual')
            throw new Error(`${side} in ${conn[side].state}: ${JSON.stringify([first, verdict.findings])}`);
        }
        conn = put(conn, side, first.segment);
        continue;
      }
      if (conn.link.length > 0) {
        const fate = luck.shift() ?? 0;
        const no = conn.link[fate % conn.link.length]?.no ?? 0;
        if (fate % 5 === 4) conn = drop(conn, no);
        else conn = deliver(advance(conn, conn.now + 1), no, { keep: fate % 7 === 6 })?.connection ?? conn;
        continue;
      }
      const next = running(conn)[0];
      if (!next) return conn;
      conn = advance(conn, next.due);
    }
    throw new Error('they never come to rest');
  }

  const received = (end: Endpoint): number =>
    end.irs === null ? 0 : diff(end.rcv.nxt, end.irs) - 1 - (end.peerFin === null ? 0 : 1);

  /** Opened by the client, or by both at the same time: then both SYNs are on their way before either arrives. */
  function opened(client: number, server: number, mode: 'active' | 'passive', wnd: number): Connection {
    let conn = connect(
      call(closed({ iss: client, wnd }), { call: 'OPEN', mode: 'active' }, 0),
      call(closed({ iss: server, wnd }), { call: 'OPEN', mode }, 0),
    );
    for (const side of SIDES) for (const syn of due(conn[side], 0)) conn = put(conn, side, syn.segment);
    return conn;
  }

  /** They open, send, and close, at the same time or the server after the client; then all is as it should be. */
  function live(isns: fc.Arbitrary<number>, judged: boolean): void {
    const plan = fc.record({
      isn: fc.record({ client: isns, server: isns }),
      mode: fc.constantFrom('active', 'passive'),
      wnd: fc.constantFrom(600, 4000, 65_535),
      delayAck: fc.boolean(),
      closeAtOnce: fc.boolean(),
      together: fc.boolean(),
      bytes: fc.record({ client: fc.nat(6000), server: fc.nat(6000) }),
      chance: fc.tuple(...Array.from({ length: 3 }, () => fc.array(fc.nat(209), { maxLength: 60 }))),
    });
    fc.assert(
      fc.property(plan, ({ isn, mode, wnd, delayAck, closeAtOnce, together, bytes, chance }) => {
        let conn = run(opened(isn.client, isn.server, mode, wnd), chance[0] ?? [], delayAck, judged);
        expect([conn.client.state, conn.server.state]).toEqual(['ESTABLISHED', 'ESTABLISHED']);
        for (const side of SIDES) {
          const asked = call(conn[side], { call: 'SEND', bytes: bytes[side] }, conn.now);
          const closes = together || side === 'client';
          conn = withEnd(
            conn,
            side,
            closes ? call(asked, { call: 'CLOSE' }, conn.now, { closeAtOnce }) : asked,
          );
        }
        conn = run(conn, chance[1] ?? [], delayAck, judged);
        if (!together) {
          expect([conn.client.state, conn.server.state]).toEqual(['FIN-WAIT-2', 'CLOSE-WAIT']);
          conn = withEnd(conn, 'server', call(conn.server, { call: 'CLOSE' }, conn.now));
          conn = run(conn, chance[2] ?? [], delayAck, judged);
        }
        expect([conn.client.state, conn.server.state]).toEqual(['CLOSED', 'CLOSED']);
        expect([received(conn.client), received(conn.server)]).toEqual([bytes.server, bytes.client]);
      }),
      chance(300),
    );
  }

  test('over a link that loses, reorders and duplicates, both close, every byte arrives, and all of it was legal', () => {
    live(fc.noBias(number), true);
  });

  test('[DT-WRAP] the same where the numbers run over 2^32', () => {
    live(fc.integer({ min: SEQ_SPACE - 6100, max: SEQ_SPACE - 1 }), true);
  });

  test('where the two streams begin in the number space changes nothing', () => {
    const shifted = (end: Endpoint, own: number, peer: number): Endpoint => ({
      ...end,
      iss: add(end.iss, own),
      irs: end.irs === null ? null : add(end.irs, peer),
      snd: {
        ...end.snd,
        una: add(end.snd.una, own),
        nxt: add(end.snd.nxt, own),
        wl1: add(end.snd.wl1, peer),
        wl2: add(end.snd.wl2, own),
      },
      rcv: { ...end.rcv, nxt: add(end.rcv.nxt, peer) },
      finSeq: end.finSeq === null ? null : add(end.finSeq, own),
      peerFin: end.peerFin === null ? null : add(end.peerFin, peer),
      held: end.held.map((p) => ({ ...p, from: add(p.from, peer), to: add(p.to, peer) })),
      pastNxt: end.pastNxt.map((n) => add(n, peer)),
      resetsOwed: [],
    });
    fc.assert(
      fc.property(both(sane, segmentFor), number, number, ([end, segment], own, peer) => {
        const moved = { ...segment, seq: add(segment.seq, peer), ack: add(segment.ack, own) };
        const here = arrive({ ...end, snd: { ...end.snd } }, segment, 5000);
        const there = arrive(shifted(end, own, peer), moved, 5000);
        expect([there.action, there.rule, there.mayWait]).toEqual([here.action, here.rule, here.mayWait]);
        expect(there.reply === null).toBe(here.reply === null);
        if (here.reply && there.reply && !has(here.reply, RST)) {
          expect(diff(there.reply.seq, here.reply.seq) >>> 0).toBe(own);
          expect(diff(there.reply.ack, here.reply.ack) >>> 0).toBe(peer);
        }
        // Without an Irs, and in CLOSED, RCV.NXT and SND.WL1 mean nothing and stay where they are.
        if (here.endpoint.irs !== null && !has(segment, SYN) && !here.endpoint.reopened)
          expect(there.endpoint).toEqual({
            ...shifted(here.endpoint, own, peer),
            resetsOwed: there.endpoint.resetsOwed,
          });
      }),
      chance(3000),
    );
  });

  test('nothing that arrives makes a sane end forget what it has sent', () => {
    fc.assert(
      fc.property(both(sane, segmentFor), ([end, segment]) => {
        const { endpoint } = arrive(end, segment, 5000);
        const goesOn = !['CLOSED', 'LISTEN'].includes(endpoint.state) && !endpoint.reopened;
        if (!goesOn || end.state === 'LISTEN') return;
        expect(endpoint.snd.nxt).toBe(end.snd.nxt);
        expect(before(endpoint.snd.una, end.snd.una)).toBe(false);
        expect(before(endpoint.snd.nxt, endpoint.snd.una)).toBe(false);
        if (end.irs !== null) expect(before(endpoint.rcv.nxt, end.rcv.nxt)).toBe(false);
      }),
      chance(3000),
    );
  });
});
