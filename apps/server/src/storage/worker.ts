/** The thread that has the SQLite file open. It does one thing after the other, in the order in which it is asked. */
import { parentPort, workerData } from 'node:worker_threads';
import { unusable } from './inspect.ts';
import { openSqlite } from './sqlite.ts';
import type { SqliteStorage } from './sqlite.ts';
import type { Asked, Opening, Told } from './thread.ts';

const port = parentPort;
const { file } = workerData as { file: string };
if (!port) throw new Error('worker.ts runs in a thread');

const open = (): SqliteStorage | null => {
  try {
    const storage = openSqlite(file);
    port.postMessage({ open: true } satisfies Opening);
    return storage;
  } catch (error) {
    const { why, detail } = unusable(file, error);
    port.postMessage({ open: false, why, detail } satisfies Opening);
    return null;
  }
};

const storage = open();
if (storage) {
  port.on('message', ({ id, what }: Asked) => {
    const done = what.call === 'commit' ? storage.commitPacked(what.commit) : storage[what.call](what.key);
    done.then(
      (value: unknown) => port.postMessage({ id, ok: true, value } satisfies Told),
      (error: Error) => {
        const cause = error.cause instanceof Error ? error.cause.message : String(error.cause ?? error);
        port.postMessage({ id, ok: false, error: { message: error.message, cause } } satisfies Told);
      },
    );
  });
}
