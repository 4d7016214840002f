/**
 * An instructor steps in while the class plays: pauses, gives time, says a word, puts a fault into the network, gives a hint. What
 * two do at once happens one after the other, in the queue of the class: the last one wins, and both see it.
 */
import { refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import { HOST_ID } from '@handshake/lessons';
import type { Fault, Move } from '@handshake/lessons';
import type { Lab } from '../lab.ts';
import type { Care, Change, ClassSettings } from '../storage/repository.ts';
import type { LiveTable } from '../tables/live.ts';
import { timeOf } from '../tables/view.ts';
import type { LiveClass } from './classes.ts';
import type { Floor } from './floor.ts';

type Done = { ok: true } | Refusal;
type Counted = { ok: true; tables: number } | Refusal;
const MINUTE = 60_000;

export class Stepping {
  readonly #lab: Lab;
  readonly #floor: Floor;

  constructor(lab: Lab, floor: Floor) {
    this.#lab = lab;
    this.#floor = floor;
  }

  /** Stops play, or lets it go on. @throws StorageFailure */
  pause(cls: LiveClass, table: string | null, on: boolean): Promise<Done> {
    const at = this.#lab.now();
    return this.#care(cls, table, { paused: on }, (care) => {
      if ((care.pausedAt !== null) === on) return care;
      const more = care.pausedAt === null ? 0 : Math.max(0, at - care.pausedAt);
      return { ...care, pausedAt: on ? at : null, pausedFor: care.pausedFor + more };
    });
  }

  /** `minutes` from when the time is over, or from now when it is over already; null: as planned. @throws StorageFailure */
  time(cls: LiveClass, table: string | null, minutes: number | null): Promise<Counted> {
    const now = this.#lab.now();
    return this.#care(cls, table, {}, (care, live) => {
      if (live.table.ended) return null;
      if (minutes === null) return { ...care, extra: 0 };
      const { endsAt, pausedAt } = timeOf(live, cls.stored);
      const from = endsAt ?? live.record.openedAt + care.pausedFor;
      const over = Math.max(0, (pausedAt ?? now) - from);
      return { ...care, extra: care.extra + over + minutes * MINUTE };
    });
  }

  /** Says it at the table until it is put away there; null: takes the last word back. @throws StorageFailure */
  word(cls: LiveClass, table: string | null, text: string | null): Promise<Done> {
    const word = text === null ? null : { text, at: this.#lab.now() };
    return this.#care(cls, table, { word }, (care) => ({ ...care, word }));
  }

  /** The network does it to what comes along next. @throws StorageFailure */
  fault(cls: LiveClass, table: string | null, fault: Fault): Promise<Counted> {
    return this.#play(cls, table, { kind: 'fault', ...fault });
  }

  /** Takes back the faults that still wait. @throws StorageFailure */
  mend(cls: LiveClass, table: string | null): Promise<Counted> {
    return this.#play(cls, table, { kind: 'mend' });
  }

  /** One move of the instructor at one table. @throws StorageFailure */
  async move(cls: LiveClass, table: string, move: Move): Promise<Done> {
    const played = await this.#play(cls, table, move);
    return played.ok ? { ok: true } : played;
  }

  /**
   * Another care for one table, or for all and from then on for those that are opened.
   * @param change null: this one is left as it is
   */
  #care(
    { id }: LiveClass,
    table: string | null,
    settings: Partial<ClassSettings>,
    change: (care: Care, live: LiveTable) => Care | null,
  ): Promise<Counted> {
    const lab = this.#lab;
    return this.#floor.inOpenClass<{ ok: true; tables: number }>(id, async (cls) => {
      const tables = await this.#tables(cls, table);
      if (table !== null && tables.length === 0) return refuse('table-over');
      const changing = tables.flatMap((live) => {
        const care = change(live.record.care, live);
        return care ? [{ live, record: { ...live.record, care } }] : [];
      });
      if (table !== null && changing.length === 0) return refuse('finished');
      const changes: Change[] = changing.map(({ record }) => ({ put: 'table', table: record }));
      const stored = { ...cls.stored, settings: { ...cls.stored.settings, ...settings } };
      if (table === null) changes.push({ put: 'class', class: stored });
      await lab.writer.write(changes);
      if (table === null) cls.stored = stored;
      for (const { live, record } of changing) lab.cared(live, record);
      lab.boards.touched(cls.id);
      return { ok: true, tables: changing.length };
    });
  }

  /** The instructor's move at one table, or at all where it can be made. */
  #play({ id }: LiveClass, table: string | null, move: Move): Promise<Counted> {
    return this.#floor.inOpenClass<{ ok: true; tables: number }>(id, async (cls) => {
      const tables = await this.#tables(cls, table);
      if (table !== null && tables.length === 0) return refuse('table-over');
      const answers = await Promise.all(
        tables.map((live) => {
          // No student's id begins so.
          const own = `${HOST_ID}${live.log.length + 1}`;
          return this.#lab.host.play(live, 'instructor', own, move);
        }),
      );
      const refused = answers.find((answer) => !answer.ok);
      if (refused && !refused.ok && (table !== null || refused.refusal === 'not-stored')) return refused;
      return { ok: true, tables: answers.filter(({ ok }) => ok).length };
    });
  }

  /** Tables that stand in the class now: the one that is named, or all of them. */
  async #tables(cls: LiveClass, table: string | null): Promise<LiveTable[]> {
    const tables = await this.#floor.tables(cls);
    return table === null ? tables : tables.filter(({ id }) => id === table);
  }
}
