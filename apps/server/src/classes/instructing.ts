/** What an instructor does with a class: pairs, the plan, settings. */
import { refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import { drawBelow } from '../draw.ts';
import type { Lab } from '../lab.ts';
import type { ClassSettings, PlanStep, StoredClass } from '../storage/repository.ts';
import type { LiveTable } from '../tables/live.ts';
import { occupanciesOf, pairOf, stepIn } from './arrangement.ts';
import { titleOf } from './classes.ts';
import type { LiveClass } from './classes.ts';
import type { Floor, Place } from './floor.ts';
import { needsOf } from './need.ts';
import { byNeed, redraw } from './pairing.ts';
import type { Tending } from './tending.ts';

type Done = { ok: true } | Refusal;

export class Instructing {
  readonly #lab: Lab;
  readonly #floor: Floor;
  readonly #tending: Tending;

  constructor(lab: Lab, floor: Floor, tending: Tending) {
    this.#lab = lab;
    this.#floor = floor;
    this.#tending = tending;
  }

  /** New pairs by lot or by need, or the same with seats swapped. Everybody stays at their lesson of the plan; with `together` there is one. @throws StorageFailure */
  pair({ id }: LiveClass, how: 'redraw' | 'need' | 'swap'): Promise<Done> {
    return this.#floor.inOpenClass<{ ok: true }>(id, async (cls) => {
      const tables = await this.#floor.tables(cls);
      const together = cls.stored.settings.pace === 'together';
      const stepOf = ({ record }: LiveTable) => (together ? cls.stored.step : record.step);
      if (how === 'swap') {
        const places = tables.map((live) => ({
          number: live.record.number,
          step: stepOf(live),
          seats: { ...live.seats, client: live.seats.server, server: live.seats.client },
        }));
        return this.#begin(cls, tables, places);
      }
      const steps = new Map(tables.flatMap((live) => live.students.map((id) => [id, stepOf(live)] as const)));
      const isHere = (student: string) => this.#lab.students.peek(student)?.here === true;
      const before = tables.map(pairOf);
      const need = how === 'need' ? await needsOf(this.#lab, cls) : null;
      const places: Place[] = [];
      for (const step of new Set([cls.stored.step, ...steps.values()])) {
        const all = cls.students.filter((student) => (steps.get(student) ?? cls.stored.step) === step);
        const here = all.filter(isHere);
        const away = all.filter((student) => !isHere(student));
        const pairs = need
          ? [...byNeed(here, need, drawBelow), ...byNeed(away, need, drawBelow)]
          : redraw(here, away, before, drawBelow);
        for (const drawn of pairs)
          places.push({
            number: places.length + 1,
            step,
            seats: occupanciesOf(drawn, cls.stored.settings.odd),
          });
      }
      return this.#begin(cls, tables, places);
    });
  }

  /** Another plan, and with `begin` everybody at that lesson of it at once. @throws StorageFailure */
  plan({ id }: LiveClass, plan: readonly PlanStep[] | null, begin: number | null): Promise<Done> {
    return this.#floor.inOpenClass<{ ok: true }>(id, async (cls) => {
      const before = cls.stored.plan;
      const next = plan ?? before;
      const step = begin ?? Math.min(stepIn(next, before, cls.stored.step), next.length - 1);
      if (next[step] === undefined) return refuse('no-such-step', { field: 'begin' });
      const title = plan ? titleOf(plan, cls.stored.locale) : cls.stored.title;
      const stored = { ...cls.stored, plan: next, step, title };
      const tables = await this.#floor.tables(cls);
      if (begin === null) return this.#replan(cls, tables, stored);
      const places = tables.map(({ record, seats }) => ({ number: record.number, step, seats }));
      return this.#begin(cls, tables, places, stored);
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
      await this.#tending.tend(cls);
      return { ok: true };
    });
  }

  /** Every table of the class makes room for new ones. */
  async #begin(
    cls: LiveClass,
    tables: readonly LiveTable[],
    places: readonly Place[],
    stored = cls.stored,
  ): Promise<Done> {
    const planned = { ...cls, stored };
    const records = places.flatMap((place) => this.#floor.draft(planned, tables, place) ?? []);
    if (records.length < places.length) return refuse('lesson-unknown');
    await this.#floor.rearrange(cls, tables, records, [{ put: 'class', class: stored }], () => {
      cls.stored = stored;
    });
    await this.#tending.tend(cls);
    return { ok: true };
  }

  /** All tables stay at the lessons that they play, wherever these stand in the plan now. */
  async #replan(cls: LiveClass, tables: readonly LiveTable[], stored: StoredClass): Promise<Done> {
    const lab = this.#lab;
    const moved = tables.map((live) => ({
      live,
      table: { ...live.record, step: stepIn(stored.plan, cls.stored.plan, live.record.step) },
    }));
    await lab.writer.write([
      { put: 'class', class: stored },
      ...moved.map(({ table }) => ({ put: 'table', table }) as const),
    ]);
    cls.stored = stored;
    for (const { live, table } of moved) lab.cared(live, table);
    lab.boards.touched(cls.id);
    await this.#tending.tend(cls);
    return { ok: true };
  }
}
