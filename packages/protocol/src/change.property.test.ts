/** What the judge says does not depend on where the streams begin, nor on the side; and no change of a field passes unseen. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import { judge } from './judge.ts';
import { notAsked } from './rules/asked.ts';
import { RULESET } from './rules/sender/index.ts';
import type { RuleId } from './rules/catalogue.ts';
import { ACK, FIN, PSH, RST, SYN, URG, has } from './segment.ts';
import type { Segment } from './segment.ts';
import { SEQ_SPACE, add, diff } from './seq.ts';
import { other } from './state.ts';
import type { Side } from './state.ts';
import { Lab } from './test/lab.ts';
import { mayBeSent } from './test/legal.ts';
import { chance } from '../../../scripts/chance.ts';
import { exchanged, plan } from './test/plan.ts';
import type { Plan } from './test/plan.ts';
import type { Field } from './verdict.ts';

const number = fc.oneof(
  fc.integer({ min: 0, max: SEQ_SPACE - 1 }),
  // The stream runs over 2^32.
  fc.integer({ min: SEQ_SPACE - 2000, max: SEQ_SPACE - 1 }),
);

/** The fields that a rule speaks of: `seq+len ≤ U+SND.WND` is broken by either, a FIN's number is seq+len. */
const NAMES: Readonly<Partial<Record<RuleId, readonly Field[]>>> = {
  'HS-SYN-FLAGS': ['flags'],
  'HS-SYNACK-FLAGS': ['flags'],
  'HS-SYN-ACK-NUM': ['ack'],
  'HS-SYNACK-SEQ': ['seq'],
  'HS-ACK3-NUM': ['seq', 'ack'],
  'HS-REXMIT-SAME': ['seq', 'len', 'flags'],
  'HS-LISTEN-SILENT': ['flags'],
  'HS-SO-SYNACK': ['flags', 'seq'],
  'ALL-FLAGS-SANE': ['flags'],
  'ALL-ACK-SET': ['flags'],
  'ALL-ACK-VALUE': ['ack', 'flags'],
  'DT-SEQ-NEXT': ['seq', 'len'],
  'DT-REXMIT': ['seq', 'len', 'flags'],
  'DT-WINDOW': ['seq', 'len'],
  'DT-PURE-ACK': ['seq', 'len', 'flags'],
  'DT-AFTER-FIN': ['seq', 'len'],
  'DT-STATE': ['len', 'flags'],
  'DT-WRAP': ['seq', 'ack', 'len'],
  'FIN-SEQ': ['seq', 'len', 'flags'],
  'FIN-STATE': ['flags'],
  'FIN-ACK-REQUIRED': ['ack'],
  'FIN-REXMIT': ['seq', 'len', 'flags'],
  'TW-SEND': ['flags', 'len'],
  'RST-FORM-ACK': ['seq', 'flags'],
  'RST-FORM-NOACK': ['seq', 'ack', 'flags'],
  'RST-SYNC': ['flags'],
  'RST-ABORT': ['seq', 'flags'],
  'RST-NEVER-TO-RST': ['flags'],
};

/** The segment with one field changed, in each way that students and bugs change it. */
function changes(ep: Endpoint, s: Segment): { readonly field: Field; readonly segment: Segment }[] {
  const all: { field: Field; segment: Segment }[] = [];
  const vary = (field: Field, segment: Segment): void => void all.push({ field, segment });
  const { snd, rcv } = ep;
  // The RST that answers a segment without ACK has the number 0, which stands nowhere in the stream.
  const seqs = has(s, RST)
    ? []
    : [snd.una, snd.nxt, ep.iss, add(snd.una, snd.wnd), ...(ep.finSeq === null ? [] : [ep.finSeq])];
  for (const by of [-1, 1, 2, s.len, -s.len, 5000, -5000, 2 ** 31])
    for (const from of [s.seq, ...seqs]) vary('seq', { ...s, seq: add(from, by) });
  for (const seq of seqs) vary('seq', { ...s, seq });
  if (has(s, ACK))
    for (const from of ep.irs === null ? [s.ack] : [s.ack, rcv.nxt, ep.irs, ...ep.pastNxt])
      for (const by of [0, -1, 1, 2, 5000, -5000, 2 ** 31]) vary('ack', { ...s, ack: add(from, by) });
  for (const bit of [SYN, FIN, RST, ACK, PSH, URG]) {
    const flags = s.flags ^ bit;
    // A field that the header no longer has, or has now, is filled in as it should be.
    vary('flags', { ...s, flags, ack: flags & ACK ? (s.flags & ACK ? s.ack : rcv.nxt) : 0 });
  }
  const room = has(s, RST) ? 0 : Math.max(0, diff(add(snd.una, snd.wnd), s.seq));
  for (const len of [0, 1, s.len - 1, s.len + 1, room, room + 1, s.len + 5000, 65_000])
    if (len >= 0) vary('len', { ...s, len });
  for (const win of [0, 1, 65_535]) vary('win', { ...s, win });
  return all.filter(({ field, segment }) => segment[field] !== s[field]);
}

