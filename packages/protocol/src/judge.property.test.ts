import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connect } from './connection.ts';
import { emit } from './emit.ts';
import { closed, type Endpoint } from './endpoint.ts';
import { judge } from './judge.ts';
import { notAsked } from './rules/asked.ts';
import { RULES, type RuleId } from './rules/catalogue.ts';
import { op, opens, side, walk } from './rules/test/walk.ts';
import { RULESET } from './rules/sender/index.ts';
import { segLen, type Segment } from './segment.ts';
import { add, before, diff, type Seq } from './seq.ts';
import { STATES } from './state.ts';
import { chance } from '../../../scripts/chance.ts';

const PROFILES = ['strict', 'textbook'] as const;
const ASKED = ['known', 'assumed'] as const;
const CLASSES = ['legal', 'unusual', 'ignored', 'illegal'];
const RX = (Object.keys(RULES) as RuleId[]).filter((id) => RULES[id].side === 'arrival');

const number = fc.integer({ min: 0, max: 0xffff_ffff });
/** Mostly near a few numbers, so that segments and TCBs meet, also at the wrap. */
const near = (bases: readonly Seq[]): fc.Arbitrary<Seq> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...bases), fc.integer({ min: -4, max: 300 }))
        .map(([b, n]) => add(b, n)),
    },
    { weight: 1, arbitrary: number },
  );
const BASES = [0, 1, 1000, 5000, 0xffff_fff0];
const small = fc.integer({ min: 0, max: 300 });

const anySegment: fc.Arbitrary<Segment> = fc.record({
  flags: fc.integer({ min: 0, max: 255 }),
  seq: near(BASES),
  ack: near(BASES),
  len: fc.oneof(fc.constant(0), fc.constant(1), small, fc.constant(65_535)),
  win: fc.integer({ min: 0, max: 65_535 }),
});

/** Endpoints that no connection would ever reach as well. */
const anyEndpoint: fc.Arbitrary<Endpoint> = fc.record({
  state: fc.constantFrom(...STATES),
  passive: fc.boolean(),
  iss: near(BASES),
  irs: fc.option(near(BASES), { nil: null }),
  snd: fc.record({ una: near(BASES), nxt: near(BASES), wnd: small, maxWnd: small, wl1: number, wl2: number }),
  rcv: fc.record({ nxt: near(BASES), wnd: small }),
  mss: fc.constantFrom(536, 1460),
  app: fc.record({
    open: fc.constantFrom('active' as const, 'passive' as const, null),
    queued: small,
    closing: fc.boolean(),
    aborting: fc.boolean(),
  }),
  finSeq: fc.option(near(BASES)),
  peerFin: fc.option(near(BASES)),
  held: fc.constant<Endpoint['held']>([]),
  pastNxt: fc.array(near(BASES), { maxLength: 40 }),
  ackOwed: fc.option(
    fc.record({
      since: fc.integer({ min: 0, max: 3000 }),
      atOnce: fc.boolean(),
      rule: fc.constantFrom(...RX),
      fullSized: small,
    }),
  ),
  resetsOwed: fc.array(anySegment, { maxLength: 2 }),
  timers: fc.constant({ rto: null, delack: null, timeWait: null }),
});

/** Without the rules that look at absolute values: 0 where a field means nothing, ISNs of 0 and 1, the wrap. */
const ABSOLUTE = new Set(['ALL-ACK-FIELD', 'HS-ISN-CHOICE', 'DT-WRAP']);
const RELATIVE = RULESET.filter((rule) => !ABSOLUTE.has(rule.id));

describe('judge, whatever it is given', () => {
  it('gives a verdict and its reason, for any segment in any state', () => {
    fc.assert(
      fc.property(
        anyEndpoint,
        anySegment,
        fc.constantFrom(...PROFILES),
        fc.constantFrom(...ASKED),
        fc.nat(4000),
        (ep, segment, profile, asked, now) => {
          const said = judge(ep, segment, { profile, asked, now });
          expect(CLASSES).toContain(said.verdict);
          if (said.verdict !== 'legal') expect(said.findings.length).toBeGreaterThan(0);
          for (const f of said.findings) {
            expect(f.verdict).toBe(said.verdict);
            expect(RULES[f.rule].side).toBe('sender');
            for (const fact of Object.values(f.facts)) {
              const n = typeof fact === 'object' ? fact.seq : fact;
              expect(typeof n === 'string' || Number.isSafeInteger(n), JSON.stringify(f)).toBe(true);
            }
          }
          const fields = said.findings.filter((f) => f.verdict !== 'legal').map((f) => f.field);
          expect(new Set(fields).size).toBe(fields.length);
          expect([null, 'OPEN', 'SEND', 'CLOSE', 'ABORT']).toContain(notAsked(ep, segment));
        },
      ),
      chance(5000),
    );
  });

  it('says the same of the same, moved to other numbers', () => {
    fc.assert(
      fc.property(anyEndpoint, anySegment, number, (ep, segment, by) => {
        const to = (n: Seq): Seq => add(n, by);
        const moved: Endpoint = {
          ...ep,
          iss: to(ep.iss),
          irs: ep.irs === null ? null : to(ep.irs),
          snd: { ...ep.snd, una: to(ep.snd.una), nxt: to(ep.snd.nxt) },
          rcv: { ...ep.rcv, nxt: to(ep.rcv.nxt) },
          finSeq: ep.finSeq === null ? null : to(ep.finSeq),
          peerFin: ep.peerFin === null ? null : to(ep.peerFin),
          pastNxt: ep.pastNxt.map(to),
          resetsOwed: [],
        };
        const rules = (end: Endpoint, s: Segment): string[] =>
          judge(end, s, { profile: 'strict', now: 0 }, RELATIVE).findings.map(
            (f) => `${f.rule} ${f.verdict}`,
          );
        const plain = { ...ep, resetsOwed: [] };
        expect(rules(moved, { ...segment, seq: to(segment.seq), ack: to(segment.ack) })).toEqual(
          rules(plain, segment),
        );
      }),
      chance(1000),
    );
  });
});

