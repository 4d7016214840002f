/**
 * Own moves that the server has not answered yet, in the order in which they were made. They are kept in the tab's storage, so
 * that a reload sends them again under the same ids; the server answers a repeat as the first time.
 */
import { moveIdSchema, playableMoveSchema } from '@handshake/contract';
import type { PlayableMove } from '@handshake/contract';
import { forget, readJson, writeJson } from './stored.ts';
import type { Played } from './table-link.ts';

interface Item {
  readonly id: string;
  readonly move: PlayableMove;
}
interface Waiting extends Item {
  readonly resolve: (played: Played) => void;
}

/** `later`: whoever calls `empty` again knows when. A number: try again after so many ms. */
export type Attempt = Played | 'later' | number;

const isItems = (value: unknown): value is Item[] =>
  Array.isArray(value) &&
  value.every(
    (item: { id?: unknown; move?: unknown }) =>
      moveIdSchema.safeParse(item?.id).success && playableMoveSchema.safeParse(item?.move).success,
  );

export class Outbox {
  #table = '';
  #queue: Waiting[] = [];
  #emptying = false;

  add(table: string, id: string, move: PlayableMove): Promise<Played> {
    this.turn(table);
    const again = this.#queue.find((item) => item.id === id);
    if (again) return Promise.resolve({ ok: false, refusal: 'bad-move' });
    return new Promise((resolve) => {
      this.#queue.push({ id, move, resolve });
      this.#keep();
    });
  }

  /** What the tab kept from before a reload. */
  kept(table: string): readonly Item[] {
    return readJson('session', `outbox:${table}`, isItems) ?? [];
  }

  /** Another table from now on: what was meant for the old one is moot. */
  turn(table: string): void {
    if (table === this.#table) return;
    for (const item of this.#queue) item.resolve({ ok: false, refusal: 'no-seat' });
    this.#queue = [];
    if (this.#table !== '') forget('session', `outbox:${this.#table}`);
    this.#table = table;
  }

  /** Sends one after the other through `attempt` until the queue is empty or it says `later`. */
  async empty(attempt: (id: string, move: PlayableMove) => Promise<Attempt>): Promise<void> {
    if (this.#emptying) return;
    this.#emptying = true;
    try {
      for (let item = this.#queue[0]; item; item = this.#queue[0]) {
        const result = await attempt(item.id, item.move);
        if (result === 'later') return;
        if (typeof result === 'number') {
          await new Promise((resolve) => setTimeout(resolve, result));
          continue;
        }
        if (this.#queue[0] === item) {
          this.#queue.shift();
          this.#keep();
        }
        item.resolve(result);
      }
    } finally {
      this.#emptying = false;
    }
  }

  #keep(): void {
    const key = `outbox:${this.#table}`;
    if (this.#queue.length === 0) forget('session', key);
    else
      writeJson(
        'session',
        key,
        this.#queue.map(({ id, move }) => ({ id, move })),
      );
  }
}
