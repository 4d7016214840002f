/**
 * What the server keeps, and the one interface through which it keeps it. Whatever implements this is held to
 * `storage.contract.ts`. Reads are plain; every write is a list of changes that is stored as a whole or not at all.
 */
import type { Absent } from '@handshake/contract';
import type { Header, Lesson, LoggedMove, Part, PracticeEvent, Ways } from '@handshake/lessons';
import type { Locale } from '@handshake/lessons';
import type { Profile } from '@handshake/protocol';

/** One lesson of a class's plan, and how it is played. */
export interface PlanStep {
  readonly lesson: string;
  /** That lesson itself, where it is not the product's. */
  readonly own: Lesson | null;
  readonly profile: Profile;
  readonly ways: Ways;
  /** How long it is meant to take; null: as long as it takes. */
  readonly minutes: number | null;
}

/** Somebody of the class list. */
export interface RosterRow {
  readonly id: string;
  readonly name: string;
  readonly number: string | null;
  /** Who of the class it is; one who has left is nobody. */
  readonly student: string | null;
}

/** How a class is run. Kept as JSON: what an older version does not know has its value in `SETTINGS`. */
export interface ClassSettings {
  /** `own`: each table goes on to the next lesson as it finishes. `together`: all do when the instructor says so. */
  readonly pace: 'own' | 'together';
  /** When a partner is away: wait, the bot plays for them until they are back, or another partner as soon as there is one. */
  readonly absent: Absent;
  /** What becomes of an odd student. */
  readonly odd: 'bot' | 'wait' | 'network';
  /** Nobody new gets in. */
  readonly locked: boolean;
  /** Tables that are opened now begin paused. */
  readonly paused: boolean;
  /** Ended, and put out of the way. */
  readonly archived: boolean;
  /** On how many days, and when last (wall clock, ms), its term was found to be over; null: it is not. See `terms.ts`. */
  readonly due: { readonly days: number; readonly last: number } | null;
  /** The word to all that tables begin with. */
  readonly word: Care['word'];
  /** The class list; empty where there is none. */
  readonly roster: readonly RosterRow[];
}
export const SETTINGS: ClassSettings = {
  pace: 'own',
  absent: 'wait',
  odd: 'bot',
  locked: false,
  paused: false,
  archived: false,
  due: null,
  word: null,
  roster: [],
};

/** A class: opened by an instructor, joined with a code. */
export interface StoredClass {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly locale: Locale;
  /** What is played, in order; never empty. */
  readonly plan: readonly PlanStep[];
  /** Where newcomers begin, index of `plan`; with `together`, where everybody is. */
  readonly step: number;
  readonly settings: ClassSettings;
  /** Wall clock, ms since 1970. */
  readonly openedAt: number;
  readonly endedAt: number | null;
}

/** A key to a class. A class has one `owner` key, and at most one of a `second` instructor, who can be put out again. */
export interface StoredKey {
  /** SHA-256, base64url. */
  readonly hash: string;
  readonly classId: string;
  readonly holder: 'owner' | 'second';
}

/** What an instructor has done for one table. Wall clock and durations, ms. */
export interface Care {
  /** Since when nothing is played here; null: it goes on. */
  readonly pausedAt: number | null;
  /** How long it was paused before, altogether. */
  readonly pausedFor: number;
  /** Time that was given beside the plan's. */
  readonly extra: number;
  /** The newest word to this table. */
  readonly word: { readonly text: string; readonly at: number } | null;
  /** What the one who is left has chosen while the other is away; null: as the class has it. */
  readonly absent: Absent | null;
}
export const NO_CARE: Care = { pausedAt: null, pausedFor: 0, extra: 0, word: null, absent: null };

/** A table without its log. */
export interface StoredTable {
  readonly id: string;
  readonly classId: string | null;
  /** Its number within the class, from 1; null for a table that belongs to no class. */
  readonly number: number | null;
  /** Which lesson of its class's plan it plays, from 0. */
  readonly step: number;
  readonly care: Care;
  readonly header: Header;
  readonly openedAt: number;
  /** Since when another table has taken its place; its log stays. */
  readonly retiredAt: number | null;
}

export interface StoredStudent {
  readonly id: string;
  /** SHA-256 of the seat token, base64url. The token itself is nowhere but with the student. */
  readonly tokenHash: string;
  /** What peers see. */
  readonly name: string;
  /** By the class's roster, for its instructors' eyes; null where there is none. */
  readonly realName: string | null;
  /** SHA-256 of the class's id and the personal code, base64url; null: they have none. */
  readonly codeHash: string | null;
  /** Since when they ask for help. */
  readonly askedAt: number | null;
  readonly locale: Locale;
  readonly classId: string | null;
  readonly joinedAt: number;
  /** Stood up for good. */
  readonly leftAt: number | null;
}

/** Who plays for whoever has the seat, until it is handed back. */
export type StandIn = 'bot' | 'instructor';
/** Whose a seat is; the network that is `nobody`'s runs by itself. */
export type Occupancy =
  | { readonly kind: 'student'; readonly student: string; readonly stand?: StandIn | undefined }
  | { readonly kind: 'bot'; readonly stand?: 'instructor' | undefined }
  | { readonly kind: 'nobody' };
