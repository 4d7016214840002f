/** Gathers what arrives in one turn of the event loop into one commit. */
import type { Change, Storage } from './repository.ts';
import { StorageFailure } from './repository.ts';

export interface Writer {
  /**
   * Stores the changes as a whole, together with whatever else is written in the same turn.
   * Resolves after the commit, in the order of the calls. @throws StorageFailure when nothing of that commit was stored
   */
  write(changes: readonly Change[]): Promise<void>;
  /** As `write`, without a promise for each caller: `done` is called after the commit, with the failure if it failed. */
  enqueue(changes: readonly Change[], done: (failure: StorageFailure | null) => void): void;
  /** Resolves when everything that was handed in so far is stored or refused. */
  settled(): Promise<void>;
}

export function createWriter(storage: Storage): Writer {
  let changes: Change[] = [];
  let waiting: ((failure: StorageFailure | null) => void)[] = [];
  let running: Promise<void> | null = null;
  let scheduled = false;

  async function flush(): Promise<void> {
    while (changes.length > 0) {
      const batch = changes;
      let told = waiting;
      changes = [];
      waiting = [];
      let failure: StorageFailure | null = null;
      try {
        await storage.commit(batch);
      } catch (error) {
        failure =
          error instanceof StorageFailure ? error : new StorageFailure('the commit failed', { cause: error });
        // What was handed in meanwhile was judged on top of what has just been lost.
        told = [...told, ...waiting];
        changes = [];
        waiting = [];
      }
      for (const done of told) done(failure);
    }
    running = null;
  }

  /** The commit runs after the event loop has read every socket that had something to say. */
  function schedule(): void {
    if (scheduled || running) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      running = flush();
    });
  }

  const enqueue: Writer['enqueue'] = (more, done) => {
    changes.push(...more);
    waiting.push(done);
    schedule();
  };

  return {
    enqueue,
    write: (more) =>
      new Promise((resolve, reject) => enqueue(more, (failure) => (failure ? reject(failure) : resolve()))),
    async settled() {
      while (scheduled || running) await (running ?? new Promise((resolve) => setImmediate(resolve)));
    },
  };
}
