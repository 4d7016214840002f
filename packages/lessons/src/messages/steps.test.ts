import { describe, expect, it } from 'vitest';
import { ACK, add, arrivalSteps, arrive, restored, STATES, STEP_FINDINGS } from '@handshake/protocol';
import type { Endpoint, Facts, StepFinding } from '@handshake/protocol';
import { LOCALES } from '../text.ts';
import { fill, placesOf } from './fill.ts';
import { STEP_TEXTS } from './steps.ts';

/** Each finding once, with the facts that it comes with. */
const found = new Map<StepFinding, Facts>();
const ends: Endpoint[] = [];
for (const state of STATES)
  for (const passive of [false, true])
    for (const wnd of [0, 100]) {
      const early = state === 'SYN-SENT' || state === 'SYN-RECEIVED';
      const allAcked = state === 'FIN-WAIT-2' || state === 'TIME-WAIT';
      ends.push(
        restored({
          state,
          passive,
          iss: 100,
          irs: ['CLOSED', 'LISTEN', 'SYN-SENT'].includes(state) ? null : 300,
          snd: { una: early ? 100 : allAcked ? 111 : 105, nxt: early ? 101 : 111, wnd: 1000 },
          rcv: { nxt: early ? 301 : 310, wnd },
        }),
      );
    }
for (const ep of ends.filter(({ state }) => state === 'SYN-RECEIVED'))
  ends.push({ ...ep, held: [{ from: ep.rcv.nxt, to: add(ep.rcv.nxt, 5), fin: false }] });
for (const ep of ends)
  for (let flags = 0; flags < 64; flags++)
    for (const from of [-100, -9, -5, -1, 0, 3, 90, 100])
      for (const of of [-2000, -1, 0, 1, 6, 7])
        for (const len of [0, 5, 20]) {
          const ack = flags & ACK ? add(ep.snd.una, of) : 0;
          const segment = { flags, seq: add(ep.rcv.nxt, from), ack, len, win: 1000 };
          for (const step of arrivalSteps(ep, segment, arrive(ep, segment, 0)))
            if (step.found && !found.has(step.found)) found.set(step.found, step.facts);
        }

describe('what the steps of an arrival found, in words', () => {
  it('meets every finding', () => {
    expect(STEP_FINDINGS.filter((id) => !found.has(id))).toEqual([]);
  });
  it.each(LOCALES)('names no number that it does not have: %s', (locale) => {
    for (const [id, facts] of found) {
      const text = STEP_TEXTS[locale][id];
      expect(
        placesOf(text).filter((name) => facts[name] === undefined),
        id,
      ).toEqual([]);
      expect(
        fill(text, facts, () => '7'),
        id,
      ).not.toContain('{');
    }
  });
  it('names the same numbers in both languages', () => {
    for (const id of STEP_FINDINGS)
      expect(placesOf(STEP_TEXTS.zh[id]).sort(), id).toEqual(placesOf(STEP_TEXTS.en[id]).sort());
  });
});
