/** Lessons that this browser has seen to their end, by what was played: an end, or the network. */
import type { Seat } from '@handshake/lessons';
import { read, write } from '#lib/session/stored.ts';

export const finished = (lesson: string, seat: Seat | 'network'): boolean =>
  read('local', `done:${lesson}:${seat}`) !== null;
export const finish = (lesson: string, seat: Seat | 'network'): boolean =>
  write('local', `done:${lesson}:${seat}`, '1');
