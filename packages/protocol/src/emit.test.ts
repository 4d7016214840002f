import { describe, expect, test } from 'vitest';
import { call } from './call.ts';
import { due } from './due.ts';
import { emit } from './emit.ts';
import { closed } from './endpoint.ts';
import type { Endpoint, UserCall } from './endpoint.ts';
import type { State } from './state.ts';
import { endIn } from './testing/ends.ts';
import { segmentOf, textOf } from './testing/story.ts';
import { fire } from './timers.ts';

const sent = (end: Endpoint, text: string, now = 0): Endpoint => emit(end, segmentOf(text.split(' ')), now);
const called = (end: Endpoint, ...calls: UserCall[]): Endpoint => calls.reduce((e, c) => call(e, c, 0), end);
const dueOf = (end: Endpoint, now = 0): string[] => due(end, now).map((d) => `${d.why} ${textOf(d.segment)}`);

describe('emit', () => {
  test.each<[State, string, State]>([
    ['CLOSED', 'S 100', 'SYN-SENT'],
    ['CLOSED', 'A 100 1', 'CLOSED'],
    ['CLOSED', 'F 100', 'CLOSED'],
    ['LISTEN', 'S 100', 'SYN-SENT'],
    ['LISTEN', 'R 100', 'LISTEN'],
    ['SYN-SENT', 'S 100', 'SYN-SENT'],
    ['SYN-SENT', 'FA 101 1', 'SYN-SENT'],
    ['SYN-RECEIVED', 'SA 100 301', 'SYN-RECEIVED'],
    ['SYN-RECEIVED', 'FA 101 301', 'FIN-WAIT-1'],
    ['SYN-RECEIVED', 'R 101', 'CLOSED'],
    ['ESTABLISHED', 'FA 110 306', 'FIN-WAIT-1'],
    ['ESTABLISHED', 'F 110', 'FIN-WAIT-1'],
    ['ESTABLISHED', 'FPA 110 306 +5', 'FIN-WAIT-1'],
    // Not at the end of the stream: no FIN of this connection.
    ['ESTABLISHED', 'FA 200 306', 'ESTABLISHED'],
    ['ESTABLISHED', 'FA 105 306 +2', 'ESTABLISHED'],
    ['ESTABLISHED', 'RA 110 306', 'CLOSED'],
    ['ESTABLISHED', 'S 110', 'ESTABLISHED'],
    ['CLOSE-WAIT', 'FA 110 307', 'LAST-ACK'],
    ['FIN-WAIT-1', 'FA 110 306', 'FIN-WAIT-1'],
    ['FIN-WAIT-2', 'RA 111 306', 'CLOSED'],
    ['TIME-WAIT', 'A 111 307', 'TIME-WAIT'],
  ])('%s sends %s: %s', (state, text, after) => {
    expect(sent(endIn(state), text).state).toBe(after);
  });

  test('[HS-ISN-CHOICE] the first SYN’s number is the ISS, whichever it is; a second one’s is not', () => {
    const open = called(closed({ iss: 100 }), { call: 'OPEN', mode: 'active' });
    const first = sent(open, 'S 7');
    expect(first).toMatchObject({ iss: 7, snd: { una: 7, nxt: 8 }, app: { open: null } });
    expect(sent(first, 'S 9')).toMatchObject({ iss: 7, snd: { una: 7, nxt: 8 } });
  });

  test('[HS-LISTEN-SILENT] LISTEN that sends a SYN has become an active opener', () => {
    expect(sent(endIn('LISTEN'), 'S 100')).toMatchObject({ state: 'SYN-SENT', passive: false });
  });

  test('[DT-WRAP] numbers go on beyond 2^32', () => {
    const end = {
      ...endIn('ESTABLISHED'),
      snd: { ...endIn('ESTABLISHED').snd, una: 4294967290, nxt: 4294967295 },
    };
    expect(sent(end, 'FPA 4294967295 306 +3')).toMatchObject({
      snd: { nxt: 3 },
      finSeq: 2,
      state: 'FIN-WAIT-1',
    });
  });

  test('[DT-SEQ-NEXT] what doesn’t join the stream moves nothing', () => {
    const end = endIn('ESTABLISHED');
    expect(sent(end, 'PA 111 306 +5').snd).toEqual(end.snd);
    expect(sent(end, 'PA 104 306 +90').snd).toEqual(end.snd);
    expect(sent(end, 'PA 105 306 +5').snd).toEqual(end.snd);
    expect(sent(end, 'PA 107 306 +5').snd.nxt).toBe(112);
  });

  test('what the application has asked for is used up by what leaves', () => {
    const end = called(endIn('ESTABLISHED'), { call: 'SEND', bytes: 10 });
    expect(sent(end, 'PA 107 306 +7').app.queued).toBe(6);
    expect(sent(end, 'PA 110 306 +99').app.queued).toBe(0);
    expect(sent(called(end, { call: 'CLOSE' }), 'FPA 110 306 +10').app).toMatchObject({
      queued: 0,
      closing: false,
    });
  });

  test('[ACK-DELAY] an ACK of everything settles what is owed; a stale one doesn’t', () => {
    const owing: Endpoint = {
      ...endIn('ESTABLISHED'),
      ackOwed: { since: 0, atOnce: false, rule: 'RX-DATA', fullSized: 1 },
      timers: { rto: null, delack: { due: 200 }, timeWait: null },
    };
    for (const text of ['A 110 306', 'PA 110 306 +4', 'FA 110 306']) {
      expect(sent(owing, text)).toMatchObject({ ackOwed: null, timers: { delack: null } });
    }
    for (const text of ['A 110 301', 'P 110 +4', 'F 110'])
      expect(sent(owing, text).ackOwed).toBe(owing.ackOwed);
    expect(emit(owing, segmentOf(['F', '110']), 0, { profile: 'textbook' }).ackOwed).toBeNull();
  });

  test('the window that is offered is RCV.WND', () => {
    expect(sent(endIn('ESTABLISHED'), 'A 110 306 w7').rcv.wnd).toBe(7);
    expect(sent(endIn('ESTABLISHED'), 'P 110 +3 w7').rcv.wnd).toBe(100);
  });

  test('[RST-FORM-ACK] a RST that is owed leaves the state; any other gives the connection up', () => {
    const owing: Endpoint = {
      ...endIn('SYN-SENT'),
      resetsOwed: [segmentOf(['R', '91', 'w0']), segmentOf(['R', '92'])],
    };
    expect(dueOf(owing)).toEqual(['rst R 91', 'rst R 92']);
    expect(sent(owing, 'R 92')).toMatchObject({ state: 'SYN-SENT', resetsOwed: [{ seq: 91 }] });
    expect(sent(owing, 'R 93').state).toBe('CLOSED');
    const closedEnd: Endpoint = { ...endIn('CLOSED'), resetsOwed: [segmentOf(['RA', '0', '91'])] };
    expect(sent(closedEnd, 'RA 0 91').resetsOwed).toEqual([]);
    expect(sent(closedEnd, 'RA 0 92').resetsOwed).toHaveLength(1);
  });
});

