/**
 * Who sits where: sitting down at a table, coming back, standing up, once more. Whatever changes seats runs in one
 * queue a table or class, is stored first, and only then takes effect: two who come in the same moment never get the
 * same seat, and a failed commit leaves everything as it was.
 */
import { refuse } from '@handshake/contract';
import type { Absent, Refusal } from '@handshake/contract';
import type { Locale, Seat } from '@handshake/lessons';
import type { Classroom } from '../classes/classroom.ts';
import { drawId, drawToken, hashOf } from '../draw.ts';
import type { Lab } from '../lab.ts';
import type { Change, StoredStudent } from '../storage/repository.ts';
import { LiveTable, SEATS } from '../tables/live.ts';
import { opened, retired } from '../tables/opening.ts';
import { codeOf } from './code-of.ts';
import { refuseName } from './names.ts';
import { oncemore, renewable } from './renewal.ts';
import type { LiveStudent } from './students.ts';

/** What one wants who sits down. */
export interface Wish {
  readonly code: string;
  /** Null: whichever is free. */
  readonly seat: Seat | null;
  readonly name: string;
  readonly locale: Locale;
  /** Drawn by the client, so that asking again after a lost answer takes no second seat. */
  readonly token?: string | undefined;
  /** Who one is on the class list, as typed. */
  readonly who?: string | undefined;
}
export type Seated =
  | {
      readonly ok: true;
      readonly token: string;
      readonly student: LiveStudent;
      /** The code with which one is back on another device; in a class. */
      readonly personal?: string;
    }
  | Refusal;

/** A student with a fresh token, not stored yet. */
export function newcomer(
  wish: Wish,
  classId: string | null,
  at: number,
): { token: string; stored: StoredStudent } {
  const { name, locale, token = drawToken() } = wish;
  return {
    token,
    stored: {
      id: drawId(),
      tokenHash: hashOf(token),
      name,
      realName: null,
      codeHash: null,
      askedAt: null,
      locale,
      classId,
      joinedAt: at,
      leftAt: null,
    },
  };
}

/**
 * Who sits by this wish already: its answer was lost, and it comes again. Null: it is a first wish. A token that is
 * somebody's behind another code, or of one who has stood up, takes no seat.
 */
export async function earlier(lab: Lab, { token, code }: Wish): Promise<Seated | null> {
  if (token === undefined || !(await lab.storage.findStudentByToken(hashOf(token)))) return null;
  const student = await lab.students.byToken(token);
  if (!student || (await codeOf(lab, student)) !== code) return refuse('token-unknown', { field: 'token' });
  return { ok: true, token, student };
}

export class Seating {
  readonly #lab: Lab;
  readonly #classroom: Classroom;

  constructor(lab: Lab, classroom: Classroom) {
    this.#lab = lab;
    this.#classroom = classroom;
  }

  /** Sits down at a table, or joins a class. @throws StorageFailure */
  async take(wish: Wish): Promise<Seated> {
    const target = await this.#lab.storage.findCode(wish.code);
    if (!target) return refuse('code-unknown', { field: 'code' });
    if (target.kind === 'class') return this.#classroom.join(target.id, wish);
    // By the code: the table that it leads to may be replaced while one waits in the queue.
    return this.#lab.queues.run(wish.code, () => this.#sitDown(wish));
  }

  /** Stands up for good: the token is worth nothing afterwards. @throws StorageFailure */
  leave(student: LiveStudent): Promise<void> {
    const { classId } = student.stored;
    return classId === null
      ? this.#inQueueOf(student, () => this.#standUp(student))
      : this.#classroom.leave(classId, student);
  }

