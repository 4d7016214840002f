/**
 * What this browser knows of its learner. The record is shown at once and kept behind the scenes; where it can't be kept, practice
 * goes on, and the page says so.
 */
import { untrack } from 'svelte';
import { FILE_LIMITS, join, readRecord, writeRecord } from '@handshake/lessons';
import type { FileProblem, PracticeEvent } from '@handshake/lessons';
import { randomId } from '#lib/session/ids.ts';
import { read, write } from '#lib/session/stored.ts';
import { EventStore } from './event-store.ts';

/** `full` and `forbidden`: what is practised now is gone with the tab. */
export type Keeping = 'opening' | 'kept' | 'full' | 'forbidden';

export type Imported =
  | { readonly ok: true; readonly added: number; readonly known: number }
  | { readonly ok: false; readonly problem: FileProblem };

/** Tells the other tabs of this browser; not every browser has it, and none needs it. */
const CHANNEL = 'hl-learner';

export class Learner {
  #record = $state.raw<readonly PracticeEvent[]>([]);
  #keeping = $state<Keeping>('opening');
  #store: EventStore | null = null;
  #opened: Promise<void> | null = null;
  /** What storage refused: tried again with the next. */
  #unkept: readonly PracticeEvent[] = [];
  /** Writes happen one after another. */
  #queue: Promise<void> = Promise.resolve();
  #channel: BroadcastChannel | null = null;
  #device = '';

  get record(): readonly PracticeEvent[] {
    return this.#record;
  }
  get keeping(): Keeping {
    return this.#keeping;
  }
  /** This browser's name in the record: chance, and nothing else. */
  get device(): string {
    if (this.#device === '') {
      const kept = read('local', 'device');
      this.#device = kept !== null && /^[\w-]{8,40}$/u.test(kept) ? kept : randomId(12);
      if (kept !== this.#device) write('local', 'device', this.#device);
    }
    return this.#device;
  }

  /** Reads what is kept. Asked again, it is done already. */
  open(): Promise<void> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  /** Adds to the record; what is in it already changes nothing. Settles when it is kept, or is known not to be. */
  add(events: readonly PracticeEvent[]): Promise<void> {
    if (events.length === 0) return Promise.resolve();
    untrack(() => (this.#record = join(this.#record, events)));
    return this.#later(async () => {
      await this.open();
      await this.#keep(events);
    });
  }

  /** The record as the text of a file. */
  written(): string {
    return writeRecord(this.#record);
  }

  /** Joins a file with the record: all of it or, with the reason, nothing. */
  async import(file: Blob): Promise<Imported> {
    // Not even read where it is far too large: the tab must live.
    if (file.size > FILE_LIMITS.bytes) return { ok: false, problem: { kind: 'too-large', bytes: file.size } };
    await this.open();
    const given = readRecord(await file.text());
    if (!given.ok) return given;
    const known = new Set(this.#record.map(({ id }) => id));
    const added = given.events.filter(({ id }) => !known.has(id)).length;
    await this.add(given.events);
    return { ok: true, added, known: given.events.length - added };
  }

  /** Forgets everything, here and in the other tabs. False where what is kept could not be removed. */
  async erase(): Promise<boolean> {
    let done = true;
    await this.#later(async () => {
      await this.open();
      try {
        await this.#store?.clear();
      } catch {
        done = false;
        return;
      }
      this.#unkept = [];
      this.#record = [];
      if (this.#store) this.#keeping = 'kept';
      this.#channel?.postMessage('erased');
    });
    return done;
  }

  async #open(): Promise<void> {
    try {
      this.#store = await EventStore.open();
      this.#record = join(this.#record, await this.#store.all());
      this.#keeping = 'kept';
    } catch {
      this.#store = null;
      this.#keeping = 'forbidden';
      return;
    }
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.onmessage = ({ data }) => void this.#later(() => this.#reread(data === 'erased'));
  }

  /** Another tab has written, or erased. */
  async #reread(erased: boolean): Promise<void> {
    try {
      const kept = (await this.#store?.all()) ?? [];
      if (erased) this.#unkept = [];
      this.#record = join(erased ? [] : this.#record, join(kept, this.#unkept));
    } catch {
      // What is shown stays; the next write says whether anything is kept.
    }
  }

  async #keep(events: readonly PracticeEvent[]): Promise<void> {
    if (!this.#store) return;
    // As the record has them: of two with one id it holds the one that every device holds.
    const ids = new Set([...this.#unkept, ...events].map(({ id }) => id));
    const rows = this.#record.filter(({ id }) => ids.has(id));
    try {
      await this.#store.put(rows);
      this.#unkept = [];
      this.#keeping = 'kept';
      this.#channel?.postMessage('added');
    } catch (error) {
      this.#unkept = rows;
      this.#keeping =
        (error as Partial<DOMException> | null)?.name === 'QuotaExceededError' ? 'full' : 'forbidden';
    }
  }

  #later(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work);
    return this.#queue;
  }
}

/** This browser's. */
export const learner = new Learner();