describe('the retransmission timer', () => {
  const rto = (end: Endpoint) => end.timers.rto;

  test('starts with the first segment that uses a number, and doubles with each repeat', () => {
    let end = sent(called(closed({ iss: 100 }), { call: 'OPEN', mode: 'active' }), 'S 100', 50);
    expect(rto(end)).toEqual({ due: 1050, tries: 0, fired: false });
    for (const [now, timeout] of [
      [1050, 2000],
      [3050, 4000],
      [7050, 8000],
    ] as const) {
      end = fire(end, 'rto', now) as Endpoint;
      expect(rto(end)?.fired).toBe(true);
      expect(fire(end, 'rto', now)).toBeNull();
      expect(dueOf(end, now)).toEqual(['again S 100']);
      end = sent(end, 'S 100', now);
      expect(rto(end)).toMatchObject({ due: now + timeout, fired: false });
      expect(dueOf(end, now)).toEqual([]);
    }
  });

  test('a repeat of something newer doesn’t count as the one that is due', () => {
    const fired = fire(sent(endIn('ESTABLISHED'), 'PA 110 306 +5'), 'rto', 1000) as Endpoint;
    expect(rto(sent(fired, 'PA 110 306 +5', 1000))?.fired).toBe(true);
    expect(rto(sent(fired, 'PA 105 306 +5', 1000))).toEqual({ due: 3000, tries: 1, fired: false });
  });

  test('a repeat after the time, which nobody saw the timer of, counts as its firing', () => {
    const end = sent(endIn('ESTABLISHED'), 'PA 110 306 +5');
    expect(rto(sent(end, 'PA 105 306 +5', 999))).toEqual({ due: 1000, tries: 0, fired: false });
    expect(rto(sent(end, 'PA 105 306 +5', 1003))).toEqual({ due: 3003, tries: 1, fired: false });
  });

  test('a pure ACK starts none', () => {
    const idle = { ...endIn('FIN-WAIT-2') };
    expect(rto(sent(idle, 'A 111 306'))).toBeNull();
  });
});