  /** The same two at a new table of the same lesson. @throws StorageFailure */
  again(student: LiveStudent, wish: { table: string; swap: boolean }): Promise<{ ok: true } | Refusal> {
    const { classId } = student.stored;
    if (classId !== null) return this.#classroom.again(classId, student, wish);
    return this.#inQueueOf(student, async () => {
      const live = await renewable(this.#lab.host, student, { kind: 'again', ...wish });
      if (!(live instanceof LiveTable)) return live;
      await this.#renew(live, wish.swap);
      return { ok: true };
    });
  }

  /** On to the next lesson of the class's plan. @throws StorageFailure */
  async next(student: LiveStudent, wish: { table: string }): Promise<{ ok: true } | Refusal> {
    const { classId } = student.stored;
    return classId === null ? refuse('no-class') : this.#classroom.next(classId, student, wish);
  }

  /** A student is about to be back at their table: a bot that stood in makes room first. @throws StorageFailure */
  async back(student: LiveStudent): Promise<void> {
    const { classId } = student.stored;
    const live = await this.#tableOf(student);
    const part = live?.partOf(student.id);
    if (classId !== null && live && part && live.isBots(part)) await this.#classroom.back(classId, student);
  }

  /** Asks the instructor for help, or needs it no more. @throws StorageFailure */
  async help(student: LiveStudent, on: boolean): Promise<{ ok: true } | Refusal> {
    const { classId } = student.stored;
    return classId === null ? refuse('no-class') : this.#classroom.help(classId, student, on);
  }

  /** What is to happen while the partner is away. @throws StorageFailure */
  async absent(student: LiveStudent, how: Absent): Promise<{ ok: true } | Refusal> {
    const { classId } = student.stored;
    return classId === null ? refuse('no-class') : this.#classroom.absent(classId, student, how);
  }

  /** A new table behind the same code. */
  async #renew(live: LiveTable, swap: boolean): Promise<void> {
    const lab = this.#lab;
    const record = oncemore(live, swap, lab.now());
    await lab.writer.write([
      retired(live.record, lab.now()),
      ...opened(record),
      { put: 'code', code: live.code, target: { kind: 'table', id: record.table.id } },
    ]);
    lab.replace([live], [record], live.code);
  }

  async #sitDown(wish: Wish): Promise<Seated> {
    const lab = this.#lab;
    const again = await earlier(lab, wish);
    if (again) return again;
    const target = await lab.storage.findCode(wish.code);
    const live = target && (await lab.host.get(target.id));
    if (!live) return refuse('code-unknown', { field: 'code' });
    const free = SEATS.filter((seat) => live.seats[seat].kind === 'nobody');
    if (free.length === 0) return refuse('table-full');
    const seat = wish.seat ?? free[0];
    if (!seat || !free.includes(seat)) return refuse('seat-taken', { field: 'seat' });
    const others = live.students.flatMap((id) => lab.students.peek(id)?.stored.name ?? []);
    const wrong = refuseName(wish.name, others);
    if (wrong) return wrong;

    const { token, stored } = newcomer(wish, null, lab.now());
    const occupancy = { kind: 'student', student: stored.id } as const;
    await lab.writer.write([{ put: 'student', student: stored }, live.change(seat, occupancy, lab.now())]);
    const student = lab.students.add(stored, { table: live.id, part: seat });
    lab.presence.expect(student);
    lab.occupy(live.id, seat, occupancy);
    return { ok: true, token, student };
  }

  async #standUp(student: LiveStudent): Promise<void> {
    const lab = this.#lab;
    const live = await this.#tableOf(student);
    const seat = live?.partOf(student.id);
    const stored = { ...student.stored, leftAt: lab.now() };
    const changes: Change[] = [{ put: 'student', student: stored }];
    if (live && seat) changes.push(live.change(seat, { kind: 'nobody' }, lab.now()));
    await lab.writer.write(changes);
    student.stored = stored;
    lab.stoodUp(student);
    if (live && seat) lab.occupy(live.id, seat, { kind: 'nobody' });
  }

  async #tableOf(student: LiveStudent): Promise<LiveTable | null> {
    return student.at ? this.#lab.host.get(student.at.table) : null;
  }

  /** In the queue of the class, or of the code of the table, where the student sits. */
  async #inQueueOf<T>(student: LiveStudent, task: () => Promise<T>): Promise<T> {
    const live = await this.#tableOf(student);
    return this.#lab.queues.run(live?.classId ?? live?.code ?? student.id, task);
  }
}