describe('one field of a legal segment is changed', () => {
  test('and it is called illegal or ignored, by a rule that names the field, wherever that leaves what may be sent', () => {
    let left = 0;
    const see: Lab['see'] = (ep, s, now) => {
      if (!mayBeSent(ep, s)) throw new Error(`not in the set: ${JSON.stringify({ s, ep })}`);
      for (const { field, segment } of changes(ep, s)) {
        const said = judge(ep, segment, { profile: 'strict', now });
        const findings = said.findings.filter((f) => f.rule !== 'ACK-DELAY');
        const wrong = findings.some((f) => f.verdict === 'illegal' || f.verdict === 'ignored');
        const about = JSON.stringify({ field, segment, was: s, findings, ep });
        if (wrong === mayBeSent(ep, segment))
          throw new Error(`${wrong ? 'too strict' : 'too lax'}: ${about}`);
        if (!wrong) continue;
        left++;
        if (!findings.some((f) => NAMES[f.rule]?.includes(field))) throw new Error(`another field: ${about}`);
      }
    };
    fc.assert(
      fc.property(plan(true, number), (planned) => {
        const lab = new Lab(planned, see);
        for (const each of planned.steps) lab.step(each);
      }),
      chance(100),
    );
    expect(left).toBeGreaterThan(1000);
  });
});

/**
 * All that a run shows, its numbers counted from the two ISNs: what leaves, what the judge says of it and of its changes, what
 * arrivals do. It ends where a RST leaves that answers a segment without ACK: that has the number 0, of no stream, and where it
 * lies depends on the ISNs.
 */
function shown(planned: Plan, swapped: boolean): string[] {
  const lines: string[] = [];
  const own = (side: Side, n: number): number => diff(n, planned.isn[side]);
  const told = (side: Side, s: Segment): string =>
    `${s.flags} ${own(side, s.seq)} ${has(s, ACK) ? own(other(side), s.ack) : '-'} ${s.len} ${s.win}`;
  const isZero = (s: Segment): boolean => has(s, RST | ACK) && s.seq === 0;
  let over = false;
  const named = (side: Side): string => (swapped ? other(side) : side);
  const lab = new Lab(
    planned,
    (ep, s, now, why, side) => {
      over ||= why === 'rst' && isZero(s);
      if (over) return;
      lines.push(`${named(side)} ${ep.state} sends ${told(side, s)} ${why} ${notAsked(ep, s) ?? ''}`);
      for (const { field, segment } of [{ field: '', segment: s }, ...changes(ep, s)])
        for (const profile of ['strict', 'textbook'] as const) {
          const { verdict, findings } = judge(ep, segment, { profile, now }, RELATIVE);
          const rules = findings.map((f) => `${f.rule}/${f.field}`).join();
          lines.push(`  ${field} ${profile}: ${verdict} ${rules}`);
        }
    },
    ({ action, rule, reply, mayWait, from, endpoint }, to) => {
      if (over) return;
      const answer = reply && !isZero(reply) ? told(to, reply) : 'nothing';
      lines.push(`${named(to)} ${from}: ${action} ${rule} ${answer} ${mayWait} ${endpoint.state}`);
    },
  );
  for (const each of planned.steps) lab.step(each);
  return lines;
}

/** An ISN of 0 or 1 is worth a word, and where the numbers run over 2^32 a slip has a rule of its own. */
const RELATIVE = RULESET.filter((rule) => rule.id !== 'HS-ISN-CHOICE' && rule.id !== 'DT-WRAP');

describe('a whole connection', () => {
  test('is judged, and goes, the same wherever its streams begin', () => {
    fc.assert(
      fc.property(plan(true, number), number, number, (planned, client, server) => {
        const moved = { ...planned, isn: { client, server } };
        expect(shown(moved, false)).toEqual(shown(planned, false));
      }),
      chance(40),
    );
  });

  test('is judged, and goes, the same with the sides exchanged', () => {
    fc.assert(
      fc.property(plan(true, number), (planned) => {
        expect(shown(exchanged(planned), true)).toEqual(shown(planned, false));
      }),
      chance(40),
    );
  });
});
