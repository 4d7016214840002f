import { ACK, FIN, SYN, segment } from '@handshake/protocol';
import { describe, expect, it } from 'vitest';
import { automatic } from '../index.ts';
import type { Actor, Move } from '../index.ts';
import { ISS, Log } from '../test/table.ts';

const refusal = (log: Log, by: Actor, move: Move): string => {
  const before = log.table;
  const played = log.try(by, move);
  expect(log.table).toBe(before);
  return played.ok ? 'played' : played.refusal;
};

/** A table of the whole-connection lesson, opened, with nothing on the way. */
function opened(): Log {
  const log = new Log('whole-connection');
  log.sound('client');
  log.sound('server');
  log.sound('client');
  return log;
}

describe('a move is refused', () => {
  it.each<[string, Actor, Move, string]>([
    [
      'a segment by the network',
      'network',
      { kind: 'send', segment: segment({ flags: SYN }) },
      'not-your-seat',
    ],
    ['a segment by the clock', 'clock', { kind: 'send', segment: segment({ flags: SYN }) }, 'not-your-seat'],
    ['a hint for the network', 'network', { kind: 'hint' }, 'not-your-seat'],
    ['a delivery by a seat', 'client', { kind: 'deliver', no: 1 }, 'not-your-seat'],
    ['a wait by the network', 'network', { kind: 'timer', timer: 'rto' }, 'not-your-seat'],
    ['a segment that was never sent', 'network', { kind: 'deliver', no: 7 }, 'no-such-segment'],
    ['a timer that does not run', 'client', { kind: 'timer', timer: 'rto' }, 'no-such-timer'],
    ['the clock’s wait for anything but 2MSL', 'clock', { kind: 'timer', timer: 'rto' }, 'no-such-timer'],
    ['a hint where the seat has none', 'server', { kind: 'hint' }, 'no-more-hints'],
    [
      'a number beyond 32 bits',
      'client',
      { kind: 'send', segment: segment({ flags: SYN, seq: 2 ** 32 }) },
      'bad-move',
    ],
    [
      'a number that is not whole',
      'client',
      { kind: 'send', segment: segment({ flags: SYN, seq: 0.5 }) },
      'bad-move',
    ],
    ['no number', 'client', { kind: 'send', segment: segment({ flags: SYN, ack: NaN }) }, 'bad-move'],
    [
      'a window beyond 16 bits',
      'client',
      { kind: 'send', segment: segment({ flags: SYN, win: 65_536 }) },
      'bad-move',
    ],
    ['a hidden move', 'client', { kind: 'hidden' }, 'bad-move'],
  ])('%s', (_, by, move, why) => expect(refusal(new Log('handshake'), by, move)).toBe(why));

  it('a wait while something is on the link', () => {
    const log = new Log('handshake');
    log.send('client', log.due('client'));
    expect(refusal(log, 'client', { kind: 'timer', timer: 'rto' })).toBe('in-flight');
  });

  it('a wait that would make the partner’s ACK too late to be lawful', () => {
    const log = opened();
    log.send('client', log.due('client'));
    log.deliverAll();
    // The server owes an ACK. Its delayed-ACK timer fires first, at 200 ms, whoever waits; after that nobody may.
    log.do('client', { kind: 'timer', timer: 'rto' });
    expect(log.table.events.at(-1)).toMatchObject({ kind: 'timer', seat: 'server', timer: 'delack' });
    expect(refusal(log, 'client', { kind: 'timer', timer: 'rto' })).toBe('ack-owed');
    expect(log.sound('server').verdict).not.toBe('illegal');
  });

  it('a fourth hint', () => {
    const log = new Log('handshake');
    for (let k = 0; k < 3; k++) log.do('client', { kind: 'hint' });
    expect(log.table.hints.client).toBe(3);
    expect(refusal(log, 'client', { kind: 'hint' })).toBe('no-more-hints');
    log.sound('client');
    expect(log.table.hints.client).toBe(0);
  });

  it.each<[Actor, Move]>([
    ['client', { kind: 'send', segment: segment({ flags: ACK }) }],
    ['server', { kind: 'hint' }],
    ['client', { kind: 'timer', timer: 'rto' }],
    ['network', { kind: 'deliver', no: 1 }],
    ['clock', { kind: 'timer', timer: '2msl' }],
  ])('any, by the %s, at a lesson that is over', (by, move) => {
    const log = new Log('handshake');
    log.playOut();
    expect(refusal(log, by, move)).toBe('finished');
    expect(automatic(log.table)).toEqual([]);
  });
});

