/** Gathers what arrives together into one commit. */
import type { Change, Storage } from './repository.ts';
import { StorageFailure } from './repository.ts';

export interface Writer {
  /**
   * Stores the changes as a whole, together with whatever else is written at the same time.
   * Resolves after the commit, in the order of the calls. @throws StorageFailure when nothing of that commit was stored
   */
  write(changes: readonly Change[]): Promise<void>;
  /** As `write`, without a promise for each caller: `done` is called after the commit, with the failure if it failed. */
  enqueue(changes: readonly Change[], done: (failure: StorageFailure | null) => void): void;
  /** Resolves when everything that was handed in so far is stored or refused. */
  settled(): Promise<void>;
}

/** Least time from the beginning of one commit to that of the next, ms: under load, more moves share a write to the disk. */
const SPACING = 1;

export function createWriter(storage: Storage): Writer {
  let changes: Change[] = [];
  let waiting: ((failure: StorageFailure | null) => void)[] = [];
  let idle: (() => void)[] = [];
  let begun = -Infinity;
  let busy = false;

  /** At the earliest when the event loop has read every socket that has something to say. */
  function schedule(): void {
    if (busy) return;
    busy = true;
    const wait = begun + SPACING - performance.now();
    if (wait > 0) setTimeout(() => void flush(), wait);
    else setImmediate(() => void flush());
  }

  async function flush(): Promise<void> {
    begun = performance.now();
    const batch = changes;
    let told = waiting;
    changes = [];
    waiting = [];
    const failure = await stored(batch);
    if (failure) {
      // What was handed in meanwhile was judged on top of what has just been lost.
      told = [...told, ...waiting];
      changes = [];
      waiting = [];
    }
    busy = false;
    for (const done of told) done(failure);
    if (waiting.length > 0) return schedule();
    for (const resolve of idle) resolve();
    idle = [];
  }

  async function stored(batch: readonly Change[]): Promise<StorageFailure | null> {
    try {
      if (batch.length > 0) await storage.commit(batch);
      return null;
    } catch (error) {
      return error instanceof StorageFailure
        ? error
        : new StorageFailure('the commit failed', { cause: error });
    }
  }

  const enqueue: Writer['enqueue'] = (more, done) => {
    for (const change of more) changes.push(change);
    waiting.push(done);
    schedule();
  };

  return {
    enqueue,
    write: (more) =>
      new Promise((resolve, reject) => enqueue(more, (failure) => (failure ? reject(failure) : resolve()))),
    settled: () => (busy ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
  };
}
