/** The own record with the class: real sockets, a real file, logs that are judged again. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MAX_KEPT, MAX_REQUEST, MAX_RUN } from '@handshake/contract';
import type { Run } from '@handshake/contract';
import {
  COACHED,
  eventsOf,
  fold,
  goalEvents,
  join,
  LESSONS,
  lessonById,
  newHeader,
  nextMove,
  play,
  SOUND,
  withFaults,
} from '@handshake/lessons';
import type { Header, LoggedMove, Seat } from '@handshake/lessons';
import { ACK, SYN } from '@handshake/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../draw.ts';
import { openSqliteThread } from '../storage/thread.ts';
import { moveId, openTable, playOut, sit, startLab } from '../test/lab.ts';
import type { Client, Player, TestLab } from '../test/lab.ts';

const ISS = { client: 2_846_190_331, server: 913_407_226 };
const WRONG_SYN = { flags: SYN | ACK, seq: ISS.client, ack: 0, len: 0, win: 64_240 };
let drawn = 0;

/** A lesson that somebody practised by themselves; as the client with an ACK on the first SYN. */
function practised(id: string, more: Partial<Run> = {}): { run: Run; header: Header } {
  const named = lessonById(id);
  if (!named) throw new Error(`no lesson ${id}`);
  const lesson = more.level === 'faults' ? withFaults(named, more.loss ?? 0) : named;
  const { ways = COACHED, profile = 'strict', seat = 'client' } = more;
  const header = newHeader({ lesson, profile, ways, iss: ISS });
  const moves: LoggedMove[] = [];
  let table = fold(header, []);
  const make = (by: LoggedMove['by'], move: LoggedMove['move']) => {
    const played = play(table, by, move);
    if (!played.ok) throw new Error(played.refusal);
    table = played.table;
    moves.push({ ...played.logged, id: moveId(), at: 1_790_000_000_000 + moves.length });
  };
  if (seat === 'client') make('client', { kind: 'send', segment: WRONG_SYN });
  for (let next = nextMove(table, both); next; next = nextMove(table, both)) make(next.by, next.move);
  const { version } = named;
  const table_ = `practice-${++drawn}`;
  const run = {
    table: table_,
    lesson: { id, version },
    profile,
    ways,
    iss: ISS,
    seat,
    device: 'laptop',
    moves,
  };
  return { run: { ...run, ...more }, header };
}
const both = { client: SOUND, server: SOUND };
const shown = ({ run, header }: ReturnType<typeof practised>) =>
  run.seat === 'network'
    ? goalEvents(header, run.moves, { table: run.table, device: run.device })
    : eventsOf(header, run.moves, { table: run.table, seat: run.seat, device: run.device, level: run.level });

let lab: TestLab;
let stranger: Client;
beforeAll(async () => {
  lab = await startLab();
  stranger = lab.connect();
});
afterAll(async () => {
  await lab.stop();
  // Nothing that a student submits is a bug of ours, and nothing is said of it to the operator.
  expect(lab.reports).toEqual([]);
});

async function openClass(lesson = 'handshake') {
  return stranger.get('class.open', { plan: [{ lesson, profile: 'strict' }], locale: 'en' });
}
const inClass = async (name = 'Ada', code?: string): Promise<Player> =>
  sit(lab, code ?? (await openClass()).code, name);
const recordOf = async (token: string) => (await stranger.get('learner.record', { token })).events;