describe('a segment that is held back', () => {
  it.each([
    [
      'illegal',
      'handshake',
      segment({ flags: SYN | ACK, seq: ISS.client }),
      { verdict: 'illegal', travels: false },
    ],
    ['not asked for', 'close-server', null, { notAsked: 'CLOSE', travels: false }],
  ] as const)('because it is %s is logged, and changes nothing else', (_, lesson, given, said) => {
    const log = new Log(lesson);
    const { snd, rcv } = log.table.connection.client;
    const outcome = log.send(
      'client',
      given ?? segment({ flags: FIN | ACK, seq: snd.nxt, ack: rcv.nxt, win: rcv.wnd }),
    );
    expect(outcome).toMatchObject(said);
    expect(log.table.events.at(-1)).toMatchObject({ kind: 'refused', seat: 'client', outcome: said });
    const untouched = new Log(lesson).table;
    expect(log.table.connection).toEqual(untouched.connection);
    expect(log.table).toMatchObject({ n: 1, step: untouched.step, received: untouched.received });
  });
});

describe('the profile', () => {
  const bareFin = (log: Log) => {
    const { snd, rcv } = log.table.connection.client;
    return log.send('client', segment({ flags: FIN, seq: snd.nxt, win: rcv.wnd }));
  };

  it('textbook lets the notes’ bare FIN travel, and the lesson goes on to its end', () => {
    const log = new Log('close-client', { profile: 'textbook' });
    expect(bareFin(log).travels).toBe(true);
    log.deliverAll();
    expect(log.table.connection.server.state).toBe('CLOSE-WAIT');
    expect(log.playOut()).not.toBeNull();
  });

  it('strict holds it back: the peer would drop it', () => {
    const log = new Log('close-client');
    expect(bareFin(log)).toMatchObject({ verdict: 'ignored', misconception: 'bare-fin', travels: false });
  });

  it.each([
    ['textbook', 'legal'],
    ['strict', 'unusual'],
  ] as const)('%s calls the ISN 1 %s', (profile, verdict) => {
    const log = new Log('handshake', { profile });
    expect(log.send('client', segment({ flags: SYN, seq: 1, win: 64_240 }))).toMatchObject({
      verdict,
      travels: true,
    });
    expect(log.table.connection.client.iss).toBe(1);
    expect(log.playOut()).not.toBeNull();
  });
});

describe('waiting', () => {
  it('ends TIME-WAIT by the clock, or by the student who skips it', () => {
    for (const by of ['clock', 'client'] as const) {
      const log = new Log('close-client');
      for (const seat of ['client', 'server', 'server', 'client'] as const) log.sound(seat);
      expect(log.table.connection.client.state).toBe('TIME-WAIT');
      expect(automatic(log.table)).toEqual([
        { by: 'clock', move: { kind: 'timer', timer: '2msl' }, after: '2msl' },
      ]);
      log.do(by, { kind: 'timer', timer: '2msl' });
      expect(log.table.ended).toBe(true);
    }
  });

  it('does not end TIME-WAIT while anything is on its way', () => {
    const log = new Log('close-client');
    for (const seat of ['client', 'server', 'server', 'client'] as const) log.sound(seat);
    const last = log.table.events.findLast((e) => e.kind === 'sent');
    if (last?.kind !== 'sent') throw new Error('nothing was sent');
    expect(log.send('client', last.segment)).toMatchObject({ verdict: 'unusual', travels: true });
    expect(automatic(log.table).map((a) => a.after)).toEqual(['flight']);
    expect(refusal(log, 'clock', { kind: 'timer', timer: '2msl' })).toBe('in-flight');
  });

  it('does not end TIME-WAIT before the last ACK has left', () => {
    const log = new Log('close-client');
    for (const seat of ['client', 'server', 'server'] as const) log.sound(seat);
    expect(automatic(log.table)).toEqual([]);
    expect(refusal(log, 'client', { kind: 'timer', timer: '2msl' })).toBe('ack-owed');
    // Not either when nothing but 2MSL runs any more.
    log.do('client', { kind: 'timer', timer: 'delack' });
    expect(automatic(log.table)).toEqual([]);
  });

  it('is not what a flight is: whatever flies, an ACK that is owed can still be sent in time', () => {
    const log = opened();
    const question = log.due('client');
    for (let k = 0; k < 80; k++) {
      log.send('client', question);
      log.deliverAll();
    }
    expect(log.table.connection.server.ackOwed).not.toBeNull();
    expect(log.sound('server')).toMatchObject({ travels: true });
    expect(log.table.connection.now).toBeLessThan(600);
  });

  it('runs into the first timer, whoever waits', () => {
    const log = new Log('lost-synack');
    log.sound('client');
    log.send('server', log.due('server'));
    expect(log.table.events.findLast((e) => e.kind === 'sent')).toMatchObject({
      fate: 'dropped',
      seat: 'server',
    });
    log.do('server', { kind: 'timer', timer: 'rto' });
    expect(log.table.events.find((e) => e.kind === 'timer')).toMatchObject({ seat: 'client', at: 1000 });
    log.do('server', { kind: 'timer', timer: 'rto' });
    expect(log.table.events.findLast((e) => e.kind === 'timer')).toMatchObject({ seat: 'server', at: 1010 });
  });
});