describe('call', () => {
  test.each<[string, State, UserCall, State, string[]]>([
    ['§3.10.1', 'CLOSED', { call: 'OPEN', mode: 'passive' }, 'LISTEN', []],
    ['§3.10.1', 'CLOSED', { call: 'OPEN', mode: 'active' }, 'CLOSED', ['syn S 100']],
    ['§3.10.1', 'LISTEN', { call: 'OPEN', mode: 'active' }, 'LISTEN', ['syn S 100']],
    ['§3.10.1', 'ESTABLISHED', { call: 'OPEN', mode: 'active' }, 'ESTABLISHED', []],
    ['§3.10.2', 'CLOSED', { call: 'SEND', bytes: 3 }, 'CLOSED', []],
    ['§3.10.2', 'LISTEN', { call: 'SEND', bytes: 3 }, 'LISTEN', ['syn S 100']],
    ['§3.10.2', 'SYN-SENT', { call: 'SEND', bytes: 3 }, 'SYN-SENT', []],
    ['§3.10.2', 'ESTABLISHED', { call: 'SEND', bytes: 3 }, 'ESTABLISHED', ['data PA 110 306 +3']],
    ['§3.10.2', 'CLOSE-WAIT', { call: 'SEND', bytes: 3 }, 'CLOSE-WAIT', ['data PA 110 307 +3']],
    ['§3.10.2', 'FIN-WAIT-2', { call: 'SEND', bytes: 3 }, 'FIN-WAIT-2', []],
    ['§3.10.3', 'ESTABLISHED', { call: 'RECEIVE', bytes: 3 }, 'ESTABLISHED', []],
    ['§3.10.4', 'LISTEN', { call: 'CLOSE' }, 'CLOSED', []],
    ['§3.10.4', 'SYN-SENT', { call: 'CLOSE' }, 'CLOSED', []],
    ['§3.10.4', 'SYN-RECEIVED', { call: 'CLOSE' }, 'SYN-RECEIVED', ['fin FA 101 301']],
    ['§3.10.4', 'ESTABLISHED', { call: 'CLOSE' }, 'ESTABLISHED', ['fin FA 110 306']],
    ['§3.10.4', 'CLOSE-WAIT', { call: 'CLOSE' }, 'CLOSE-WAIT', ['fin FA 110 307']],
    ['§3.10.4', 'FIN-WAIT-1', { call: 'CLOSE' }, 'FIN-WAIT-1', []],
    ['§3.10.5', 'LISTEN', { call: 'ABORT' }, 'CLOSED', []],
    ['§3.10.5', 'SYN-SENT', { call: 'ABORT' }, 'CLOSED', []],
    ['§3.10.5', 'SYN-RECEIVED', { call: 'ABORT' }, 'SYN-RECEIVED', ['rst R 101']],
    ['§3.10.5', 'FIN-WAIT-2', { call: 'ABORT' }, 'FIN-WAIT-2', ['rst R 111']],
    ['§3.10.5', 'CLOSING', { call: 'ABORT' }, 'CLOSED', []],
    ['§3.10.5', 'TIME-WAIT', { call: 'ABORT' }, 'CLOSED', []],
    ['§3.10.5', 'CLOSED', { call: 'ABORT' }, 'CLOSED', []],
  ])('%s %s: %o → %s, due %o', (_, state, made, after, dues) => {
    const end = call(endIn(state), made, 0);
    expect(end.state).toBe(after);
    expect(dueOf(end)).toEqual(dues);
  });

  test.each([
    ['ESTABLISHED', 'FIN-WAIT-1'],
    ['CLOSE-WAIT', 'LAST-ACK'],
  ] as const)('§3.10.4: CLOSE in %s waits for its FIN, which follows what is queued: %s', (from, to) => {
    const calls: UserCall[] = [{ call: 'SEND', bytes: 3 }, { call: 'CLOSE' }, { call: 'SEND', bytes: 9 }];
    const end = called(endIn(from), ...calls);
    expect(end).toMatchObject({ state: from, finSeq: null, app: { queued: 3, closing: true } });
    const [data] = due(end, 0);
    const rest = data ? emit(end, data.segment, 0) : end;
    expect(dueOf(rest)[0]).toMatch(/^fin FA 113/);
    expect(sent(rest, `FA 113 ${String(rest.rcv.nxt)}`)).toMatchObject({ state: to, finSeq: 113 });

    // Behind a closed window, or in a recording, the state doesn't wait for the FIN.
    const shut = endIn(from);
    expect(called({ ...shut, snd: { ...shut.snd, wnd: 7 } }, ...calls)).toMatchObject({
      state: to,
      finSeq: null,
    });
    expect(call(shut, { call: 'CLOSE' }, 0, { closeAtOnce: true })).toMatchObject({
      state: to,
      finSeq: null,
    });
    expect(dueOf(call(shut, { call: 'CLOSE' }, 0, { closeAtOnce: true }))[0]).toMatch(/^fin FA 110/);
  });

  test('a wish that was not carried out yet can be taken back', () => {
    const wish = called(closed({ iss: 1 }), { call: 'OPEN', mode: 'active' }, { call: 'SEND', bytes: 4 });
    expect(wish.app).toMatchObject({ open: 'active', queued: 4 });
    expect(dueOf(called(wish, { call: 'CLOSE' }))).toEqual([]);
  });

  test('opening again after the end begins with a fresh TCB', () => {
    const gone = { ...endIn('ESTABLISHED'), state: 'CLOSED' as const };
    const again = called(gone, { call: 'OPEN', mode: 'active' });
    expect(again).toMatchObject({ irs: null, snd: { una: 100, nxt: 100 }, finSeq: null });
    expect(sent(gone, 'S 900')).toMatchObject({ iss: 900, irs: null, snd: { una: 900, nxt: 901 } });
  });
});

