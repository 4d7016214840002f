/** An instructor's view of a class: the board as the server keeps it current, and one table opened to its log. */
import type {
  Board,
  ClassReport,
  ClassSettings,
  EventName,
  EVENTS,
  Person,
  PlannedLesson,
  RefusalCode,
  Request,
  Tile,
  WantedTable,
} from '@handshake/contract';
import { fold, HOST_ID, step } from '@handshake/lessons';
import type { Lesson, LoggedMove, Puzzle, Table } from '@handshake/lessons';
import type { Taken } from '#lib/afterwards/take.ts';
import { coalesce } from '#lib/session/coalesce.ts';
import type { LessonSettings } from '#lib/lessons/settings.ts';
import { wanted } from '#lib/lessons/wanted.ts';
import type { Trouble } from '#lib/session/refusals.ts';
import { ServerClock } from '#lib/session/server-clock.ts';
import type { Asked, Connection, Push } from '#lib/session/socket.ts';

/** What an instructor asks with the class's key. */
type KeyedEvent = {
  [E in EventName]: Request<(typeof EVENTS)[E]> extends { key: string } ? E : never;
}[EventName];
type Unkeyed<E extends KeyedEvent> = Omit<Request<(typeof EVENTS)[E]>, 'key'>;

export type BoardStatus = 'looking' | 'live' | 'reconnecting' | 'nowhere';

/** The board without its tiles. */
export type Totals = Omit<Board, 'tiles' | 'people'>;

/** The lesson that is on, or that newcomers begin with. */
export const lessonOn = ({ plan, step }: Pick<Totals, 'plan' | 'step'>): PlannedLesson =>
  (plan[step] ?? plan[0]) as PlannedLesson;

export type StepEvent = Extract<EventName, `step.${string}`>;

export interface Opened {
  readonly id: string;
  readonly table: Table;
  /** The log that it is the fold of. */
  readonly moves: readonly LoggedMove[];
  /** Numbers of the moves that a bot made, whosever seat it was. */
  readonly bots: ReadonlySet<number>;
}
const opened = (id: string, table: Table, moves: readonly LoggedMove[]): Opened => ({
  id,
  table,
  moves: [...moves],
  bots: botsOf(moves),
});
const botsOf = (moves: readonly LoggedMove[]): ReadonlySet<number> =>
  new Set(moves.flatMap(({ n, id }) => (id.startsWith(HOST_ID) ? [n] : [])));

const RETRY = 600;
/** A server's whole file is written anew, ms. */
const ERASING = 60_000;
const PASSING: readonly Trouble[] = ['unreachable', 'too-fast', 'server-error', 'not-stored'];

export class BoardSession {
  #connection: Connection;
  #key: string;
  #undo: (() => void)[];
  #closed = false;
  #clock = new ServerClock();
  /** The table that the instructor wants to see; its log follows. */
  #wanted = $state<string | null>(null);
  #moves: LoggedMove[] = [];

  status = $state<BoardStatus>('looking');
  trouble = $state<Trouble | null>(null);
  totals = $state.raw<Totals | null>(null);
  tiles = $state.raw<ReadonlyMap<string, Tile>>(new Map());
  /** The class's students, by id. */
  people = $state.raw<ReadonlyMap<string, Person>>(new Map());
  opened = $state.raw<Opened | null>(null);
  /** The server's clock, moved on by `tick`. */
  now = $state(0);
  /** Whoever opened the class, or a second instructor. */
  holder = $state<'owner' | 'second'>('owner');

