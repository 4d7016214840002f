import { describe, expect, test } from 'vitest';
import { arrive } from './arrive.ts';
import { emit } from './emit.ts';
import type { Endpoint } from './endpoint.ts';
import type { State } from './state.ts';
import { endIn } from './testing/ends.ts';
import { arrivalText, segmentOf } from './testing/story.ts';

/** [what arrives, what is done, the state after it, what changes about the endpoint before it] */
type Row = readonly [segment: string, told: string, after: State, change?: (end: Endpoint) => Endpoint];

const passive = (end: Endpoint): Endpoint => ({ ...end, passive: true });
const zeroWindow = (end: Endpoint): Endpoint => ({ ...end, rcv: { ...end.rcv, wnd: 0 } });
const allAcked = (end: Endpoint): Endpoint => ({ ...end, snd: { ...end.snd, una: end.snd.nxt } });

function table(state: State, rows: readonly Row[]): void {
  describe(state, () => {
    for (const [segment, told, after, change = (end: Endpoint) => end] of rows)
      test(`gets ${segment}: [${told}] → ${after}`, () => {
        const before = change(endIn(state));
        const arrival = arrive(before, segmentOf(segment.split(' ')), 5000);
        expect(arrivalText(arrival)).toBe(told);
        expect(arrival.endpoint.state).toBe(after);
        expect(arrival.from).toBe(state);
        const noted = arrival.rule === 'RX-DATA' || arrival.rule === 'RX-ACKFIN';
        if (arrival.action === 'drop' && !noted) expect(arrival.endpoint).toBe(before);
      });
  });
}

table('CLOSED', [
  ['S 90', 'reset RX-CLOSED RA 0 91', 'CLOSED'],
  ['FA 90 77 +5', 'reset RX-CLOSED R 77', 'CLOSED'],
  ['F 90 +5', 'reset RX-CLOSED RA 0 96', 'CLOSED'],
  ['R 90', 'drop RX-CLOSED', 'CLOSED'],
  ['RA 90 5', 'drop RX-CLOSED', 'CLOSED'],
  ['SR 90', 'drop RX-CLOSED', 'CLOSED'],
]);

table('LISTEN', [
  ['S 300', 'accept RX-LISTEN SA 100 301', 'SYN-RECEIVED'],
  ['S 4294967295', 'accept RX-LISTEN SA 100 0', 'SYN-RECEIVED'],
  // What comes with the SYN is read later, and not acknowledged yet.
  ['S 300 +7', 'accept RX-LISTEN SA 100 301', 'SYN-RECEIVED'],
  ['SA 300 101', 'reset RX-LISTEN R 101', 'LISTEN'],
  ['A 300 55', 'reset RX-LISTEN R 55', 'LISTEN'],
  ['R 300', 'drop RX-LISTEN', 'LISTEN'],
  ['RA 300 55', 'drop RX-LISTEN', 'LISTEN'],
  ['F 300', 'drop RX-LISTEN', 'LISTEN'],
  ['P 300 +3', 'drop RX-LISTEN', 'LISTEN'],
]);

table('SYN-SENT', [
  ['SA 300 101', 'accept RX-SS-SYNACK A 101 301', 'ESTABLISHED'],
  ['SA 300 101 +5', 'accept RX-SS-SYNACK A 101 306', 'ESTABLISHED'],
  ['SFA 300 101', 'accept RX-SS-SYNACK A 101 302', 'CLOSE-WAIT'],
  ['SA 300 100', 'reset RX-SS-ACK R 100', 'SYN-SENT'],
  ['SA 300 102', 'reset RX-SS-ACK R 102', 'SYN-SENT'],
  ['A 300 91', 'reset RX-SS-ACK R 91', 'SYN-SENT'],
  ['RA 0 100', 'drop RX-SS-ACK', 'SYN-SENT'],
  ['RA 0 101', 'close RX-SS-RST', 'CLOSED'],
  ['R 0', 'drop RX-SS-RST', 'SYN-SENT'],
  ['S 300', 'accept RX-SS-SYN SA 100 301', 'SYN-RECEIVED'],
  ['A 300 101', 'drop RX-SS-OTHER', 'SYN-SENT'],
  ['FA 300 101', 'drop RX-SS-OTHER', 'SYN-SENT'],
  ['F 300', 'drop RX-SS-OTHER', 'SYN-SENT'],
]);

