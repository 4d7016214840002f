import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { RULES, type RuleId } from './rules/catalogue.ts';
import { CLOSE } from './rules/cases/close.ts';
import { DATA } from './rules/cases/data.ts';
import { HANDSHAKE } from './rules/cases/handshake.ts';
import { RESET } from './rules/cases/reset.ts';
import type { Case } from './rules/cases/stage.ts';
import { RULESET } from './rules/sender/index.ts';

const CASES: readonly Case[] = [...HANDSHAKE, ...DATA, ...CLOSE, ...RESET];

describe('judge', () => {
  it.each(
    CASES.map((c) => [`[${c.rule}] ${c.title}: ${c.decided ? c.is : 'none of its business'}`, c] as const),
  )('%s', (_title, c) => {
    const said = judge(c.ep, c.segment, {
      profile: c.profile ?? 'strict',
      now: c.now ?? 0,
      asked: c.asked ?? 'known',
    });
    expect(said, JSON.stringify(said)).toMatchObject({ verdict: c.is });
    const rules = said.findings.map((f) => f.rule);
    if (c.decided) expect(rules[0]).toBe(c.rule);
    else expect(rules).not.toContain(c.rule);
  });

  const sender = (Object.keys(RULES) as RuleId[]).filter((id) => RULES[id].side === 'sender');

  it.each(sender)('[%s] has a case that it decides, and a legal neighbour', (id) => {
    expect(CASES.some((c) => c.rule === id && c.decided)).toBe(true);
    expect(CASES.some((c) => c.rule === id && !c.decided)).toBe(true);
  });

  it('the rule set is the catalogue of sender rules, each once', () => {
    expect(RULESET.map((rule) => rule.id).sort()).toEqual([...sender].sort());
  });
});
