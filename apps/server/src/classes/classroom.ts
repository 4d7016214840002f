/** What students do in a class: they join and are paired as they come, go on through the plan, ask for help, go. */
import { refuse } from '@handshake/contract';
import type { Absent, Refusal } from '@handshake/contract';
import { other } from '@handshake/protocol';
import type { Lab } from '../lab.ts';
import { refuseName } from '../seating/names.ts';
import { oncemore, renewable } from '../seating/renewal.ts';
import { earlier, newcomer } from '../seating/seating.ts';
import type { Seated, Wish } from '../seating/seating.ts';
import type { LiveStudent } from '../seating/students.ts';
import type { Change, Occupancy } from '../storage/repository.ts';
import { LiveTable, SEATS } from '../tables/live.ts';
import { followingStep, standingOf } from '../tables/view.ts';
import { freeNumber, lone, opposite } from './arrangement.ts';
import type { LiveClass } from './classes.ts';
import type { Floor } from './floor.ts';
import { findListed, listedAs, realNameOf } from './roster.ts';
import type { Tending } from './tending.ts';
import { match } from './waiting.ts';
import type { Match } from './waiting.ts';

/** The most who are in a class at once: several times what a lecture hall holds. */
const MAX_STUDENTS = 1_200;

export class Classroom {
  readonly #lab: Lab;
  readonly #floor: Floor;
  readonly #tending: Tending;

  constructor(lab: Lab, floor: Floor, tending: Tending) {
    this.#lab = lab;
    this.#floor = floor;
    this.#tending = tending;
    lab.onPresence = (student) => this.#presence(student);
  }

