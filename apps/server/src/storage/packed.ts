/** Changes in the form in which they are cheap to hand to another thread and easy for SQLite to take. */
import type { LoggedMove } from '@handshake/lessons';
import type { Change, MoveJson } from './repository.ts';

/** How things are put: the name of a statement of `STATEMENTS`. */
export type StatementName = 'class' | 'table' | 'student' | 'seat' | 'code' | 'practice';
/** A statement and its parameters. */
export type PackedChange = readonly [StatementName, ...(string | number | null)[]];

export const STATEMENTS: Readonly<Record<StatementName, string>> = {
  class: `INSERT INTO classes (id, code, key_hash, title, locale, lesson, own_lesson, profile, ways, opened_at,
      ended_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, lesson = excluded.lesson,
      own_lesson = excluded.own_lesson, profile = excluded.profile, ways = excluded.ways, ended_at = excluded.ended_at`,
  table: `INSERT INTO tables (id, class_id, number, header, opened_at, retired_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET retired_at = excluded.retired_at`,
  student: `INSERT INTO students (id, token_hash, name, locale, class_id, joined_at, left_at) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, locale = excluded.locale, left_at = excluded.left_at`,
  seat: `INSERT INTO seats (table_id, seat, kind, student_id) VALUES (?, ?, ?, ?)
    ON CONFLICT (table_id, seat) DO UPDATE SET kind = excluded.kind, student_id = excluded.student_id`,
  code: `INSERT INTO codes (code, class_id, table_id) VALUES (?, ?, ?)
    ON CONFLICT (code) DO UPDATE SET class_id = excluded.class_id, table_id = excluded.table_id`,
  practice: `INSERT INTO practice (student_id, id, event) VALUES (?, ?, ?)
    ON CONFLICT (student_id, id) DO UPDATE SET event = excluded.event`,
};

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
    if ('put' in change) puts.push(packedPut(change));
    else moves.push(packedMove(change));
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

function packedPut(change: Extract<Change, { put: string }>): PackedChange {
  switch (change.put) {
    case 'seat': {
      const { table, seat, occupancy: o } = change;
      return ['seat', table, seat, o.kind, o.kind === 'student' ? o.student : null];
    }
    case 'table': {
      const t = change.table;
      return ['table', t.id, t.classId, t.number, JSON.stringify(t.header), t.openedAt, t.retiredAt];
    }
    case 'student': {
      const s = change.student;
      return ['student', s.id, s.tokenHash, s.name, s.locale, s.classId, s.joinedAt, s.leftAt];
    }
    case 'class': {
      const c = change.class;
      return [
        'class',
        c.id,
        c.code,
        c.keyHash,
        c.title,
        c.locale,
        c.lesson,
        c.own && JSON.stringify(c.own),
        c.profile,
        JSON.stringify(c.ways),
        c.openedAt,
        c.endedAt,
      ];
    }
    case 'code': {
      const { kind, id } = change.target;
      return ['code', change.code, kind === 'class' ? id : null, kind === 'table' ? id : null];
    }
    case 'practice':
      return ['practice', change.student, change.event.id, JSON.stringify(change.event)];
  }
}