table('SYN-RECEIVED', [
  ['A 301 101', 'accept RX-SR-ACK', 'ESTABLISHED'],
  ['PA 301 101 +16', 'accept RX-SR-ACK A 101 317 ~', 'ESTABLISHED'],
  ['FA 301 101', 'accept RX-FIN A 101 302 ~', 'CLOSE-WAIT'],
  ['A 301 100', 'reset RX-SR-ACK R 100', 'SYN-RECEIVED'],
  ['A 301 102', 'reset RX-SR-ACK R 102', 'SYN-RECEIVED'],
  ['P 301 +3', 'drop RX-NOACK', 'SYN-RECEIVED'],
  // The SYN once more: nothing in it is new.
  ['S 300', 'acknowledge RX-SEQ A 101 301', 'SYN-RECEIVED'],
  [
    'S 300',
    'acknowledge RX-SEQ SA 100 301',
    'SYN-RECEIVED',
    (end) => ({ ...end, snd: { ...end.snd, nxt: 100 } }),
  ],
  ['A 401 101', 'acknowledge RX-SEQ A 101 301', 'SYN-RECEIVED'],
  ['S 310', 'challenge RX-SYN-SYNC A 101 301', 'SYN-RECEIVED'],
  ['S 310', 'close RX-SYN-SYNC', 'LISTEN', passive],
  ['R 301', 'close RX-RST-EXACT', 'CLOSED'],
  ['R 301', 'close RX-RST-EXACT', 'LISTEN', passive],
  ['R 302', 'challenge RX-RST-INWIN A 101 301', 'SYN-RECEIVED', passive],
  ['R 300', 'drop RX-RST-OUT', 'SYN-RECEIVED', passive],
  // The same with text or FIN beside it: that reaches into the window, the SYN does not.
  ['S 300 +5', 'acknowledge RX-SEQ A 101 301', 'SYN-RECEIVED', passive],
  ['SF 300', 'acknowledge RX-SEQ A 101 301', 'SYN-RECEIVED'],
  // A closed window lets a valid ACK in; what would be answered with a RST is none.
  ['PA 301 101 +5', 'acknowledge RX-ZEROWIN A 101 301', 'ESTABLISHED', zeroWindow],
  ['PA 301 100 +5', 'acknowledge RX-ZEROWIN A 101 301', 'SYN-RECEIVED', zeroWindow],
  ['A 301 100', 'reset RX-SR-ACK R 100', 'SYN-RECEIVED', zeroWindow],
  // Simultaneous open: the SYN,ACK that crosses starts one too early, and completes the handshake.
  ['SA 300 101', 'accept RX-SEQ-SO', 'ESTABLISHED'],
  ['SA 300 101', 'acknowledge RX-SEQ A 101 301', 'SYN-RECEIVED', passive],
  ['SA 300 100', 'acknowledge RX-SEQ A 101 301', 'SYN-RECEIVED'],
]);

