/**
 * Every state against every kind of segment: what the product does on an arrival, and what a second, literal reading of RFC 9293
 * §3.10.7 (testing/oracle) says. `npm run unit` takes a cell in a hundred, spread over the whole; `npm run long` takes all.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrive } from './arrive.ts';
import { restored } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { ACK, FIN, PSH, RST, SYN, URG, has, lettersOf } from './segment.ts';
import type { Segment } from './segment.ts';
import { diff } from './seq.ts';
import { STATES } from './state.ts';
import type { State } from './state.ts';
import type { Arrival } from './verdict.ts';
import { LONG, chance } from '../../../scripts/chance.ts';
import { segmentArrives } from './testing/oracle/arrives.ts';
import { mod } from './testing/oracle/tcb.ts';
import type { Told, Waiting } from './testing/oracle/tcb.ts';
import { textOf } from './testing/story.ts';

/** ms of the table's clock. */
const NOW = 5000;

/** Where the streams begin: in the middle, where their numbers pass 2^31, and where they run over 2^32. */
const ISNS = [
  { iss: 1_000_000, irs: 3_000_000 },
  { iss: 0x7fff_fffc, irs: 0xffff_fffd },
  { iss: 0xffff_fff8, irs: 0x7fff_fffe },
] as const;
const RCV_WND = [0, 1, 10, 65_535] as const;
/** How much of what was sent is acknowledged; `waits`: the FIN that CLOSE has asked for is still behind data. */
const ACKED = ['all', 'data', 'part', 'none', 'waits'] as const;
const FLAGS = Array.from({ length: 64 }, (_, n) => {
  const bits = [FIN, SYN, RST, ACK, PSH, URG];
  return bits.reduce((flags, bit, i) => flags | ((n >> i) & 1 ? bit : 0), 0);
});
const LENS = [0, 1, 7, 1460, 70_000] as const;
const WINS = [0, 500] as const;

const SYNCHRONIZED = STATES.slice(4);
const FIN_SENT: readonly State[] = ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];
const FIN_WAITS: readonly State[] = ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK'];
const FIN_GOT: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];

/** 9 bytes sent and 5 received, and the FINs that the state has seen; null where the state has no such variant. */
function endOf(
  state: State,
  passive: boolean,
  isn: (typeof ISNS)[number],
  wnd: number,
  acked: (typeof ACKED)[number],
): Endpoint | null {
  const { iss, irs } = isn;
  if (!SYNCHRONIZED.includes(state)) {
    if (acked !== 'none') return null;
    const opened = state === 'SYN-SENT' || state === 'SYN-RECEIVED';
    const knows = state === 'SYN-RECEIVED';
    return restored({
      state,
      passive: state === 'LISTEN' || (knows && passive),
      iss,
      irs: knows ? irs : null,
      snd: { una: iss, nxt: opened ? mod(iss + 1) : iss, wnd: knows ? 300 : 0 },
      rcv: { nxt: knows ? mod(irs + 1) : 0, wnd },
    });
  }
  const waits = acked === 'waits';
  if (waits && !FIN_WAITS.includes(state)) return null;
  const sentFin = FIN_SENT.includes(state) && !waits;
  // FIN-WAIT-2 and TIME-WAIT are what the ACK of the FIN leads to; the others end where it comes.
  const finAcked = state === 'FIN-WAIT-2' || state === 'TIME-WAIT';
  if (finAcked !== (acked === 'all') && (finAcked || sentFin)) return null;
  const end = mod(iss + 10);
  const nxt = sentFin ? mod(end + 1) : end;
  const una = { all: nxt, data: end, part: mod(end - 4), none: mod(iss + 1), waits: mod(end - 4) }[acked];
  const got = mod(irs + 6);
  const ep = restored({
    state,
    passive,
    iss,
    irs,
    snd: { una, nxt, wnd: 300, maxWnd: 300 },
    rcv: { nxt: FIN_GOT.includes(state) ? mod(got + 1) : got, wnd },
    ...(waits ? { finSeq: null } : {}),
  });
  return {
    ...ep,
    ...(waits ? { finSeq: null } : {}),
    timers: { ...ep.timers, timeWait: state === 'TIME-WAIT' ? { due: 1 } : null },
  };
}

