import { RULEBOOK } from '@handshake/lessons';
import { arrive, RULES } from '@handshake/protocol';
import type { RuleId } from '@handshake/protocol';
import { describe, expect, test } from 'vitest';
import { fromAddress } from '#lib/explore/address.ts';
import { NOW, readEndpoint } from '#lib/explore/read.ts';
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

describe('asked on the explorer’s page', () => {
  const asked = (one: Bench) =>
    fromAddress(new URLSearchParams((one.asked as string).replace(/^[^?]*/u, '')));

  test.each(RULE_IDS)('[%s] it is the same end', (id) => {
    const one = bench(id);
    for (const preset of one.presets) {
      one.load(preset);
      // Behind a reopened connection there is a TCB that the page has no place for.
      expect(one.asked === null).toBe(one.endpoint.reopened !== undefined);
      if (one.asked === null) continue;
      const { situation, unknown } = asked(one);
      expect(unknown).toEqual([]);
      const got = readEndpoint(situation, 'absolute');
      if (!got.ok) throw new Error(JSON.stringify(got.complaints));
      const { state, snd, irs, finSeq, ackOwed } = one.endpoint;
      expect(got.endpoint.state).toBe(state);
      if (state === 'CLOSED') continue;
      expect(got.endpoint).toMatchObject({ irs, finSeq });
      expect(got.endpoint.snd.nxt).toBe(snd.nxt);
      // An ACK that may not wait any more is no delayed one; but a SYN,ACK that has not left is still to be sent.
      if (ackOwed && !ackOwed.atOnce)
        expect(got.endpoint.ackOwed?.fullSized).toBe(Math.min(ackOwed.fullSized, 1));
      else expect(got.endpoint.ackOwed?.rule).toBe(snd.nxt === one.endpoint.iss ? ackOwed?.rule : undefined);
      if (!one.reached || !one.drafted.ok) continue;
      const { rule, action, endpoint } = arrive(got.endpoint, one.drafted.segment, NOW);
      expect({ rule, action, state: endpoint.state }).toEqual({
        rule: one.reached.arrival.rule,
        action: one.reached.arrival.action,
        state: one.reached.arrival.endpoint.state,
      });
    }
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
