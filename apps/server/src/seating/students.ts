/** The students who are around: who they are, where they sit, whether they are here. */
import type { Part } from '@handshake/lessons';
import { hashOf } from '../draw.ts';
import { Bucket } from '../sockets/bucket.ts';
import type { Rate } from '../sockets/bucket.ts';
import type { Storage, StoredStudent } from '../storage/repository.ts';

export interface LiveStudent {
  readonly id: string;
  stored: StoredStudent;
  /** Where they sit now; null: nowhere. */
  at: { readonly table: string; readonly part: Part } | null;
  /** Ids of their connections: every tab is one. */
  readonly sockets: Set<string>;
  /** Connected, or only just not any more. */
  here: boolean;
  /** Away for longer than a reload takes, or than a restart of the server. */
  missed: boolean;
  composing: boolean;
  /** How much all of their connections together may still ask for. */
  readonly bucket: Bucket;
}

export class Students {
  readonly #storage: Storage;
  readonly #rate: Rate;
  readonly #byId = new Map<string, LiveStudent>();
  readonly #loading = new Map<string, Promise<LiveStudent | null>>();

  constructor(storage: Storage, rate: Rate) {
    this.#storage = storage;
    this.#rate = rate;
  }

  /** Whoever is in memory. */
  peek(id: string): LiveStudent | undefined {
    return this.#byId.get(id);
  }

  /** The student, from the store where need be. Null: there is none of this id. */
  async get(id: string): Promise<LiveStudent | null> {
    return this.#byId.get(id) ?? this.#meet(id, () => this.#storage.findStudent(id));
  }

  /** Brings several into memory. */
  async meet(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.get(id);
  }

  /** Whose token it is. Null: nobody's, or of one who has stood up for good. */
  async byToken(token: string): Promise<LiveStudent | null> {
    const stored = await this.#storage.findStudentByToken(hashOf(token));
    if (!stored || stored.leftAt !== null) return null;
    const student = await this.get(stored.id);
    return student?.stored.leftAt === null ? student : null;
  }

  /** Takes in one who has just sat down (and is stored). */
  add(stored: StoredStudent, at: LiveStudent['at']): LiveStudent {
    const student: LiveStudent = {
      id: stored.id,
      stored,
      at,
      sockets: new Set(),
      here: false,
      missed: false,
      composing: false,
      bucket: new Bucket(this.#rate),
    };
    this.#byId.set(student.id, student);
    return student;
  }

  /** Forgets those who are not connected, unless `isNeeded`. The store has them. */
  sweep(isNeeded: (student: LiveStudent) => boolean): void {
    for (const student of this.#byId.values()) {
      if (student.sockets.size === 0 && !student.here && !isNeeded(student)) this.#byId.delete(student.id);
    }
  }

  /** The student is no more. */
  forget(id: string): void {
    this.#byId.delete(id);
  }

  #meet(id: string, find: () => Promise<StoredStudent | null>): Promise<LiveStudent | null> {
    const begun = this.#loading.get(id);
    if (begun) return begun;
    const loading = (async () => {
      const stored = await find();
      if (!stored) return null;
      const at = await this.#storage.findSeatOf(id);
      return this.#byId.get(id) ?? this.add(stored, at);
    })().finally(() => this.#loading.delete(id));
    this.#loading.set(id, loading);
    return loading;
  }
}
