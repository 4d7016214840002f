import { expect, test } from 'vitest';
import type { Endpoint } from '@handshake/protocol';
import { ownStream, peerStream, reach } from './streams.ts';

const ep = (parts: Partial<Endpoint>): Endpoint =>
  ({
    state: 'ESTABLISHED',
    passive: false,
    iss: 100,
    irs: 500,
    snd: { una: 101, nxt: 101, wnd: 0, maxWnd: 0, wl1: 0, wl2: 0 },
    rcv: { nxt: 501, wnd: 0 },
    mss: 1460,
    app: { open: null, queued: 0, closing: false, aborting: false },
    finSeq: null,
    peerFin: null,
    held: [],
    pastNxt: [],
    ackOwed: null,
    resetsOwed: [],
    timers: { rto: null, delack: null, timeWait: null },
    ...parts,
  }) as Endpoint;
const snd = (una: number, nxt: number) => ({ una, nxt, wnd: 0, maxWnd: 0, wl1: 0, wl2: 0 });

test('the own direction before, while and after it is open', () => {
  expect(ownStream(ep({ snd: snd(100, 100) }))).toMatchObject({ state: 'idle', old: 0, fresh: 0 });
  expect(ownStream(ep({ snd: snd(111, 121) }))).toMatchObject({
    state: 'open',
    old: 10,
    fresh: 10,
    mark: 121,
    first: 101,
  });
  expect(ownStream(ep({ snd: snd(121, 122), finSeq: 121 }))).toMatchObject({
    state: 'closing',
    old: 20,
    fresh: 0,
    mark: 121,
  });
  expect(ownStream(ep({ snd: snd(122, 122), finSeq: 121 }))).toMatchObject({
    state: 'closed',
    fin: true,
    old: 20,
  });
});

test('the peer’s direction: unknown, what was held, what the last event brought', () => {
  expect(peerStream(ep({ irs: null }), null)).toMatchObject({ first: null, state: 'idle' });
  const before = ep({ rcv: { nxt: 511, wnd: 0 } });
  expect(peerStream(ep({ rcv: { nxt: 531, wnd: 0 } }), before)).toMatchObject({
    old: 10,
    fresh: 20,
    mark: 531,
    state: 'open',
  });
  expect(peerStream(ep({ rcv: { nxt: 532, wnd: 0 }, peerFin: 531 }), before)).toMatchObject({
    fin: true,
    mark: 531,
    fresh: 20,
    state: 'closed',
  });
});

test('streams that wrap past 2^32 are as long as others', () => {
  expect(ownStream(ep({ iss: 4294967290, snd: snd(4, 4) }))).toMatchObject({ first: 4294967291, old: 9 });
});

test('few bytes can still be seen', () => {
  expect(reach(1, 1000, 250)).toBe(10);
  expect(reach(0, 1000, 250)).toBe(0);
  expect(reach(1000, 1000, 250)).toBe(250);
});
