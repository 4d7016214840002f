/** What an arrival leaves in the TCB, variable by variable: what the next segment, or the next timer, goes by. */
import { describe, expect, test } from 'vitest';
import { arrive } from '../arrive.ts';
import { closed, type Endpoint } from '../endpoint.ts';
import type { State } from '../state.ts';
import { endIn } from '../testing/ends.ts';
import { arrivalText, segmentOf } from '../testing/story.ts';
import type { Arrival } from '../verdict.ts';

const NOW = 5000;
const RTO_STARTED = { due: 6000, tries: 0, fired: false };
const at = (before: Endpoint, ...segments: readonly string[]): Arrival => {
  let end = before;
  let last: Arrival | null = null;
  for (const segment of segments) {
    last = arrive(end, segmentOf(segment.split(' ')), NOW);
    end = last.endpoint;
  }
  if (!last) throw new Error('nothing arrives');
  return last;
};

/** [what arrives, what the TCB then has] */
type Row = readonly [segment: string, left: object, change?: (end: Endpoint) => Endpoint];
const passive = (end: Endpoint): Endpoint => ({ ...end, passive: true });

function table(state: State, rows: readonly Row[]): void {
  describe(state, () => {
    for (const [segment, left, change = (end: Endpoint) => end] of rows)
      test(`after ${segment}: ${JSON.stringify(left)}`, () => {
        expect(at(change(endIn(state)), segment).endpoint).toMatchObject(left);
      });
  });
}

table('LISTEN', [
  ['S 300 w500', { snd: { una: 100, nxt: 100, wnd: 500, maxWnd: 500, wl1: 300, wl2: 100 } }],
  ['S 300', { irs: 300, rcv: { nxt: 301, wnd: 100 }, passive: true }],
  ['S 300', { ackOwed: { since: NOW, atOnce: true, rule: 'RX-LISTEN' } }],
]);

table('SYN-SENT', [
  ['SA 300 101 w500', { snd: { una: 101, nxt: 101, wnd: 500, maxWnd: 500, wl1: 300, wl2: 101 } }],
  ['S 300 +5', { held: [{ from: 301, to: 306, fin: false }], rcv: { nxt: 301, wnd: 100 } }],
  ['S 300', { ackOwed: { atOnce: true, rule: 'RX-SS-SYN' }, passive: false }],
]);

table('SYN-RECEIVED', [
  ['A 301 101 w50', { snd: { una: 101, wnd: 50, wl1: 301, wl2: 101 } }],
  ['SA 300 101 w50', { snd: { una: 101, wnd: 50, wl1: 300, wl2: 101 } }],
]);

table('ESTABLISHED', [
  // The window moves by what is no older than what moved it last; an ACK from before SND.UNA is.
  ['A 310 104 w9', { snd: { una: 105, wnd: 1000 } }],
  ['A 306 111', { ackOwed: { atOnce: true, rule: 'RX-ACK-FUTURE' } }],
  ['FA 306 110', { ackOwed: { atOnce: false, rule: 'RX-FIN' }, timers: { timeWait: null }, peerFin: 306 }],
  // Five bytes are on their way and no timer runs.
  ['A 306 105', { timers: { rto: RTO_STARTED } }],
  ['A 306 108', { snd: { una: 108 }, timers: { rto: RTO_STARTED } }],
  ['A 306 110', { snd: { una: 110 }, timers: { rto: null } }],
]);

table('FIN-WAIT-1', [
  ['A 306 111', { timers: { rto: null, timeWait: null } }],
  ['FA 306 110', { timers: { timeWait: null } }],
]);

table('CLOSE-WAIT', [
  ['FA 306 110', { timers: { timeWait: null } }],
  ['PA 307 105 +5', { timers: { rto: RTO_STARTED }, rcv: { nxt: 307 } }],
  [
    'FA 307 110',
    { ackOwed: { atOnce: true, rule: 'RX-FIN' }, timers: { timeWait: null }, rcv: { nxt: 308, wnd: 100 } },
  ],
]);

table('CLOSING', [['A 307 111', { timers: { rto: null, timeWait: { due: 245_000 } } }]]);

table('TIME-WAIT', [
  ['FA 307 111', { timers: { timeWait: { due: 245_000 } } }],
  ['A 307 111', { timers: { timeWait: { due: 240_000 } } }],
  // Neither a FIN elsewhere nor a byte where it stood is the FIN again.
  ['FA 303 111', { timers: { timeWait: { due: 240_000 } } }],
  ['PA 302 111 +5', { timers: { timeWait: { due: 240_000 } } }],
]);

