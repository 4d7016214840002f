/**
 * Rows of the SQLite file as what they stand for. They are the file's own, written by `sqlite.ts` and checked for
 * soundness at the start: they are read back as they are.
 */
import type { SQLOutputValue } from 'node:sqlite';
import type { Header, LoggedMove, Part, PracticeEvent } from '@handshake/lessons';
import { NO_CARE, SETTINGS } from './repository.ts';
import type {
  Care,
  ClassSettings,
  Occupancy,
  Sitting,
  StandIn,
  StoredClass,
  StoredKey,
  StoredStudent,
  StoredTable,
} from './repository.ts';

export type Row = Record<string, SQLOutputValue>;

const parsed = (json: SQLOutputValue | undefined): unknown => JSON.parse(json as string);

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
  const stand = row['stand'] === null ? {} : { stand: row['stand'] as StandIn };
  if (row['kind'] === 'student') return { kind: 'student', student: String(row['student_id']), ...stand };
  return { kind: row['kind'] as 'bot' | 'nobody', ...stand } as Occupancy;
};

export const toSitting = (row: Row): Sitting => ({
  part: row['part'] as Part,
  occupancy: parsed(row['occupancy']) as Occupancy,
  after: row['after'] as number,
  at: row['at'] as number,
});

export const toPlace = (row: Row): { table: string; part: Part } => ({
  table: String(row['table_id']),
  part: row['part'] as Part,
});

export const toPractice = (row: Row): PracticeEvent => parsed(row['event']) as PracticeEvent;

export const toTable = (row: Row): StoredTable => ({
  id: row['id'] as string,
  classId: row['class_id'] as string | null,
  number: row['number'] as number | null,
  step: row['step'] as number,
  care: row['care'] === null ? NO_CARE : { ...NO_CARE, ...(parsed(row['care']) as Care) },
  header: parsed(row['header']) as Header,
  openedAt: row['opened_at'] as number,
  retiredAt: row['retired_at'] as number | null,
});

export const toClass = (row: Row | null): StoredClass | null =>
  row && {
    id: row['id'] as string,
    code: row['code'] as string,
    title: row['title'] as string,
    locale: row['locale'] as StoredClass['locale'],
    plan: parsed(row['plan']) as StoredClass['plan'],
    step: row['step'] as number,
    settings: { ...SETTINGS, ...(parsed(row['settings']) as Partial<ClassSettings>) },
    openedAt: row['opened_at'] as number,
    endedAt: row['ended_at'] as number | null,
  };

export const toKey = (row: Row): StoredKey => ({
  hash: row['hash'] as string,
  classId: row['class_id'] as string,
  holder: row['holder'] as StoredKey['holder'],
});

export const toStudent = (row: Row | null): StoredStudent | null =>
  row && {
    id: row['id'] as string,
    tokenHash: row['token_hash'] as string,
    name: row['name'] as string,
    realName: row['real_name'] as string | null,
    codeHash: row['code_hash'] as string | null,
    askedAt: row['asked_at'] as number | null,
    locale: row['locale'] as StoredStudent['locale'],
    classId: row['class_id'] as string | null,
    joinedAt: row['joined_at'] as number,
    leftAt: row['left_at'] as number | null,
  };
