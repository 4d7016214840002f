/** Lessons that this browser has seen to their end, by the seat that was played. */
import type { Seat } from '@handshake/lessons';
import { read, write } from '#lib/session/stored.ts';

export const finished = (lesson: string, seat: Seat): boolean =>
  read('local', `done:${lesson}:${seat}`) !== null;
export const finish = (lesson: string, seat: Seat): boolean => write('local', `done:${lesson}:${seat}`, '1');
