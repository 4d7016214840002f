/**
 * Runs of lessons that were played to their end while this browser holds a seat in a class: they wait here until the class's server
 * has judged and kept them. A key each, so that no tab overwrites another's.
 */
import { MAX_RUN, MAX_RUN_MOVES, runSchema } from '@handshake/contract';
import type { Run } from '@handshake/contract';
import type { Header, LoggedMove, Part } from '@handshake/lessons';
import { forget, keys, readJson, writeJson } from '#lib/session/stored.ts';
import { keptClassSeats } from '#lib/session/tokens.ts';

/** A table in the browser, played to its end; nothing hidden in its log. */
export interface EndedTable {
  readonly id: string;
  readonly seat: Part;
  readonly header: Header;
  readonly moves: readonly LoggedMove[];
}
/** How it was practised. */
export type Practised = Pick<Run, 'device' | 'level' | 'loss'>;

const PREFIX = 'run:';
const isRun = (value: unknown): value is Run => runSchema.safeParse(value).success;
/** The token, and the names around. */
const ENVELOPE = 200;

export class Runs {
  #unsafe = false;
  #large: readonly string[] = [];

  /** Some of those that wait are in this tab's memory alone. */
  get unsafe(): boolean {
    return this.#unsafe;
  }
  /** Lessons whose runs were too large to be sent. */
  get large(): readonly string[] {
    return this.#large;
  }

  /** Puts a run by for the class that was joined last. False: there is no class, or it is none of TCP's own rules, or too large. */
  add({ id, seat, header, moves }: EndedTable, practised: Practised): boolean {
    const [cls] = keptClassSeats();
    const { lesson, rules, profile, mode, ask = { predict: false, state: false }, iss } = header;
    // By other rules nothing is noted.
    if (!cls || rules.id !== 'rfc9293' || iss.client === null || iss.server === null) return false;
    const run: Run = {
      table: id,
      lesson: { id: lesson.id, version: lesson.version },
      profile,
      ways: { mode, ask },
      iss: { client: iss.client, server: iss.server },
      seat,
      ...practised,
      moves: [...moves],
    };
    const bytes = new TextEncoder().encode(JSON.stringify(run)).length;
    if (moves.length > MAX_RUN_MOVES || bytes + ENVELOPE > MAX_RUN) {
      this.#large = [...this.#large, lesson.id];
      return false;
    }
    if (!writeJson('local', `${PREFIX}${cls.code}:${id}`, run)) this.#unsafe = true;
    return true;
  }

  /** Those that wait for a class; what is damaged is passed over. */
  of(code: string): readonly Run[] {
    return keys('local', `${PREFIX}${code}:`).flatMap((key) => readJson('local', key, isRun) ?? []);
  }

  get waiting(): number {
    return keys('local', PREFIX).length;
  }

  done(code: string, { table }: Run): void {
    forget('local', `${PREFIX}${code}:${table}`);
  }

  /** Keeps those alone that wait for one of these classes, and can be read. */
  tidy(codes: readonly string[]): void {
    const live = new Set(
      codes.flatMap((code) => this.of(code).map(({ table }) => `${PREFIX}${code}:${table}`)),
    );
    for (const key of keys('local', PREFIX)) if (!live.has(key)) forget('local', key);
  }

  clear(): void {
    this.tidy([]);
    this.#unsafe = false;
    this.#large = [];
  }
}

/** This browser's. */
export const runs = new Runs();