describe('due', () => {
  test('a segment is at most full-sized, and lies in the peer’s window', () => {
    const end = called(endIn('ESTABLISHED'), { call: 'SEND', bytes: 5000 });
    expect(dueOf(end)).toEqual(['data PA 110 306 +995']);
    expect(dueOf({ ...end, mss: 400 })).toEqual(['data PA 110 306 +400']);
    expect(dueOf({ ...end, snd: { ...end.snd, wnd: 5 } })).toEqual([]);
  });

  test('[DT-REXMIT] the repeat is of the oldest that isn’t acknowledged, and ends where it ended', () => {
    const fired = (end: Endpoint): Endpoint => ({
      ...end,
      timers: { ...end.timers, rto: { due: 0, tries: 1, fired: true } },
    });
    expect(dueOf(fired(endIn('SYN-SENT')))).toEqual(['again S 100']);
    expect(dueOf(fired(endIn('SYN-RECEIVED')))).toEqual(['again SA 100 301']);
    expect(dueOf(fired(endIn('ESTABLISHED')))).toEqual(['again PA 105 306 +5']);
    expect(dueOf(fired({ ...endIn('ESTABLISHED'), mss: 3 }))).toEqual(['again PA 105 306 +3']);
    expect(dueOf(fired(endIn('FIN-WAIT-1')))).toEqual(['again PA 105 306 +5']);
    const finOnly = endIn('LAST-ACK');
    expect(dueOf(fired({ ...finOnly, snd: { ...finOnly.snd, una: 110 } }))).toEqual(['again FA 110 307']);
  });

  test('[ACK-DELAY] with delayed ACK on, what may wait waits for its timer', () => {
    const owing: Endpoint = {
      ...endIn('ESTABLISHED'),
      ackOwed: { since: 0, atOnce: false, rule: 'RX-DATA', fullSized: 1 },
      timers: { rto: null, delack: { due: 200 }, timeWait: null },
    };
    expect(due(owing, 0)).toMatchObject([{ why: 'ack', mayWait: true, rule: 'RX-DATA' }]);
    expect(due(owing, 199, { delayAck: true })).toEqual([]);
    expect(due(owing, 200, { delayAck: true })).toMatchObject([{ why: 'ack', mayWait: false }]);
    const fired = fire(owing, 'delack', 200) as Endpoint;
    expect(due(fired, 0, { delayAck: true })).toMatchObject([{ why: 'ack', mayWait: false }]);
  });
});
