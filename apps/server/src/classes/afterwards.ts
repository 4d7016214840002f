/** What becomes of a class that has ended: put out of the way, or erased; and the list of an instructor's own. */
import { refuse } from '@handshake/contract';
import type { ListedClass, Refusal } from '@handshake/contract';
import { hashOf } from '../draw.ts';
import type { Lab } from '../lab.ts';
import { rooms } from '../rooms.ts';
import type { StoredKey } from '../storage/repository.ts';
import type { LiveClass } from './classes.ts';
import type { Floor } from './floor.ts';

/** A store that could not be cleared is tried again so often, ms. */
const AGAIN = 10 * 60_000;

export class Afterwards {
  readonly #lab: Lab;
  readonly #floor: Floor;
  #again: NodeJS.Timeout | null = null;

  constructor(lab: Lab, floor: Floor) {
    this.#lab = lab;
    this.#floor = floor;
    // The store does it when it is opened next.
    lab.atClose.push(() => clearTimeout(this.#again ?? undefined));
  }

  /** Nothing more is played or joined. @throws StorageFailure */
  end(id: string): Promise<{ ok: true }> {
    const lab = this.#lab;
    return this.#floor.inClass(id, async (cls) => {
      if (cls?.stored.endedAt !== null) return { ok: true };
      const settings = { ...cls.stored.settings, due: null };
      const stored = { ...cls.stored, settings, endedAt: lab.now() };
      await lab.writer.write([{ put: 'class', class: stored }]);
      cls.stored = stored;
      for (const live of await this.#floor.tables(cls)) {
        live.closed = true;
        lab.seatsChanged(live);
      }
      lab.boards.touched(cls.id);
      return { ok: true };
    });
  }

  /** Out of the way, or back. @throws StorageFailure */
  archive({ id }: LiveClass, on: boolean): Promise<{ ok: true } | Refusal> {
    return this.#floor.inClass<{ ok: true } | Refusal>(id, async (cls) => {
      if (!cls) return refuse('key-unknown');
      if (cls.stored.endedAt === null) return refuse('class-open');
      const stored = { ...cls.stored, settings: { ...cls.stored.settings, archived: on } };
      await this.#lab.writer.write([{ put: 'class', class: stored }]);
      cls.stored = stored;
      this.#lab.boards.touched(cls.id);
      return { ok: true };
    });
  }

  /**
   * Gone, and out of the files. An ended class takes no more moves, so that nothing of it is on its way to the store.
   * @param asker the connection over which it is asked
   * @param typed the code that whoever asks has typed; null: nobody asks, its term is over. @throws StorageFailure
   */
  erase(id: string, typed: string | null, asker?: string): Promise<{ ok: true; clean: boolean } | Refusal> {
    const { queues, storage, students, writer, classes, pushes, host } = this.#lab;
    return this.#floor.inClass<{ ok: true; clean: boolean } | Refusal>(id, async (cls) => {
      if (!cls) return refuse('key-unknown');
      if (cls.stored.endedAt === null) return refuse('class-open');
      if (typed !== null && typed !== cls.stored.code) return refuse('code-unknown', { field: 'code' });
      const joined = await storage.studentsOf(id);
      // What was under way when it ended: a record that was being kept.
      for (const student of joined) await queues.run(`record ${student.id}`, async () => {});
      await writer.write([]);
      await writer.write([{ drop: 'class', id }]);

      for (const live of [...host.tables]) if (live.classId === id) host.drop(live);
      classes.forget(id);
      for (const student of joined) students.forget(student.id);
      // They come back by themselves, and are told that there is no such class.
      pushes.cut(rooms.board(id), asker);
      for (const student of joined) pushes.cut(rooms.student(student.id));
      return { ok: true, clean: await this.#scrub() };
    });
  }

  /** In the order of the keys; null where one opens nothing. @throws StorageFailure */
  async list(keys: readonly string[]): Promise<(ListedClass | null)[]> {
    const listed: (ListedClass | null)[] = [];
    for (const key of keys) {
      const found = await this.#lab.storage.findKey(hashOf(key));
      listed.push(found && (await this.#listed(found)));
    }
    return listed;
  }

  async #listed({ classId, holder }: StoredKey): Promise<ListedClass | null> {
    const { storage } = this.#lab;
    const stored = await storage.findClass(classId);
    if (!stored) return null;
    const { code, title, plan, settings, openedAt, endedAt } = stored;
    return {
      code,
      title,
      lessonTitle: plan[0]?.own?.title ?? null,
      lessons: plan.map(({ lesson }) => lesson),
      students: (await storage.studentsOf(classId)).length,
      openedAt,
      endedAt,
      archived: settings.archived,
      owner: holder === 'owner',
    };
  }

  /** True once nothing of what was erased is in the files. */
  async #scrub(): Promise<boolean> {
    try {
      await this.#lab.storage.scrub();
      return true;
    } catch (error) {
      this.#lab.options.report(
        'what was erased is still to be cleared from the file; it is tried again',
        error,
      );
      this.#again ??= setTimeout(() => {
        this.#again = null;
        void this.#scrub();
      }, AGAIN).unref();
      return false;
    }
  }
}
