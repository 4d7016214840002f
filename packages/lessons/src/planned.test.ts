import { FIN, SYN } from '@handshake/protocol';
import { describe, expect, it } from 'vitest';
import {
  agenda,
  asPlanned,
  AS_PLANNED,
  dueOf,
  fold,
  LESSONS,
  LOCALES,
  viewMove,
  wentWrong,
} from './index.ts';
import { Log } from './test/table.ts';

const told = (log: Log, seat: 'client' | 'server'): string =>
  (agenda(log.table, seat, 'en').prompt ?? []).map(({ text }) => text).join('');

describe('a step’s texts, which tell of a run without mistakes', () => {
  it('are true of every step that is played soundly, once what was wrong is begun anew', () => {
    const onwards: string[] = [];
    for (const { id } of LESSONS) {
      const log = new Log(id, { mode: 'live' });
      log.deliverAll();
      const seat = dueOf(log.table, 'client').length > 0 ? 'client' : 'server';
      const due = log.due(seat);
      log.send(seat, { ...due, flags: due.flags | SYN | FIN });
      log.do(seat, { kind: 'rewind' });
      expect(wentWrong(log.table)).toBe(true);
      // Where its leaving was all that the step waited for, the next one has begun with it.
      if (log.table.step > 0) {
        onwards.push(id);
        continue;
      }
      do expect(asPlanned(log.table), `${id}, step ${log.table.step}`).toBe(true);
      while (log.tick());
      expect(log.table.ended).toBe(true);
    }
    expect(onwards).toEqual(['lost-syn', 'lost-fin', 'two-way-old', 'predictable-isn']);
  });

  it('are said to be of another run where the step began otherwise, and no more once it was begun anew', () => {
    const log = new Log('delayed-ack', { mode: 'live' });
    // Held beyond a gap; the right bytes then fill it: the server waits for more than was ever sent.
    const due = log.due('client');
    log.send('client', { ...due, seq: due.seq + 50 });
    log.deliverAll();
    expect(told(log, 'server')).not.toContain(AS_PLANNED.en);
    log.sound('client');
    expect(log.table.step).toBe(1);
    expect(told(log, 'server')).toContain(AS_PLANNED.en);
    for (const locale of LOCALES)
      expect(
        agenda(log.table, 'client', locale)
          .prompt?.map(({ text }) => text)
          .join(''),
      ).toContain(AS_PLANNED[locale]);
    log.do('server', { kind: 'rewind' });
    expect(told(log, 'server')).not.toContain(AS_PLANNED.en);
    log.sound('client');
    expect(log.table.step).toBe(1);
    expect(told(log, 'server')).not.toContain(AS_PLANNED.en);
  });

  it('are not doubted where a wrong segment changed nothing', () => {
    const log = new Log('close-client', { mode: 'live' });
    const due = log.due('client');
    log.send('client', { ...due, ack: due.ack + 500 });
    log.deliverAll();
    expect(asPlanned(log.table)).toBe(true);
  });

  it('keep silent in a peer check until the receiver has spoken', () => {
    const log = new Log('delayed-ack', { mode: 'peer' });
    const due = log.due('client');
    log.send('client', { ...due, seq: due.seq + 50 });
    log.do('network', { kind: 'deliver', no: log.table.connection.sent });
    const sealed = log.moves.map((move) => viewMove(move, 'client', 'peer'));
    expect(wentWrong(fold(log.header, sealed))).toBe(false);
    expect(log.tick(['server'])).toBe(true);
    expect(wentWrong(log.table)).toBe(true);
  });
});
