import { expect, test } from 'vitest';
import { STATES } from './state.ts';
import type { State } from './state.ts';
import { arrive } from './arrive.ts';
import { call } from './call.ts';
import { emit } from './emit.ts';
import type { Endpoint } from './endpoint.ts';
import { endIn } from './testing/ends.ts';
import { segmentOf } from './testing/story.ts';
import { fire } from './timers.ts';
import { TRANSITIONS, next } from './transitions.ts';
import type { TransitionEvent } from './transitions.ts';

test('every state can be reached from CLOSED, and left', () => {
  const reached = new Set<State>(['CLOSED']);
  for (const from of reached) for (const row of TRANSITIONS) if (row.from === from) reached.add(row.to);
  expect([...reached].sort()).toEqual([...STATES].sort());
  expect(new Set(TRANSITIONS.map((row) => row.from))).toEqual(reached);
});

test('a state and an event lead to one state', () => {
  const keys = TRANSITIONS.map((row) => `${row.from} ${row.on}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { from, on, to } of TRANSITIONS) expect(next(from, on)).toBe(to);
  expect(next('CLOSED', 'rcv-fin')).toBeNull();
});

test('the picture has the arrows of Figure 5, and that of its note 2', () => {
  const arrows = new Set(TRANSITIONS.filter((row) => row.drawn).map((row) => `${row.from} > ${row.to}`));
  expect([...arrows].sort()).toEqual(
    [
      'CLOSED > LISTEN',
      'CLOSED > SYN-SENT',
      'LISTEN > CLOSED',
      'LISTEN > SYN-RECEIVED',
      'LISTEN > SYN-SENT',
      'SYN-SENT > CLOSED',
      'SYN-SENT > SYN-RECEIVED',
      'SYN-SENT > ESTABLISHED',
      'SYN-RECEIVED > LISTEN',
      'SYN-RECEIVED > ESTABLISHED',
      'SYN-RECEIVED > FIN-WAIT-1',
      'ESTABLISHED > FIN-WAIT-1',
      'ESTABLISHED > CLOSE-WAIT',
      'FIN-WAIT-1 > FIN-WAIT-2',
      'FIN-WAIT-1 > CLOSING',
      'FIN-WAIT-1 > TIME-WAIT',
      'FIN-WAIT-2 > TIME-WAIT',
      'CLOSING > TIME-WAIT',
      'CLOSE-WAIT > LAST-ACK',
      'LAST-ACK > CLOSED',
      'TIME-WAIT > CLOSED',
    ].sort(),
  );
});

/** What makes each event happen to an endpoint in that state. */
const DOES: Readonly<Record<TransitionEvent, (end: Endpoint) => Endpoint>> = {
  'passive-open': (end) => call(end, { call: 'OPEN', mode: 'passive' }, 0),
  close: (end) => call(end, { call: 'CLOSE' }, 0),
  'close-queued': (end) => call(call(end, { call: 'SEND', bytes: 5000 }, 0), { call: 'CLOSE' }, 0),
  abort: (end) => call(end, { call: 'ABORT' }, 0),
  'send-syn': (end) => emit(end, segmentOf(['S', '100']), 0),
  'send-fin': (end) => emit(end, segmentOf(['FA', String(end.snd.nxt), String(end.rcv.nxt)]), 0),
  'send-rst': (end) => emit(end, segmentOf(['R', String(end.snd.nxt)]), 0),
  'rcv-syn': (end) => got(end, 'S 5000'),
  'rcv-syn-passive': (end) => got(end, 'S 310'),
  'rcv-syn-reopened': (end) => got(end, 'S 310'),
  'rcv-synack': (end) => got(end, 'SA 300 101'),
  'rcv-ack-of-syn': (end) => got(end, 'A 301 101'),
  'rcv-fin': (end) => got(end, `FA ${String(end.rcv.nxt)} ${String(end.snd.una)}`),
  'rcv-ack-of-fin': (end) => got(end, `A ${String(end.rcv.nxt)} ${String(end.snd.nxt)}`),
  'rcv-fin-acking-fin': (end) => got(end, `FA ${String(end.rcv.nxt)} ${String(end.snd.nxt)}`),
  'rcv-rst': (end) => got(end, `RA ${String(end.rcv.nxt)} 101`),
  'rcv-rst-passive': (end) => got(end, 'R 301'),
  'rcv-rst-reopened': (end) => got(end, 'R 301'),
  '2msl': (end) => fire(end, '2msl', 0) as Endpoint,
};
const got = (end: Endpoint, text: string): Endpoint => arrive(end, segmentOf(text.split(' ')), 0).endpoint;

test.each(TRANSITIONS)('$from on $on: $to ($rfc)', ({ from, on, to }) => {
  const passive = on.endsWith('-passive') || from === 'TIME-WAIT';
  const start = endIn(from, passive);
  const before = on.endsWith('-reopened')
    ? { ...start, passive: true, reopened: endIn('TIME-WAIT', true) }
    : start;
  expect(DOES[on](before).state).toBe(to);
});
