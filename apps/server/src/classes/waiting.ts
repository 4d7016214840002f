/** Who of a class has no partner, and how two of them are put together. */
import type { Seat } from '@handshake/lessons';
import type { ClassSettings } from '../storage/repository.ts';
import { SEATS } from '../tables/live.ts';
import type { LiveTable } from '../tables/live.ts';
import { freeNumber, lone, two } from './arrangement.ts';
import type { Place } from './floor.ts';

/** One who has no partner; `live` is where they are until they have one. */
export interface Free {
  readonly student: string;
  readonly live: LiveTable;
  /** Null: the network. */
  readonly seat: Seat | null;
}

export interface Presences {
  readonly isHere: (student: string) => boolean;
  /** Away for longer than a reload takes. */
  readonly isMissed: (student: string) => boolean;
}

/** What happens at this table while one of its two is away. */
export const absentAt = ({ record }: LiveTable, { absent }: ClassSettings): ClassSettings['absent'] =>
  record.care.absent ?? absent;

/** Who is here and has no partner at a table: one alone at an end, one who is left and wishes another, who plays the network. */
export function freeAt(live: LiveTable, settings: ClassSettings, { isHere, isMissed }: Presences): Free[] {
  const free: Free[] = [];
  const alone = live.lone;
  if (alone) {
    // Where the instructor plays, a partner has come already.
    const played = SEATS.some((seat) => isInstructors(live, seat));
    if (isHere(alone.student) && !played) free.push({ ...alone, live });
  } else if (absentAt(live, settings) === 'pair') {
    const ends = SEATS.map((seat) => ({ seat, student: live.studentAt(seat) ?? '' }));
    const left = ends.find(({ student }) => isHere(student));
    const away = ends.find(({ student }) => isMissed(student));
    if (left && away) free.push({ ...left, live });
  }
  // Where the class has it otherwise, somebody was put there by hand, and stays.
  const network = settings.odd === 'network' ? live.studentAt('network') : null;
  if (network !== null && isHere(network)) free.push({ student: network, live, seat: null });
  return free;
}

/** The instructor plays this seat now, whosever it is. */
function isInstructors({ seats }: LiveTable, seat: Seat): boolean {
  const { [seat]: occupancy } = seats;
  return occupancy.kind !== 'nobody' && occupancy.stand === 'instructor';
}

/** The first two who are at the same lesson of the plan. */
export function firstMatch(free: readonly Free[]): readonly [Free, Free] | null {
  for (const [i, one] of free.entries()) {
    const another = free.slice(i + 1).find(({ live }) => live.record.step === one.live.record.step);
    if (another) return [one, another];
  }
  return null;
}

export interface Match {
  /** Tables that make room. */
  readonly old: readonly LiveTable[];
  readonly places: readonly Place[];
  /** Where the network runs by itself from now on. */
  readonly released: readonly LiveTable[];
}

/**
 * One who is free beside another, or beside one who has just come. Whoever of the two sits at an end keeps the seat; who is away
 * from their tables has a table alone, or with each other.
 */
export function match(
  one: Free,
  other: Free | string,
  tables: readonly LiveTable[],
  odd: ClassSettings['odd'],
): Match {
  const both = typeof other === 'string' ? [one] : [one, other];
  const first = both.find(({ seat }) => seat !== null) ?? one;
  const second = both.find((free) => free !== first)?.student ?? (typeof other === 'string' ? other : '');
  const old = [...new Set(both.flatMap(({ live, seat }) => (seat === null ? [] : [live])))];
  const released = both.flatMap(({ live, seat }) => (seat === null && !old.includes(live) ? [live] : []));
  const { step } = first.live.record;
  const numbers = old.map(({ record }) => record.number);
  const taken = new Set([...tables.map(({ record }) => record.number), ...numbers]);
  const next = (): number => {
    const number = numbers.shift() ?? freeNumber(taken);
    taken.add(number);
    return number;
  };
  const places: Place[] = [
    { number: next(), step, seats: two(first.student, first.seat ?? 'client', second) },
  ];
  const left = old.flatMap(({ students }) => students).filter((id) => id !== first.student && id !== second);
  const [a, b, ...more] = left;
  if (a !== undefined && b !== undefined && more.length === 0)
    places.push({ number: next(), step, seats: two(a, 'client', b) });
  else for (const id of left) places.push({ number: next(), step, seats: lone(id, 'client', odd) });
  return { old, places, released };
}