table('ESTABLISHED', [
  ['PA 306 110 +5', 'accept RX-DATA A 110 311 ~', 'ESTABLISHED'],
  ['PA 304 110 +5', 'accept RX-DATA A 110 309', 'ESTABLISHED'],
  ['PA 310 110 +5', 'accept RX-DATA A 110 306', 'ESTABLISHED'],
  ['PA 306 110 +200', 'accept RX-DATA A 110 406 ~', 'ESTABLISHED'],
  ['PA 301 110 +5', 'acknowledge RX-SEQ A 110 306', 'ESTABLISHED'],
  ['PA 406 110 +5', 'acknowledge RX-SEQ A 110 306', 'ESTABLISHED'],
  ['A 406 110', 'acknowledge RX-SEQ A 110 306', 'ESTABLISHED'],
  ['A 305 110', 'acknowledge RX-SEQ A 110 306', 'ESTABLISHED'],
  ['A 306 110', 'accept RX-SEQ', 'ESTABLISHED'],
  ['A 405 108', 'accept RX-SEQ', 'ESTABLISHED'],
  ['A 306 105', 'accept RX-SEQ', 'ESTABLISHED'],
  ['A 306 104', 'accept RX-ACK-OLD', 'ESTABLISHED'],
  ['PA 306 104 +5', 'accept RX-DATA A 110 311 ~', 'ESTABLISHED'],
  ['A 306 4294966401', 'accept RX-ACK-OLD', 'ESTABLISHED'],
  ['PA 306 4294966400 +5', 'challenge RX-ACK-OLD A 110 306', 'ESTABLISHED'],
  ['A 306 111', 'acknowledge RX-ACK-FUTURE A 110 306', 'ESTABLISHED'],
  ['PA 306 111 +5', 'acknowledge RX-ACK-FUTURE A 110 306', 'ESTABLISHED'],
  ['FA 306 110', 'accept RX-FIN A 110 307 ~', 'CLOSE-WAIT'],
  ['FPA 306 110 +5', 'accept RX-FIN A 110 312 ~', 'CLOSE-WAIT'],
  ['FA 308 110', 'accept RX-DATA A 110 306', 'ESTABLISHED'],
  // A FIN beyond the window's edge isn't seen.
  ['FPA 306 110 +100', 'accept RX-DATA A 110 406 ~', 'ESTABLISHED'],
  ['F 306', 'drop RX-NOACK', 'ESTABLISHED'],
  ['P 306 +3', 'drop RX-NOACK', 'ESTABLISHED'],
  ['S 306', 'challenge RX-SYN-SYNC A 110 306', 'ESTABLISHED'],
  ['SA 350 110', 'challenge RX-SYN-SYNC A 110 306', 'ESTABLISHED'],
  ['S 300', 'acknowledge RX-SEQ A 110 306', 'ESTABLISHED'],
  ['SA 300 101', 'acknowledge RX-SEQ A 110 306', 'ESTABLISHED'],
  ['R 306', 'close RX-RST-EXACT', 'CLOSED'],
  ['RA 306 110', 'close RX-RST-EXACT', 'CLOSED'],
  ['R 307', 'challenge RX-RST-INWIN A 110 306', 'ESTABLISHED'],
  ['R 405', 'challenge RX-RST-INWIN A 110 306', 'ESTABLISHED'],
  ['R 406', 'drop RX-RST-OUT', 'ESTABLISHED'],
  ['R 305 +5', 'drop RX-RST-OUT', 'ESTABLISHED'],
  // W = 0
  ['A 306 110', 'accept RX-SEQ', 'ESTABLISHED', zeroWindow],
  ['PA 306 110 +1', 'acknowledge RX-ZEROWIN A 110 306', 'ESTABLISHED', zeroWindow],
  ['PA 306 111 +1', 'acknowledge RX-ACK-FUTURE A 110 306', 'ESTABLISHED', zeroWindow],
  ['PA 300 110 +5', 'acknowledge RX-SEQ A 110 306', 'ESTABLISHED', zeroWindow],
  ['A 305 110', 'acknowledge RX-SEQ A 110 306', 'ESTABLISHED', zeroWindow],
  ['P 306 +1', 'acknowledge RX-ZEROWIN A 110 306', 'ESTABLISHED', zeroWindow],
  ['FA 306 110', 'acknowledge RX-ZEROWIN A 110 306', 'ESTABLISHED', zeroWindow],
  ['S 306', 'acknowledge RX-SEQ A 110 306', 'ESTABLISHED', zeroWindow],
  ['R 306', 'close RX-RST-EXACT', 'CLOSED', zeroWindow],
  ['R 307', 'drop RX-RST-OUT', 'ESTABLISHED', zeroWindow],
]);

table('FIN-WAIT-1', [
  ['A 306 111', 'accept RX-ACKFIN', 'FIN-WAIT-2'],
  ['A 306 110', 'accept RX-SEQ', 'FIN-WAIT-1'],
  ['PA 306 111 +5', 'accept RX-ACKFIN A 111 311 ~', 'FIN-WAIT-2'],
  ['PA 306 110 +5', 'accept RX-DATA A 111 311 ~', 'FIN-WAIT-1'],
  ['FA 306 111', 'accept RX-FIN A 111 307 ~', 'TIME-WAIT'],
  ['FA 306 110', 'accept RX-FIN A 111 307 ~', 'CLOSING'],
  ['FA 310 111', 'accept RX-ACKFIN A 111 306', 'FIN-WAIT-2'],
  ['A 306 112', 'acknowledge RX-ACK-FUTURE A 111 306', 'FIN-WAIT-1'],
  ['PA 306 111 +5', 'acknowledge RX-ZEROWIN A 111 306', 'FIN-WAIT-2', zeroWindow],
  ['R 306', 'close RX-RST-EXACT', 'CLOSED'],
  // The FIN still waits behind queued data: nothing can acknowledge it.
  [
    'A 306 110',
    'accept RX-SEQ',
    'FIN-WAIT-1',
    (end) => ({ ...end, finSeq: null, snd: { ...end.snd, nxt: 110 } }),
  ],
]);

