/** Changes in the form in which they are cheap to hand to another thread and easy for SQLite to take. */
import type { LoggedMove } from '@handshake/lessons';
import { NO_CARE } from './repository.ts';
import type { Change, MoveJson } from './repository.ts';

/** How things are put or dropped: the name of a statement of `STATEMENTS`. */
export type StatementName = keyof typeof STATEMENTS;
/** A statement and its parameters. */
export type PackedChange = readonly [StatementName, ...(string | number | null)[]];

export const STATEMENTS = {
  class: `INSERT INTO classes (id, code, title, locale, plan, step, settings, opened_at, ended_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, plan = excluded.plan, step = excluded.step,
      settings = excluded.settings, ended_at = excluded.ended_at`,
  key: `INSERT INTO class_keys (hash, class_id, holder) VALUES (?, ?, ?)`,
  table: `INSERT INTO tables (id, class_id, number, step, care, header, opened_at, retired_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET care = excluded.care, retired_at = excluded.retired_at`,
  student: `INSERT INTO students
      (id, token_hash, name, real_name, code_hash, asked_at, locale, class_id, joined_at, left_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, name = excluded.name,
      real_name = excluded.real_name, code_hash = excluded.code_hash, asked_at = excluded.asked_at, locale = excluded.locale, left_at = excluded.left_at`,
  seat: `INSERT INTO seats (table_id, part, kind, student_id, stand) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (table_id, part) DO UPDATE SET kind = excluded.kind, student_id = excluded.student_id,
      stand = excluded.stand`,
  sitting: `INSERT INTO sittings (table_id, part, after, occupancy, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (table_id, part, after) DO UPDATE SET occupancy = excluded.occupancy, at = excluded.at`,
  code: `INSERT INTO codes (code, class_id, table_id) VALUES (?, ?, ?)
    ON CONFLICT (code) DO UPDATE SET class_id = excluded.class_id, table_id = excluded.table_id`,
  practice: `INSERT INTO practice (student_id, id, event) VALUES (?, ?, ?)
    ON CONFLICT (student_id, id) DO UPDATE SET event = excluded.event`,
  dropKey: 'DELETE FROM class_keys WHERE hash = ?',
  dropClass: 'DELETE FROM classes WHERE id = ?',
} as const;

/** A commit: what is put, in order, then the moves that are added, which may belong to what was put. */
export interface PackedCommit {
  readonly puts: readonly PackedChange[];
  /** All rows in one string, which costs a thread less than many small things; see `unpackedMoves`. */
  readonly moves: string;
}

/** One move as its row: table, n, id, by, move, outcome (JSON, or empty), at. */
export type MoveRow = readonly [string, string, string, string, string, string, string];

/** No part of a row holds these: JSON writes control characters as escapes, and ids have none. */
const ROW = '\u001e';
const FIELD = '\u001f';

export function pack(changes: readonly Change[]): PackedCommit {
  const puts: PackedChange[] = [];
  const moves: string[] = [];
  for (const change of changes) {
    if ('add' in change) moves.push(packedMove(change));
    else puts.push(...packedPut(change));
  }
  return { puts, moves: moves.join(ROW) };
}

function packedMove({ table, logged, json }: Extract<Change, { add: 'move' }>): string {
  const { n, id, by, at } = logged;
  const { move, outcome } = json ?? moveJson(logged);
  return `${table}${FIELD}${n}${FIELD}${id}${FIELD}${by}${FIELD}${move}${FIELD}${outcome}${FIELD}${at}`;
}

export const moveJson = ({ move, outcome }: LoggedMove): MoveJson => ({
  move: JSON.stringify(move),
  outcome: outcome ? JSON.stringify(outcome) : '',
});

/** The moves of a packed commit, in order. */
export const unpackedMoves = ({ moves }: PackedCommit): MoveRow[] =>
  moves === '' ? [] : moves.split(ROW).map((row) => row.split(FIELD) as unknown as MoveRow);

function packedPut(change: Exclude<Change, { add: 'move' }>): PackedChange[] {
  if ('drop' in change)
    return change.drop === 'key' ? [['dropKey', change.hash]] : [['dropClass', change.id]];
  switch (change.put) {
    case 'seat': {
      const { table, part, occupancy: o, after, at } = change;
      const student = o.kind === 'student' ? o.student : null;
      const stand = o.kind === 'nobody' ? null : (o.stand ?? null);
      return [
        ['seat', table, part, o.kind, student, stand],
        ['sitting', table, part, after, JSON.stringify(o), at],
      ];
    }
    case 'table': {
      const { id, classId, number, step, care, header, openedAt, retiredAt } = change.table;
      const kept = care === NO_CARE ? null : JSON.stringify(care);
      return [['table', id, classId, number, step, kept, JSON.stringify(header), openedAt, retiredAt]];
    }
    case 'student': {
      const { id, tokenHash, name, realName, codeHash, askedAt, locale, classId, joinedAt, leftAt } =
        change.student;
      return [
        ['student', id, tokenHash, name, realName, codeHash, askedAt, locale, classId, joinedAt, leftAt],
      ];
    }
    case 'class': {
      const { id, code, title, locale, plan, step, settings, openedAt, endedAt } = change.class;
      const [steps, how] = [JSON.stringify(plan), JSON.stringify(settings)];
      return [['class', id, code, title, locale, steps, step, how, openedAt, endedAt]];
    }
    case 'key': {
      const { hash, classId, holder } = change.key;
      return [['key', hash, classId, holder]];
    }
    case 'code': {
      const { kind, id } = change.target;
      return [['code', change.code, kind === 'class' ? id : null, kind === 'table' ? id : null]];
    }
    case 'practice':
      return [['practice', change.student, change.event.id, JSON.stringify(change.event)]];
  }
}
