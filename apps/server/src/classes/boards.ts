/** The boards that somebody watches: a tile a table, brought up to date in gathered, numbered steps. */
import type { Board, Person, Tile } from '@handshake/contract';
import type { Pushes } from '../pushes.ts';
import { rooms } from '../rooms.ts';
import type { Students } from '../seating/students.ts';
import type { TableHost } from '../tables/host.ts';
import type { LiveTable } from '../tables/live.ts';
import type { Classes, LiveClass } from './classes.ts';
import { isSettled, mistakesOf, tileOf } from './tile.ts';

interface Entry {
  readonly tile: Tile;
  readonly mistakes: ReadonlyMap<string, number>;
}

/** One class's board, for as long as somebody watches it. */
interface Feed {
  rev: number;
  readonly entries: Map<string, Entry>;
  /** What was told of each student, as JSON. */
  readonly people: Map<string, string>;
  readonly changed: Set<string>;
  timer: NodeJS.Timeout | null;
}

export interface BoardOptions {
  readonly classes: Classes;
  readonly host: TableHost;
  readonly students: Students;
  readonly pushes: Pushes;
  /** How long changes are gathered, ms. */
  readonly delay: number;
  readonly now: () => number;
  /** For the operator. */
  readonly report: (what: string, error: unknown) => void;
}

export class Boards {
  readonly #options: BoardOptions;
  readonly #feeds = new Map<string, Feed>();
  #stopped = false;

  constructor(options: BoardOptions) {
    this.#options = options;
  }

  /** The whole board, as of its `rev`. To be called when the watcher is in the board's room already. */
  async watch(cls: LiveClass, addresses: readonly string[]): Promise<Board> {
    for (const id of cls.tables) await this.#options.host.get(id);
    const feed = this.#feeds.get(cls.id) ?? {
      rev: 0,
      entries: new Map(),
      people: new Map(),
      changed: new Set(),
      timer: null,
    };
    this.#feeds.set(cls.id, feed);
    for (const id of cls.tables) if (!feed.entries.has(id)) feed.changed.add(id);
    // Whoever watches already gets these changes as a step of their own.
    this.#step(cls, feed);
    const entries = this.#current(cls, feed);
    return {
      ...this.#totals(cls, entries, feed.rev),
      tiles: entries.map(({ tile }) => tile),
      people: this.#people(cls),
      addresses: [...addresses],
    };
  }

  /** Something about a table changed that its tile may show. */
  changed(live: LiveTable): void {
    if (live.classId === null) return;
    const feed = this.#feeds.get(live.classId);
    if (!feed) return;
    feed.changed.add(live.id);
    this.#schedule(live.classId, feed);
  }

  /** The class itself changed: its lesson, its tables, its students. */
  touched(classId: string): void {
    const feed = this.#feeds.get(classId);
    const cls = this.#options.classes.peek(classId);
    if (!feed || !cls) return;
    for (const id of cls.tables) if (!feed.entries.has(id)) feed.changed.add(id);
    this.#schedule(classId, feed);
  }

  stop(): void {
    this.#stopped = true;
    for (const feed of this.#feeds.values()) if (feed.timer) clearTimeout(feed.timer);
    this.#feeds.clear();
  }

  #schedule(classId: string, feed: Feed): void {
    if (feed.timer || this.#stopped) return;
    feed.timer = setTimeout(() => {
      feed.timer = null;
      const cls = this.#options.classes.peek(classId);
      if (!cls || !this.#options.pushes.hasListeners(rooms.board(classId))) {
        this.#feeds.delete(classId);
        return;
      }
      try {
        this.#step(cls, feed);
      } catch (error) {
        this.#options.report(`class ${classId}: its board could not be brought up to date`, error);
      }
    }, this.#options.delay);
  }

  /** Brings the tiles up to date and tells the watchers what is new. */
  #step(cls: LiveClass, feed: Feed): void {
    const { host, students, pushes } = this.#options;
    const fresh: Tile[] = [];
    for (const id of [...feed.changed]) {
      const live = host.peek(id);
      // A table that is being stored, or loaded, is shown in the next step.
      if (live && !isSettled(live)) continue;
      feed.changed.delete(id);
      if (!live || !cls.tables.includes(id)) continue;
      const tile = tileOf(live, students, cls.stored.plan);
      feed.entries.set(id, { tile, mistakes: mistakesOf(live) });
      fresh.push(tile);
    }
    const removed = [...feed.entries.keys()].filter((id) => !cls.tables.includes(id));
    for (const id of removed) feed.entries.delete(id);
    if (feed.changed.size > 0) this.#schedule(cls.id, feed);
    feed.rev += 1;
    const totals = this.#totals(cls, this.#current(cls, feed), feed.rev);
    const people = this.#people(cls).filter((person) => {
      const told = JSON.stringify(person);
      if (feed.people.get(person.id) === told) return false;
      feed.people.set(person.id, told);
      return true;
    });
    const left = [...feed.people.keys()].filter((id) => !cls.students.includes(id));
    for (const id of left) feed.people.delete(id);
    pushes.to(rooms.board(cls.id), 'class.board', { ...totals, changed: fresh, removed, people, left });
  }

  /** By number: a class that comes from the store has its tables in the order of their opening. */
  #current(cls: LiveClass, feed: Feed): Entry[] {
    return cls.tables
      .flatMap((id) => feed.entries.get(id) ?? [])
      .sort((a, b) => a.tile.number - b.tile.number);
  }

  #people(cls: LiveClass): Person[] {
    return cls.students.flatMap((id) => {
      const student = this.#options.students.peek(id);
      if (!student) return [];
      const { stored, here, at } = student;
      const { name, realName, askedAt } = stored;
      return [{ id, name, realName, here, table: at?.table ?? null, part: at?.part ?? null, askedAt }];
    });
  }

  #totals(
    cls: LiveClass,
    entries: readonly Entry[],
    rev: number,
  ): Omit<Board, 'tiles' | 'people' | 'addresses'> {
    const { code, title, plan, step, settings, endedAt } = cls.stored;
    const { pace, absent, odd, locked, paused, word } = settings;
    const mistakes = new Map<string, Board['mistakes'][number]>();
    for (const { tile, mistakes: counts } of entries) {
      for (const [misconception, count] of counts) {
        const total = mistakes.get(misconception) ?? { misconception, count: 0, tables: [] };
        const tables = [...total.tables, { table: tile.table, count }];
        mistakes.set(misconception, { misconception, count: total.count + count, tables });
      }
    }
    return {
      code,
      title,
      plan: plan.map(({ lesson, own, profile, ways, minutes }) => ({
        lesson,
        lessonTitle: own?.title ?? null,
        profile,
        ways,
        minutes,
      })),
      step,
      settings: { pace, absent, odd, locked },
      ended: endedAt !== null,
      archived: settings.archived,
      paused,
      word,
      shared: cls.shared,
      students: cls.students.length,
      waiting: entries.flatMap(({ tile }) => waitingAt(tile)),
      mistakes: [...mistakes.values()].sort((a, b) => b.count - a.count),
      rev,
      now: this.#options.now(),
    };
  }
}

/** Who has no partner at a table. */
function waitingAt({ seats: { client, server } }: Tile): string[] {
  const students = [client, server].filter(({ kind }) => kind === 'student');
  return students.length === 1 ? students.map(({ name }) => name) : [];
}