describe('what a student practised by themselves', () => {
  it('is kept, read back on another device, and there after a restart', async () => {
    const { token } = await inClass();
    const done = practised('handshake');
    const events = shown(done);
    expect(events.filter(({ ok }) => !ok).map(({ key }) => key)).toEqual(['ack-on-first-syn']);
    expect(events.filter(({ ok }) => ok)).not.toEqual([]);

    // Another connection, that has not sat down: nobody is thereby here.
    expect(await stranger.get('learner.keep', { token, run: done.run })).toMatchObject({
      kept: events.length,
      total: events.length,
    });
    expect(await recordOf(token)).toEqual(join(events, []));
    await lab.restart();
    await stranger.connected();
    expect(await recordOf(token)).toEqual(join(events, []));
  });

  it('counts once, however often and from wherever it is sent, at the same time too', async () => {
    const { token } = await inClass();
    const done = practised('handshake');
    const total = shown(done).length;
    const devices = [lab.connect(), lab.connect(), stranger];
    const answers = await Promise.all(
      devices.map((one) => one.get('learner.keep', { token, run: done.run })),
    );
    for (const answer of answers) expect(answer).toMatchObject({ kept: total, total });
    const other = { ...done.run, device: 'phone' };
    expect(await stranger.get('learner.keep', { token, run: other })).toMatchObject({ total });
    expect((await recordOf(token)).map(({ id }) => id)).toHaveLength(total);
  });

  it('of two devices is joined: each run once', async () => {
    const { token } = await inClass();
    const one = practised('handshake');
    const two = practised('close-client', { device: 'phone' });
    await stranger.get('learner.keep', { token, run: one.run });
    await lab.connect().get('learner.keep', { token, run: two.run });
    expect(await recordOf(token)).toEqual(join(shown(one), shown(two)));
  });

  it.each([
    ['peer', { mode: 'peer', ask: COACHED.ask }],
    ['live', { mode: 'live', ask: { predict: false, state: false } }],
  ] as const)('is taken when it was played %s', async (_, ways) => {
    const { token } = await inClass();
    const { run } = practised('handshake', { ways });
    expect(await stranger.ask('learner.keep', { token, run })).toMatchObject({ ok: true });
  });

  it('with a loss more is judged by the lesson with that loss', async () => {
    const { token } = await inClass();
    const done = practised('handshake', { level: 'faults', loss: 0.4 });
    expect(done.run.moves.length).toBeGreaterThan(practised('handshake').run.moves.length);
    expect(await stranger.get('learner.keep', { token, run: done.run })).toMatchObject({
      kept: shown(done).length,
    });
    const { loss: _none, ...without } = practised('handshake', { level: 'faults', loss: 0.4 }).run;
    expect(await stranger.ask('learner.keep', { token, run: without })).toMatchObject({
      refusal: 'lesson-unknown',
      field: 'run.lesson',
    });
  });

  it('of any lesson is taken', async () => {
    const { token } = await inClass();
    for (const { id } of LESSONS) {
      const { run } = practised(id, { seat: 'server' });
      expect(await stranger.ask('learner.keep', { token, run }), id).toMatchObject({ ok: true });
    }
  });
});

describe('what a student tried out as the network of two bots', () => {
  const meddled = (): { run: Run; header: Header } => {
    const lesson = lessonById('handshake');
    if (!lesson) throw new Error('no handshake');
    const header = newHeader({ lesson, profile: 'strict', ways: COACHED, iss: ISS });
    const moves: LoggedMove[] = [];
    let table = fold(header, []);
    const make = (by: LoggedMove['by'], move: LoggedMove['move']) => {
      const played = play(table, by, move);
      if (!played.ok) throw new Error(played.refusal);
      table = played.table;
      moves.push({ ...played.logged, id: moveId(), at: 1_790_000_000_000 + moves.length });
    };
    while (!table.ended) {
      const [first] = table.connection.link;
      const next = nextMove(table, { ...both, network: 'student' });
      if (first) make('network', { kind: first.no === 1 ? 'drop' : 'deliver', no: first.no });
      else if (next) make(next.by, next.move);
    }
    const run: Run = {
      table: `practice-${++drawn}`,
      lesson: { id: 'handshake', version: lesson.version },
      profile: 'strict',
      ways: COACHED,
      iss: ISS,
      seat: 'network',
      device: 'laptop',
      moves,
    };
    return { run, header };
  };

  it('is kept as goals, once the server has played it again', async () => {
    const { code } = await openClass();
    const ada = await inClass('Ada', code);
    const { run, header } = meddled();
    expect(await ada.get('learner.keep', { token: ada.token, run })).toMatchObject({ kept: 1, total: 1 });
    const record = await recordOf(ada.token);
    expect(record).toEqual(shown({ run, header }));
    expect(record.map(({ key }) => key)).toEqual(['network-lose-syn']);
    // An end can't have lost it.
    const told = run.moves.map((logged) =>
      logged.move.kind === 'drop' ? { ...logged, by: 'client' as const } : logged,
    );
    expect(await ada.ask('learner.keep', { token: ada.token, run: { ...run, moves: told } })).toMatchObject({
      refusal: 'log-differs',
    });
  });
});

