import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageFailure } from './repository.ts';
import type { Change, Storage } from './repository.ts';
import { openSqlite } from './sqlite.ts';
import { createWriter } from './writer.ts';
import { NO_CARE } from './repository.ts';

let directory: string;
let storage: Storage;
/** How many changes each commit had. */
let commits: number[];
let counting: Storage;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'handshake-writer-'));
  storage = openSqlite(join(directory, 'lab.sqlite'));
  commits = [];
  counting = {
    ...storage,
    commit: (changes) => {
      commits.push(changes.length);
      return storage.commit(changes);
    },
  };
});
afterEach(async () => {
  await storage.close();
  rmSync(directory, { recursive: true, force: true });
});

const table = (id: string): Change => ({
  put: 'table',
  table: {
    id,
    classId: null,
    number: null,
    step: 0,
    care: NO_CARE,
    header: {} as never,
    openedAt: 1,
    retiredAt: null,
  },
});
const hint = (id: string, n: number): Change => ({
  add: 'move',
  table: id,
  logged: { n, id: `move-${n}`, by: 'client', move: { kind: 'hint' }, at: n },
});

describe('the writer', () => {
  it('stores what arrives together in one commit, and says so in order', async () => {
    const writer = createWriter(counting);
    const said: string[] = [];
    await Promise.all(
      ['a', 'b', 'c'].map((id) => writer.write([table(id), hint(id, 1)]).then(() => said.push(id))),
    );
    expect(commits).toEqual([6]);
    expect(said).toEqual(['a', 'b', 'c']);
    expect((await storage.loadTable('b'))?.moves).toHaveLength(1);
  });

  it('stores nothing without changes, but keeps the order', async () => {
    const writer = createWriter(counting);
    const said: string[] = [];
    writer.enqueue([table('a')], () => said.push('stored'));
    writer.enqueue([], () => said.push('and after it'));
    await writer.settled();
    expect(said).toEqual(['stored', 'and after it']);
    expect(commits).toEqual([1]);
  });

  it('refuses all of a commit that failed, and what was judged upon it meanwhile; then goes on', async () => {
    const writer = createWriter(counting);
    await writer.write([table('a')]);
    const answers: (StorageFailure | null)[] = [];
    writer.enqueue([hint('a', 1)], (failure) => answers.push(failure));
    writer.enqueue([hint('nowhere', 1)], (failure) => answers.push(failure));
    await writer.settled();
    expect(answers).toEqual([expect.any(StorageFailure), expect.any(StorageFailure)]);
    await writer.write([hint('a', 1)]);
    expect((await storage.loadTable('a'))?.moves).toHaveLength(1);
  });

  it('is settled when nothing is left, also of what was handed in by those who were answered', async () => {
    const writer = createWriter(counting);
    writer.enqueue([table('a')], () => writer.enqueue([table('b')], () => {}));
    await writer.settled();
    expect(await storage.loadTable('b')).not.toBeNull();
    await writer.settled();
  });
});
