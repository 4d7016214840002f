/** What an instructor does with a class: pairs, the plan, settings, the end. */
import { refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import { drawBelow } from '../draw.ts';
import type { Lab } from '../lab.ts';
import type { ClassSettings, PlanStep, StoredClass, TableRecord } from '../storage/repository.ts';
import { occupanciesOf, pairOf } from './arrangement.ts';
import { titleOf } from './classes.ts';
import type { LiveClass } from './classes.ts';
import type { Floor, Place } from './floor.ts';
import { redraw } from './pairing.ts';

type Done = { ok: true } | Refusal;

export class Instructing {
  readonly #lab: Lab;
  readonly #floor: Floor;

  constructor(lab: Lab, floor: Floor) {
    this.#lab = lab;
    this.#floor = floor;
  }

  /** New pairs by lot, or the same with seats swapped; everybody begins where the class is. @throws StorageFailure */
  pair({ id }: LiveClass, how: 'redraw' | 'swap'): Promise<Done> {
    return this.#floor.inOpenClass<{ ok: true }>(id, async (cls) => {
      const tables = await this.#floor.tables(cls);
      const { step } = cls.stored;
      if (how === 'swap') {
        const places = tables.map(({ record, seats }) => ({
          number: record.number,
          step: record.step,
          seats: { ...seats, client: seats.server, server: seats.client },
        }));
        return this.#begin(cls, places, cls.stored);
      }
      const isHere = (student: string) => this.#lab.students.peek(student)?.here === true;
      const here = cls.students.filter(isHere);
      const away = cls.students.filter((student) => !isHere(student));
      const pairs = redraw(here, away, tables.map(pairOf), drawBelow);
      const places = pairs.map((pair, i) => ({ number: i + 1, step, seats: occupanciesOf(pair) }));
      return this.#begin(cls, places, cls.stored);
    });
  }

  /** Another plan, and with `begin` everybody at that lesson of it at once. @throws StorageFailure */
  plan({ id }: LiveClass, plan: readonly PlanStep[] | null, begin: number | null): Promise<Done> {
    return this.#floor.inOpenClass<{ ok: true }>(id, async (cls) => {
      const next = plan ?? cls.stored.plan;
      const step = begin ?? Math.min(cls.stored.step, next.length - 1);
      if (next[step] === undefined) return refuse('no-such-step', { field: 'begin' });
      const title = plan ? titleOf(plan, cls.stored.locale) : cls.stored.title;
      const stored = { ...cls.stored, plan: next, step, title };
      const tables = begin === null ? [] : await this.#floor.tables(cls);
      const places = tables.map(({ record, seats }) => ({ number: record.number, step, seats }));
      return this.#begin(cls, places, stored);
    });
  }

  /** From now on so. @throws StorageFailure */
  settings({ id }: LiveClass, settings: Partial<ClassSettings>): Promise<Done> {
    return this.#floor.inOpenClass<{ ok: true }>(id, async (cls) => {
      const stored = { ...cls.stored, settings: { ...cls.stored.settings, ...settings } };
      await this.#lab.writer.write([{ put: 'class', class: stored }]);
      cls.stored = stored;
      for (const live of await this.#floor.tables(cls)) this.#lab.seatsChanged(live);
      this.#lab.boards.touched(cls.id);
      return { ok: true };
    });
  }

  /** Nothing more is played or joined. @throws StorageFailure */
  end({ id }: LiveClass): Promise<{ ok: true }> {
    const lab = this.#lab;
    return this.#floor.inClass(id, async (cls) => {
      if (cls?.stored.endedAt === null) {
        const stored = { ...cls.stored, endedAt: lab.now() };
        await lab.writer.write([{ put: 'class', class: stored }]);
        cls.stored = stored;
        for (const live of await this.#floor.tables(cls)) {
          live.closed = true;
          lab.seatsChanged(live);
        }
        lab.boards.touched(cls.id);
      }
      return { ok: true };
    });
  }

  /** Every table of the class makes room for new ones; with no places they all stay, and only what is stored of the class changes. */
  async #begin(cls: LiveClass, places: readonly Place[], stored: StoredClass): Promise<Done> {
    const tables = await this.#floor.tables(cls);
    const planned = { ...cls, stored };
    const records: TableRecord[] = [];
    for (const place of places) {
      const record = this.#floor.draft(planned, tables, place);
      if (!record) return refuse('lesson-unknown');
      records.push(record);
    }
    const old = places.length > 0 ? tables : [];
    await this.#floor.rearrange(cls, old, records, [{ put: 'class', class: stored }], () => {
      cls.stored = stored;
    });
    if (old.length === 0) for (const live of tables) this.#lab.seatsChanged(live);
    return { ok: true };
  }
}