describe('a log that was changed', () => {
  const forge = (run: Run, n: number, change: (logged: LoggedMove) => LoggedMove): Run => ({
    ...run,
    moves: run.moves.map((logged) => (logged.n === n ? change(logged) : logged)),
  });

  it('with a forged verdict is refused, naming the first move that differs, and nothing of it is kept', async () => {
    const { token } = await inClass();
    const { run } = practised('handshake');
    const legal = {
      verdict: 'legal',
      findings: [],
      misconception: null,
      notAsked: null,
      travels: true,
    } as const;
    expect(
      await stranger.ask('learner.keep', {
        token,
        run: forge(run, 1, (logged) => ({ ...logged, outcome: legal })),
      }),
    ).toEqual({ ok: false, refusal: 'log-differs', n: 1, field: 'run.moves.0.outcome' });
    expect(await recordOf(token)).toEqual([]);
    // The honest one is taken afterwards.
    expect(await stranger.ask('learner.keep', { token, run })).toMatchObject({ ok: true });
  });

  it('is refused at whatever move it was changed', async () => {
    const { token } = await inClass();
    const { run } = practised('handshake');
    for (const { n, outcome } of run.moves) {
      if (!outcome) continue;
      const changed = forge(run, n, (logged) => ({ ...logged, outcome: { ...outcome, verdict: 'unusual' } }));
      expect(await stranger.ask('learner.keep', { token, run: changed })).toMatchObject({
        refusal: 'log-differs',
        n,
      });
    }
    const short = { ...run, moves: run.moves.filter(({ n }) => n !== 2) };
    expect(await stranger.ask('learner.keep', { token, run: short })).toMatchObject({
      refusal: 'log-differs',
      n: 2,
      field: 'run.moves.1.n',
    });
    // With another ISN the first SYN is as wrong as it was, and the second no longer right.
    const other = { ...run, iss: { ...run.iss, client: 5 } };
    expect(await stranger.ask('learner.keep', { token, run: other })).toMatchObject({
      refusal: 'log-differs',
      n: 2,
    });
    expect(await recordOf(token)).toEqual([]);
  });

  it('that tells of times to come, or of a lesson that there is not, is refused', async () => {
    const { token } = await inClass();
    const { run } = practised('handshake');
    const at = Date.now() + 30 * 86_400_000;
    expect(
      await stranger.ask('learner.keep', { token, run: forge(run, 2, (logged) => ({ ...logged, at })) }),
    ).toMatchObject({ refusal: 'malformed', field: 'run.moves.1.at' });
    expect(
      await stranger.ask('learner.keep', { token, run: forge(run, 1, (logged) => ({ ...logged, at: 0.5 })) }),
    ).toMatchObject({ refusal: 'malformed', field: 'run' });
    for (const lesson of [
      { id: 'no-such', version: 1 },
      { ...run.lesson, version: run.lesson.version + 1 },
    ])
      expect(await stranger.ask('learner.keep', { token, run: { ...run, lesson } })).toMatchObject({
        refusal: 'lesson-unknown',
        field: 'run.lesson',
      });
    expect(await recordOf(token)).toEqual([]);
  });
});

