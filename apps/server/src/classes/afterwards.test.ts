/** A class's end: archived, erased from the disk, ended and erased by itself. Real sockets, a real file. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyOf, lessonById, lessonFile } from '@handshake/lessons';
import type { Lesson } from '@handshake/lessons';
import { AT_ONCE, moveId, playOut, playWell, sit, startLab } from '../test/lab.ts';
import type { Client, Player, TestLab } from '../test/lab.ts';

let lab: TestLab;
let teacher: Client;
let code: string;
let key: string;
let now: number;
const plan = [{ lesson: 'handshake', profile: 'strict' as const }];
const open = async () => {
  ({ code, key } = await teacher.get('class.open', { plan, locale: 'en' }));
};
const listed = async (keys = [key]) => (await teacher.get('class.list', { keys })).classes;
const DAY = 24 * 3_600_000;

beforeEach(async () => {
  now = Date.now();
  lab = await startLab({ pace: { ...AT_ONCE, bot: 3_600_000 }, now: () => now });
  teacher = lab.connect();
  await open();
});
afterEach(async () => {
  await lab.stop();
});

async function two(names = ['Ada', 'Bob']): Promise<[Player, Player]> {
  const ada = await sit(lab, code, names[0] as string);
  const bob = await sit(lab, code, names[1] as string);
  await ada.next('seat.moved', ({ snapshot }) => snapshot?.table === bob.snapshot.table);
  return [ada, bob];
}

/** Every file of the store, as bytes, with the server running. */
const onDisk = (what: string): string[] =>
  readdirSync(lab.dir).filter((name) => readFileSync(join(lab.dir, name)).includes(what));

describe('a class that has ended', () => {
  it('is archived and brought back, and stays readable; one that is open is not', async () => {
    await two();
    expect(await teacher.ask('class.archive', { key, on: true })).toEqual({
      ok: false,
      refusal: 'class-open',
    });
    await teacher.get('class.end', { key });
    await teacher.get('class.archive', { key, on: true });
    expect(await listed()).toMatchObject([{ code, archived: true, students: 2, endedAt: now, owner: true }]);
    await lab.restart();
    await teacher.connected();
    expect((await teacher.get('class.watch', { key })).board.tiles).toHaveLength(1);
    await teacher.get('class.archive', { key, on: false });
    expect(await listed([key, 'A'.repeat(43)])).toMatchObject([{ archived: false }, null]);
  });

  it('refuses every command in words, changes nothing, and its students look back at their table', async () => {
    const [ada, bob] = await two();
    await playOut(ada, bob);
    const before = (await ada.get('table.sync', { since: 0 })).moves;
    await teacher.get('class.end', { key });
    expect((await ada.next('table.seats', ({ closed }) => closed === true)).closed).toBe(true);
    const refused = { ok: false, refusal: 'class-ended' };
    expect(await ada.ask('move.play', { id: moveId(), move: { kind: 'hint' } })).toEqual(refused);
    expect(await ada.ask('seat.help', { on: true })).toEqual(refused);
    expect(await bob.ask('table.next', { table: bob.snapshot.table })).toEqual(refused);
    expect(await teacher.ask('class.pair', { key, how: 'redraw' })).toEqual(refused);
    expect(await teacher.ask('class.plan', { key, begin: 0 })).toEqual(refused);
    expect(await teacher.ask('class.settings', { key, settings: { locked: true } })).toEqual(refused);
    expect((await ada.get('seat.resume', { token: ada.token, code })).snapshot?.moves).toEqual(before);
  });

  it('lets each student look back at every table they had, as they saw it, and at nobody else’s', async () => {
    const [ada, bob] = await two();
    await playOut(ada, bob);
    const first = await ada.get('table.sync', { since: 0 });
    await ada.get('table.again', { swap: true, table: first.table });
    await ada.next('seat.moved', ({ snapshot }) => snapshot?.table !== first.table);
    await playOut(bob, ada);
    const cleo = await sit(lab, code, 'Cleo');
    await cleo.get('move.play', { id: moveId(), move: { kind: 'hint' } });
    await teacher.get('class.end', { key });
    // At home, on a connection that sits nowhere.
    const home = lab.connect();
    const { tables } = await home.get('learner.tables', { token: ada.token });
    expect(tables.map(({ table, part }) => [table === first.table, part])).toEqual([
      [true, first.seat],
      [false, first.seat === 'client' ? 'server' : 'client'],
    ]);
    const back = await home.get('learner.table', { token: ada.token, table: first.table });
    expect(back).toMatchObject({ part: first.seat, header: first.header, moves: first.moves });
    expect(Object.values(back.names).sort()).toEqual(['Ada', 'Bob']);
    const theirs = (await cleo.get('learner.tables', { token: cleo.token })).tables[0]?.table ?? '';
    const refused = { ok: false, refusal: 'not-your-seat', field: 'table' };
    expect(await home.ask('learner.table', { token: ada.token, table: theirs })).toEqual(refused);
    expect(await home.ask('learner.table', { token: cleo.token, table: first.table })).toEqual(refused);
    expect(await home.ask('learner.tables', { token: key })).toMatchObject({ refusal: 'token-unknown' });
  });
});

