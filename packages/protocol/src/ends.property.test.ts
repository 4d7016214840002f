/** Two correct ends: whatever their applications call and the network does, all that they send is legal, and they come to an end. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from './judge.ts';
import { notAsked } from './rules/asked.ts';
import { SEQ_SPACE, diff } from './seq.ts';
import { other } from './state.ts';
import { Lab, SIDES } from './test/lab.ts';
import { chance, runs } from '../../../scripts/chance.ts';
import { plan } from './test/plan.ts';

const number = fc.integer({ min: 0, max: SEQ_SPACE - 1 });
/** The streams run over 2^32. */
const wrapping = fc.integer({ min: SEQ_SPACE - 2000, max: SEQ_SPACE - 1 });

const mustBeLegal: Lab['see'] = (ep, segment, now, why) => {
  for (const profile of ['strict', 'textbook'] as const)
    for (const asked of ['known', 'assumed'] as const) {
      const { verdict, findings } = judge(ep, segment, { profile, now, asked });
      if (verdict !== 'legal' && verdict !== 'unusual')
        throw new Error(`${why} from ${ep.state}: ${JSON.stringify({ segment, findings, ep, now })}`);
    }
  const unasked = notAsked(ep, segment);
  if (unasked)
    throw new Error(`${why} from ${ep.state} without ${unasked}: ${JSON.stringify({ segment, ep })}`);
};

/** Both applications close, both windows open, and nothing is lost any more. */
function end(lab: Lab, impatient = false): void {
  for (const side of SIDES) {
    lab.update(side);
    lab.call(side, { call: 'CLOSE' });
  }
  lab.settle(impatient);
  // Whose peer is gone without its learning of it has to ask (RFC 9293 §3.8.4).
  for (let asked = 0; asked < 3; asked++)
    for (const side of SIDES)
      if (lab.conn[side].state === 'FIN-WAIT-2' || lab.conn[side].state === 'CLOSE-WAIT') {
        lab.call(side, { call: 'CLOSE' });
        if (lab.conn[side].state === 'FIN-WAIT-2') lab.keepAlive(side);
        lab.settle(impatient);
      }
}

describe.each([
  ['any numbers', number],
  ['numbers that run over 2^32', wrapping],
] as const)('two correct ends, %s', (_, isn) => {
  test('send nothing illegal, read each other’s stream to its end, and reach CLOSED', () => {
    let whole = 0;
    fc.assert(
      fc.property(plan(false, isn), (planned) => {
        const lab = new Lab(planned, mustBeLegal);
        for (const each of planned.steps) lab.step(each);
        end(lab);
        for (const side of SIDES) expect(['CLOSED', 'LISTEN']).toContain(lab.conn[side].state);
        if (lab.broken) return;
        whole++;
        for (const side of SIDES) {
          const bytes = lab.asked[other(side)];
          expect(lab.reached(side)).toEqual({ bytes, fin: true });
          const { rcv, irs } = lab.conn[side];
          expect(diff(rcv.nxt, irs ?? 0)).toBe(bytes + 2);
        }
      }),
      chance(150),
    );
    // Most of them live to close in order.
    expect(whole).toBeGreaterThan(runs(150) / 4);
  });

  test('the same where they give up and open again', () => {
    fc.assert(
      fc.property(plan(true, isn), (planned) => {
        const lab = new Lab(planned, mustBeLegal);
        for (const each of planned.steps) lab.step(each);
        end(lab, true);
        for (const side of SIDES) expect(['CLOSED', 'LISTEN']).toContain(lab.conn[side].state);
      }),
      chance(150),
    );
  });
});
