import { expect, test } from 'vitest';
import { arrive } from './arrive.ts';
import { call } from './call.ts';
import { advance, connect, deliver, drop, fireTimer, put, running } from './connection.ts';
import type { Connection } from './connection.ts';
import { closed, restored } from './endpoint.ts';
import { arrivalText, play, segmentOf } from './testing/story.ts';

const opening = (): Connection =>
  connect(
    call(closed({ iss: 100 }), { call: 'OPEN', mode: 'active' }, 0),
    call(closed({ iss: 300 }), { call: 'OPEN', mode: 'passive' }, 0),
  );
const syn = segmentOf(['S', '100']);

test('a segment that is put is on the link, numbered from 1, until it is delivered or lost', () => {
  const conn = put(put(opening(), 'client', syn), 'client', syn);
  expect(conn.link).toMatchObject([
    { no: 1, from: 'client', segment: syn, sentAt: 0 },
    { no: 2, from: 'client' },
  ]);
  expect(drop(conn, 1).link).toMatchObject([{ no: 2 }]);
  const delivered = deliver(conn, 2, {});
  expect(delivered?.arrival.rule).toBe('RX-LISTEN');
  expect(delivered?.connection.link).toMatchObject([{ no: 1 }]);
  expect(delivered?.connection.server.state).toBe('SYN-RECEIVED');
});

test('what is not on the link can be neither delivered nor lost', () => {
  const conn = put(opening(), 'client', syn);
  expect(deliver(conn, 2)).toBeNull();
  expect(drop(conn, 2)).toBe(conn);
  const once = deliver(conn, 1)?.connection as Connection;
  expect(deliver(once, 1)).toBeNull();
});

test('a duplicate comes as often as it is kept', () => {
  const first = deliver(put(opening(), 'client', syn), 1, { keep: true });
  const second = deliver(first?.connection as Connection, 1);
  expect(second?.arrival.rule).toBe('RX-SEQ');
  expect(second?.connection.link).toEqual([]);
});

test('the clock fires every timer on its way, in order, and never runs backwards', () => {
  const conn = play(`
    s LISTEN
    c OPEN
    c> S 100
    s> SA 300 101
    c> A 101 301
    c SEND 5
    +100
    c> PA 101 301 +5
  `);
  expect(running(conn)).toEqual([
    { side: 'server', timer: 'delack', due: 300 },
    { side: 'client', timer: 'rto', due: 1100 },
  ]);
  const waited = advance(conn, 999);
  expect(waited.server.ackOwed?.atOnce).toBe(true);
  expect(waited.client.timers.rto?.fired).toBe(false);
  expect(advance(waited, 5)).toBe(waited);
  const later = advance(waited, 9000);
  expect(later.now).toBe(9000);
  expect(later.client.timers.rto).toMatchObject({ fired: true, tries: 1 });
  expect(running(later)).toEqual([]);
  // A timer that is overdue fires now, not then.
  const overdue = advance({ ...conn, now: 5000 }, 5001);
  expect(overdue).toMatchObject({ now: 5001, server: { ackOwed: { atOnce: true } } });
  expect(fireTimer({ ...conn, now: 5000 }, 'client', 'rto')?.now).toBe(5000);
});

test('to wait for a timer is to move the clock to it', () => {
  const conn = put(opening(), 'client', syn);
  expect(fireTimer(conn, 'client', 'rto')).toMatchObject({
    now: 1000,
    client: { timers: { rto: { fired: true } } },
  });
  expect(fireTimer(conn, 'server', 'rto')).toBeNull();
  expect(fireTimer(conn, 'client', '2msl')).toBeNull();
});

test('an endpoint is restored from what was written down of it', () => {
  const end = restored({
    state: 'FIN-WAIT-1',
    passive: false,
    iss: 4999,
    irs: 1000,
    snd: { una: 5000, nxt: 5001, wnd: 64_240, maxWnd: 64_240 },
    rcv: { nxt: 1001, wnd: 64_240 },
  });
  const arrival = arrive(end, segmentOf(['FA', '1001', '5001']), 0);
  expect(arrivalText(arrival)).toBe('accept RX-FIN A 5001 1002 ~');
  expect(arrival.endpoint.state).toBe('TIME-WAIT');
});