/** What the endpoint knows, and what an attacker or an old duplicate might say instead. */
const seqsAt = ({ irs, rcv: { nxt, wnd } }: Endpoint, len: number): number[] =>
  [
    nxt - 2 ** 31,
    nxt - 1_000_000,
    nxt - len - 2,
    nxt - len - 1,
    nxt - len,
    nxt - 1,
    nxt,
    nxt + 1,
    nxt + Math.floor(wnd / 2),
    nxt + wnd - 1,
    nxt + wnd,
    nxt + wnd + 1,
    nxt + 2 ** 31 - 1,
    irs ?? 0,
  ].map(mod);
const acksAt = ({ iss, snd: { una, nxt, maxWnd } }: Endpoint): number[] =>
  [
    una - 2 ** 31,
    una - maxWnd - 1,
    una - maxWnd,
    una - 1,
    una,
    una + 1,
    nxt - 1,
    nxt,
    nxt + 1,
    nxt + 5000,
    nxt + 2 ** 31 - 1,
    iss,
  ].map(mod);
const SEQS = 14;
const ACKS = 12;

/** Pieces in order, those that touch as one: how they are kept is free. */
function joined(pieces: readonly Waiting[], nxt: number): Waiting[] {
  const all: Waiting[] = [];
  for (const piece of [...pieces].sort((a, b) => mod(a.from - nxt) - mod(b.from - nxt))) {
    const last = all.at(-1);
    if (!last || mod(last.to - nxt) < mod(piece.from - nxt)) all.push(piece);
    else if (mod(last.to - nxt) < mod(piece.to - nxt))
      all[all.length - 1] = { ...last, to: piece.to, fin: piece.fin };
    else if (last.to === piece.to) all[all.length - 1] = { ...last, fin: last.fin || piece.fin };
  }
  return all;
}

/** What is compared, as text. After CLOSED and LISTEN no TCB is left to compare. */
function ofProduct(a: Arrival): string {
  const { state, snd, rcv, peerFin, held, timers } = a.endpoint;
  const reply = a.reply && {
    flags: lettersOf(a.reply.flags),
    seq: a.reply.seq,
    ack: has(a.reply, ACK) ? a.reply.ack : null,
  };
  const gone = state === 'CLOSED' || state === 'LISTEN';
  const tcb = gone
    ? null
    : {
        una: snd.una,
        nxt: snd.nxt,
        wnd: snd.wnd,
        max: snd.maxWnd,
        rcv: rcv.nxt,
        wl1: snd.wl1,
        peerFin,
        held,
      };
  const restarted = timers.timeWait?.due === NOW + 240_000;
  const { action, rule, mayWait } = a;
  return JSON.stringify({ action, rule, state, reply, mayWait, restarted, tcb });
}

function ofOracle({ action, rule, reply, mayWait, tcb: t }: Told): string {
  const gone = t.STATE === 'CLOSED' || t.STATE === 'LISTEN';
  const tcb = gone
    ? null
    : {
        una: t.SND.UNA,
        nxt: t.SND.NXT,
        wnd: t.SND.WND,
        max: t['MAX.SND.WND'],
        rcv: t.RCV.NXT,
        wl1: t.SND.WL1,
        peerFin: t['PEER.FIN'],
        held: joined(t.waiting, t.RCV.NXT),
      };
  const restarted = t.restarted && !gone;
  return JSON.stringify({ action, rule, state: t.STATE, reply, mayWait, restarted, tcb });
}

/** A mixed-radix number as its digits, the last radix first. */
function digits(n: number, radices: readonly number[]): number[] {
  let rest = n;
  return radices.map((radix) => {
    const digit = rest % radix;
    rest = Math.floor(rest / radix);
    return digit;
  });
}

/** A prime that divides none of the sizes, so that the cells taken lie everywhere. */
const STEP = LONG ? 1 : 97;

