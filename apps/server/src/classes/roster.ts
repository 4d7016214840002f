/** The class list: who is on it, and who of the class they are. Real names are for instructors' eyes. */
import { isSameName, numberKey, refuse } from '@handshake/contract';
import type { Listed, Refusal, RosterEntry } from '@handshake/contract';
import { drawId } from '../draw.ts';
import type { Lab } from '../lab.ts';
import type { LiveStudent } from '../seating/students.ts';
import type { Change, RosterRow } from '../storage/repository.ts';
import type { LiveClass } from './classes.ts';
import type { Floor } from './floor.ts';

/** Nobody who is still in the class is this one. */
const isFree = (row: RosterRow, cls: LiveClass): boolean =>
  row.student === null || !cls.students.includes(row.student);

/** Who somebody on the list is for instructors: with the number, where two have one name. */
function realName(row: RosterRow, roster: readonly RosterRow[]): string {
  const alike = roster.some(({ id, name }) => id !== row.id && isSameName(name, row.name));
  return alike && row.number !== null ? `${row.name} (${row.number})` : row.name;
}

/** Whom somebody means who typed a name or a number, or both. */
export function findListed(cls: LiveClass, typed: string): { ok: true; row: RosterRow } | Refusal {
  const { roster } = cls.stored.settings;
  const words = [typed, ...typed.split(/[\s,;，；()（）]+/u)].map(numberKey).filter(Boolean);
  const byNumber = roster.filter(({ number }) => number !== null && words.includes(numberKey(number)));
  const byName = /\p{L}/u.test(typed) ? roster.filter(({ name }) => isSameName(name, typed)) : [];
  const found = byNumber.length > 0 ? byNumber : byName;
  const [row] = found;
  if (!row) return refuse('roster-unknown', { field: 'who' });
  if (found.length > 1) return refuse('roster-several', { field: 'who' });
  return isFree(row, cls) ? { ok: true, row } : refuse('roster-taken', { field: 'who' });
}

/** A class with this one of the list being that student, or nobody; not stored yet. */
export function listedAs(cls: LiveClass, id: string, student: string | null): LiveClass['stored'] {
  const { settings } = cls.stored;
  const roster = settings.roster.map((row) =>
    row.id === id ? { ...row, student } : row.student === student ? { ...row, student: null } : row,
  );
  return { ...cls.stored, settings: { ...settings, roster } };
}

export class Rosters {
  readonly #lab: Lab;
  readonly #floor: Floor;

  constructor(lab: Lab, floor: Floor) {
    this.#lab = lab;
    this.#floor = floor;
  }

  listed({ stored, students }: LiveClass): Listed[] {
    return stored.settings.roster.map(({ id, name, number, student }) => ({
      id,
      name,
      number,
      student: student !== null && students.includes(student) ? student : null,
    }));
  }

  /** Another list; whoever is on both, by number or by name, stays who they are. @throws StorageFailure */
  set({ id }: LiveClass, entries: readonly RosterEntry[]): Promise<{ ok: true; listed: Listed[] } | Refusal> {
    return this.#floor.inOpenClass<{ ok: true; listed: Listed[] }>(id, async (cls) => {
      const left = [...cls.stored.settings.roster];
      const roster = entries.map((entry): RosterRow => {
        const at = left.findIndex((row) => isSame(row, entry));
        const [before] = at < 0 ? [] : left.splice(at, 1);
        return { id: before?.id ?? drawId(), ...entry, student: before?.student ?? null };
      });
      await this.#store(cls, { ...cls.stored, settings: { ...cls.stored.settings, roster } });
      return { ok: true, listed: this.listed(cls) };
    });
  }

  /** Says who on the list a student is; null: nobody on it. @throws StorageFailure */
  assign({ id }: LiveClass, student: string, listed: string | null): Promise<{ ok: true } | Refusal> {
    return this.#floor.inOpenClass<{ ok: true }>(id, async (cls) => {
      if (!cls.students.includes(student)) return refuse('student-unknown', { field: 'student' });
      const { settings } = cls.stored;
      if (listed === null) {
        const row = settings.roster.find((one) => one.student === student);
        if (row) await this.#store(cls, listedAs(cls, row.id, null));
      } else {
        if (!settings.roster.some((row) => row.id === listed))
          return refuse('roster-unknown', { field: 'listed' });
        await this.#store(cls, listedAs(cls, listed, student));
      }
      return { ok: true };
    });
  }

  /** The class with its list, and what its students are called by it. */
  async #store(cls: LiveClass, stored: LiveClass['stored']): Promise<void> {
    const lab = this.#lab;
    const { roster } = stored.settings;
    const changed: { student: LiveStudent; stored: LiveStudent['stored'] }[] = [];
    for (const id of cls.students) {
      const student = await lab.students.get(id);
      const row = roster.find((one) => one.student === id);
      const name = row ? realName(row, roster) : null;
      if (student && student.stored.realName !== name)
        changed.push({ student, stored: { ...student.stored, realName: name } });
    }
    await lab.writer.write([
      { put: 'class', class: stored },
      ...changed.map((one): Change => ({ put: 'student', student: one.stored })),
    ]);
    cls.stored = stored;
    for (const one of changed) one.student.stored = one.stored;
    lab.boards.touched(cls.id);
  }
}

/** What is put down with a newcomer who is this one of the list. */
export const realNameOf = (cls: LiveClass, row: RosterRow): string =>
  realName(row, cls.stored.settings.roster);

const isSame = (row: RosterRow, { name, number }: RosterEntry): boolean =>
  row.number !== null && number !== null
    ? numberKey(row.number) === numberKey(number)
    : isSameName(row.name, name);