describe('a class that is erased', () => {
  it('must have ended, is erased by its code alone, and only by its own', async () => {
    expect(await teacher.ask('class.erase', { key, code })).toEqual({ ok: false, refusal: 'class-open' });
    await teacher.get('class.end', { key });
    expect(await teacher.ask('class.erase', { key, code: 'AAAAAA' })).toEqual({
      ok: false,
      refusal: 'code-unknown',
      field: 'code',
    });
    const { second } = await teacher.get('entry.share', { key });
    expect(await teacher.ask('class.erase', { key: second, code })).toMatchObject({ refusal: 'owner-only' });
    await teacher.get('class.archive', { key: second, on: true });
    expect(await listed([key, second])).toMatchObject([
      { code, owner: true, archived: true },
      { code, owner: false, archived: true },
    ]);
  });

  it('is gone from the disk to the last byte, with students, logs, records and its own lessons; another is whole', async () => {
    const lesson = {
      ...copyOf(lessonById('handshake') as Lesson, 'own-xyzzy'),
      title: { en: 'Plugh', zh: '我的课' },
    };
    ({ code, key } = await teacher.get('class.open', {
      plan: [{ lesson: 'own-xyzzy', own: lessonFile(lesson), profile: 'strict' }],
      locale: 'en',
    }));
    // Enough that pages of the file are split and moved.
    const names = Array.from({ length: 24 }, (_, i) => `Quetzalcoatl ${i}`);
    const players: Player[] = [];
    for (const name of [...names, '王小明']) players.push(await sit(lab, code, name));
    for (const player of players) {
      for (let i = 0; i < 3; i++)
        await player.ask('move.play', { id: `${moveId()}-frobozz`, move: { kind: 'hint' } });
    }
    const entries = [{ name: 'Bilbo Baggins', number: '4711-frotz' }];
    const [baggins] = (await teacher.get('entry.roster', { key, entries })).listed;
    const { people } = (await teacher.get('class.watch', { key })).board;
    await teacher.get('entry.assign', { key, student: people[0]!.id, listed: baggins!.id });
    const table = (await players[0]!.get('table.sync', { since: 0 })).table;
    const gone = [
      'Bilbo',
      '4711-frotz',
      'Quetzalcoatl',
      '王小明',
      'frobozz',
      'own-xyzzy',
      'Plugh',
      code,
      table,
    ];
    for (const what of gone) expect([what, onDisk(what).length > 0]).toEqual([what, true]);

    const other = await teacher.get('class.open', { plan, locale: 'en' });
    const survivor = await sit(lab, other.code, 'Zebulon');
    await survivor.get('move.play', { id: moveId(), move: { kind: 'hint' } });
    await teacher.get('class.end', { key });
    expect(await teacher.get('class.erase', { key, code })).toMatchObject({ clean: true });

    for (const what of gone) expect([what, onDisk(what)]).toEqual([what, []]);
    expect(onDisk('Zebulon')).not.toEqual([]);
    expect((await survivor.get('table.sync', { since: 0 })).moves).toHaveLength(1);
    await survivor.get('move.play', { id: moveId(), move: { kind: 'hint' } });
    await lab.restart();
    for (const what of gone) expect([what, onDisk(what)]).toEqual([what, []]);
    expect(lab.reports).toEqual([]);
  }, 60_000);

  it('is no class to anybody any more: refused in words, whoever asks and whatever for', async () => {
    const [ada, bob] = await two();
    await playWell(ada).catch(() => playWell(bob));
    await teacher.get('class.watch', { key });
    await teacher.get('class.end', { key });
    const cut = [teacher, ada, bob].map(
      ({ socket }) => new Promise((resolve) => socket.once('disconnect', resolve)),
    );
    await lab.connect().get('class.erase', { key, code });
    // Who watched or sat there is cut off, comes back by themselves, and is told.
    await Promise.all(cut);
    await Promise.all([teacher.connected(), ada.connected()]);
    const unknown = { ok: false, refusal: 'key-unknown', field: 'key' };
    expect(await teacher.ask('class.watch', { key })).toEqual(unknown);
    expect(await teacher.ask('class.end', { key })).toEqual(unknown);
    expect(await teacher.ask('class.erase', { key, code })).toEqual(unknown);
    expect(await ada.ask('seat.resume', { token: ada.token, code })).toMatchObject({
      refusal: 'token-unknown',
    });
    expect(await ada.ask('move.play', { id: moveId(), move: { kind: 'hint' } })).toMatchObject({
      refusal: 'no-seat',
    });
    expect(await ada.ask('table.look', { code })).toMatchObject({ refusal: 'code-unknown' });
    expect(await ada.ask('learner.record', { token: ada.token })).toMatchObject({ refusal: 'token-unknown' });
    expect(await listed()).toEqual([null]);
    expect(lab.reports).toEqual([]);
  });

  it('is cleared from the file at the next start where the program was killed before', async () => {
    await sit(lab, code, 'Quetzalcoatl');
    await teacher.get('class.end', { key });
    await teacher.get('class.erase', { key, code });
    // As a program leaves it that is killed between the two.
    writeFileSync(join(lab.dir, 'lab.sqlite-erase'), '');
    await lab.restart();
    expect(readdirSync(lab.dir)).not.toContain('lab.sqlite-erase');
  });
});