test.each(STATES)('%s answers every segment as a literal reading of §3.10.7 does', (state) => {
  const sizes = [FLAGS.length, SEQS, ACKS, LENS.length, WINS.length];
  const cells = sizes.reduce((product, size) => product * size, 1);
  const differences: string[] = [];
  let compared = 0;
  let cell = 0;
  for (const passive of [false, true])
    for (const isn of ISNS)
      for (const wnd of RCV_WND)
        for (const acked of ACKED) {
          const ep = endOf(state, passive, isn, wnd, acked);
          if (!ep) continue;
          for (cell %= cells; cell < cells; cell += STEP) {
            const [f = 0, s = 0, a = 0, l = 0, w = 0] = digits(cell, sizes);
            const len = LENS[l] ?? 0;
            const flags = FLAGS[f] ?? 0;
            const segment: Segment = {
              flags,
              seq: seqsAt(ep, len)[s] ?? 0,
              ack: acksAt(ep)[a] ?? 0,
              len,
              win: WINS[w] ?? 0,
            };
            compared++;
            const product = ofProduct(arrive(ep, segment, NOW));
            const oracle = ofOracle(segmentArrives(ep, segment));
            if (product !== oracle && differences.length < 10)
              differences.push(
                `${state}${passive ? ' passive' : ''} ${JSON.stringify({ snd: ep.snd, rcv: ep.rcv, irs: ep.irs })}\n  gets ${textOf(segment)}\n  product ${product}\n  RFC     ${oracle}`,
              );
          }
        }
  expect(differences.join('\n')).toBe('');
  expect(compared).toBeGreaterThan(LONG ? 1_000_000 : 10_000);
});

test('[RX-DATA] a stream that arrives in pieces, again and out of order, is read as a literal reading of §3.10.7 does', () => {
  /** The peer's stream: 60 bytes, then its FIN. */
  const END = 60;
  const piece = fc.record({
    /** Where it begins: at RCV.NXT or near it, or anywhere in the stream. */
    near: fc.boolean(),
    by: fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 6 }), fc.integer({ min: -END, max: END })),
    len: fc.oneof(fc.constant(10), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: END })),
    fin: fc.boolean(),
    ack: fc.integer({ min: -2, max: 12 }),
    flags: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(ACK, ACK | PSH, ACK | URG) },
      fc.constantFrom(0, ACK | SYN, RST),
    ),
    win: fc.constantFrom(0, 20, 500),
    /** What was owed has left before it comes. */
    settled: fc.boolean(),
  });
  const start = fc.record({
    state: fc.constantFrom<State>('SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'),
    isn: fc.constantFrom(...ISNS),
    wnd: fc.constantFrom(0, 8, 30, 500),
    mss: fc.constantFrom(10, 1460),
  });
  fc.assert(
    fc.property(
      start,
      fc.array(piece, { minLength: 3, maxLength: 40 }),
      ({ state, isn, wnd, mss }, pieces) => {
        const acked = { 'SYN-RECEIVED': 'none', 'FIN-WAIT-2': 'all' }[state as string] ?? 'part';
        const first = endOf(state, false, isn, wnd, acked as (typeof ACKED)[number]);
        if (!first) throw new Error(state);
        let ep: Endpoint = { ...first, mss };
        const base = ep.rcv.nxt;
        for (const { near, by, len, fin, ack, flags, win, settled } of pieces) {
          if (settled) ep = { ...ep, ackOwed: null, timers: { ...ep.timers, delack: null } };
          const at = near ? diff(ep.rcv.nxt, base) : 0;
          const from = Math.min(at + by, END);
          const text = Math.max(0, Math.min(len, END - from));
          const segment: Segment = {
            flags: flags | (fin && from + text === END ? FIN : 0),
            seq: mod(base + from),
            ack: mod(isn.iss + ack),
            len: text,
            win,
          };
          // The 2MSL timer runs from before; it has to be seen that this arrival starts it anew.
          const timed = { ...ep, timers: { ...ep.timers, timeWait: ep.timers.timeWait && { due: 1 } } };
          const after = arrive(timed, segment, NOW);
          expect(ofProduct(after), textOf(segment)).toBe(ofOracle(segmentArrives(timed, segment)));
          ep = after.endpoint;
        }
      },
    ),
    chance(1500),
  );
});
