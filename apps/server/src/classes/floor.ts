/**
 * The tables of a class, and how some take the place of others. Everything of one class runs in one queue; it is stored first and
 * then takes effect.
 */
import { refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import type { Lab } from '../lab.ts';
import type { Change, Occupancies, TableRecord } from '../storage/repository.ts';
import type { LiveTable } from '../tables/live.ts';
import { draft, opened, retired } from '../tables/opening.ts';
import { lessonOf, plannedAt, two } from './arrangement.ts';
import type { LiveClass } from './classes.ts';

/** What a new table is to be. */
export interface Place {
  readonly number: number | null;
  /** Which lesson of the plan, from 0. */
  readonly step: number;
  readonly seats: Occupancies;
}

export class Floor {
  readonly #lab: Lab;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /** In the queue of the class; null: there is none of this id. */
  inClass<T>(id: string, task: (cls: LiveClass | null) => Promise<T>): Promise<T> {
    return this.#lab.queues.run(id, async () => task(await this.#lab.classes.get(id)));
  }

  /** As `inClass`, for a class that is there and has not ended. */
  inOpenClass<T>(id: string, task: (cls: LiveClass) => Promise<T | Refusal>): Promise<T | Refusal> {
    return this.inClass<T | Refusal>(id, async (cls) => {
      if (!cls) return refuse('key-unknown');
      return cls.stored.endedAt === null ? task(cls) : refuse('class-ended');
    });
  }

  async tables(cls: LiveClass): Promise<LiveTable[]> {
    const tables: LiveTable[] = [];
    for (const id of cls.tables) {
      const live = await this.#lab.host.get(id);
      if (live) tables.push(live);
    }
    return tables;
  }

  /** A table of the class's plan; null: the product has this lesson no more. */
  draft(cls: LiveClass, tables: readonly LiveTable[], { number, step, seats }: Place): TableRecord | null {
    const planned = plannedAt(cls.stored, step);
    const lesson = lessonOf(planned, tables);
    if (!lesson) return null;
    const { profile, ways } = planned;
    const { settings } = cls.stored;
    const at = this.#lab.now();
    return draft({ classId: cls.id, number, step, lesson, profile, ways, seats, settings, at });
  }

  /** Stores that tables take the place of others, then lets it take effect. @throws StorageFailure */
  async rearrange(
    cls: LiveClass,
    old: readonly LiveTable[],
    records: readonly TableRecord[],
    more: readonly Change[] = [],
    effect: () => void = () => {},
  ): Promise<void> {
    const lab = this.#lab;
    const at = lab.now();
    await lab.writer.write([
      ...more,
      ...old.map((live) => retired(live.record, at)),
      ...records.flatMap(opened),
    ]);
    effect();
    const number = new Map(records.map(({ table }) => [table.id, table.number ?? 0]));
    const gone = new Set(old.map((live) => live.id));
    const stay = cls.tables.filter((id) => !gone.has(id));
    for (const id of stay) number.set(id, lab.host.peek(id)?.record.number ?? 0);
    cls.tables = [...number.keys()].sort((a, b) => (number.get(a) ?? 0) - (number.get(b) ?? 0));
    lab.replace(old, records, cls.stored.code);
    lab.boards.touched(cls.id);
  }

  /** Two who both play with the bot, and are both here, play with each other. @throws StorageFailure */
  async pairUp(cls: LiveClass): Promise<void> {
    if (cls.stored.endedAt !== null) return;
    for (;;) {
      const tables = await this.tables(cls);
      const [one, another] = tables.filter((live) => this.waits(live));
      const [a, b] = [one?.lone, another?.lone];
      if (!one || !another || !a || !b) return;
      const { number, step } = one.record;
      const record = this.draft(cls, tables, { number, step, seats: two(a.student, a.seat, b.student) });
      if (!record) return;
      await this.rearrange(cls, [one, another], [record]);
    }
  }

  /** Somebody who is here plays with the bot at this table. */
  waits(live: LiveTable): boolean {
    return live.lone !== null && this.#lab.students.peek(live.lone.student)?.here === true;
  }
}