describe('judge, where the numbers run over 2^32', () => {
  it('[DT-WRAP] is a name for what is illegal anywhere', () => {
    const byWrap = RULESET.filter(({ id }) => id !== 'DT-WRAP');
    // ISS and IRS stand shortly before 2^32, what is sent and expected shortly behind it.
    const passed = fc.integer({ min: -3, max: 12 });
    const walks = fc.array(op, { minLength: 10, maxLength: 60, size: 'max' });
    const numbers = fc.record({ seq: passed, ack: passed, len: fc.constantFrom(0, 0, 1, 5) });
    let slips = 0;
    fc.assert(
      fc.property(
        walks,
        side,
        fc.constantFrom(0xffff_ffff, 0xffff_fffe, 0xffff_fff8),
        fc.array(numbers, { minLength: 20, maxLength: 20 }),
        fc.constantFrom(...ASKED),
        (ops, from, isn, tried, asked) => {
          let conn = connect(closed({ iss: isn }), closed({ iss: isn }));
          for (const o of [...opens, ...ops]) conn = walk(conn, o, () => undefined);
          const ep = conn[from];
          for (const { seq, ack, len } of tried)
            for (const at of [seq, diff(ep.snd.nxt, 0) + seq]) {
              const s: Segment = { flags: 0x10, seq: add(0, at), ack: add(0, ack), len, win: 9 };
              const seen = { profile: 'strict', asked, now: conn.now } as const;
              if (!judge(ep, s, seen).findings.some(({ rule }) => rule === 'DT-WRAP')) continue;
              slips++;
              const { verdict } = judge(ep, s, seen, byWrap);
              expect(verdict, JSON.stringify({ s, ep, asked })).toBe('illegal');
            }
        },
      ),
      chance(500),
    );
    expect(slips).toBeGreaterThan(0);
  });
});

describe('judge, of what a conforming endpoint sends', () => {
  it('calls nothing illegal or ignored, and everything was asked for', () => {
    fc.assert(
      fc.property(
        fc.array(op, { minLength: 10, maxLength: 120, size: 'max' }),
        fc.constantFrom(1000, 0xffff_ff00),
        fc.constantFrom(5000, 0xffff_fffe),
        (ops, iss, iss2) => {
          let conn = connect(closed({ iss }), closed({ iss: iss2 }));
          for (const o of [...opens, ...ops])
            conn = walk(conn, o, (ep, s, now, why) => {
              const said = judge(ep, s, { profile: 'strict', now });
              // How long an ACK waits is the walk's choice here, not the endpoint's.
              const blamed = said.findings.filter((f) => f.rule !== 'ACK-DELAY');
              const wrong = blamed.some((f) => f.verdict === 'illegal' || f.verdict === 'ignored');
              expect(wrong, `${why} ${JSON.stringify({ s, said, ep })}`).toBe(false);
              expect(notAsked(ep, s), `${why} ${JSON.stringify({ s, ep })}`).toBe(null);
            });
        },
      ),
      chance(1000),
    );
  });
});

describe('judge, of what it lets pass', () => {
  /** How a segment stands to the end that would send it: which of its numbers it starts from, and how far beside. */
  const shape = fc.record({
    flags: fc.constantFrom(0x10, 0x18, 0x11, 0x19, 0x02, 0x12, 0x01, 0x08),
    from: fc.constantFrom<(ep: Endpoint) => Seq>(
      (ep) => ep.snd.nxt,
      (ep) => ep.snd.una,
      (ep) => ep.iss,
    ),
    by: fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 3 }), fc.integer({ min: -300, max: 300 })),
    len: fc.oneof(fc.constant(0), fc.constant(1), small),
    win: fc.constantFrom(0, 10, 65_535),
  });

  it('uses no number that the sender does not know of afterwards', () => {
    const walks = fc.array(op, { minLength: 10, maxLength: 60, size: 'max' });
    const shapes = fc.array(shape, { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(walks, side, shapes, (ops, from, tried) => {
        let conn = connect(closed({ iss: 1000 }), closed({ iss: 0xffff_ff80 }));
        for (const o of [...opens, ...ops]) conn = walk(conn, o, () => undefined);
        const ep = conn[from];
        for (const { flags, from: base, by, len, win } of tried) {
          const s: Segment = {
            flags,
            seq: add(base(ep), by),
            ack: ep.irs === null ? 0 : ep.rcv.nxt,
            len,
            win,
          };
          const said = judge(ep, s, { profile: 'strict', now: conn.now });
          if (said.verdict === 'illegal' || said.verdict === 'ignored' || notAsked(ep, s) !== null) continue;
          const { nxt } = emit(ep, s, conn.now).snd;
          expect(before(nxt, add(s.seq, segLen(s))), JSON.stringify({ s, said, ep })).toBe(false);
        }
      }),
      chance(1500),
    );
  });
});
