import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnusableDatabase } from './inspect.ts';
import { openSqlite } from './sqlite.ts';
import { storageContract } from './storage.contract.ts';
import { openSqliteThread } from './thread.ts';

storageContract('SQLite in a thread', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'handshake-store-'));
  return {
    open: () => openSqliteThread(join(directory, 'new', 'lab.sqlite')),
    dispose: async () => rmSync(directory, { recursive: true, force: true }),
  };
});

storageContract('SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'handshake-store-'));
  return {
    open: async () => openSqlite(join(directory, 'new', 'lab.sqlite')),
    dispose: async () => rmSync(directory, { recursive: true, force: true }),
  };
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
      const table = { id, classId: null, number: null, header, openedAt: 1, retiredAt: null };
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
