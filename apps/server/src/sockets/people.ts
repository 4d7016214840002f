/** The people of a class, by their instructor's hand. */
import type { People } from '../classes/people.ts';
import type { Handlers } from './edge.ts';

export const peopleHandlers = (
  people: People,
): Handlers<'people.seat' | 'people.rename' | 'people.remove'> => ({
  'people.seat': ({ tables }, { cls }) => people.seat(cls, tables),
  'people.rename': ({ student, name }, { cls }) => people.rename(cls, student, name),
  'people.remove': ({ student }, { cls }) => people.remove(cls, student),
});
