import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { RULES, type RuleId } from './rules/catalogue.ts';
import { CASES } from './rules/test/cases.ts';
import { idsOf, lacks, type Rows } from './rules/test/coverage.ts';
import {
  aborting,
  bothOpen,
  C,
  closes,
  closing,
  crossed,
  exchanged,
  goes,
  open,
  opening,
  queued,
  S,
  s,
} from './rules/test/stage.ts';
import type { Endpoint } from './endpoint.ts';
import type { Segment } from './segment.ts';
import { RULESET } from './rules/sender/index.ts';

describe('judge', () => {
  it.each(
    CASES.map((c) => [`[${c.rule}] ${c.title}: ${c.decided ? c.is : 'none of its business'}`, c] as const),
  )('%s', (_title, c) => {
    const opts = { profile: c.profile ?? 'strict', now: c.now ?? 0, asked: c.asked ?? 'known' } as const;
    // A set of its own, so that each case asks every rule anew whether it is about the segment.
    const said = judge(c.ep, c.segment, opts, [...RULESET]);
    expect(judge(c.ep, c.segment, opts)).toEqual(said);
    expect(said, JSON.stringify(said)).toMatchObject({ verdict: c.is });
    const rules = said.findings.map((f) => f.rule);
    if (c.decided) expect(rules[0]).toBe(c.rule);
    else expect(rules).not.toContain(c.rule);
  });

  const rowsOf = (id: RuleId): Rows => ({
    deciding: CASES.filter((c) => c.rule === id && c.decided),
    beside: CASES.filter((c) => c.rule === id && !c.decided),
  });

  it.each(idsOf('sender'))('[%s] has a case that it decides, and a legal neighbour', (id) => {
    expect(lacks(id, rowsOf(id))).toEqual([]);
  });

  it.each(idsOf('sender'))('[%s] would be missed', (id) => {
    const { deciding, beside } = rowsOf(id);
    expect(lacks(id, { deciding: [], beside })).toContain('a case that it decides');
    expect(lacks(id, { deciding, beside: [] })).toContain('a case that is none of its business');
    const breaking = deciding.filter(({ is }) => is === RULES[id].verdict);
    expect(lacks(id, { deciding: deciding.filter((c) => !breaking.includes(c)), beside })).not.toEqual([]);
  });

  it('the rule set is the catalogue of sender rules, each once', () => {
    expect(RULESET.map((rule) => rule.id).sort()).toEqual([...idsOf('sender')].sort());
  });
});

describe('judge, of what is legal and must never be called wrong', () => {
  const { fin, finBack } = closes;
  const again = goes(goes(finBack, 'client', s('A', C + 2, S + 2)), 'server', s('FA', S + 1, C + 2));

  it.each<readonly [string, Endpoint, Segment]>([
    ['data on the third segment', queued(opening.third.client, 16), s('PA', C + 1, S + 1, 16)],
    ['simultaneous open: SYN,ACK from one end', bothOpen.client, s('SA', C, S + 1)],
    ['simultaneous open: SYN,ACK from the other', bothOpen.server, s('SA', S, C + 1)],
    ['simultaneous close: the ACK from CLOSING', crossed.client, s('A', C + 2, S + 2)],
    ['simultaneous close: the ACK from the other CLOSING', crossed.server, s('A', S + 2, C + 2)],
    ['FIN with data', closing(queued(open.client, 40)), s('FPA', C + 1, S + 1, 40)],
    ['an immediate ACK where a delayed one was allowed', exchanged.back.client, s('A', C + 101, S + 221)],
    [
      'a duplicate ACK for a repeated FIN',
      { ...finBack.client, ackOwed: again.client.ackOwed },
      s('A', C + 2, S + 2),
    ],
    ["the server's own FIN first", closing(open.server), s('FA', S + 1, C + 1)],
    ['RST on abort', aborting(fin.server), s('R', S + 1)],
  ])('%s', (_title, ep, segment) => {
    for (const profile of ['strict', 'textbook'] as const)
      expect(judge(ep, segment, { profile, now: 0 }).verdict).toBe('legal');
  });

  it('both ends of a simultaneous close pass through TIME-WAIT', () => {
    const one = goes(crossed, 'client', s('A', C + 2, S + 2));
    const both = goes(one, 'server', s('A', S + 2, C + 2));
    expect([both.client.state, both.server.state]).toEqual(['TIME-WAIT', 'TIME-WAIT']);
  });
});
