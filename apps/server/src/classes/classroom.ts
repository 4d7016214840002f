/** What students do in a class: they join and are paired as they come, go on through the plan, ask for help, go. */
import { refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import { other } from '@handshake/protocol';
import type { Lab } from '../lab.ts';
import { nameRefusal } from '../seating/names.ts';
import { earlier, mayRenew, newcomer, oncemore } from '../seating/seating.ts';
import type { Seated, Wish } from '../seating/seating.ts';
import type { LiveStudent } from '../seating/students.ts';
import type { Change } from '../storage/repository.ts';
import { SEATS } from '../tables/live.ts';
import type { LiveTable } from '../tables/live.ts';
import { standingOf } from '../tables/view.ts';
import { freeNumber, lone, two } from './arrangement.ts';
import type { LiveClass } from './classes.ts';
import type { Floor } from './floor.ts';

export class Classroom {
  readonly #lab: Lab;
  readonly #floor: Floor;

  constructor(lab: Lab, floor: Floor) {
    this.#lab = lab;
    this.#floor = floor;
    lab.onPresence = (student) => this.#presence(student);
  }

  /** A student joins: opposite the one who plays with the bot, else with the bot until somebody comes. @throws StorageFailure */
  join(classId: string, wish: Wish): Promise<Seated> {
    const lab = this.#lab;
    return this.#floor.inClass(classId, async (cls) => {
      if (!cls) return refuse('code-unknown', { field: 'code' });
      const again = await earlier(lab, wish);
      if (again) return again;
      if (cls.stored.endedAt !== null) return refuse('class-ended');
      if (cls.stored.settings.locked) return refuse('class-locked');
      const names = cls.students.flatMap((id) => lab.students.peek(id)?.stored.name ?? []);
      const wrong = nameRefusal(wish.name, names);
      if (wrong) return refuse(wrong, { field: 'name' });

      const tables = await this.#floor.tables(cls);
      const { token, stored } = newcomer(wish, cls.id, lab.now());
      const waiting = tables.find((live) => this.#floor.waits(live));
      const host = waiting?.lone;
      const record = this.#floor.draft(cls, tables, {
        number: waiting?.record.number ?? freeNumber(tables),
        step: waiting?.record.step ?? cls.stored.step,
        seats: host ? two(host.student, host.seat, stored.id) : lone(stored.id, 'client'),
      });
      if (!record) return refuse('lesson-unknown');
      const joined: Change = { put: 'student', student: stored };
      await this.#floor.rearrange(cls, waiting ? [waiting] : [], [record], [joined], () => {
        lab.presence.expect(lab.students.add(stored, null));
        cls.students.push(stored.id);
      });
      const student = lab.students.peek(stored.id) as LiveStudent;
      return { ok: true, token, student };
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
        const occupancy = { kind: part === 'network' ? 'nobody' : 'bot' } as const;
        await lab.writer.write([change, live.change(part, occupancy, lab.now())]);
        gone();
        lab.stoodUp(student);
        lab.occupy(live.id, part, occupancy);
        lab.boards.touched(cls.id);
        await this.#floor.pairUp(cls);
      } else {
        await this.#floor.rearrange(cls, live && part ? [live] : [], [], [change], () => {
          gone();
          lab.stoodUp(student);
        });
      }
    });
  }

  /** The same at a new table of the same lesson. @throws StorageFailure */
  again(classId: string, student: LiveStudent, swap: boolean): Promise<{ ok: true } | Refusal> {
    return this.#floor.inClass(classId, async (cls) => {
      const live = student.at && (await this.#lab.host.get(student.at.table));
      const answer = mayRenew(cls && live);
      if (answer !== 'renew' || !cls || !live) return answer === 'renew' ? refuse('no-seat') : answer;
      await this.#floor.rearrange(cls, [live], [oncemore(live, swap, this.#lab.now(), cls.stored.settings)]);
      return { ok: true };
    });
  }

  /** The same at the next lesson of the plan. @throws StorageFailure */
  next(classId: string, student: LiveStudent): Promise<{ ok: true } | Refusal> {
    const lab = this.#lab;
    return this.#floor.inOpenClass<{ ok: true }>(classId, async (cls) => {
      const live = student.at && (await lab.host.get(student.at.table));
      if (!live) return refuse('no-seat');
      if (live.paused) return refuse('paused');
      // The partner has just asked for it: both are there already.
      const there = live.record.step > 0 && live.log.length === 0;
      if (!live.table.ended) return there ? { ok: true } : refuse('not-finished');
      const { next } = standingOf(live, cls.stored, lab.students, lab.now());
      if (next === 'none') return refuse('no-such-step');
      if (next === 'wait') return refuse('wait-for-class');
      const { number, step } = live.record;
      const tables = await this.#floor.tables(cls);
      const record = this.#floor.draft(cls, tables, { number, step: step + 1, seats: live.seats });
      if (!record) return refuse('lesson-unknown');
      await this.#floor.rearrange(cls, [live], [record]);
      return { ok: true };
    });
  }

  /** A student asks for help, or needs it no more. @throws StorageFailure */
  help(classId: string, student: LiveStudent, on: boolean): Promise<{ ok: true } | Refusal> {
    return this.#floor.inOpenClass<{ ok: true }>(classId, async () => {
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

  /** The bot plays for a partner who is away, or does so no more. @throws StorageFailure */
  standIn(classId: string, student: LiveStudent, on: boolean): Promise<{ ok: true } | Refusal> {
    return this.#floor.inOpenClass<{ ok: true }>(classId, async () => {
      const live = student.at && (await this.#lab.host.get(student.at.table));
      const part = live?.partOf(student.id);
      if (!live || !part || part === 'network') return refuse('no-seat');
      const partner = live.studentAt(other(part));
      if (partner === null) return refuse('not-your-seat');
      if (on && this.#lab.students.peek(partner)?.here) return refuse('partner-here');
      await this.#stand(live, partner, on);
      return { ok: true };
    });
  }

  /** A student comes back: what a bot did for them meanwhile is theirs again from here on. @throws StorageFailure */
  back(classId: string, student: LiveStudent): Promise<void> {
    return this.#floor.inClass(classId, async (cls) => {
      const live = student.at && (await this.#lab.host.get(student.at.table));
      if (live && cls?.stored.endedAt === null) await this.#stand(live, student.id, false);
    });
  }

  /** The bot plays a student's part for them, or hands it back. @throws StorageFailure */
  async #stand(live: LiveTable, student: string, on: boolean): Promise<void> {
    const part = live.partOf(student);
    const occupancy = part && live.seats[part];
    if (!part || occupancy?.kind !== 'student' || occupancy.stand === 'instructor') return;
    if ((occupancy.stand === 'bot') === on) return;
    const now = { kind: 'student', student, ...(on ? { stand: 'bot' as const } : {}) } as const;
    await this.#lab.writer.write([live.change(part, now, this.#lab.now())]);
    this.#lab.occupy(live.id, part, now);
  }

  /** Somebody came, or has been away for long enough to be missed. */
  #presence(student: LiveStudent): void {
    const { classId } = student.stored;
    if (classId === null) return;
    this.#floor
      .inClass(classId, async (cls) => {
        if (!cls || cls.stored.endedAt !== null) return;
        const live = student.at && (await this.#lab.host.get(student.at.table));
        if (student.here) {
          // Their own again, in the middle of a connection if need be.
          if (live) await this.#stand(live, student.id, false);
          await this.#floor.pairUp(cls);
        } else if (live) await this.#missed(cls, live, student);
      })
      .catch((error: unknown) =>
        this.#lab.options.report(`class ${classId}: presence was not followed`, error),
      );
  }

  /** What the class does at once about one who has gone away. */
  async #missed(cls: LiveClass, live: LiveTable, student: LiveStudent): Promise<void> {
    const part = live.partOf(student.id);
    if (part === 'network') return this.#stand(live, student.id, true);
    const { absent } = cls.stored.settings;
    const isHere = (id: string) => this.#lab.students.peek(id)?.here === true;
    const others = live.students.some((id) => id !== student.id && isHere(id));
    if (absent === 'bot' && others) await this.#stand(live, student.id, true);
  }
}
