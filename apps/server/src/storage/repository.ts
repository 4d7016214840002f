/**
 * What the server keeps, and the one interface through which it keeps it. Whatever implements this is held to
 * `storage.contract.ts`. Reads are plain; every write is a list of changes that is stored as a whole or not at all.
 */
import type { Header, Lesson, LoggedMove, PracticeEvent, Seat, Ways } from '@handshake/lessons';
import type { Locale } from '@handshake/lessons';
import type { Profile } from '@handshake/protocol';

/** A class: opened by an instructor, joined with a code. */
export interface StoredClass {
  readonly id: string;
  readonly code: string;
  /** SHA-256 of the owner's key, base64url. */
  readonly keyHash: string;
  readonly title: string;
  readonly locale: Locale;
  /** What new tables play. */
  readonly lesson: string;
  /** That lesson itself, where it is not the product's. */
  readonly own: Lesson | null;
  readonly profile: Profile;
  readonly ways: Ways;
  /** Wall clock, ms since 1970. */
  readonly openedAt: number;
  readonly endedAt: number | null;
}

/** A table without its log. */
export interface StoredTable {
  readonly id: string;
  readonly classId: string | null;
  /** Its number within the class, from 1; null for a table that belongs to no class. */
  readonly number: number | null;
  readonly header: Header;
  readonly openedAt: number;
  /** Since when another table has taken its place; its log stays. */
  readonly retiredAt: number | null;
}

export interface StoredStudent {
  readonly id: string;
  /** SHA-256 of the seat token, base64url. The token itself is nowhere but with the student. */
  readonly tokenHash: string;
  readonly name: string;
  readonly locale: Locale;
  readonly classId: string | null;
  readonly joinedAt: number;
  /** Stood up for good. */
  readonly leftAt: number | null;
}

/** Who sits on a seat. */
export type Occupancy =
  | { readonly kind: 'student'; readonly student: string }
  | { readonly kind: 'bot' }
  | { readonly kind: 'nobody' };
export type Occupancies = Readonly<Record<Seat, Occupancy>>;

/** A table with its seats and its whole log, in order. */
export interface TableRecord {
  readonly table: StoredTable;
  readonly seats: Occupancies;
  readonly moves: readonly LoggedMove[];
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
  | { readonly put: 'seat'; readonly table: string; readonly seat: Seat; readonly occupancy: Occupancy }
  | { readonly put: 'code'; readonly code: string; readonly target: CodeTarget }
  | { readonly put: 'practice'; readonly student: string; readonly event: PracticeEvent }
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
  findClassByKey(keyHash: string): Promise<StoredClass | null>;
  /** Ids of all tables of a class that were ever opened, in the order of their opening. */
  tableIdsOf(classId: string): Promise<readonly { readonly id: string; readonly retired: boolean }[]>;
  loadTable(id: string): Promise<TableRecord | null>;
  /** The code of a table that belongs to no class. */
  codeOf(tableId: string): Promise<string | null>;
  findStudent(id: string): Promise<StoredStudent | null>;
  findStudentByToken(tokenHash: string): Promise<StoredStudent | null>;
  /** Where a student sits now: at a table that no other has replaced. */
  findSeatOf(studentId: string): Promise<{ readonly table: string; readonly seat: Seat } | null>;
  /** All seats that a student ever had, and nobody had after them, in the order of their tables' opening. */
  seatsOf(studentId: string): Promise<readonly { readonly table: string; readonly seat: Seat }[]>;
  /** What a student practised elsewhere, by the events' ids. */
  practiceOf(studentId: string): Promise<readonly PracticeEvent[]>;
  /** The students of a class who have not left, in the order they joined. */
  studentsOf(classId: string): Promise<readonly StoredStudent[]>;
  close(): Promise<void>;
}

/** A commit failed: nothing of it counts. `cause` is the store's own error. */
export class StorageFailure extends Error {
  override name = 'StorageFailure';
}
