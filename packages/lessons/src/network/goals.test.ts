import { describe, expect, test } from 'vitest';
import {
  goalsReached,
  LESSONS,
  networkDebrief,
  networkGoals,
  NETWORK_GOAL_IDS,
  WITHOUT_NETWORK,
} from '../index.ts';
import type { NetworkGoalId } from '../index.ts';
import { Log } from '../test/table.ts';

const reached = (log: Log): NetworkGoalId[] => [...goalsReached(log.table, log.moves)];

describe('goals of the network', () => {
  test('each has an occasion in some lesson, and an open lesson has all of them', () => {
    const all = new Set(LESSONS.flatMap((lesson) => networkGoals(lesson).map(({ id }) => id)));
    expect([...all].sort()).toEqual([...NETWORK_GOAL_IDS].sort());
    const whole = LESSONS.find(({ id }) => id === 'whole-connection')!;
    expect(networkGoals(whole).map(({ id }) => id)).toEqual(NETWORK_GOAL_IDS);
  });

  test('there are some in every lesson in which the network is offered as a seat, and in no other', () => {
    const without = LESSONS.filter((lesson) => networkGoals(lesson).length === 0).map(({ id }) => id);
    expect(without).toEqual([...WITHOUT_NETWORK]);
  });

  test('a network that only delivers reaches none, whatever the lesson itself loses, keeps and copies', () => {
    for (const { id } of LESSONS) {
      const log = new Log(id);
      expect(log.playOut()).not.toBeNull();
      expect(reached(log), id).toEqual([]);
    }
  });

  test('a lost SYN counts once it has been repeated and has arrived', () => {
    const log = new Log('handshake');
    log.send('client', log.due('client'));
    log.do('network', { kind: 'drop', no: 1 });
    expect(reached(log)).toEqual([]);
    log.do('client', { kind: 'timer', timer: 'rto' });
    log.send('client', log.due('client'));
    expect(reached(log)).toEqual([]);
    log.deliverAll();
    expect(reached(log)).toEqual(['lose-syn']);
    expect(networkDebrief(log.table, log.moves)).toMatchObject({ dropped: 1, delivered: 1, repeats: 1 });
  });

  test('one held back is late only when a newer one has overtaken it', () => {
    const log = new Log('handshake');
    log.send('client', log.due('client'));
    log.do('network', { kind: 'hold', no: 1 });
    log.do('network', { kind: 'release', no: 1 });
    log.deliverAll();
    expect(reached(log)).toEqual([]);
    const other = new Log('handshake');
    other.send('client', other.due('client'));
    other.do('network', { kind: 'hold', no: 1 });
    other.do('client', { kind: 'timer', timer: 'rto' });
    other.sound('client');
    other.do('network', { kind: 'release', no: 1 });
    other.deliverAll();
    expect(reached(other)).toEqual(['late']);
  });

  test('a copy counts when it arrives', () => {
    const log = new Log('handshake');
    log.send('client', log.due('client'));
    log.do('network', { kind: 'duplicate', no: 1 });
    log.do('network', { kind: 'deliver', no: 1 });
    expect(reached(log)).toEqual([]);
    log.deliverAll();
    expect(reached(log)).toEqual(['twice-syn']);
  });

  test('an old segment counts for an end that is done only there', () => {
    const log = new Log('close-client');
    for (const seat of ['client', 'server', 'server'] as const) log.sound(seat);
    const [first] = log.table.events.filter((e) => e.kind === 'arrived' && e.seat === 'client' && e.n > 0);
    const no = first?.kind === 'arrived' ? first.no : 0;
    log.sound('client');
    expect(log.table.connection.client.state).toBe('TIME-WAIT');
    expect(reached(log)).toEqual([]);
    log.do('network', { kind: 'replay', no });
    log.deliverAll();
    expect(reached(log)).toContain('after-close');
  });
});
