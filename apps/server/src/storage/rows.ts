/**
 * Rows of the SQLite file as what they stand for. They are the file's own, written by `sqlite.ts` and checked for
 * soundness at the start: they are read back as they are.
 */
import type { SQLOutputValue } from 'node:sqlite';
import type { Header, LoggedMove, PracticeEvent, Seat } from '@handshake/lessons';
import type { Occupancy, StoredClass, StoredStudent, StoredTable } from './repository.ts';

export type Row = Record<string, SQLOutputValue>;

export const toMove = (row: Row): LoggedMove => ({
  n: row['n'] as number,
  id: row['id'] as string,
  by: row['by'] as LoggedMove['by'],
  move: JSON.parse(row['move'] as string) as LoggedMove['move'],
  ...(row['outcome'] === null
    ? {}
    : { outcome: JSON.parse(row['outcome'] as string) as NonNullable<LoggedMove['outcome']> }),
  at: row['at'] as number,
});

export const toOccupancy = (row: Row): Occupancy => {
  if (row['kind'] === 'student') return { kind: 'student', student: String(row['student_id']) };
  return { kind: row['kind'] as 'bot' | 'nobody' };
};

export const toPlace = (row: Row): { table: string; seat: Seat } => ({
  table: String(row['table_id']),
  seat: row['seat'] as Seat,
});

export const toPractice = (row: Row): PracticeEvent => JSON.parse(row['event'] as string) as PracticeEvent;

export const toTable = (row: Row): StoredTable => ({
  id: row['id'] as string,
  classId: row['class_id'] as string | null,
  number: row['number'] as number | null,
  header: JSON.parse(row['header'] as string) as Header,
  openedAt: row['opened_at'] as number,
  retiredAt: row['retired_at'] as number | null,
});

export const toClass = (row: Row | null): StoredClass | null =>
  row && {
    id: row['id'] as string,
    code: row['code'] as string,
    keyHash: row['key_hash'] as string,
    title: row['title'] as string,
    locale: row['locale'] as StoredClass['locale'],
    lesson: row['lesson'] as string,
    own: row['own_lesson'] === null ? null : (JSON.parse(row['own_lesson'] as string) as StoredClass['own']),
    profile: row['profile'] as StoredClass['profile'],
    ways: JSON.parse(row['ways'] as string) as StoredClass['ways'],
    openedAt: row['opened_at'] as number,
    endedAt: row['ended_at'] as number | null,
  };

export const toStudent = (row: Row | null): StoredStudent | null =>
  row && {
    id: row['id'] as string,
    tokenHash: row['token_hash'] as string,
    name: row['name'] as string,
    locale: row['locale'] as StoredStudent['locale'],
    classId: row['class_id'] as string | null,
    joinedAt: row['joined_at'] as number,
    leftAt: row['left_at'] as number | null,
  };