  constructor(connection: Connection, key: string) {
    this.#connection = connection;
    this.#key = key;
    this.#undo = [
      connection.on('class.board', (push) => this.#change(push)),
      connection.on('class.moves', ({ table, from, moves }) => this.#follow(table, from, moves)),
      connection.on('entry.revoked', () => {
        this.status = 'nowhere';
        this.trouble = 'key-revoked';
      }),
      connection.onDisconnect(() => {
        if (this.status === 'live') this.status = 'reconnecting';
      }),
      connection.onConnect(() => this.#watch()),
    ];
  }

  /** The opened table's tile, if it is still on the board. */
  get selected(): Tile | null {
    return this.#wanted === null ? null : (this.tiles.get(this.#wanted) ?? null);
  }

  /** Called once a second by the page: idle times go on. */
  tick(): void {
    // In whole seconds: a push in between changes nothing that is shown of every table.
    this.now = Math.floor(this.#clock.now() / 1000) * 1000;
  }

  open(table: string): void {
    if (this.#wanted !== table) this.opened = null;
    this.#wanted = table;
    this.#load();
  }

  shut(): void {
    this.#wanted = this.opened = null;
  }

  /** How the class is run from now on. */
  settings(settings: Partial<ClassSettings>): Promise<boolean> {
    return this.#do(this.#connection.ask('class.settings', { key: this.#key, settings }));
  }

  /** Tables as they are to be, by hand. */
  seat(tables: readonly WantedTable[]): Promise<boolean> {
    return this.#do(this.#connection.ask('people.seat', { key: this.#key, tables: [...tables] }));
  }

  /** Null, or why not; as with `remove`. */
  async rename(student: string, name: string): Promise<Trouble | null> {
    const answer = await this.#connection.ask('people.rename', { key: this.#key, student, name });
    return answer.ok ? null : answer.refusal;
  }

  /** Out of the class. */
  async remove(student: string): Promise<Trouble | null> {
    const answer = await this.#connection.ask('people.remove', { key: this.#key, student });
    return answer.ok ? null : answer.refusal;
  }

  pair(how: 'redraw' | 'need' | 'swap'): Promise<boolean> {
    return this.#do(this.#connection.ask('class.pair', { key: this.#key, how }));
  }

  setLesson(id: string, own: Lesson | null, { profile, ways, minutes }: LessonSettings): Promise<boolean> {
    const chosen = { ...wanted(id, own), profile, ways, minutes };
    const { plan: before, step: begin } = this.totals ?? { plan: [], step: 0 };
    // In the place of the lesson that is on; the rest of the plan stays.
    const plan = before.map(({ lesson, profile: judged, ways: played, minutes: time }, i) =>
      i === begin ? chosen : { lesson, profile: judged, ways: played, minutes: time },
    );
    return this.#do(
      this.#connection.ask('class.plan', {
        key: this.#key,
        plan: plan.length > 0 ? plan : [chosen],
        begin,
      }),
    );
  }

  /** Everybody at this lesson of the plan, now. */
  begin(step: number): Promise<boolean> {
    return this.#do(this.#connection.ask('class.plan', { key: this.#key, begin: step }));
  }

  end(): Promise<boolean> {
    return this.#do(this.#connection.ask('class.end', { key: this.#key }));
  }

  archive(on: boolean): Promise<boolean> {
    return this.#do(this.#connection.ask('class.archive', { key: this.#key, on }));
  }

  /** Null: it was not done, and `trouble` says why. */
  async erase(code: string): Promise<{ clean: boolean } | null> {
    const answer = await this.#connection.ask('class.erase', { key: this.#key, code }, ERASING);
    this.trouble = answer.ok ? null : answer.refusal;
    return answer.ok ? answer : null;
  }

  async report(): Promise<Taken<ClassReport>> {
    const { takeReport } = await import('#lib/afterwards/take.ts');
    return takeReport(this.#key);
  }

  /** Asks in the name of this class's instructor. */
  ask<E extends KeyedEvent>(event: E, request: Unkeyed<E>): Promise<Asked<E>> {
    // TypeScript does not see that what an event lacks without its key is its key.
    return this.#connection.ask(event, { ...request, key: this.#key } as unknown as Request<
      (typeof EVENTS)[E]
    >);
  }

  /** As `ask`; what is refused is the board's trouble until something is granted. */
  async step<E extends StepEvent>(event: E, request: Unkeyed<E>): Promise<Asked<E>> {
    const answer = await this.ask(event, request);
    this.trouble = answer.ok ? null : answer.refusal;
    return answer;
  }

  /** Puzzles out of what was mistaken so far. The opened table is no longer followed: to be called when the page is left. */
  async puzzles(): Promise<Puzzle[]> {
    const tables = [...this.tiles.values()].filter(({ refused }) => refused > 0).map(({ table }) => table);
    const { classPuzzles } = await import('./class-puzzles.ts');
    return classPuzzles({ mistakes: this.totals?.mistakes ?? [], tables }, async (table) => {
      const answer = await this.#connection.ask('class.table', { key: this.#key, table });
      return answer.ok ? answer : null;
    });
  }

  close(): void {
    this.#closed = true;
    for (const undo of this.#undo) undo();
    this.#connection.close();
  }

  async #do(
    asked: Promise<{ ok: true } | { ok: false; refusal: RefusalCode | 'unreachable' }>,
  ): Promise<boolean> {
    const answer = await asked;
    this.trouble = answer.ok ? null : answer.refusal;
    return answer.ok;
  }

  #watch = coalesce(async () => {
    if (this.#closed) return;
    const answer = await this.#connection.ask('class.watch', { key: this.#key });
    if (this.#closed) return;
    if (answer.ok) {
      const { tiles, people, ...totals } = answer.board;
      this.people = new Map(people.map((person) => [person.id, person]));
      this.totals = totals;
      this.holder = answer.holder;
      this.tiles = new Map(tiles.map((tile) => [tile.table, tile]));
      this.#clock.set(totals.now);
      this.tick();
      this.trouble = null;
      this.status = 'live';
      if (this.#wanted) this.#load();
    } else if (PASSING.includes(answer.refusal)) {
      if (this.totals === null) this.trouble = answer.refusal;
      if (this.#connection.connected) setTimeout(() => this.#watch(), RETRY);
    } else {
      this.status = 'nowhere';
      this.trouble = answer.refusal;
    }
  });

  #change(push: Push<'class.board'>): void {
    if (!this.totals || push.code !== this.totals.code) return;
    if (push.rev <= this.totals.rev) return;
    // Something was missed: the whole board again.
    if (push.rev !== this.totals.rev + 1) return this.#watch();
    const { changed, removed, people, left, ...totals } = push;
    if (people.length > 0 || left.length > 0) {
      const all = new Map(this.people);
      for (const id of left) all.delete(id);
      for (const person of people) all.set(person.id, person);
      this.people = all;
    }
    const tiles = new Map(this.tiles);
    for (const table of removed) tiles.delete(table);
    for (const tile of changed) tiles.set(tile.table, tile);
    this.tiles = tiles;
    this.totals = { ...totals, addresses: this.totals.addresses };
    this.#clock.set(totals.now);
    this.tick();
  }

  #load = coalesce(async () => {
    const id = this.#wanted;
    if (id === null) return;
    const answer = await this.#connection.ask('class.table', { key: this.#key, table: id });
    if (id !== this.#wanted) return;
    if (!answer.ok) {
      if (answer.refusal !== 'unreachable') this.trouble = answer.refusal;
      return;
    }
    this.#moves = [...answer.moves];
    this.opened = opened(id, fold(answer.header, answer.moves), this.#moves);
  });

  #follow(table: string, from: number, moves: readonly LoggedMove[]): void {
    if (table !== this.#wanted) return;
    if (!this.opened || from > this.#moves.length + 1) return this.#load();
    const fresh = moves.filter(({ n }) => n > this.#moves.length);
    if (fresh.length === 0) return;
    this.#moves.push(...fresh);
    this.opened = opened(table, fresh.reduce(step, this.opened.table), this.#moves);
  }
}