table('FIN-WAIT-2', [
  ['PA 306 111 +5', 'accept RX-DATA A 111 311 ~', 'FIN-WAIT-2'],
  ['FA 306 111', 'accept RX-FIN A 111 307 ~', 'TIME-WAIT'],
  ['A 306 111', 'accept RX-SEQ', 'FIN-WAIT-2'],
  ['A 306 110', 'accept RX-ACK-OLD', 'FIN-WAIT-2'],
]);

table('CLOSE-WAIT', [
  ['A 307 110', 'accept RX-SEQ', 'CLOSE-WAIT'],
  ['FA 306 110', 'acknowledge RX-SEQ A 110 307', 'CLOSE-WAIT'],
  ['PA 307 110 +5', 'drop RX-DATA', 'CLOSE-WAIT'],
  ['FA 307 110', 'accept RX-FIN A 110 308', 'CLOSE-WAIT'],
  ['FPA 305 110 +2', 'accept RX-FIN A 110 308', 'CLOSE-WAIT'],
  ['FPA 307 110 +2', 'drop RX-DATA', 'CLOSE-WAIT'],
  ['R 307', 'close RX-RST-EXACT', 'CLOSED'],
]);

table('CLOSING', [
  ['A 307 111', 'accept RX-ACKFIN', 'TIME-WAIT'],
  ['A 307 110', 'accept RX-SEQ', 'CLOSING'],
  ['A 307 105', 'drop RX-ACKFIN', 'CLOSING'],
  ['A 307 104', 'drop RX-ACK-OLD', 'CLOSING'],
  // Without the ACK of its FIN the rest of the segment is ignored; with it, it is TIME-WAIT that looks at the rest.
  ['FA 307 105', 'drop RX-ACKFIN', 'CLOSING'],
  ['PA 307 110 +5', 'accept RX-SEQ', 'CLOSING'],
  ['PA 307 111 +5', 'accept RX-ACKFIN', 'TIME-WAIT'],
  ['FA 307 111', 'accept RX-FIN A 111 308', 'TIME-WAIT'],
  ['FA 306 111', 'acknowledge RX-SEQ A 111 307', 'CLOSING'],
  ['R 307', 'close RX-RST-EXACT', 'CLOSED'],
]);

table('LAST-ACK', [
  ['A 307 111', 'accept RX-ACKFIN', 'CLOSED'],
  ['A 307 110', 'accept RX-SEQ', 'LAST-ACK'],
  ['FA 306 110', 'acknowledge RX-SEQ A 111 307', 'LAST-ACK'],
  ['R 307', 'close RX-RST-EXACT', 'CLOSED'],
]);

table('TIME-WAIT', [
  ['FA 306 111', 'acknowledge RX-SEQ A 111 307', 'TIME-WAIT'],
  ['A 307 111', 'accept RX-SEQ', 'TIME-WAIT'],
  ['S 308', 'challenge RX-SYN-SYNC A 111 307', 'TIME-WAIT'],
  ['S 500', 'acknowledge RX-SEQ A 111 307', 'TIME-WAIT'],
  ['S 300', 'acknowledge RX-SEQ A 111 307', 'TIME-WAIT', passive],
  ['S 500', 'accept RX-SYN-SYNC SA 65648 501', 'SYN-RECEIVED', passive],
  ['SA 500 111', 'acknowledge RX-SEQ A 111 307', 'TIME-WAIT', passive],
  ['R 307', 'close RX-RST-EXACT', 'CLOSED'],
  ['A 307 112', 'acknowledge RX-ACK-FUTURE A 111 307', 'TIME-WAIT'],
]);

