/**
 * What happens in a class: students join and are paired as they come, are paired anew, go; the lesson changes; it ends.
 * Everything of one class runs in one queue; it is stored first and then takes effect.
 */
import { refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import { COACHED } from '@handshake/lessons';
import type { Lesson, Ways } from '@handshake/lessons';
import { other } from '@handshake/protocol';
import type { Profile } from '@handshake/protocol';
import { drawBelow } from '../draw.ts';
import type { Lab } from '../lab.ts';
import { nameRefusal } from '../seating/names.ts';
import { earlier, mayRenew, newcomer, oncemore } from '../seating/seating.ts';
import type { Seated, Wish } from '../seating/seating.ts';
import type { LiveStudent } from '../seating/students.ts';
import type { Change, Occupancies, StoredClass, TableRecord } from '../storage/repository.ts';
import type { LiveTable } from '../tables/live.ts';
import { isOwn } from '../tables/lesson.ts';
import { draft, opened, retired } from '../tables/opening.ts';
import { freeNumber, lessonOf, lone, occupanciesOf, pairOf, two } from './arrangement.ts';
import type { LiveClass } from './classes.ts';
import { redraw, swapped } from './pairing.ts';

export class Classroom {
  readonly #lab: Lab;

  constructor(lab: Lab) {
    this.#lab = lab;
    lab.onArrival = (student) => this.#arrived(student);
  }

  /** A student joins: opposite the one who plays with the bot, else with the bot until somebody comes. @throws StorageFailure */
  join(classId: string, wish: Wish): Promise<Seated> {
    const lab = this.#lab;
    return this.#inClass(classId, async (cls) => {
      if (!cls) return refuse('code-unknown', { field: 'code' });
      const again = await earlier(lab, wish);
      if (again) return again;
      if (cls.stored.endedAt !== null) return refuse('class-ended');
      const names = cls.students.flatMap((id) => lab.students.peek(id)?.stored.name ?? []);
      const wrong = nameRefusal(wish.name, names);
      if (wrong) return refuse(wrong, { field: 'name' });
      const tables = await this.#tables(cls);
      const lesson = lessonOf(cls, tables);
      if (!lesson) return refuse('lesson-unknown');

      const { token, stored } = newcomer(wish, cls.id, lab.now());
      const waiting = tables.find((live) => this.#waitsAt(live));
      const [host] = waiting?.students ?? [];
      const seat = waiting && host ? waiting.seatOf(host) : null;
      const record = this.#draft(cls, {
        lesson,
        number: waiting?.record.number ?? freeNumber(tables),
        seats: host && seat ? two(host, seat, stored.id) : lone(stored.id, 'client'),
      });
      await this.#rearrange(
        cls,
        waiting ? [waiting] : [],
        [record],
        [{ put: 'student', student: stored }],
        () => {
          lab.presence.expect(lab.students.add(stored, null));
          cls.students.push(stored.id);
        },
      );
      const student = lab.students.peek(stored.id) as LiveStudent;
      return { ok: true, token, student };
    });
  }

  /** A student stands up for good. Whoever sits opposite goes on with the bot. @throws StorageFailure */
  leave(classId: string, student: LiveStudent): Promise<void> {
    const lab = this.#lab;
    return this.#inClass(classId, async (cls) => {
      if (!cls || student.stored.leftAt !== null) return;
      const stored = { ...student.stored, leftAt: lab.now() };
      const live = student.at && (await lab.host.get(student.at.table));
      const seat = live?.seatOf(student.id) ?? null;
      const gone = () => {
        student.stored = stored;
        cls.students = cls.students.filter((id) => id !== student.id);
      };
      const change: Change = { put: 'student', student: stored };
      if (live && seat && live.seats[other(seat)].kind === 'student') {
        await lab.writer.write([change, { put: 'seat', table: live.id, seat, occupancy: { kind: 'bot' } }]);
        gone();
        lab.stoodUp(student);
        lab.occupy(live.id, seat, { kind: 'bot' });
        lab.boards.touched(cls.id);
        await this.#pairUp(cls);
      } else {
        await this.#rearrange(cls, live ? [live] : [], [], [change], () => {
          gone();
          lab.stoodUp(student);
        });
      }
    });
  }

  /** The same at a new table of the same lesson. @throws StorageFailure */
  again(classId: string, student: LiveStudent, swap: boolean): Promise<{ ok: true } | Refusal> {
    return this.#inClass(classId, async (cls) => {
      const live = student.at && (await this.#lab.host.get(student.at.table));
      const answer = mayRenew(cls && live);
      if (answer !== 'renew' || !cls || !live) return answer === 'renew' ? refuse('no-seat') : answer;
      await this.#rearrange(cls, [live], [oncemore(live, swap, this.#lab.now())], [], () => {});
      return { ok: true };
    });
  }

  /** New pairs by lot, or the same with seats swapped; everybody begins the class's lesson. @throws StorageFailure */
  pair({ id }: LiveClass, how: 'redraw' | 'swap'): Promise<{ ok: true } | Refusal> {
    return this.#change(id, (cls, tables, lesson) => {
      if (how === 'swap') {
        return tables.map((live) =>
          this.#draft(cls, {
            lesson,
            number: live.record.number,
            seats: occupanciesOf(swapped(pairOf(live))),
          }),
        );
      }
      const isHere = (id: string) => this.#lab.students.peek(id)?.here === true;
      const here = cls.students.filter(isHere);
      const away = cls.students.filter((id) => !isHere(id));
      const pairs = redraw(here, away, tables.map(pairOf), drawBelow);
      return pairs.map((pair, i) => this.#draft(cls, { lesson, number: i + 1, seats: occupanciesOf(pair) }));
    });
  }

  /** From now on this lesson, for every table at once. @throws StorageFailure */
  lesson(
    { id: classId }: LiveClass,
    lesson: Lesson,
    profile: Profile,
    ways: Ways = COACHED,
  ): Promise<{ ok: true } | Refusal> {
    return this.#change(
      classId,
      (cls, tables) =>
        tables.map((live) =>
          this.#draft(cls, { lesson, profile, ways, number: live.record.number, seats: live.seats }),
        ),
      ({ locale }) => ({
        lesson: lesson.id,
        own: isOwn(lesson) ? lesson : null,
        title: lesson.title[locale],
        profile,
        ways,
      }),
    );
  }

  /** Nothing more is played or joined. @throws StorageFailure */
  end({ id }: LiveClass): Promise<{ ok: true }> {
    const lab = this.#lab;
    return this.#inClass(id, async (cls) => {
      if (cls?.stored.endedAt === null) {
        const stored = { ...cls.stored, endedAt: lab.now() };
        await lab.writer.write([{ put: 'class', class: stored }]);
        cls.stored = stored;
        for (const live of await this.#tables(cls)) {
          live.closed = true;
          lab.seatsChanged(live);
        }
        lab.boards.touched(cls.id);
      }
      return { ok: true };
    });
  }

  /** All tables of a class are replaced by what `plan` makes of them. */
  #change(
    classId: string,
    plan: (cls: LiveClass, tables: readonly LiveTable[], lesson: Lesson) => TableRecord[],
    settings: (stored: StoredClass) => Partial<StoredClass> = () => ({}),
  ): Promise<{ ok: true } | Refusal> {
    return this.#inClass(classId, async (cls) => {
      if (!cls) return refuse('key-unknown');
      if (cls.stored.endedAt !== null) return refuse('class-ended');
      const tables = await this.#tables(cls);
      const lesson = lessonOf(cls, tables);
      if (!lesson) return refuse('lesson-unknown');
      const stored = { ...cls.stored, ...settings(cls.stored) };
      await this.#rearrange(cls, tables, plan(cls, tables, lesson), [{ put: 'class', class: stored }], () => {
        cls.stored = stored;
      });
      return { ok: true };
    });
  }

  /** Stores that tables take the place of others, then lets it take effect. */
  async #rearrange(
    cls: LiveClass,
    old: readonly LiveTable[],
    records: readonly TableRecord[],
    more: readonly Change[],
    effect: () => void,
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

  /** Two who both play with the bot, and are both here, play with each other. */
  async #pairUp(cls: LiveClass): Promise<void> {
    if (cls.stored.endedAt !== null) return;
    for (;;) {
      const tables = await this.#tables(cls);
      const [one, another] = tables.filter((live) => this.#waitsAt(live));
      const lesson = lessonOf(cls, tables);
      const [a] = one?.students ?? [];
      const [b] = another?.students ?? [];
      const seat = one && a ? one.seatOf(a) : null;
      if (!one || !another || !a || !b || !seat || !lesson) return;
      const record = this.#draft(cls, { lesson, number: one.record.number, seats: two(a, seat, b) });
      await this.#rearrange(cls, [one, another], [record], [], () => {});
    }
  }

  #arrived(student: LiveStudent): void {
    const { classId } = student.stored;
    if (classId === null) return;
    this.#inClass(classId, async (cls) => {
      if (cls) await this.#pairUp(cls);
    }).catch((error: unknown) => this.#lab.options.report(`class ${classId}: could not pair up`, error));
  }

  #draft(
    cls: LiveClass,
    what: { lesson: Lesson; profile?: Profile; ways?: Ways; number: number | null; seats: Occupancies },
  ): TableRecord {
    const { lesson, number, seats, profile = cls.stored.profile, ways = cls.stored.ways } = what;
    return draft({ classId: cls.id, number, lesson, profile, ways, seats, at: this.#lab.now() });
  }

  /** Somebody who is here plays with the bot at this table. */
  #waitsAt(live: LiveTable): boolean {
    const [student] = live.students;
    return live.botSeat !== null && student !== undefined && this.#lab.students.peek(student)?.here === true;
  }

  async #tables(cls: LiveClass): Promise<LiveTable[]> {
    const tables: LiveTable[] = [];
    for (const id of cls.tables) {
      const live = await this.#lab.host.get(id);
      if (live) tables.push(live);
    }
    return tables;
  }

  #inClass<T>(id: string, task: (cls: LiveClass | null) => Promise<T>): Promise<T> {
    return this.#lab.queues.run(id, async () => task(await this.#lab.classes.get(id)));
  }
}
