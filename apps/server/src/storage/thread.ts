/**
 * The SQLite store in a thread of its own: while the disk confirms one commit, the server goes on judging, and what it
 * judges meanwhile is the next commit.
 */
import { Worker } from 'node:worker_threads';
import { inspect, UnusableDatabase } from './inspect.ts';
import type { Unusable } from './inspect.ts';
import { pack } from './packed.ts';
import type { PackedCommit } from './packed.ts';
import { StorageFailure } from './repository.ts';
import type { Storage } from './repository.ts';

/** What the thread can be asked for; `commit` in packed form. */
export type Call =
  | { readonly call: 'commit'; readonly commit: PackedCommit }
  | { readonly call: Exclude<keyof Storage, 'commit'>; readonly key: string };
export interface Asked {
  readonly id: number;
  readonly what: Call;
}
export type Told =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly error: { readonly message: string; readonly cause: string };
    };
/** The thread's first words: it has opened the file, or could not. */
export type Opening =
  { readonly open: true } | { readonly open: false; readonly why: Unusable; readonly detail: string };

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: StorageFailure) => void;
}

/**
 * As `openSqlite`, in a thread.
 * @throws UnusableDatabase when the file is damaged, somebody else's, newer than this program, or in use
 */
export async function openSqliteThread(file: string): Promise<Storage> {
  inspect(file);
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file } });
  const opening = await new Promise<Opening>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if (!opening.open) throw new UnusableDatabase(opening.why, file, opening.detail);

  const waiting = new Map<number, Waiting>();
  let broken: StorageFailure | null = null;
  let asked = 0;
  worker.on('message', (told: Told) => {
    const { resolve, reject } = waiting.get(told.id) as Waiting;
    waiting.delete(told.id);
    if (told.ok) resolve(told.value as never);
    else reject(new StorageFailure(told.error.message, { cause: told.error.cause }));
  });
  // Nothing can be stored any more, and everybody who tries is told so.
  const fail = (cause: unknown) => {
    broken = new StorageFailure('the store has ended', { cause });
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', (code) => fail(`its thread ended with ${code}`));

  const ask = <T>(what: Call): Promise<T> =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken);
      const id = asked++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, what } satisfies Asked);
    });
  const one =
    <M extends Exclude<keyof Storage, 'commit' | 'close'>>(call: M) =>
    (key: string): ReturnType<Storage[M]> =>
      ask({ call, key }) as ReturnType<Storage[M]>;

  return {
    commit: (changes) => ask({ call: 'commit', commit: pack(changes) }),
    findCode: one('findCode'),
    findClass: one('findClass'),
    findKey: one('findKey'),
    keysOf: one('keysOf'),
    tableIdsOf: one('tableIdsOf'),
    loadTable: one('loadTable'),
    codeOf: one('codeOf'),
    findStudent: one('findStudent'),
    findStudentByToken: one('findStudentByToken'),
    findStudentByCode: one('findStudentByCode'),
    findSeatOf: one('findSeatOf'),
    seatsOf: one('seatsOf'),
    sittingsOf: one('sittingsOf'),
    practiceOf: one('practiceOf'),
    studentsOf: one('studentsOf'),
    momentOf: one('momentOf'),
    classesByUse: () => ask({ call: 'classesByUse', key: '' }),
    scrub: () => ask({ call: 'scrub', key: '' }),
    async close() {
      if (broken) return;
      await ask({ call: 'close', key: '' });
      await worker.terminate();
    },
  };
}
