/**
 * The tables of a class, and how some take the place of others. Everything of one class runs in one queue; it is stored first and
 * then takes effect.
 */
import { refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import { WITHOUT_NETWORK } from '@handshake/lessons';
import type { Lab } from '../lab.ts';
import type { Change, Occupancies, TableRecord } from '../storage/repository.ts';
import type { LiveTable } from '../tables/live.ts';
import { draft, opened, retired } from '../tables/opening.ts';
import { handedBack, lessonOf, plannedAt } from './arrangement.ts';
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

  /** As `inClass`, for a class that is there and has not ended. `missing`: what one is told where it is not there. */
  inOpenClass<T>(
    id: string,
    task: (cls: LiveClass) => Promise<T | Refusal>,
    missing: 'key-unknown' | 'no-class' = 'key-unknown',
  ): Promise<T | Refusal> {
    return this.inClass<T | Refusal>(id, async (cls) => {
      if (!cls) return refuse(missing);
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
    const { client, server, network } = handedBack(seats);
    const played = WITHOUT_NETWORK.has(lesson.id) ? ({ kind: 'nobody' } as const) : network;
    return draft({
      classId: cls.id,
      number,
      step,
      lesson,
      profile,
      ways,
      seats: { client, server, network: played },
      settings,
      at: this.#lab.now(),
    });
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
}