describe('whose record it is', () => {
  it('follows from the token alone: another’s is neither written nor read', async () => {
    const { code } = await openClass();
    const ada = await inClass('Ada', code);
    const bob = await inClass('Bob', code);
    const { run } = practised('handshake');
    for (const key of ['student', 'studentId', 'id'])
      expect(await ada.raw('learner.keep', { token: ada.token, run, [key]: 'x' })).toMatchObject({
        refusal: 'malformed',
      });
    await ada.get('learner.keep', { token: ada.token, run });
    expect(await recordOf(bob.token)).toEqual([]);
    expect(await recordOf(ada.token)).not.toEqual([]);
    const nobody = `${ada.token.slice(0, -2)}AA`;
    for (const answer of [
      await ada.ask('learner.keep', { token: nobody, run }),
      await ada.ask('learner.record', { token: nobody }),
    ])
      expect(answer).toMatchObject({ refusal: 'token-unknown' });
  });

  it('is nobody’s without a class, and nobody’s any more who has stood up', async () => {
    const ada = await sit(lab, await openTable(lab), 'Ada');
    const { run } = practised('handshake');
    expect(await ada.ask('learner.keep', { token: ada.token, run })).toMatchObject({ refusal: 'no-class' });
    expect(await ada.ask('learner.record', { token: ada.token })).toMatchObject({ refusal: 'no-class' });
    const bob = await inClass('Bob');
    await bob.get('seat.leave', {});
    expect(await stranger.ask('learner.keep', { token: bob.token, run })).toMatchObject({
      refusal: 'token-unknown',
    });
  });

  it('does not make its student be here', async () => {
    const { code, key } = await openClass();
    const { token, socket } = await inClass('Ada', code);
    socket.disconnect();
    const { board } = await stranger.get('class.watch', { key });
    const away = board.tiles[0]?.seats.client.here
      ? (await stranger.next('class.board', ({ changed }) => changed.some((t) => !t.seats.client.here)))
          .changed
      : board.tiles;
    expect(away[0]?.seats.client.here).toBe(false);
    await stranger.get('learner.keep', { token, run: practised('handshake').run });
    const after = await stranger.get('class.watch', { key });
    expect(after.board.tiles[0]?.seats.client.here).toBe(false);
  });

  it('can be read after the class has ended, and not added to', async () => {
    const { code, key } = await openClass();
    const { token } = await inClass('Ada', code);
    const done = practised('handshake');
    await stranger.get('learner.keep', { token, run: done.run });
    await stranger.get('class.end', { key });
    expect(await stranger.ask('learner.keep', { token, run: practised('handshake').run })).toMatchObject({
      refusal: 'class-ended',
    });
    expect(await recordOf(token)).toEqual(join(shown(done), []));
  });
});

describe('what the class’s own tables show', () => {
  it('is in the record, under the ids that the browser at the seat gives, and cannot be submitted', async () => {
    const { code } = await openClass();
    const ada = await inClass('Ada', code);
    const bob = await inClass('Bob', code);
    const { snapshot } = await ada.next('seat.moved');
    if (!snapshot) throw new Error('seated nowhere');
    const { iss } = snapshot.header;
    const segment = { ...WRONG_SYN, seq: (snapshot.seat === 'client' ? iss.client : iss.server) ?? 0 };
    const [client, server]: [Player, Player] = snapshot.seat === 'client' ? [ada, bob] : [bob, ada];
    await client.get('move.play', { id: moveId(), move: { kind: 'send', segment } });
    await playOut(client, server);

    for (const [player, seat] of [
      [client, 'client'],
      [server, 'server'],
    ] as const satisfies readonly (readonly [Player, Seat])[]) {
      const { header, moves, table } = await player.get('table.sync', { since: 0 });
      const seen = eventsOf(header, moves, { table, seat, device: 'browser' });
      const record = await recordOf(player.token);
      expect(record.map(({ id, at, key, grade }) => ({ id, at, key, grade }))).toEqual(
        join(seen, []).map(({ id, at, key, grade }) => ({ id, at, key, grade })),
      );
      expect(join(record, seen)).toHaveLength(seen.length);
      expect(seen.some(({ key, ok }) => key === 'ack-on-first-syn' && !ok)).toBe(seat === 'client');
    }
    const { run } = practised('handshake', { table: snapshot.table });
    expect(await ada.ask('learner.keep', { token: ada.token, run })).toMatchObject({
      refusal: 'malformed',
      field: 'run.table',
    });
  });
});