  /** A student joins: opposite the one who plays with the bot, else with the bot until somebody comes. @throws StorageFailure */
  join(classId: string, wish: Wish): Promise<Seated> {
    const lab = this.#lab;
    return this.#floor.inClass(classId, async (cls) => {
      if (!cls) return refuse('code-unknown', { field: 'code' });
      const again = await earlier(lab, wish);
      if (again) {
        // The code was in the answer that was lost.
        const personal = again.ok ? await lab.personal.renew(again.student) : null;
        return personal === null ? again : { ...again, personal };
      }
      if (cls.stored.endedAt !== null) return refuse('class-ended');
      if (cls.stored.settings.locked) return refuse('class-locked');
      const names = cls.students.flatMap((id) => lab.students.peek(id)?.stored.name ?? []);
      if (names.length >= MAX_STUDENTS) return refuse('class-full');
      const wrong = refuseName(wish.name, names);
      if (wrong) return wrong;
      const who = wish.who?.trim() ?? '';
      const listed = who !== '' && cls.stored.settings.roster.length > 0 ? findListed(cls, who) : null;
      if (listed?.ok === false) return listed;

      const tables = await this.#floor.tables(cls);
      const { odd } = cls.stored.settings;
      const { step } = cls.stored;
      const { token, stored: fresh } = newcomer(wish, cls.id, lab.now());
      const realName = listed ? realNameOf(cls, listed.row) : null;
      const { stored, personal } = lab.personal.with({ ...fresh, realName });
      const free = this.#tending.free(cls, tables).find(({ live }) => live.record.step === step);
      const number = freeNumber(new Set(tables.map(({ record }) => record.number)));
      const found: Match = free
        ? match(free, stored.id, tables, odd)
        : { old: [], released: [], places: [{ number, step, seats: lone(stored.id, 'client', odd) }] };
      const records = found.places.flatMap((place) => this.#floor.draft(cls, tables, place) ?? []);
      if (records.length < found.places.length) return refuse('lesson-unknown');
      const joined: Change[] = [{ put: 'student', student: stored }];
      const after = listed && listedAs(cls, listed.row.id, stored.id);
      if (after) joined.push({ put: 'class', class: after });
      await this.#tending.release(cls, found.old, records, found.released, joined, () => {
        if (after) cls.stored = after;
        lab.presence.expect(lab.students.add(stored, null));
        cls.students.push(stored.id);
      });
      if (!free) await this.#tending.tend(cls);
      const student = lab.students.peek(stored.id) as LiveStudent;
      return { ok: true, token, student, ...(personal === undefined ? {} : { personal }) };
    });
  }

  /** A student stands up for good. Whoever sits opposite goes on with the bot. @throws StorageFailure */
  leave(classId: string, student: LiveStudent): Promise<void> {
    const lab = this.#lab;
    return this.#floor.inClass(classId, async (cls) => {
      if (!cls || student.stored.leftAt !== null) return;
      const stored = { ...student.stored, leftAt: lab.now() };
      const live = student.at && (await lab.host.get(student.at.table));
      const part = live?.partOf(student.id) ?? null;
      const gone = () => {
        student.stored = stored;
        cls.students = cls.students.filter((id) => id !== student.id);
      };
      const change: Change = { put: 'student', student: stored };
      const alone = live && SEATS.every((seat) => [null, student.id].includes(live.studentAt(seat)));
      if (live && part && (part === 'network' || !alone)) {
        const { odd } = cls.stored.settings;
        const occupancy: Occupancy = part === 'network' ? { kind: 'nobody' } : opposite(odd);
        await lab.writer.write([change, live.change(part, occupancy, lab.now())]);
        gone();
        lab.stoodUp(student);
        lab.occupy(live.id, part, occupancy);
        lab.boards.touched(cls.id);
      } else {
        await this.#floor.rearrange(cls, live && part ? [live] : [], [], [change], () => {
          gone();
          lab.stoodUp(student);
        });
      }
      await this.#tending.tend(cls);
    });
  }

  /** The same at a new table of the same lesson. @throws StorageFailure */
  again(
    classId: string,
    student: LiveStudent,
    wish: { table: string; swap: boolean },
  ): Promise<{ ok: true } | Refusal> {
    return this.#open(classId, async (cls) => {
      const live = await renewable(this.#lab.host, student, { kind: 'again', ...wish });
      if (!(live instanceof LiveTable)) return live;
      const record = oncemore(live, wish.swap, this.#lab.now(), cls.stored.settings);
      await this.#floor.rearrange(cls, [live], [record]);
      return { ok: true };
    });
  }

  /** The same at the next lesson of the plan. @throws StorageFailure */
  next(classId: string, student: LiveStudent, wish: { table: string }): Promise<{ ok: true } | Refusal> {
    const lab = this.#lab;
    return this.#open(classId, async (cls) => {
      const live = await renewable(lab.host, student, { kind: 'next', ...wish });
      if (!(live instanceof LiveTable)) return live;
      const { next } = standingOf(live, cls.stored, lab.students, lab.now());
      if (next === 'none') return refuse('no-such-step');
      if (next === 'wait') return refuse('wait-for-class');
      const tables = await this.#floor.tables(cls);
      const step = followingStep(live, cls.stored);
      const record = this.#floor.draft(cls, tables, { number: live.record.number, step, seats: live.seats });
      if (!record) return refuse('lesson-unknown');
      await this.#floor.rearrange(cls, [live], [record]);
      // Somebody may be waiting there.
      await this.#tending.tend(cls);
      return { ok: true };
    });
  }

  /** A student asks for help, or needs it no more. @throws StorageFailure */
  help(classId: string, student: LiveStudent, on: boolean): Promise<{ ok: true } | Refusal> {
    return this.#open(classId, async () => {
      const lab = this.#lab;
      const live = student.at && (await lab.host.get(student.at.table));
      // Both see that it was asked for, and either may say that it is needed no more.
      const ids = on || !live ? [student.id] : live.students;
      const changing = ids
        .flatMap((id) => lab.students.peek(id) ?? [])
        .filter(({ stored }) => (stored.askedAt !== null) !== on)
        .map((who) => ({ who, stored: { ...who.stored, askedAt: on ? lab.now() : null } }));
      if (changing.length === 0) return { ok: true };
      await lab.writer.write(changing.map(({ stored }) => ({ put: 'student', student: stored })));
      for (const { who, stored } of changing) who.stored = stored;
      lab.studentChanged(student);
      return { ok: true };
    });
  }

  /** What is to happen while the partner is away: the choice of the one who is left. @throws StorageFailure */
  absent(classId: string, student: LiveStudent, how: Absent): Promise<{ ok: true } | Refusal> {
    return this.#open(classId, async (cls) => {
      const lab = this.#lab;
      const live = student.at && (await lab.host.get(student.at.table));
      const part = live?.partOf(student.id);
      if (!live || !part || part === 'network') return refuse('no-seat');
      const partner = live.studentAt(other(part));
      if (partner === null) return refuse('not-your-seat');
      if (lab.students.peek(partner)?.here) return refuse('partner-here');
      const table = { ...live.record, care: { ...live.record.care, absent: how } };
      await lab.writer.write([{ put: 'table', table }]);
      lab.cared(live, table);
      await this.#tending.tend(cls);
      return { ok: true };
    });
  }

  /** A student comes back: what a bot did for them meanwhile is theirs again from here on. @throws StorageFailure */
  back(classId: string, student: LiveStudent): Promise<void> {
    return this.#floor.inClass(classId, async (cls) => {
      const live = student.at && (await this.#lab.host.get(student.at.table));
      if (live && cls?.stored.endedAt === null) await this.#tending.standIns(cls, [live], student.id);
    });
  }

  #open(
    classId: string,
    task: (cls: LiveClass) => Promise<{ ok: true } | Refusal>,
  ): Promise<{ ok: true } | Refusal> {
    return this.#floor.inOpenClass<{ ok: true }>(classId, task, 'no-class');
  }

  /** Somebody came, or has been away for long enough to be missed. */
  #presence({ stored: { classId } }: LiveStudent): void {
    if (classId === null) return;
    this.#floor
      .inClass(classId, async (cls) => {
        if (cls) await this.#tending.tend(cls);
      })
      .catch((error: unknown) =>
        this.#lab.options.report(`class ${classId}: presence was not followed`, error),
      );
  }
}
