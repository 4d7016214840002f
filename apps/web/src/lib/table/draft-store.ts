/** The draft survives a reload: kept in the tab, by table and seat. */
import type { Seat } from '@handshake/lessons';
import { forget, readJson, writeJson } from '#lib/session/stored.ts';
import { NUMBER_FIELDS } from './draft.ts';
import type { DraftFields } from './draft.ts';

const keyOf = (table: string, seat: Seat): string => `draft:${table}:${seat}`;

const isDraft = (value: unknown): value is DraftFields => {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Record<string, unknown>;
  const { flags } = draft;
  return (
    Number.isInteger(flags) &&
    (flags as number) >= 0 &&
    (flags as number) <= 255 &&
    NUMBER_FIELDS.every((field) => typeof draft[field] === 'string')
  );
};

export const keptDraft = (table: string, seat: Seat): DraftFields | null =>
  readJson('session', keyOf(table, seat), isDraft);
export const keepDraft = (table: string, seat: Seat, draft: DraftFields): void =>
  void writeJson('session', keyOf(table, seat), draft);
export const forgetDraft = (table: string, seat: Seat): void => forget('session', keyOf(table, seat));
