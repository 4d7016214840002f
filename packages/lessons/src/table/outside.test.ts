/** Faults that an instructor puts into a table: what becomes of the segment, and that no student sees them before they strike. */
import { ACK, FIN, SYN } from '@handshake/protocol';
import { describe, expect, it, test } from 'vitest';
import { BOTH_SOUND, fold, LESSONS, newHeader, nextMove, outsideMoves, play, viewMove } from '../index.ts';
import type { Fault, LoggedMove, Move, Table } from '../index.ts';
import { ISS, Log } from '../test/table.ts';
import { MOST_OUTSIDE } from './outside.ts';

const fault = (wish: Partial<Fault> = {}): Move => ({
  kind: 'fault',
  fault: 'drop',
  from: 'server',
  flags: SYN | ACK,
  times: 1,
  ...wish,
});
/** What a host does for the instructor's faults at once. */
const strike = (log: Log): void => {
  for (const { move, when } of outsideMoves(log.table)) if (when === 'now') log.do('network', move);
};
const fates = (table: Table) =>
  table.events.flatMap((e) => (e.n > 0 && 'no' in e ? [`${e.kind} ${e.no}`] : []));

describe('a fault from outside', () => {
  it('strikes the next segment that it is meant for, once', () => {
    const log = new Log('handshake');
    log.do('instructor', fault());
    log.send('client', log.due('client'));
    expect(outsideMoves(log.table)).toEqual([]);
    log.deliverAll();
    log.send('server', log.due('server'));
    strike(log);
    expect(fates(log.table)).toEqual(['sent 1', 'arrived 1', 'sent 2', 'lost 2']);
    expect(log.table.outside).toEqual([]);
    // The client's timer is the first to fire: its SYN comes again, and so does the answer.
    log.do('client', { kind: 'timer', timer: 'rto' });
    log.sound('client');
    log.send('server', log.due('server'));
    strike(log);
    log.deliverAll();
    expect(fates(log.table).slice(-2)).toEqual(['sent 4', 'arrived 4']);
  });

  it('delays: it comes when a later one has arrived, or when it was missed for long, or when it is let go', () => {
    const log = new Log('handshake');
    log.do('instructor', fault({ fault: 'hold' }));
    log.sound('client');
    log.send('server', log.due('server'));
    strike(log);
    expect(outsideMoves(log.table)).toEqual([{ move: { kind: 'release', no: 2 }, when: 'late' }]);
    const missed = log.table;
    log.do('client', { kind: 'timer', timer: 'rto' });
    log.sound('client');
    log.sound('server');
    expect(outsideMoves(log.table)).toEqual([{ move: { kind: 'release', no: 2 }, when: 'flight' }]);
    log.table = missed;
    log.do('instructor', { kind: 'release', no: 2 });
    expect(log.table.connection.link.map(({ no }) => no)).toEqual([2]);
    expect(outsideMoves(log.table)).toEqual([]);
  });

  it('doubles: both come', () => {
    const log = new Log('handshake');
    log.do('instructor', fault({ fault: 'copy' }));
    log.sound('client');
    log.send('server', log.due('server'));
    strike(log);
    expect(outsideMoves(log.table)).toEqual([]);
    log.deliverAll();
    expect(fates(log.table)).toEqual(
      expect.arrayContaining(['sent 2', 'released 3', 'arrived 2', 'arrived 3']),
    );
  });

  it('is taken back', () => {
    const log = new Log('handshake');
    expect(log.try('instructor', { kind: 'mend' })).toMatchObject({ refusal: 'no-need' });
    log.do('instructor', fault());
    log.do('instructor', { kind: 'mend' });
    log.sound('client');
    log.send('server', log.due('server'));
    expect(outsideMoves(log.table)).toEqual([]);
  });

  it('leaves what a lesson loses by itself to the lesson', () => {
    const log = new Log('lost-synack');
    log.do('instructor', fault());
    for (let k = 0; k < 40 && !log.table.events.some((e) => e.kind === 'sent' && e.fate === 'dropped'); k++)
      log.tick();
    expect(log.table.outside).toHaveLength(1);
  });

  it.each([
    ['a student', 'client', fault(), 'not-your-seat'],
    ['the network', 'network', fault(), 'not-your-seat'],
    ['so often', 'instructor', fault({ times: 10 }), 'bad-move'],
    ['flags that there are none', 'instructor', fault({ flags: 256 }), 'bad-move'],
    ['a student who takes it back', 'server', { kind: 'mend' }, 'not-your-seat'],
    ['a student who lets go', 'client', { kind: 'release', no: 1 }, 'not-your-seat'],
  ] as const)('is refused: %s', (_, by, move, refusal) => {
    expect(new Log('handshake').try(by, move)).toEqual({ ok: false, refusal });
  });

  it('is refused when enough of them wait', () => {
    const log = new Log('handshake');
    for (let k = 0; k < MOST_OUTSIDE; k++) log.do('instructor', fault());
    expect(log.try('instructor', fault())).toEqual({ ok: false, refusal: 'bad-move' });
  });
});

/** A lesson with sound players and, from its begin on, an instructor's faults against all that can be sent. */
function troubled(lesson: (typeof LESSONS)[number], mode: 'coach' | 'live' | 'peer', way: Fault['fault']) {
  const header = newHeader({
    lesson,
    profile: 'strict',
    iss: ISS,
    ways: { mode, ask: { predict: false, state: false } },
  });
  let table = fold(header, []);
  const moves: LoggedMove[] = [];
  const make = (by: LoggedMove['by'], move: Move): boolean => {
    const played = play(table, by, move);
    if (!played.ok) return false;
    table = played.table;
    moves.push({ ...played.logged, id: `${by}-${played.logged.n}`, at: 0 });
    return true;
  };
  for (const from of ['client', 'server'] as const)
    for (const flags of [SYN, FIN]) make('instructor', { kind: 'fault', fault: way, from, flags, times: 1 });
  make('instructor', { kind: 'fault', fault: way, from: 'client', flags: 0, times: 3 });
  for (let k = 0; k < 1500 && !table.ended; k++) {
    const now = outsideMoves(table).find(({ when }) => when !== 'late');
    if (now && make('network', now.move)) continue;
    const next = nextMove(table, BOTH_SOUND);
    if (next && make(next.by, next.move)) continue;
    const late = outsideMoves(table)[0];
    if (late && make('network', late.move)) continue;
    if (!make('client', { kind: 'rewind' })) break;
  }
  return { header, table, moves };
}

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))(
  '%s with faults from outside',
  (_, lesson) => {
    test.each(['drop', 'hold', 'copy'] as const)(
      'comes to its end, and each end sees only what has struck: %s',
      (way) => {
        for (const mode of ['coach', 'live', 'peer'] as const) {
          const { header, table, moves } = troubled(lesson, mode, way);
          expect(table.ended, mode).toBe(true);
          for (const role of ['client', 'server'] as const) {
            const seen = moves.map((logged) => viewMove(logged, role, mode));
            expect(seen.some(({ move }) => move.kind === 'fault' || move.kind === 'mend')).toBe(false);
            const view = fold(header, seen);
            expect(view.outside).toEqual([]);
            expect(view.connection).toEqual(table.connection);
          }
        }
      },
    );
  },
);