describe('a class without use', () => {
  const terms = { end: 30 * DAY, erase: 90 * DAY };
  /** The server is started again, so many days later by its clock, and has looked at its classes. */
  async function later(days: number): Promise<void> {
    now += days * DAY;
    await lab.restart({ terms });
    await teacher.connected();
  }
  const state = async () => {
    const [found] = await listed();
    return found ? (found.endedAt === null ? 'open' : 'ended') : 'erased';
  };
  /** Looks are made beside what is asked: what one has changed is there when the next question is answered that waits for the same store. */
  const becomes = async (wanted: string) => {
    for (let i = 0; i < 200 && (await state()) !== wanted; i++);
    return state();
  };

  it('ends by itself, found over on two days; and is erased when another term has passed, on four', async () => {
    const ada = await sit(lab, code, 'Ada');
    ada.close();
    await later(29);
    expect(await state()).toBe('open');
    await later(1);
    expect(await state()).toBe('open');
    await later(1);
    expect(await becomes('ended')).toBe('ended');
    for (const days of [89, 1, 1, 1]) {
      await later(days);
      expect(await state()).toBe('ended');
    }
    await later(1);
    expect(await becomes('erased')).toBe('erased');
  }, 60_000);

  it('loses nothing when the clock jumps, forth or back', async () => {
    await teacher.get('class.end', { key });
    await later(20_000);
    expect(await state()).toBe('ended');
    await later(-20_000);
    await later(20_000);
    await later(-20_000);
    await later(0.1);
    await later(-30);
    expect(await state()).toBe('ended');
  }, 60_000);

  it('is kept for ever where the operator sets no term', async () => {
    for (const days of [10_000, 1, 1, 1, 1]) {
      now += days * DAY;
      await lab.restart({ terms: { end: 0, erase: 0 } });
    }
    await teacher.connected();
    expect(await state()).toBe('open');
  });
});
