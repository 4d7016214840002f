import { RULEBOOK } from '@handshake/lessons';
import { RULES } from '@handshake/protocol';
import type { RuleId } from '@handshake/protocol';
import { describe, expect, test } from 'vitest';
import { Bench, walked } from './bench.svelte.ts';
import { RULE_IDS } from './topics.ts';

const bench = (id: RuleId): Bench => new Bench(id, RULEBOOK[id]);
/** What is answered, whichever kind of rule it is. */
const answer = ({ tried, reached }: Bench): unknown =>
  tried?.outcome ?? (reached && { rule: reached.arrival.rule, action: reached.arrival.action });

describe('every rule’s bench', () => {
  test.each(RULE_IDS)(
    '[%s] every preset can be read as it is written, and is answered the same in either number form',
    (id) => {
      const one = bench(id);
      for (const preset of one.presets) {
        one.load(preset);
        expect(one.chosen).toBe(preset.key);
        const said = answer(one);
        expect(said).toBeTruthy();
        one.setMode(one.mode === 'relative' ? 'absolute' : 'relative');
        expect(one.chosen).toBe(preset.key);
        expect(answer(one)).toEqual(said);
      }
    },
  );

  test.each(RULE_IDS)('[%s] begins with what the rule is about', (id) => {
    const one = bench(id);
    const said = one.tried?.outcome;
    if (RULES[id].side === 'arrival') expect(one.reached?.arrival.rule).toBe(id);
    else expect(said?.findings.map((f) => f.rule)).toContain(id);
    if (RULES[id].verdict) expect(said?.verdict).toBe(RULES[id].verdict);
  });
});

test('an edit is answered, and the example comes back', () => {
  const one = bench('ALL-ACK-VALUE');
  expect(one.tried?.outcome.verdict).toBe('illegal');
  one.change({ ...one.fields, ack: '221' });
  expect(one.chosen).toBeNull();
  expect(one.tried?.outcome.verdict).toBe('legal');
  // It has left and arrived: the picture has it.
  expect(one.after.events.length).toBe(one.scene.events.length + 2);
  one.change({ ...one.fields, ack: 'x' });
  expect(one.tried).toBeNull();
  expect(one.after).toEqual(one.scene);
  one.load(one.preset);
  expect(one.chosen).toBe('wrong');
});

test('the profiles differ where the notes are taken as they are written', () => {
  const one = bench('ALL-ACK-SET');
  expect(one.judged('strict')?.outcome.verdict).toBe('ignored');
  expect(one.judged('textbook')?.outcome.verdict).toBe('legal');
  one.profile = 'textbook';
  expect(one.tried?.outcome.verdict).toBe('legal');
});

test('what arrives may move the end on, and its reply is on its way', () => {
  const one = bench('RX-LISTEN');
  expect(walked(one.scene, one.end)).toEqual(['CLOSED', 'LISTEN']);
  expect(walked(one.after, one.end)).toEqual(['CLOSED', 'LISTEN', 'SYN-RECEIVED']);
  expect(one.after.connection.link.map(({ from }) => from)).toEqual([one.end]);
});
