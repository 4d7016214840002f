/** What an instructor does with the people of a class: seats them by hand, renames them, takes one out. */
import { refuse } from '@handshake/contract';
import type { Refusal, WantedTable } from '@handshake/contract';
import type { Part } from '@handshake/lessons';
import type { Lab } from '../lab.ts';
import { rooms } from '../rooms.ts';
import { nameRefusal } from '../seating/names.ts';
import type { Change, Occupancy } from '../storage/repository.ts';
import { PARTS, SEATS } from '../tables/live.ts';
import type { LiveTable } from '../tables/live.ts';
import { freeNumber, opposite } from './arrangement.ts';
import type { Classroom } from './classroom.ts';
import type { LiveClass } from './classes.ts';
import type { Floor, Place } from './floor.ts';
import type { Tending } from './tending.ts';

type Done = { ok: true } | Refusal;
/** A part of a table that is emptied. */
interface Emptied {
  readonly live: LiveTable;
  readonly part: Part;
  readonly occupancy: Occupancy;
}

export class People {
  readonly #lab: Lab;
  readonly #floor: Floor;
  readonly #tending: Tending;
  readonly #classroom: Classroom;

  constructor(lab: Lab, floor: Floor, tending: Tending, classroom: Classroom) {
    this.#lab = lab;
    this.#floor = floor;
    this.#tending = tending;
    this.#classroom = classroom;
  }

  /** Tables by hand: those whose students change begin anew. @throws StorageFailure */
  seat({ id }: LiveClass, wanted: readonly WantedTable[]): Promise<Done> {
    return this.#floor.inOpenClass<{ ok: true }>(id, async (cls) => {
      const tables = await this.#floor.tables(cls);
      const wrong = problemOf(wanted, tables, cls);
      if (wrong) return wrong;
      const byId = new Map(tables.map((live) => [live.id, live]));
      const changing = wanted.filter((one) => {
        const live = byId.get(one.table ?? '');
        return !live || PARTS.some((part) => live.studentAt(part) !== one[part]);
      });
      const old = changing.flatMap(({ table }) => byId.get(table ?? '') ?? []);
      const named = new Set(changing.flatMap((one) => PARTS.flatMap((part) => one[part] ?? [])));
      const { emptied, closed } = this.#leftBy(
        named,
        tables.filter((live) => !old.includes(live)),
        cls,
      );
      const places = this.#places(cls, changing, tables);
      const records = places.flatMap((place) => this.#floor.draft(cls, tables, place) ?? []);
      if (records.length < places.length) return refuse('lesson-unknown');
      const lab = this.#lab;
      const changes: Change[] = emptied.map(({ live, part, occupancy }) =>
        live.change(part, occupancy, lab.now()),
      );
      await this.#floor.rearrange(cls, [...old, ...closed], records, changes, () => {
        for (const { live, part, occupancy } of emptied) lab.occupy(live.id, part, occupancy);
      });
      await this.#tending.tend(cls);
      return { ok: true };
    });
  }

  /** Another name, which the class can live with. @throws StorageFailure */
  rename({ id }: LiveClass, student: string, name: string): Promise<Done> {
    const lab = this.#lab;
    return this.#floor.inOpenClass<{ ok: true }>(id, async (cls) => {
      const one = cls.students.includes(student) ? lab.students.peek(student) : undefined;
      if (!one) return refuse('student-unknown', { field: 'student' });
      const others = cls.students.filter((other) => other !== student);
      const names = others.flatMap((other) => lab.students.peek(other)?.stored.name ?? []);
      const wrong = nameRefusal(name, names);
      if (wrong) return refuse(wrong, { field: 'name' });
      const stored = { ...one.stored, name };
      await lab.writer.write([{ put: 'student', student: stored }]);
      one.stored = stored;
      lab.studentChanged(one);
      return { ok: true };
    });
  }

  /** Out of the class. An ended class may be tidied up as well. @throws StorageFailure */
  async remove(cls: LiveClass, student: string): Promise<Done> {
    const lab = this.#lab;
    const one = cls.students.includes(student) ? lab.students.peek(student) : undefined;
    if (!one) return refuse('student-unknown', { field: 'student' });
    await this.#classroom.leave(cls.id, one);
    lab.pushes.to(rooms.student(student), 'people.removed', {});
    lab.pushes.cut(rooms.student(student));
    return { ok: true };
  }

  /** What becomes of the tables that these students leave: others are alone there, or nobody is left. */
  #leftBy(
    leaving: ReadonlySet<string>,
    tables: readonly LiveTable[],
    cls: LiveClass,
  ): { emptied: Emptied[]; closed: LiveTable[] } {
    const emptied: Emptied[] = [];
    const closed: LiveTable[] = [];
    for (const live of tables) {
      const gone = PARTS.filter((part) => leaving.has(live.studentAt(part) ?? ''));
      if (gone.length === 0) continue;
      const stays = SEATS.some((seat) => live.studentAt(seat) !== null && !gone.includes(seat));
      if (!stays) closed.push(live);
      else
        for (const part of gone) {
          const occupancy: Occupancy =
            part === 'network' ? { kind: 'nobody' } : opposite(cls.stored.settings.odd);
          emptied.push({ live, part, occupancy });
        }
    }
    return { emptied, closed };
  }

  #places(cls: LiveClass, wanted: readonly WantedTable[], tables: readonly LiveTable[]): Place[] {
    const byId = new Map(tables.map((live) => [live.id, live]));
    const steps = new Map(
      tables.flatMap((live) => live.students.map((id) => [id, live.record.step] as const)),
    );
    const taken = new Set(tables.map(({ record }) => record.number));
    return wanted.flatMap((one): Place[] => {
      const students = PARTS.flatMap((part) => one[part] ?? []);
      if (students.length === 0) return [];
      const live = byId.get(one.table ?? '');
      const number = live?.record.number ?? freeNumber(taken);
      taken.add(number);
      // At a new table: where the one who is least far is.
      const far = students.map((id) => steps.get(id) ?? cls.stored.step);
      const step = live?.record.step ?? Math.min(...far);
      const of = (id: string | null, empty: Occupancy): Occupancy =>
        id === null ? empty : { kind: 'student', student: id };
      const alone = opposite(cls.stored.settings.odd);
      const seats = {
        client: of(one.client, alone),
        server: of(one.server, alone),
        network: of(one.network, { kind: 'nobody' }),
      };
      return [{ number, step, seats }];
    });
  }
}

/** Why it can't be so: a table that has been replaced, a student who is not there, or is wanted at two places. */
function problemOf(
  wanted: readonly WantedTable[],
  tables: readonly LiveTable[],
  cls: LiveClass,
): Refusal | null {
  const ids = new Set(tables.map(({ id }) => id));
  const seen = new Set<string>();
  for (const [i, one] of wanted.entries()) {
    if (one.table !== null) {
      if (!ids.has(one.table)) return refuse('moved-on', { field: `tables.${i}.table` });
      if (seen.has(one.table)) return refuse('malformed', { field: `tables.${i}.table` });
      seen.add(one.table);
    }
    for (const part of PARTS) {
      const student = one[part];
      if (student === null) continue;
      const field = `tables.${i}.${part}`;
      if (!cls.students.includes(student)) return refuse('student-unknown', { field });
      if (seen.has(student)) return refuse('malformed', { field });
      seen.add(student);
    }
    // The network lies between two ends: it has to have one that somebody is at.
    if (one.network !== null && one.client === null && one.server === null)
      return refuse('malformed', { field: `tables.${i}.network` });
  }
  return null;
}
