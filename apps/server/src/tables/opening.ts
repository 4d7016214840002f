/** New tables: what is stored when one is opened. */
import { lessonById, newHeader } from '@handshake/lessons';
import type { Lesson, Ways } from '@handshake/lessons';
import type { Profile } from '@handshake/protocol';
import { drawId, drawIss } from '../draw.ts';
import { NO_CARE } from '../storage/repository.ts';
import type { Change, ClassSettings, Occupancies, StoredTable, TableRecord } from '../storage/repository.ts';
import { PARTS } from './live.ts';

/** The product's lesson of this name; the one that was played where the product has it no more. */
export const newestOf = (lesson: Lesson): Lesson => lessonById(lesson.id) ?? lesson;

export interface Opening {
  readonly classId: string | null;
  readonly number: number | null;
  /** Which lesson of the class's plan, from 0. */
  readonly step: number;
  readonly lesson: Lesson;
  readonly profile: Profile;
  readonly ways: Ways;
  readonly seats: Occupancies;
  /** How its class is run: it may begin paused, or with a word. */
  readonly settings?: Pick<ClassSettings, 'paused' | 'word'>;
  /** Wall clock, ms. */
  readonly at: number;
}

/** A table that is not stored yet, with initial sequence numbers of its own. */
export function draft(wish: Opening): TableRecord {
  const { classId, number, step, lesson, profile, ways, seats, settings, at } = wish;
  const header = newHeader({
    lesson,
    profile,
    ways,
    anew: 'agreed',
    iss: { client: drawIss(), server: drawIss() },
  });
  const { paused = false, word = null } = settings ?? {};
  const care = { ...NO_CARE, pausedAt: paused ? at : null, word };
  return {
    table: { id: drawId(), classId, number, step, care, header, openedAt: at, retiredAt: null },
    seats,
    moves: [],
  };
}

/** What is stored to open a drafted table. */
export const opened = ({ table, seats }: TableRecord): Change[] => [
  { put: 'table', table },
  ...PARTS.map((part): Change => ({
    put: 'seat',
    table: table.id,
    part,
    occupancy: seats[part],
    after: 0,
    at: table.openedAt,
  })),
];

/** What is stored when others have taken a table's place. */
export const retired = (table: StoredTable, at: number): Change => ({
  put: 'table',
  table: { ...table, retiredAt: at },
});