export type Occupancies = Readonly<Record<Part, Occupancy>>;

/** Who had a part of a table from when on. */
export interface Sitting {
  readonly part: Part;
  readonly occupancy: Occupancy;
  /** The moves of the table's log that were made before. */
  readonly after: number;
  /** Wall clock, ms. */
  readonly at: number;
}

/** A table with its seats and its whole log, in order. */
export interface TableRecord {
  readonly table: StoredTable;
  readonly seats: Occupancies;
  readonly moves: readonly LoggedMove[];
}

/** A class at one instant, without its logs: they only ever grow, so their lengths say which moves belong to it. */
export interface ClassMoment {
  readonly class: StoredClass;
  /** All who ever joined, in that order. */
  readonly students: readonly StoredStudent[];
  /** All that were ever opened, in that order. */
  readonly tables: readonly {
    readonly id: string;
    readonly number: number | null;
    readonly step: number;
    readonly openedAt: number;
    readonly retiredAt: number | null;
    /** How many moves its log had. */
    readonly moves: number;
    readonly sittings: readonly Sitting[];
  }[];
}

/** When something last happened in a class. Wall clock, ms. */
export interface ClassUse {
  readonly id: string;
  /** The newest of: its opening, a student who joined, a table that was opened, a move. */
  readonly usedAt: number;
  readonly endedAt: number | null;
}

/** The JSON of a move's parts; `outcome` is empty where there is none. */
export interface MoveJson {
  readonly move: string;
  readonly outcome: string;
}

/** What a join code stands for. */
export interface CodeTarget {
  readonly kind: 'class' | 'table';
  readonly id: string;
}

/** One change. `put` replaces what has the same key; a move is only ever added. */
export type Change =
  | { readonly put: 'class'; readonly class: StoredClass }
  | { readonly put: 'table'; readonly table: StoredTable }
  | { readonly put: 'student'; readonly student: StoredStudent }
  | { readonly put: 'key'; readonly key: StoredKey }
  /** `after`, `at`: as in `Sitting`. */
  | ({ readonly put: 'seat'; readonly table: string } & Sitting)
  | { readonly put: 'code'; readonly code: string; readonly target: CodeTarget }
  | { readonly put: 'practice'; readonly student: string; readonly event: PracticeEvent }
  | { readonly drop: 'key'; readonly hash: string }
  /** The class and all that belongs to it. */
  | { readonly drop: 'class'; readonly id: string }
  /** `json`: of the move's parts as `moveJson` gives it, where the caller has it already. */
  | { readonly add: 'move'; readonly table: string; readonly logged: LoggedMove; readonly json?: MoveJson };

export interface Storage {
  /**
   * Stores all of the changes, in order, durably: once it resolves, not even a power cut loses them.
   * @throws StorageFailure when nothing of it was stored
   */
  commit(changes: readonly Change[]): Promise<void>;

  findCode(code: string): Promise<CodeTarget | null>;
  findClass(id: string): Promise<StoredClass | null>;
  findKey(keyHash: string): Promise<StoredKey | null>;
  keysOf(classId: string): Promise<readonly StoredKey[]>;
  /** Ids of all tables of a class that were ever opened, in the order of their opening. */
  tableIdsOf(classId: string): Promise<readonly { readonly id: string; readonly retired: boolean }[]>;
  loadTable(id: string): Promise<TableRecord | null>;
  /** The code of a table that belongs to no class. */
  codeOf(tableId: string): Promise<string | null>;
  findStudent(id: string): Promise<StoredStudent | null>;
  findStudentByToken(tokenHash: string): Promise<StoredStudent | null>;
  /** By the personal code. */
  findStudentByCode(codeHash: string): Promise<StoredStudent | null>;
  /** Where a student sits now: at a table that no other has replaced. */
  findSeatOf(studentId: string): Promise<{ readonly table: string; readonly part: Part } | null>;
  /** All seats that a student ever had, and nobody had after them, in the order of their tables' opening. */
  seatsOf(studentId: string): Promise<readonly { readonly table: string; readonly part: Part }[]>;
  /** Who sat at a table, in order. */
  sittingsOf(tableId: string): Promise<readonly Sitting[]>;
  /** What a student practised elsewhere, by the events' ids. */
  practiceOf(studentId: string): Promise<readonly PracticeEvent[]>;
  /** All who ever joined a class, in that order. */
  studentsOf(classId: string): Promise<readonly StoredStudent[]>;
  /** A class as it is at this instant; null: there is none of this id. */
  momentOf(classId: string): Promise<ClassMoment | null>;
  /** All classes, in the order of their opening. */
  classesByUse(): Promise<readonly ClassUse[]>;
  /**
   * Nothing of what was dropped can be found in the files any more, not even by reading them as bytes. Not done, for want of room on
   * the disk or because the program was killed: it is done when the store is opened next. @throws StorageFailure
   */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** A commit failed: nothing of it counts. `cause` is the store's own error. */
export class StorageFailure extends Error {
  override name = 'StorageFailure';
}
