import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../../../../scripts/chance.ts';
import { fold, LESSONS, open, step, viewHeader, viewMove } from '../index.ts';
import type { Table, TableEvent } from '../index.ts';
import { Log, muddle, SEATS } from '../test/table.ts';

const draws = fc.array(fc.nat({ max: 1000 }), { maxLength: 200, size: 'max' });
const lessons = fc.constantFrom(...LESSONS.map((lesson) => lesson.id));
const profiles = fc.constantFrom('strict' as const, 'textbook' as const);

/** A table at which a good deal was done, much of it wrong. */
const played = fc.tuple(lessons, profiles, draws).map(([id, profile, drawn]) => {
  const log = new Log(id, { profile });
  muddle(log, drawn);
  return log;
});

describe('the fold', () => {
  it('makes the same table from the log, however the log is cut', () => {
    fc.assert(
      fc.property(played, fc.nat({ max: 200 }), (log, cut) => {
        const stored = JSON.parse(JSON.stringify({ header: log.header, moves: log.moves })) as Pick<
          Log,
          'header' | 'moves'
        >;
        expect(fold(stored.header, stored.moves)).toEqual(log.table);
        const first = fold(stored.header, stored.moves.slice(0, cut));
        expect(stored.moves.slice(cut).reduce(step, first)).toEqual(log.table);
      }),
      chance(150),
    );
  });

  it('trusts what was said of a segment then, and judges nothing anew', () => {
    const log = new Log('handshake');
    log.playOut();
    const [first, ...rest] = log.moves;
    const outcome = {
      verdict: 'illegal',
      findings: [],
      misconception: null,
      notAsked: null,
      travels: false,
    } as const;
    const table = fold(log.header, [{ ...first!, outcome }, ...rest]);
    expect(table.events.find((e) => e.n === 1)).toMatchObject({ kind: 'refused', outcome });
    expect(table.connection.client.state).toBe('CLOSED');
  });

  it('takes a move once, and not with one missing before it', () => {
    const log = new Log('handshake');
    log.playOut();
    const table = fold(log.header, log.moves);
    expect(log.moves.reduce(step, table)).toBe(table);
    expect(() => step(open(log.header), log.moves[1]!)).toThrow(RangeError);
  });

  it('shares what did not change with the table before', () => {
    const log = new Log('whole-connection');
    log.sound('client');
    const before = log.table;
    log.do('server', { kind: 'hint' });
    expect(log.table.connection).toBe(before.connection);
    expect(log.table.events[0]).toBe(before.events[0]);
  });

  it('numbers the events without a gap', () => {
    fc.assert(
      fc.property(played, (log) => log.table.events.forEach((event, i) => expect(event.i).toBe(i))),
      chance(50),
    );
  });
});

describe('an open start', () => {
  it('is made by segments, keeps the ISNs, and counts nothing as received', () => {
    const { table } = new Log('half-close');
    const sent = table.events.filter((e) => e.kind === 'sent');
    expect(sent.map((e) => [e.seat, e.segment.len])).toEqual([
      ['client', 0],
      ['server', 0],
      ['client', 0],
      ['client', 118],
      ['server', 0],
      ['server', 512],
      ['client', 0],
    ]);
    expect(table.events[table.prelude]).toMatchObject({ kind: 'call', call: 'CLOSE' });
    expect(table).toMatchObject({ n: 0, step: 0, received: { client: 0, server: 0 } });
    expect(table.connection.client).toMatchObject({
      state: 'ESTABLISHED',
      iss: table.header.iss.client,
      irs: table.header.iss.server,
    });
  });
});

describe('what a seat may see', () => {
  /** Events as they look without their running number. */
  const told = (table: Table, keep: (event: TableEvent) => boolean) =>
    table.events.filter(keep).map(({ i: _, ...event }) => event);

  it('is the same table, without the partner’s refused segments, hints and unsaid ISS', () => {
    fc.assert(
      fc.property(played, fc.constantFrom(...SEATS), (log, seat) => {
        const seen = fold(
          viewHeader(log.header, seat),
          log.moves.map((logged) => viewMove(logged, seat, 'coach')),
        );
        const visible = (event: TableEvent): boolean =>
          (event.kind !== 'refused' && event.kind !== 'hint') || event.seat === seat;
        expect(told(seen, () => true)).toEqual(told(log.table, visible));
        expect(seen.connection[seat]).toEqual(log.table.connection[seat]);
        expect(seen.connection.link).toEqual(log.table.connection.link);
        expect(seen).toMatchObject({
          n: log.table.n,
          step: log.table.step,
          ended: log.table.ended,
          received: log.table.received,
        });
      }),
      chance(150),
    );
  });

  it('holds no trace of what is hidden', () => {
    const log = new Log('handshake');
    log.do('client', { kind: 'hint' });
    log.send('client', { ...log.due('client'), seq: 7, flags: 0 });
    const seen = log.moves.map((logged) => viewMove(logged, 'server', 'coach'));
    expect(seen).toEqual([1, 2].map((n) => ({ n, id: '', by: 'client', move: { kind: 'hidden' }, at: 0 })));
    expect(log.moves.map((logged) => viewMove(logged, 'client', 'coach'))).toEqual(log.moves);
    expect(log.moves.map((logged) => viewMove(logged, 'watcher', 'coach'))).toEqual(log.moves);
    expect(viewHeader(log.header, 'server').iss).toEqual({ client: null, server: log.header.iss.server });
    expect(viewHeader(log.header, 'watcher')).toBe(log.header);
    const half = new Log('half-close');
    expect(viewHeader(half.header, 'server').iss).toEqual(half.header.iss);
  });
});