describe('the TCB after an arrival', () => {
  const at = (state: State, segment: string, change = (end: Endpoint): Endpoint => end) =>
    arrive(change(endIn(state)), segmentOf(segment.split(' ')), 5000).endpoint;

  test('[RX-SEQ] the repeated FIN restarts 2MSL, an old ACK does not', () => {
    expect(at('TIME-WAIT', 'FA 306 111').timers.timeWait).toEqual({ due: 245_000 });
    expect(at('TIME-WAIT', 'A 305 111').timers.timeWait).toEqual({ due: 240_000 });
  });

  test('[RX-FIN] TIME-WAIT begins with 2MSL and repeats nothing any more', () => {
    const end = at('FIN-WAIT-1', 'FA 306 111', (e) => ({
      ...e,
      timers: { ...e.timers, rto: { due: 6000, tries: 0, fired: false } },
    }));
    expect(end.timers).toEqual({ rto: null, delack: { due: 5200 }, timeWait: { due: 245_000 } });
    expect(end.peerFin).toBe(306);
  });

  test('[RX-DATA] out of order is held, joined, and read once the gap is filled', () => {
    let end = at('ESTABLISHED', 'PA 316 110 +5');
    end = arrive(end, segmentOf(['FPA', '326', '110', '+4']), 5000).endpoint;
    end = arrive(end, segmentOf(['PA', '318', '110', '+6']), 5000).endpoint;
    expect(end.held).toEqual([
      { from: 316, to: 324, fin: false },
      { from: 326, to: 331, fin: true },
    ]);
    const filled = arrive(end, segmentOf(['PA', '306', '110', '+10']), 5000);
    expect(arrivalText(filled)).toBe('accept RX-DATA A 110 324');
    end = arrive(filled.endpoint, segmentOf(['A', '324', '110', '+2']), 5000).endpoint;
    expect(end).toMatchObject({
      state: 'CLOSE-WAIT',
      peerFin: 330,
      held: [],
      rcv: { nxt: 331 },
      pastNxt: [306, 324],
    });
  });

  test('[RX-LISTEN] text that came with the SYN is read when the connection is ESTABLISHED', () => {
    const half = at('LISTEN', 'S 300 +7');
    const sent = { ...half, snd: { ...half.snd, nxt: 101 }, ackOwed: null };
    expect(arrivalText(arrive(sent, segmentOf(['A', '308', '101']), 5000))).toBe(
      'accept RX-SR-ACK A 101 308',
    );
  });

  test('[RX-LISTEN] what exceeds the window beside a SYN is not kept', () => {
    expect(at('LISTEN', 'SF 300 +7').held).toEqual([{ from: 301, to: 309, fin: true }]);
    expect(at('LISTEN', 'SF 300 +120').held).toEqual([{ from: 301, to: 401, fin: false }]);
    expect(at('LISTEN', 'S 300 +7', zeroWindow).held).toEqual([]);
  });

  test('[RX-ACKFIN] CLOSING takes note of a window, by which its FIN may leave', () => {
    expect(at('CLOSING', 'A 307 105 w20').snd).toMatchObject({ una: 105, wnd: 20 });
  });

  test('[RX-LISTEN] what the application has given to SEND is kept', () => {
    const end = at('LISTEN', 'S 300', (e) => ({ ...e, app: { ...e.app, open: 'active', queued: 7 } }));
    expect(end.app).toEqual({ open: null, queued: 7, closing: false, aborting: false });
  });

  test('[RX-ACK-FUTURE] SND.WND follows the newest segment only', () => {
    const end = at('ESTABLISHED', 'A 306 108 w50');
    expect(end.snd).toMatchObject({ una: 108, wnd: 50, maxWnd: 1000, wl1: 306, wl2: 108 });
    expect(arrive(end, segmentOf(['A', '306', '107', 'w900']), 0).endpoint.snd.wnd).toBe(50);
    expect(arrive(end, segmentOf(['A', '306', '108', 'w900']), 0).endpoint.snd.wnd).toBe(900);
    const ahead = arrive(end, segmentOf(['A', '320', '108', 'w900']), 0).endpoint;
    expect(arrive(ahead, segmentOf(['A', '310', '108', 'w50']), 0).endpoint.snd.wnd).toBe(900);
  });

  test('[RX-RST-EXACT] LISTEN once more, with a fresh TCB', () => {
    const end = at('SYN-RECEIVED', 'R 301', passive);
    expect(end).toMatchObject({
      irs: null,
      snd: { una: 100, nxt: 100 },
      app: { open: 'passive' },
      passive: true,
    });
  });

  test('[RX-SYN-SYNC] a reopened TIME-WAIT comes back when the SYN was an old one', () => {
    const before = passive(endIn('TIME-WAIT'));
    const reopened = arrive(before, segmentOf(['S', '500']), 5000).endpoint;
    expect(arrive(reopened, segmentOf(['R', '501']), 5000).endpoint).toEqual(before);
    expect(arrive(reopened, segmentOf(['S', '510']), 5000).endpoint).toEqual(before);
    const answered = emit(reopened, segmentOf(['SA', '65648', '501']), 5000);
    const again = arrive(answered, segmentOf(['A', '501', '65649']), 5000).endpoint;
    expect(again.state).toBe('ESTABLISHED');
    expect(again.reopened).toBeUndefined();
  });

  test('[RX-ACKFIN] nothing is repeated once all is acknowledged', () => {
    const timed = (e: Endpoint): Endpoint => ({
      ...e,
      timers: { ...e.timers, rto: { due: 1, tries: 3, fired: true } },
    });
    expect(at('FIN-WAIT-1', 'A 306 111', timed).timers.rto).toBeNull();
    expect(at('FIN-WAIT-1', 'A 306 110', timed).timers.rto).toEqual({ due: 6000, tries: 0, fired: false });
    expect(at('ESTABLISHED', 'A 306 105', timed).timers.rto).toEqual({ due: 1, tries: 3, fired: true });
  });

  test('[RX-SS-SYNACK] the third segment stays owed as that, whatever arrives before it', () => {
    const end = at('SYN-SENT', 'SA 300 101');
    expect(end.ackOwed).toEqual({ since: 5000, atOnce: true, rule: 'RX-SS-SYNACK', fullSized: 0 });
    const more = arrive(end, segmentOf(['PA', '301', '101', '+5']), 5100);
    expect(more.mayWait).toBe(false);
    expect(more.endpoint.ackOwed).toMatchObject({ since: 5000, atOnce: true, rule: 'RX-SS-SYNACK' });
  });

  test('[ACK-DELAY] an ACK may wait, but not at the second full-sized segment', () => {
    const small = { ...allAcked(endIn('ESTABLISHED')), mss: 10 };
    const first = arrive(small, segmentOf(['A', '306', '110', '+10']), 5000);
    expect(first.mayWait).toBe(true);
    expect(first.endpoint.ackOwed).toEqual({ since: 5000, atOnce: false, rule: 'RX-DATA', fullSized: 1 });
    expect(first.endpoint.timers.delack).toEqual({ due: 5200 });
    const partial = arrive(first.endpoint, segmentOf(['A', '316', '110', '+9']), 5001);
    expect(partial.mayWait).toBe(true);
    const second = arrive(partial.endpoint, segmentOf(['A', '325', '110', '+10']), 5002);
    expect(second.mayWait).toBe(false);
    expect(second.endpoint.ackOwed).toEqual({ since: 5000, atOnce: true, rule: 'RX-DATA', fullSized: 2 });
    expect(second.endpoint.timers.delack).toBeNull();
  });

  test('[ALL-ACK-SET] the textbook profile takes a FIN without ACK for a FIN,ACK', () => {
    const bare = segmentOf(['F', '306']);
    expect(arrivalText(arrive(endIn('ESTABLISHED'), bare, 0, { profile: 'strict' }))).toBe('drop RX-NOACK');
    expect(arrivalText(arrive(endIn('ESTABLISHED'), bare, 0, { profile: 'textbook' }))).toBe(
      'accept RX-FIN A 110 307 ~',
    );
    const crossing = arrive(endIn('FIN-WAIT-1'), bare, 0, { profile: 'textbook', meantAck: 110 });
    expect(crossing.endpoint.state).toBe('CLOSING');
    expect(arrive(endIn('FIN-WAIT-1'), bare, 0, { profile: 'textbook' }).endpoint.state).toBe('TIME-WAIT');
    expect(arrivalText(arrive(endIn('LISTEN'), bare, 0, { profile: 'textbook' }))).toBe('drop RX-LISTEN');
    expect(arrivalText(arrive(endIn('CLOSED'), bare, 0, { profile: 'textbook' }))).toBe(
      'reset RX-CLOSED RA 0 307',
    );
  });
});
