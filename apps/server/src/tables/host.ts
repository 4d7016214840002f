/**
 * Keeps the tables that are in use. A move is judged against the newest fold, stored with whatever else arrives in the
 * same turn of the event loop, and only then answered and told. Judging and appending happen in one go, so the calls
 * at one table are its queue.
 */
import { moveRefusal, refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import { HOST_ID } from '@handshake/lessons';
import type { Actor, LoggedMove, Move } from '@handshake/lessons';
import type { Storage, TableRecord } from '../storage/repository.ts';
import type { Writer } from '../storage/writer.ts';
import { Actors } from './actors.ts';
import type { Pace } from './actors.ts';
import { LiveTable } from './live.ts';

export interface HostOptions {
  readonly storage: Storage;
  readonly writer: Writer;
  readonly pace: Pace;
  /** Wall clock, ms. */
  readonly now: () => number;
  readonly isHere: (student: string) => boolean;
  /** Students must be known before their table is shown. */
  readonly meet: (students: readonly string[]) => Promise<void>;
  /** Moves of a table are stored: tell everybody who may know. */
  readonly tell: (live: LiveTable, untold: Untold) => void;
  /** A bug, or the store failed: for the operator. */
  readonly report: (what: string, error: unknown) => void;
}

/** `text`: the JSON of `logged`. */
export type PlayAnswer = { readonly ok: true; readonly logged: LoggedMove; readonly text: string } | Refusal;
export type Untold = ReturnType<LiveTable['takeUntold']>;

/** More than anything a lesson can cause at once: beyond it, two parts of the product push each other round in circles. */
const MOST_AT_ONCE = 500;
/** After a failed commit, ms. */
const RETRY = 1_000;

export class TableHost {
  readonly pace: Pace;
  readonly #options: HostOptions;
  readonly #actors: Actors;
  readonly #tables = new Map<string, LiveTable>();
  readonly #loading = new Map<string, Promise<LiveTable | null>>();

  constructor(options: HostOptions) {
    this.#options = options;
    this.pace = options.pace;
    this.#actors = new Actors(
      options.pace,
      (live, key) => this.#wake(live, key),
      options.report,
      options.isHere,
    );
  }

  /** The table if it is in memory. */
  peek(id: string): LiveTable | undefined {
    return this.#tables.get(id);
  }

  /** The table, from the store where need be; what was on its way there goes on. Null: there is none of this id. */
  get(id: string): Promise<LiveTable | null> {
    const found = this.#tables.get(id);
    if (found) return Promise.resolve(found);
    const begun = this.#loading.get(id);
    if (begun) return begun;
    const loading = this.#load(id).finally(() => this.#loading.delete(id));
    this.#loading.set(id, loading);
    return loading;
  }

  /** Takes in a table that was just opened (and stored). */
  adopt(record: TableRecord, code: string): LiveTable {
    const live = new LiveTable(record, { code, closed: false, now: this.#options.now() });
    this.#tables.set(live.id, live);
    this.attend(live);
    return live;
  }

  /** Judges, stores, answers. The same id again is answered as the first time; it counts once. */
  play(live: LiveTable, by: Actor, id: string, move: Move): Promise<PlayAnswer> {
    return new Promise((resolve) => {
      // Its last moves were not stored, and it is being loaded again.
      if (live.dropped) return resolve(refuse('not-stored'));
      const earlier = live.find(by, id);
      if (earlier) {
        const answer = (failure: unknown) =>
          resolve(failure ? refuse('not-stored') : { ok: true, logged: earlier, text: live.textOf(earlier) });
        if (earlier.n <= live.durable) answer(null);
        else this.#options.writer.enqueue([], answer);
        return;
      }
      const played = live.play(by, id, move, this.#options.now());
      if (!played.ok) {
        resolve(refuse(moveRefusal(played.refusal)));
        return;
      }
      const { logged } = played;
      this.#playWhatIsDue(live);
      this.#store(live, logged.n, (failed) =>
        resolve(failed ? refuse('not-stored') : { ok: true, logged, text: live.textOf(logged) }),
      );
    });
  }

  /** To be called whenever something about a table changed that is no move: who sits there, that it is closed. */
  attend(live: LiveTable): void {
    const before = live.log.length;
    this.#playWhatIsDue(live);
    if (live.log.length > before) this.#store(live, before + 1, () => {});
    else this.#actors.attend(live);
  }

  /** Forgets what is in memory; the store has it, and `get` brings it back. */
  drop(live: LiveTable): void {
    live.dropped = true;
    this.#actors.release(live);
    if (this.#tables.get(live.id) === live) this.#tables.delete(live.id);
  }

  /** Puts away tables that nobody used since `before` (wall clock, ms) and where nothing happens by itself. */
  sweep(before: number, isWatched: (live: LiveTable) => boolean): void {
    for (const live of this.#tables.values()) {
      if (live.usedAt >= before || live.durable < live.log.length) continue;
      if (!this.#actors.isBusy(live) && !isWatched(live)) this.drop(live);
    }
  }

  /** The tables in memory. */
  get tables(): Iterable<LiveTable> {
    return this.#tables.values();
  }

  /** Nothing more happens by itself. */
  stop(): void {
    this.#actors.stop();
  }

  async #load(id: string): Promise<LiveTable | null> {
    const { storage, meet, now } = this.#options;
    const record = await storage.loadTable(id);
    if (!record) return null;
    const { classId } = record.table;
    const owner = classId === null ? null : await storage.findClass(classId);
    const code = owner ? owner.code : await storage.codeOf(id);
    const sittings = await storage.sittingsOf(id);
    const closed = owner?.endedAt != null;
    const live = new LiveTable(record, { code: code ?? '', closed, now: now(), sittings });
    await meet(live.students);
    this.#tables.set(id, live);
    this.attend(live);
    return live;
  }

  #wake(live: LiveTable, key: string): void {
    if (live.dropped) return;
    const due = this.#actors.next(live, key);
    if (!due) return this.#actors.attend(live);
    const before = live.log.length;
    this.#actorPlays(live, due.by, due.move);
    this.#playWhatIsDue(live);
    if (live.log.length > before) this.#store(live, before + 1, () => {});
  }

  #playWhatIsDue(live: LiveTable): void {
    for (let i = 0; i < MOST_AT_ONCE; i++) {
      const due = this.#actors.next(live);
      if (!due || !this.#actorPlays(live, due.by, due.move)) return;
    }
    this.#options.report(`table ${live.id}: ${MOST_AT_ONCE} moves at once`, null);
  }

  #actorPlays(live: LiveTable, by: Actor, move: Move): boolean {
    // No client's id begins so: it cannot be anybody else's.
    const { now, report } = this.#options;
    try {
      const played = live.play(by, `${HOST_ID}${live.log.length + 1}`, move, now());
      if (!played.ok) report(`table ${live.id}: ${by} ${move.kind} refused: ${played.refusal}`, null);
      return played.ok;
    } catch (error) {
      report(`table ${live.id}: ${by} ${move.kind} failed`, error);
      return false;
    }
  }

  /** Stores the moves from number `from` on; then tells of them, or forgets the table when they were not stored. */
  #store(live: LiveTable, from: number, done: (failed: boolean) => void): void {
    const changes = live.changesFrom(from);
    const upTo = live.log.length;
    this.#options.writer.enqueue(changes, (failure) => {
      if (failure) {
        if (!live.dropped) this.#recover(live, failure);
        done(true);
        return;
      }
      live.durable = Math.max(live.durable, upTo);
      done(false);
      // Whoever moved is answered first.
      process.nextTick(() => {
        if (!live.dropped && live.told < live.durable) this.#options.tell(live, live.takeUntold());
      });
    });
    this.#actors.attend(live);
  }

  #recover(live: LiveTable, failure: unknown): void {
    const { report } = this.#options;
    report(`table ${live.id}: its last moves were not stored`, failure);
    this.drop(live);
    // Whoever asks for the table loads it; what was on its way there waits for a store that may be in trouble.
    const again = setTimeout(() => {
      this.get(live.id).catch((error: unknown) => report(`table ${live.id}: cannot be loaded`, error));
    }, RETRY);
    again.unref();
  }
}
