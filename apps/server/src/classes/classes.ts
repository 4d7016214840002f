/** The classes in use: what they play, which tables stand in them, who has joined. */
import { lessonById } from '@handshake/lessons';
import type { Locale } from '@handshake/lessons';
import { drawCode, drawId, drawToken, hashOf } from '../draw.ts';
import type { Students } from '../seating/students.ts';
import { SETTINGS } from '../storage/repository.ts';
import type { ClassSettings, PlanStep, Storage, StoredClass, StoredKey } from '../storage/repository.ts';
import type { Writer } from '../storage/writer.ts';

export interface LiveClass {
  readonly id: string;
  stored: StoredClass;
  /** Ids of the tables that are played at now, in the order of their numbers; of their opening, once they were loaded. */
  tables: string[];
  /** Ids of the students who have not left, in the order they joined. */
  students: string[];
  /** A second instructor has a key. */
  shared: boolean;
  usedAt: number;
}

export class Classes {
  readonly #byId = new Map<string, LiveClass>();
  /** Keys that were used, by their hash. */
  readonly #keys = new Map<string, StoredKey>();
  /** Hashes of keys that were taken back. */
  readonly #revoked = new Set<string>();
  readonly #loading = new Map<string, Promise<LiveClass | null>>();
  readonly #storage: Storage;
  readonly #writer: Writer;
  readonly #students: Students;
  readonly #now: () => number;

  constructor(options: { storage: Storage; writer: Writer; students: Students; now: () => number }) {
    this.#storage = options.storage;
    this.#writer = options.writer;
    this.#students = options.students;
    this.#now = options.now;
  }

  peek(id: string): LiveClass | undefined {
    return this.#byId.get(id);
  }

  /** The class, from the store where need be, with its students. Null: there is none of this id. */
  get(id: string): Promise<LiveClass | null> {
    const found = this.#byId.get(id);
    if (found) {
      found.usedAt = this.#now();
      return Promise.resolve(found);
    }
    const begun = this.#loading.get(id);
    if (begun) return begun;
    const loading = this.#load(id).finally(() => this.#loading.delete(id));
    this.#loading.set(id, loading);
    return loading;
  }

  /** Whose key it is. Null: no class's. */
  async byKey(key: string): Promise<{ cls: LiveClass; holder: StoredKey['holder'] } | null> {
    const hash = hashOf(key);
    const found = this.#keys.get(hash) ?? (await this.#storage.findKey(hash));
    const cls = found && (await this.get(found.classId));
    // It may have been taken back while the class was loaded.
    if (!cls || this.#revoked.has(hash)) return null;
    this.#keys.set(hash, found);
    return { cls, holder: found.holder };
  }

  /** These keys open nothing any more. */
  revoke(hashes: readonly string[]): void {
    for (const hash of hashes) {
      this.#keys.delete(hash);
      this.#revoked.add(hash);
    }
  }
  isRevoked(key: string): boolean {
    return this.#revoked.has(hashOf(key));
  }

  /** Opens a class. @throws StorageFailure */
  async open(wish: {
    plan: readonly PlanStep[];
    settings?: Partial<ClassSettings>;
    locale: Locale;
  }): Promise<{ code: string; key: string }> {
    const key = drawToken();
    const stored: StoredClass = {
      id: drawId(),
      code: await this.freeCode(),
      title: titleOf(wish.plan, wish.locale),
      locale: wish.locale,
      plan: wish.plan,
      step: 0,
      settings: { ...SETTINGS, ...wish.settings },
      openedAt: this.#now(),
      endedAt: null,
    };
    await this.#writer.write([
      { put: 'class', class: stored },
      { put: 'key', key: { hash: hashOf(key), classId: stored.id, holder: 'owner' } },
      { put: 'code', code: stored.code, target: { kind: 'class', id: stored.id } },
    ]);
    this.#add({ id: stored.id, stored, tables: [], students: [], shared: false, usedAt: this.#now() });
    return { code: stored.code, key };
  }

  /** A code that stands for nothing yet. */
  async freeCode(): Promise<string> {
    let code = drawCode();
    while (await this.#storage.findCode(code)) code = drawCode();
    return code;
  }

  /** Forgets classes that nobody used since `before` (wall clock, ms), unless somebody watches. The store has them. */
  sweep(before: number, isWatched: (cls: LiveClass) => boolean): void {
    for (const cls of this.#byId.values()) {
      if (cls.usedAt >= before || isWatched(cls)) continue;
      this.forget(cls.id);
    }
  }

  /** The class is no more. */
  forget(id: string): void {
    this.#byId.delete(id);
    for (const [hash, { classId }] of this.#keys) if (classId === id) this.#keys.delete(hash);
  }

  #add(cls: LiveClass): LiveClass {
    this.#byId.set(cls.id, cls);
    return cls;
  }

  async #load(id: string): Promise<LiveClass | null> {
    const stored = await this.#storage.findClass(id);
    if (!stored) return null;
    const tables = await this.#storage.tableIdsOf(id);
    const joined = await this.#storage.studentsOf(id);
    const students = joined.filter(({ leftAt }) => leftAt === null).map((student) => student.id);
    await this.#students.meet(students);
    const shared = (await this.#storage.keysOf(id)).some(({ holder }) => holder === 'second');
    const current = tables.filter((table) => !table.retired).map((table) => table.id);
    return this.#add({ id, stored, tables: current, students, shared, usedAt: this.#now() });
  }
}

/** What a class is called: by the lesson that its plan begins with. */
export function titleOf([first]: readonly PlanStep[], locale: Locale): string {
  const lesson = first?.own ?? lessonById(first?.lesson ?? '');
  return lesson?.title[locale] ?? '';
}
