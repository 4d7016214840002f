import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { arrive } from '../arrive.ts';
import { connect } from '../connection.ts';
import { closed, type Endpoint } from '../endpoint.ts';
import { op, opens, side, walk } from '../rules/test/walk.ts';
import type { Segment } from '../segment.ts';
import { add, type Seq } from '../seq.ts';
import { STATES, type State } from '../state.ts';
import { endIn } from '../testing/ends.ts';
import { segmentOf } from '../testing/story.ts';
import { chance } from '../../../../scripts/chance.ts';
import { arrivalSteps, looksAt } from './steps.ts';

/** Segments whose numbers lie near an endpoint's own. */
const nearby = (ep: Endpoint): fc.Arbitrary<Segment> => {
  const near = (bases: readonly Seq[]): fc.Arbitrary<Seq> =>
    fc.tuple(fc.constantFrom(...bases), fc.integer({ min: -3, max: 3 })).map(([b, n]) => add(b, n));
  const { iss, irs, snd, rcv } = ep;
  return fc.record({
    flags: fc.oneof(
      fc.constantFrom(0x10, 0x11, 0x18, 0x02, 0x12, 0x04, 0x14, 0x01),
      fc.integer({ min: 0, max: 255 }),
    ),
    seq: near([irs ?? 0, rcv.nxt, add(rcv.nxt, rcv.wnd), add(rcv.nxt, -50)]),
    ack: near([iss, snd.una, snd.nxt, add(snd.una, -snd.maxWnd)]),
    len: fc.constantFrom(0, 0, 1, 2, 50, 150),
    win: fc.constantFrom(0, 1000),
  });
};

/** What must hold of the steps of any arrival; `arrive` is right by definition. */
function agree(ep: Endpoint, s: Segment): void {
  const arrival = arrive(ep, s, 5000);
  const told = JSON.stringify({ ep, s, rule: arrival.rule, action: arrival.action });
  const looks = looksAt({ ep, s, arrival });
  const ending = looks.find((look) => look.ends);
  if (ending) {
    expect(ending.rule, told).toBe(arrival.rule);
    expect(looks.at(-1), told).toBe(ending);
  } else {
    // What runs through all steps was accepted, but where the window is closed.
    expect(arrival.action, told).toBe(arrival.rule === 'RX-ZEROWIN' ? 'acknowledge' : 'accept');
  }
  const steps = arrivalSteps(ep, s, arrival);
  expect(
    steps.filter(({ how }) => how === 'decided'),
    told,
  ).toHaveLength(1);
}

const change = fc.constantFrom<(ep: Endpoint) => Endpoint>(
  (ep) => ep,
  (ep) => ({ ...ep, rcv: { ...ep.rcv, wnd: 0 } }),
  // All but an own FIN is acknowledged: with it, these would be other states.
  (ep) => (ep.irs === null ? ep : { ...ep, snd: { ...ep.snd, una: ep.finSeq ?? ep.snd.una } }),
  (ep) => ({ ...ep, finSeq: null }),
  // Text that came with the SYN, and text behind a gap.
  (ep) =>
    ep.state === 'SYN-RECEIVED'
      ? { ...ep, held: [{ from: ep.rcv.nxt, to: add(ep.rcv.nxt, 9), fin: false }] }
      : ep,
  (ep) =>
    ep.peerFin === null && ep.irs !== null
      ? { ...ep, held: [{ from: add(ep.rcv.nxt, 2), to: add(ep.rcv.nxt, 9), fin: true }] }
      : ep,
);

describe('the steps of an arrival', () => {
  it('name the rule that arrive names, in every state and for every segment', () => {
    const scene = fc
      .tuple(fc.constantFrom<State>(...STATES), fc.boolean(), change, fc.constantFrom(0, 0xffff_ff20))
      .chain(([state, passive, by, shift]) => {
        const end = by(moved(endIn(state, passive), shift));
        return fc.tuple(fc.constant(end), nearby(end));
      });
    fc.assert(
      fc.property(scene, ([ep, s]) => agree(ep, s)),
      chance(30_000),
    );
  });

  it('agree along whole connections', () => {
    const walks = fc.array(op, { minLength: 10, maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(walks, side, fc.infiniteStream(fc.nat()), (ops, from, dice) => {
        let conn = connect(closed({ iss: 1000 }), closed({ iss: 0xffff_ff80 }));
        for (const o of [...opens, ...ops]) conn = walk(conn, o, () => undefined);
        const ep = conn[from];
        const roll = () => dice.next().value as number;
        for (let i = 0; i < 20; i++)
          agree(ep, {
            flags: roll() & 0xff,
            seq: add(ep.rcv.nxt, (roll() % 9) - 4),
            ack: add(ep.snd.nxt, (roll() % 9) - 4),
            len: roll() % 3,
            win: 1000,
          });
      }),
      chance(500),
    );
  });
});

/** The same endpoint with all its numbers moved on. */
function moved(ep: Endpoint, by: number): Endpoint {
  const to = (n: Seq): Seq => add(n, by);
  return {
    ...ep,
    iss: to(ep.iss),
    irs: ep.irs === null ? null : to(ep.irs),
    snd: { ...ep.snd, una: to(ep.snd.una), nxt: to(ep.snd.nxt), wl1: to(ep.snd.wl1), wl2: to(ep.snd.wl2) },
    rcv: { ...ep.rcv, nxt: to(ep.rcv.nxt) },
    finSeq: ep.finSeq === null ? null : to(ep.finSeq),
    peerFin: ep.peerFin === null ? null : to(ep.peerFin),
  };
}

/** [state, segment, the steps as `step:how`] */
const TOLD: readonly (readonly [State, string, string])[] = [
  ['CLOSED', 'S 90', 'rst:passed other:decided'],
  ['CLOSED', 'R 90', 'rst:decided other:unreached'],
  ['LISTEN', 'S 300', 'rst:passed ack:passed syn:decided other:unreached'],
  ['SYN-SENT', 'SA 300 101', 'ack:passed rst:passed syn:decided other:unreached'],
  [
    'ESTABLISHED',
    'R 310',
    'seq:passed rst:decided syn:unreached ack:unreached urg:unreached text:unreached fin:unreached',
  ],
  [
    'ESTABLISHED',
    'A 500 110',
    'seq:decided rst:unreached syn:unreached ack:unreached urg:unreached text:unreached fin:unreached',
  ],
  [
    'ESTABLISHED',
    'PA 306 110 +5',
    'seq:passed rst:passed syn:passed ack:acted urg:passed text:decided fin:passed',
  ],
  [
    'FIN-WAIT-1',
    'FPA 306 111 +5',
    'seq:passed rst:passed syn:passed ack:acted urg:passed text:acted fin:decided',
  ],
  [
    'LAST-ACK',
    'A 307 111',
    'seq:passed rst:passed syn:passed ack:decided urg:unreached text:unreached fin:unreached',
  ],
];

test.each(TOLD)('%s gets %s: %s', (state, segment, told) => {
  const ep = endIn(state);
  const s = segmentOf(segment.split(' '));
  const steps = arrivalSteps(ep, s, arrive(ep, s, 0));
  expect(steps.map(({ step, how }) => `${step}:${how}`).join(' ')).toBe(told);
});
