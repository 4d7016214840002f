/**
 * The learner's record in this browser: a row an event, so that two tabs only ever add to it and neither overwrites the other.
 * Everything here may fail: storage may be forbidden or full.
 */
import { practiceEventSchema } from '@handshake/lessons';
import type { PracticeEvent } from '@handshake/lessons';

const NAME = 'hl-learner';
const ROWS = 'events';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage'));
  });

export class EventStore {
  #db: IDBDatabase;

  private constructor(db: IDBDatabase) {
    this.#db = db;
    // Another tab wants a newer layout: this one must not stand in its way.
    db.onversionchange = () => db.close();
  }

  /** @throws where the browser keeps nothing for us */
  static async open(): Promise<EventStore> {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ROWS, { keyPath: 'id' });
    return new EventStore(await settled(request));
  }

  /** What is kept; rows that are not ours any more are passed over. */
  async all(): Promise<readonly PracticeEvent[]> {
    const rows: unknown[] = await settled(
      this.#db.transaction(ROWS, 'readonly').objectStore(ROWS).getAll() as IDBRequest<unknown[]>,
    );
    return rows.flatMap((row) => {
      const read = practiceEventSchema.safeParse(row);
      return read.success ? [read.data] : [];
    });
  }

  /** All of them, or none. @throws a QuotaExceededError where there is no room */
  put(events: readonly PracticeEvent[]): Promise<void> {
    return this.#write((rows) => events.forEach((event) => rows.put({ ...event })));
  }

  clear(): Promise<void> {
    return this.#write((rows) => void rows.clear());
  }

  #write(work: (rows: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.#db.transaction(ROWS, 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('storage'));
      transaction.onerror = () => reject(transaction.error ?? new Error('storage'));
      work(transaction.objectStore(ROWS));
    });
  }
}
