/** Pairs and classes in the terms of seats and tables. */
import { lessonById } from '@handshake/lessons';
import type { Lesson, Seat } from '@handshake/lessons';
import type { Occupancies, Occupancy } from '../storage/repository.ts';
import type { LiveTable } from '../tables/live.ts';
import { newestOf } from '../tables/opening.ts';
import type { LiveClass } from './classes.ts';
import type { Pair, Sitter } from './pairing.ts';

const occupancyOf = (sitter: Sitter): Occupancy =>
  sitter === 'bot' ? { kind: 'bot' } : { kind: 'student', student: sitter.student };
export const occupanciesOf = ({ client, server }: Pair): Occupancies => ({
  client: occupancyOf(client),
  server: occupancyOf(server),
});
const sitterOf = (occupancy: Occupancy): Sitter =>
  occupancy.kind === 'student' ? { student: occupancy.student } : 'bot';
export const pairOf = ({ seats }: LiveTable): Pair => ({
  client: sitterOf(seats.client),
  server: sitterOf(seats.server),
});
/** One student with the bot. */
export const lone = (student: string, seat: Seat): Occupancies =>
  occupanciesOf(
    seat === 'client' ? { client: { student }, server: 'bot' } : { client: 'bot', server: { student } },
  );
/** Two students; the first on the seat that is named. */
export const two = (first: string, seat: Seat, second: string): Occupancies =>
  occupanciesOf(
    seat === 'client'
      ? { client: { student: first }, server: { student: second } }
      : { client: { student: second }, server: { student: first } },
  );

/** What the class plays; an update of the product may have taken the lesson away, but not from tables that play it. */
export const lessonOf = (cls: LiveClass, tables: readonly LiveTable[]): Lesson | null => {
  if (cls.stored.own) return cls.stored.own;
  const playing = tables.find((live) => live.header.lesson.id === cls.stored.lesson);
  return lessonById(cls.stored.lesson) ?? (playing ? newestOf(playing.header.lesson) : null);
};

/** The lowest number that no table of the class has. */
export function freeNumber(tables: readonly LiveTable[]): number {
  const taken = new Set(tables.map((live) => live.record.number));
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}