describe('too much', () => {
  it('in one log is refused in words, and the connection stays', async () => {
    const { token } = await inClass();
    const { run } = practised('handshake');
    const heavy = (bytes: number): Run => ({
      ...run,
      moves: run.moves.map((logged, i) => (i === 0 ? { ...logged, id: 'x'.repeat(bytes) } : logged)),
    });
    expect(await stranger.ask('learner.keep', { token, run: heavy(MAX_RUN) })).toEqual({
      ok: false,
      refusal: 'too-large',
    });
    expect(stranger.socket.connected).toBe(true);
    // More than any other request may have is taken here.
    expect(await stranger.ask('learner.keep', { token, run: heavy(MAX_REQUEST + 1) })).toMatchObject({
      ok: true,
    });
  });

  it('in one record is refused, and what is there stays', async () => {
    const dir = mkdtempSync(path(tmpdir(), 'handshake-full-'));
    const storage = await openSqliteThread(path(dir, 'lab.sqlite'));
    const own = await startLab({ storage });
    const asking = own.connect();
    const { code } = await asking.get('class.open', {
      plan: [{ lesson: 'handshake', profile: 'strict' }],
      locale: 'en',
    });
    const { token } = await sit(own, code, 'Ada');
    const student = (await storage.findStudentByToken(hashOf(token)))?.id ?? '';
    const done = practised('handshake');
    const [event] = shown(done);
    if (!event) throw new Error('nothing is shown');
    const room = MAX_KEPT - shown(done).length;
    const fill = (from: number, to: number) =>
      storage.commit(
        Array.from({ length: to - from }, (_, i) => ({
          put: 'practice' as const,
          student,
          event: { ...event, id: `before:${from + i}` },
        })),
      );
    await fill(0, room + 1);
    expect(await asking.ask('learner.keep', { token, run: done.run })).toEqual({
      ok: false,
      refusal: 'record-full',
    });
    expect((await asking.get('learner.record', { token })).events).toHaveLength(room + 1);
    await own.stop();
    expect(own.reports).toEqual([]);
    rmSync(dir, { recursive: true });
  });

  it('at once is refused to the student over all their connections', async () => {
    const calm = await startLab({ rate: { burst: 12, perSecond: 0.01 } });
    const { code } = await calm
      .connect()
      .get('class.open', { plan: [{ lesson: 'handshake', profile: 'strict' }], locale: 'en' });
    const { token } = await sit(calm, code, 'Ada');
    const answers = [];
    for (let i = 0; i < 16; i++) answers.push(await calm.connect().ask('learner.record', { token }));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(12);
    expect(answers.at(-1)).toMatchObject({ refusal: 'too-fast', retryAfter: expect.any(Number) as number });
    await calm.stop();
  });
});

describe('when nothing can be stored', () => {
  it('nothing counts, and the same again is taken later', async () => {
    const { token } = await inClass();
    const done = practised('handshake');
    lab.diskFull = true;
    expect(await stranger.ask('learner.keep', { token, run: done.run })).toMatchObject({
      refusal: 'not-stored',
    });
    lab.diskFull = false;
    const told = lab.reports.splice(0);
    expect(told).toHaveLength(1);
    expect(told.join()).not.toContain(token);
    expect(await recordOf(token)).toEqual([]);
    expect(await stranger.get('learner.keep', { token, run: done.run })).toMatchObject({
      total: shown(done).length,
    });
  });
});

describe('in the file', () => {
  it('goes with the class, and no token stands there', async () => {
    const own = await startLab();
    const asking = own.connect();
    const { code } = await asking.get('class.open', {
      plan: [{ lesson: 'handshake', profile: 'strict' }],
      locale: 'en',
    });
    const { token } = await sit(own, code, 'Ada');
    await asking.get('learner.keep', { token, run: practised('handshake').run });
    await own.app.close();
    for (const name of readdirSync(own.dir))
      expect(readFileSync(path(own.dir, name), 'latin1')).not.toContain(token);
    const db = new DatabaseSync(path(own.dir, 'lab.sqlite'));
    const count = () => db.prepare('SELECT count(*) AS n FROM practice').get()?.['n'];
    expect(count()).toBeGreaterThan(0);
    db.exec('PRAGMA foreign_keys = ON; DELETE FROM classes');
    expect(count()).toBe(0);
    db.close();
    await own.stop();
    expect(own.reports).toEqual([]);
  });
});