describe('what is held', () => {
  const established = endIn('ESTABLISHED');
  const heldAfter = (...segments: readonly string[]) => at(established, ...segments).endpoint.held;

  test('[RX-DATA] is joined with what it touches, at either side and in the midst', () => {
    expect(heldAfter('PA 316 110 +10', 'PA 312 110 +8')).toEqual([{ from: 312, to: 326, fin: false }]);
    expect(heldAfter('PA 316 110 +10', 'PA 318 110 +2')).toEqual([{ from: 316, to: 326, fin: false }]);
    expect(heldAfter('PA 316 110 +4', 'PA 320 110 +4')).toEqual([{ from: 316, to: 324, fin: false }]);
    expect(heldAfter('PA 316 110 +4', 'PA 312 110 +4')).toEqual([{ from: 312, to: 320, fin: false }]);
    expect(heldAfter('PA 330 110 +4', 'PA 316 110 +4')).toEqual([
      { from: 316, to: 320, fin: false },
      { from: 330, to: 334, fin: false },
    ]);
  });

  test('[RX-FIN] keeps a FIN at its end, whatever another segment has there', () => {
    expect(heldAfter('FPA 316 110 +5', 'PA 310 110 +12')).toEqual([{ from: 310, to: 322, fin: true }]);
    expect(heldAfter('PA 310 110 +12', 'FPA 316 110 +5')).toEqual([{ from: 310, to: 322, fin: true }]);
    expect(heldAfter('FPA 316 110 +5', 'PA 312 110 +4')).toEqual([{ from: 312, to: 322, fin: true }]);
    // Whoever goes on behind it has not ended there.
    expect(heldAfter('FPA 316 110 +5', 'PA 310 110 +15')).toEqual([{ from: 310, to: 325, fin: false }]);
  });

  test('[RX-DATA] is read once the gap is filled, and no more than that', () => {
    const filled = at(established, 'PA 316 110 +4', 'PA 330 110 +4', 'PA 306 110 +10');
    expect(filled.endpoint).toMatchObject({ rcv: { nxt: 320 }, held: [{ from: 330, to: 334, fin: false }] });
    expect(arrivalText(filled)).toBe('accept RX-DATA A 110 320');
    expect(filled.endpoint.pastNxt).toEqual([306]);
    const both = at(filled.endpoint, 'PA 320 110 +10');
    expect(both.endpoint).toMatchObject({ rcv: { nxt: 334 }, held: [], pastNxt: [306, 320] });
  });

  test('[RX-DATA] does not take RCV.NXT back', () => {
    const over = at(established, 'PA 316 110 +5', 'PA 306 110 +20').endpoint;
    expect(over).toMatchObject({ rcv: { nxt: 326 }, held: [] });
  });

  test('[RX-FIN] ends with the FIN: what is held beyond it goes', () => {
    const ended = at(established, 'PA 316 110 +5', 'FPA 306 110 +12').endpoint;
    expect(ended).toMatchObject({ state: 'CLOSE-WAIT', rcv: { nxt: 319 }, peerFin: 318, held: [] });
  });

  test('[RX-SEQ] waits on while the gap is there, and an ACK says nothing of it', () => {
    const acked = at(established, 'PA 316 110 +5', 'A 306 110');
    expect(acked).toMatchObject({ action: 'accept', rule: 'RX-SEQ', reply: null, mayWait: false });
    expect(acked.endpoint).toMatchObject({ rcv: { nxt: 306 }, held: [{ from: 316, to: 321 }] });
  });

  test('[RX-DATA] has room for 64 pieces, those next to RCV.NXT', () => {
    const wide = { ...established, rcv: { ...established.rcv, wnd: 1000 } };
    const pieces = Array.from({ length: 70 }, (_, k) => `A ${String(308 + 2 * (69 - k))} 110 +1`);
    const { held } = at(wide, ...pieces).endpoint;
    expect(held).toHaveLength(64);
    expect([held[0], held[63]]).toEqual([
      { from: 308, to: 309, fin: false },
      { from: 434, to: 435, fin: false },
    ]);
  });

  test('[RX-DATA] of the values that RCV.NXT had, the last 32 are remembered', () => {
    const segments = Array.from({ length: 40 }, (_, k) => `A ${String(306 + k)} 110 +1`);
    const { pastNxt } = at({ ...established, rcv: { ...established.rcv, wnd: 1000 } }, ...segments).endpoint;
    expect(pastNxt).toEqual(Array.from({ length: 32 }, (_, k) => 314 + k));
  });
});

describe('what is not what it seems', () => {
  test('[RX-SEQ] a segment that begins before the window and ends behind it', () => {
    expect(arrivalText(at(endIn('ESTABLISHED'), 'PA 300 110 +200'))).toBe('acknowledge RX-SEQ A 110 306');
  });

  test('[RX-SEQ-SO] a SYN,ACK again, once the connection is open', () => {
    const opened = { ...endIn('ESTABLISHED'), rcv: { nxt: 301, wnd: 100 } };
    expect(arrivalText(at(opened, 'SA 300 108'))).toBe('acknowledge RX-SEQ A 110 301');
  });

  test('[RX-RST-EXACT] [RX-SYN-SYNC] the end of a reopening is a close, back to TIME-WAIT', () => {
    const reopened = at(passive(endIn('TIME-WAIT')), 'S 500').endpoint;
    expect(arrivalText(at(reopened, 'R 501'))).toBe('close RX-RST-EXACT');
    expect(arrivalText(at(reopened, 'S 510'))).toBe('close RX-SYN-SYNC');
  });

  test('[RX-CLOSED] nothing of what is sent to nobody is kept but the answer', () => {
    const { endpoint } = at(closed({ iss: 100 }), 'S 90');
    expect(endpoint).toEqual({ ...closed({ iss: 100 }), resetsOwed: [expect.objectContaining({ ack: 91 })] });
  });
});
