/** What tables show of a learner. */
import { ACK, FIN, segment, SYN } from '@handshake/protocol';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../lessons/index.ts';
import { viewMove } from '../table/view.ts';
import { Log } from '../test/table.ts';
import { join } from './join.ts';
import { eventsOf, eventsOfMove } from './practice.ts';
import type { Practised } from './practice.ts';
import { progress } from './progress.ts';
import { practiceEventSchema } from './event.ts';

const CLIENT: Practised = { table: 'table-1', seat: 'client', device: 'laptop' };
const shown = (log: Log, by = CLIENT) =>
  eventsOf(log.header, log.moves, by).map(({ key, grade }) => `${key} ${grade}`);

describe('a move', () => {
  it('that shows a misconception says so, once until the seat sends again', () => {
    const log = new Log('handshake');
    const syn = log.due('client');
    log.send('client', { ...syn, flags: SYN | ACK });
    log.send('client', { ...syn, flags: SYN | ACK, ack: 1 });
    log.send('client', { ...syn, flags: 0 });
    expect(shown(log)).toEqual(['ack-on-first-syn again', 'syn-is-number again']);
  });

  it('that breaks a rule and shows no misconception names the rule', () => {
    const log = new Log('handshake');
    log.send('client', { ...log.due('client'), flags: FIN });
    expect(shown(log)).toEqual(['FIN-STATE again']);
  });

  it('that is right at the first try shows what the lesson teaches and lay one slip away', () => {
    const log = new Log('handshake');
    log.sound('client');
    expect(shown(log)).toEqual(['isn-one good', 'syn-is-number good', 'ack-on-first-syn good']);
    log.sound('server');
    expect(shown(log, { ...CLIENT, seat: 'server' })).toContain('four-is-safer good');
    log.sound('client');
    expect(shown(log).slice(3)).toEqual(['syn-free good', 'swapped good', 'ack-costs good']);
  });

  it('that is right after a mistake was explained shows nothing of that mistake', () => {
    const log = new Log('handshake');
    log.send('client', { ...log.due('client'), flags: SYN | ACK });
    log.sound('client');
    expect(shown(log)).toEqual(['ack-on-first-syn again', 'isn-one good', 'syn-is-number good']);
  });

  it('that leaves all the same, with an idea that is wrong, shows that', () => {
    const log = new Log('handshake');
    expect(log.send('client', segment({ flags: SYN, seq: 1, win: 100 })).travels).toBe(true);
    expect(shown(log)).toEqual(['isn-one again']);
  });

  it('that was filled in shows nothing, and with one field blank only what that field is about', () => {
    const log = new Log('handshake');
    log.sound('client');
    expect(shown(log, { ...CLIENT, level: 'watch' })).toEqual([]);
    // The sequence number is blank in the first segment.
    expect(shown(log, { ...CLIENT, level: 'field' })).toEqual(['isn-one hard']);
    expect(shown(log, { ...CLIENT, level: 'segment' })).toEqual([]);
    log.sound('server');
    log.sound('client');
    expect(shown(log, { ...CLIENT, level: 'segment' })).toEqual(shown(log).slice(3));
  });

  it('after a hint counts as hard, after the worked answer as nothing', () => {
    const hinted = new Log('handshake');
    hinted.do('client', { kind: 'hint' });
    hinted.sound('client');
    expect(shown(hinted)).toEqual(['isn-one hard', 'syn-is-number hard', 'ack-on-first-syn hard']);
    const told = new Log('handshake');
    for (let k = 0; k < 3; k++) told.do('client', { kind: 'hint' });
    told.sound('client');
    expect(shown(told)).toEqual([]);
  });

  it('that is only early says nothing about either', () => {
    const log = new Log('whole-connection');
    log.sound('client');
    log.sound('server');
    const { snd, rcv } = log.table.connection.client;
    const early = segment({ flags: ACK | FIN, seq: snd.nxt, ack: rcv.nxt, win: 100 });
    const before = shown(log);
    expect(log.send('client', early)).toMatchObject({ notAsked: 'CLOSE', misconception: null });
    expect(shown(log)).toEqual(before);
  });

  it('of the other seat, and the network’s, says nothing', () => {
    const log = new Log('handshake');
    log.sound('client');
    log.sound('server');
    const before = shown(log);
    expect(log.send('server', segment({ flags: ACK, seq: 1, ack: 1 })).travels).toBe(false);
    expect(shown(log)).toEqual(before);
  });
});

describe('at a table that is played otherwise', () => {
  const ask = { predict: false, state: false };

  it('a wrong segment that travels shows its idea all the same', () => {
    const log = new Log('handshake', { ways: { mode: 'live', ask } });
    log.send('client', { ...log.due('client'), flags: SYN | ACK });
    expect(log.moves.at(-1)?.outcome?.travels).toBe(true);
    expect(shown(log)).toEqual(['ack-on-first-syn again']);
  });

  it('the judge is silent until the receiver has spoken: then what was wrong is noted, and nothing else', () => {
    const log = new Log('handshake', { ways: { mode: 'peer', ask } });
    log.send('client', { ...log.due('client'), flags: SYN | ACK });
    const seen = () => {
      const moves = log.moves.map((logged) => viewMove(logged, 'client', 'peer'));
      return eventsOf(log.header, moves, CLIENT).map(({ key, grade }) => `${key} ${grade}`);
    };
    expect(seen()).toEqual([]);
    log.do('network', { kind: 'deliver', no: 1 });
    log.do('server', { kind: 'check', no: 1, decision: 'reset', field: 'flags' });
    expect(seen()).toEqual(['ack-on-first-syn again']);
    expect(eventsOf(log.header, log.moves, { ...CLIENT, seat: 'server' })).toEqual([]);
  });
});

describe('a table', () => {
  it.each(LESSONS.map(({ id }) => id))('%s played well shows only good, and each event fits', (id) => {
    const log = new Log(id);
    expect(log.playOut()).not.toBeNull();
    for (const seat of ['client', 'server'] as const) {
      const events = eventsOf(log.header, log.moves, { ...CLIENT, seat });
      for (const event of events) {
        expect(practiceEventSchema.safeParse(event).success).toBe(true);
        expect(event).toMatchObject({ grade: 'good', lesson: id });
        expect(log.header.lesson.teaches).toContain(event.key);
      }
    }
  });

  it('recorded twice, or move by move, counts once', () => {
    const log = new Log('whole-connection');
    log.playOut();
    const all = eventsOf(log.header, log.moves, CLIENT);
    expect(all.length).toBeGreaterThan(3);
    expect(join(all, eventsOf(log.header, log.moves, CLIENT))).toEqual(join(all, []));
    const again = new Log('whole-connection');
    const one = log.moves.flatMap((logged) => {
      const { table } = again;
      again.do(logged.by, logged.move);
      return eventsOfMove(table, logged, CLIENT);
    });
    expect(one).toEqual(all);
    expect([...progress(all).values()].every(({ level }) => level === 'growing')).toBe(true);
  });
});
