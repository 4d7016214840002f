import { describe, expect, test } from 'vitest';
import {
  fold,
  goalEvents,
  goalsKept,
  HOST_ID,
  LESSONS,
  nextMove,
  play,
  progress,
  SOUND,
  viewHeader,
  viewMove,
  WITHOUT_NETWORK,
} from '../index.ts';
import type { LoggedMove, PracticeEvent } from '../index.ts';
import { Log } from '../test/table.ts';

const by = { table: 'table-1', device: 'here' };
const keys = (events: readonly PracticeEvent[]) => events.map(({ key }) => key);

/** A SYN is lost and repeated, and its answer comes twice. */
function meddled(): Log {
  const log = new Log('handshake');
  log.send('client', log.due('client'));
  log.do('network', { kind: 'drop', no: 1 });
  log.do('client', { kind: 'timer', timer: 'rto' });
  log.sound('client');
  log.sound('server');
  return log;
}

describe('what a network’s player has done is in their record', () => {
  test('each goal once, at the move by which it was reached', () => {
    const log = meddled();
    const events = goalEvents(log.header, log.moves, by);
    expect(keys(events)).toEqual(['network-lose-syn']);
    const n = log.moves.find(({ by: who, move }) => who === 'network' && move.kind === 'deliver')?.n;
    expect(events[0]).toMatchObject({ id: `table-1:${n}:network-lose-syn`, lesson: 'handshake', ok: true });
    log.playOut();
    expect(goalEvents(log.header, log.moves, by)).toEqual(events);
  });

  test('the log as the network sees it shows the same', () => {
    const log = meddled();
    log.playOut();
    const seen = log.moves.map((logged) => viewMove(logged, 'network', log.header.mode));
    expect(goalEvents(viewHeader(log.header, 'network'), seen, by)).toEqual(
      goalEvents(log.header, log.moves, by),
    );
  });

  test('not what was done before they came, nor what the host did in their place', () => {
    const log = meddled();
    expect(goalEvents(log.header, log.moves, { ...by, after: 2 })).toEqual([]);
    const hosts = log.moves.map((logged): LoggedMove =>
      logged.by === 'network' ? { ...logged, id: `${HOST_ID}${logged.n}` } : logged,
    );
    expect(goalEvents(log.header, hosts, by)).toEqual([]);
  });

  test('by rules that are not TCP’s nothing is noted', () => {
    const log = new Log('two-way-lost');
    log.send('client', log.due('client'));
    log.do('network', { kind: 'duplicate', no: 1 });
    log.deliverAll();
    expect(goalEvents(log.header, log.moves, by)).toEqual([]);
  });

  test('a goal is no question: it is never due', () => {
    const log = meddled();
    const events = goalEvents(log.header, log.moves, by);
    expect(progress(events).size).toBe(0);
    const later = events.map((event) => ({ ...event, id: 'later', at: event.at + 5 }));
    const unknown = { ...events[0]!, id: 'new', key: 'network-of-a-later-version' };
    expect(goalsKept([...later, ...events, unknown])).toEqual([
      { id: 'lose-syn', at: 0, lesson: 'handshake' },
    ]);
  });
});

describe('the network’s view', () => {
  test('tells neither end’s numbers before the wire does, and comes to the same table', () => {
    for (const { id } of LESSONS) {
      if (WITHOUT_NETWORK.has(id)) continue;
      const log = new Log(id);
      log.playOut();
      const header = viewHeader(log.header, 'network');
      const seen = fold(
        header,
        log.moves.map((logged) => viewMove(logged, 'network', log.header.mode)),
      );
      const told = ({ events }: typeof seen) =>
        events.flatMap((e) => (e.kind === 'arrived' || e.kind === 'sent' ? [[e.kind, e.no, e.states]] : []));
      expect(told(seen), id).toEqual(told(log.table));
      expect(seen.ended, id).toBe(true);
    }
  });

  test('has time in hand: it lets 2MSL pass, and no end’s timer', () => {
    const log = new Log('close-client');
    const wait = { kind: 'timer', timer: '2msl' } as const;
    expect(play(log.table, 'network', wait)).toEqual({ ok: false, refusal: 'no-such-timer' });
    for (let i = 0; i < 100 && !log.table.ended; i++) {
      const passed = log.try('network', wait);
      if (passed.ok) break;
      const next = nextMove(log.table, { client: SOUND, server: SOUND });
      if (next?.by === 'clock' || !next) break;
      log.do(next.by, next.move);
    }
    expect(log.moves.at(-1)).toMatchObject({ by: 'network', move: wait });
    expect(play(log.table, 'network', { kind: 'timer', timer: 'rto' })).toMatchObject({ ok: false });
  });
});
