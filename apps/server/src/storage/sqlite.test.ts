import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classContract } from './classes.contract.ts';
import { UnusableDatabase } from './inspect.ts';
import { NO_CARE, SETTINGS } from './repository.ts';
import type { Storage } from './repository.ts';
import { APPLICATION_ID, MIGRATIONS } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { storageContract } from './storage.contract.ts';
import { openSqliteThread } from './thread.ts';

const places = (open: (file: string) => Storage | Promise<Storage>) => async () => {
  const directory = mkdtempSync(join(tmpdir(), 'handshake-store-'));
  return {
    open: async () => open(join(directory, 'new', 'lab.sqlite')),
    dispose: async () => rmSync(directory, { recursive: true, force: true }),
    holds: (text: string) =>
      readdirSync(join(directory, 'new')).some((name) =>
        readFileSync(join(directory, 'new', name)).includes(text),
      ),
  };
};
for (const [name, open] of [
  ['SQLite in a thread', openSqliteThread],
  ['SQLite', openSqlite],
] as const) {
  storageContract(name, places(open));
  classContract(name, places(open));
}

describe('a file of an older version', () => {
  it('has its class, with a plan of one lesson, its key, and who sits where', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'handshake-store-'));
    const file = join(directory, 'lab.sqlite');
    try {
      const db = new DatabaseSync(file);
      db.exec(`${MIGRATIONS.slice(0, 4).join('')}; PRAGMA user_version = 4;
        PRAGMA application_id = ${APPLICATION_ID};
        INSERT INTO classes (id, code, key_hash, title, locale, lesson, profile, opened_at, ways)
          VALUES ('c', 'K7M4QX', 'k', 'TCP', 'zh', 'handshake', 'textbook', 7,
            '{"mode":"live","ask":{"predict":true,"state":false}}');
        INSERT INTO codes (code, class_id) VALUES ('K7M4QX', 'c');
        INSERT INTO students (id, token_hash, name, locale, class_id, joined_at) VALUES ('s', 'h', 'Ada', 'en', 'c', 8);
        INSERT INTO tables (id, class_id, number, header, opened_at) VALUES ('t', 'c', 1, '{"v":1}', 9);
        INSERT INTO seats VALUES ('t', 'client', 'student', 's'), ('t', 'server', 'bot', NULL);
        INSERT INTO moves VALUES (1, 1, 'a-move', 'client', '{"kind":"hint"}', NULL, 10);`);
      db.close();
      const storage = openSqlite(file);
      const ways = { mode: 'live', ask: { predict: true, state: false } };
      expect(await storage.findClass('c')).toEqual({
        id: 'c',
        code: 'K7M4QX',
        title: 'TCP',
        locale: 'zh',
        plan: [{ lesson: 'handshake', own: null, profile: 'textbook', ways, minutes: null }],
        step: 0,
        settings: SETTINGS,
        openedAt: 7,
        endedAt: null,
      });
      expect(await storage.findKey('k')).toEqual({ hash: 'k', classId: 'c', holder: 'owner' });
      expect(await storage.findCode('K7M4QX')).toEqual({ kind: 'class', id: 'c' });
      expect(await storage.findSeatOf('s')).toEqual({ table: 't', part: 'client' });
      expect(await storage.loadTable('t')).toEqual({
        table: {
          id: 't',
          classId: 'c',
          number: 1,
          step: 0,
          care: NO_CARE,
          header: { v: 1 },
          openedAt: 9,
          retiredAt: null,
        },
        seats: {
          client: { kind: 'student', student: 's' },
          server: { kind: 'bot' },
          network: { kind: 'nobody' },
        },
        moves: [{ n: 1, id: 'a-move', by: 'client', move: { kind: 'hint' }, at: 10 }],
      });
      expect(await storage.sittingsOf('t')).toEqual([
        { part: 'client', occupancy: { kind: 'student', student: 's' }, after: 0, at: 9 },
        { part: 'server', occupancy: { kind: 'bot' }, after: 0, at: 9 },
      ]);
      await storage.commit([{ drop: 'class', id: 'c' }]);
      expect(await storage.loadTable('t')).toBeNull();
      await storage.close();
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

describe('a database file that cannot serve', () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'handshake-store-'));
    file = join(directory, 'lab.sqlite');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const everything = () =>
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'base64')]);
  const whyNot = () => {
    const before = everything();
    try {
      void openSqlite(file).close();
      return 'it opened';
    } catch (error) {
      expect(error).toBeInstanceOf(UnusableDatabase);
      expect((error as UnusableDatabase).file).toBe(file);
      expect(everything()).toEqual(before);
      return (error as UnusableDatabase).why;
    }
  };
  /** A sound file with some pages in it. */
  const sound = async () => {
    const storage = openSqlite(file);
    const header = { filler: 'x'.repeat(20_000) } as never;
    for (const id of ['a', 'b', 'c']) {
      const table = {
        id,
        classId: null,
        number: null,
        step: 0,
        care: NO_CARE,
        header,
        openedAt: 1,
        retiredAt: null,
      };
      await storage.commit([{ put: 'table', table }]);
    }
    await storage.close();
    return readFileSync(file);
  };

  it('is told of and left alone when it is no database', () => {
    writeFileSync(file, 'Dear diary, '.repeat(400));
    expect(whyNot()).toBe('damaged');
  });

  it('is told of and left alone when it is cut off', async () => {
    const whole = await sound();
    writeFileSync(file, whole.subarray(0, Math.floor(whole.length / 2)));
    expect(whyNot()).toBe('damaged');
  });

  it('is told of and left alone when pages in its middle were overwritten', async () => {
    const bytes = await sound();
    bytes.fill(0xa5, 4096, 3 * 4096);
    writeFileSync(file, bytes);
    expect(whyNot()).toBe('damaged');
  });

  it('is told of and left alone when it is damaged and a killed server left its WAL', async () => {
    const bytes = await sound();
    bytes.fill(0xa5, 4096, 3 * 4096);
    writeFileSync(file, bytes);
    writeFileSync(`${file}-wal`, '');
    expect(whyNot()).toBe('damaged');
  });

  it('is told of and left alone when a later version wrote it', async () => {
    await sound();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(whyNot()).toBe('newer');
  });

  it('is told of and left alone when another program wrote it', () => {
    const db = new DatabaseSync(file);
    db.exec('CREATE TABLE recipes (title TEXT)');
    db.close();
    expect(whyNot()).toBe('foreign');
  });

  it('is not shared with a second server', async () => {
    const first = openSqlite(file);
    expect(whyNot()).toBe('in-use');
    await first.close();
    expect(whyNot()).toBe('it opened');
  });

  it('is refused through a thread as well, and by the thread where it opens it', async () => {
    const first = await openSqliteThread(file);
    await expect(openSqliteThread(file)).rejects.toMatchObject({
      name: 'UnusableDatabase',
      why: 'in-use',
      file,
    });
    await first.close();
    writeFileSync(join(directory, 'blocked'), '');
    const within = join(directory, 'blocked', 'lab.sqlite');
    await expect(openSqliteThread(within)).rejects.toMatchObject({
      name: 'UnusableDatabase',
      why: 'unreadable',
    });
  });

  it.runIf(existsSync('/proc/self'))('is refused where no directory can be made', () => {
    expect(() => openSqlite('/proc/handshake/data/lab.sqlite')).toThrow(
      expect.objectContaining({ name: 'UnusableDatabase', why: 'unreadable' }) as Error,
    );
  });

  it('is made in a directory that is made for it', async () => {
    const deep = join(directory, 'a', 'b', 'lab.sqlite');
    await openSqlite(deep).close();
    expect(existsSync(deep)).toBe(true);
  });

  it('is made anew when it is absent or empty', () => {
    writeFileSync(file, '');
    expect(whyNot()).toBe('it opened');
  });
});
