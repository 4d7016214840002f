import { RULES } from '@handshake/protocol';
import type { RuleId } from '@handshake/protocol';
import { expect, test } from 'vitest';
import { around, find, RULE_IDS, TOPICS } from './topics.ts';

test('every topic has a name and a rule, and every rule is found under its own', () => {
  const all = find('', null, 'en');
  expect(all.map(({ topic }) => topic)).toEqual(TOPICS);
  expect(all.flatMap(({ ids }) => ids).sort()).toEqual([...RULE_IDS].sort());
  for (const { topic, ids } of all) for (const id of ids) expect(RULES[id].topic).toBe(topic);
});

test('a search: every word, in id, title, sentence or section', () => {
  expect(find('dt-wrap', null, 'en').flatMap(({ ids }) => ids)).toEqual(['DT-WRAP']);
  const found = find('3.10.7.4 fin', null, 'en').flatMap(({ ids }) => ids);
  expect(found).toContain('FIN-MERGE3');
  expect(found).not.toContain('RX-NOACK');
  expect(find('确认', 'arrival', 'zh').flatMap(({ ids }) => ids)).toContain('RX-ACKFIN');
  expect(find('nothing says this', null, 'en')).toEqual([]);
});

test('sending or arriving', () => {
  for (const kind of ['sender', 'arrival'] as const)
    for (const { ids } of find('', kind, 'en')) for (const id of ids) expect(RULES[id].side).toBe(kind);
});

test('before and after: one chain through all rules', () => {
  const walked: RuleId[] = [];
  for (let id = find('', null, 'en')[0]?.ids[0] ?? null; id; id = around(id).after) walked.push(id);
  expect(walked).toHaveLength(RULE_IDS.length);
  expect(around(walked[1]!).before).toBe(walked[0]);
});
