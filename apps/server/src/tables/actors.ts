/** What happens at a table without a student's hand: segments arrive, 2MSL ends, the bot plays. */
import { automatic, botMove, heldBack, outsideMoves, SOUND } from '@handshake/lessons';
import type { Actor, Move, Persona } from '@handshake/lessons';
import { other } from '@handshake/protocol';
import { drawChance } from '../draw.ts';
import { SEATS } from './live.ts';
import type { LiveTable } from './live.ts';

/** Real time, ms; 0: at once, stored together with what caused it. */
export interface Pace {
  /** How long a segment flies. */
  readonly flight: number;
  /** How long TIME-WAIT lasts. */
  readonly twoMsl: number;
  /** How long the bot thinks. */
  readonly bot: number;
  /** How long one who is asked to begin a step anew may leave it unanswered. */
  readonly answer: number;
  /** How long a student who plays the network may leave a segment, or the end of TIME-WAIT, undecided; twice as long they may hold one back. */
  readonly patience: number;
}

/** Something that is due after `wait` ms. `key` stays the same for as long as it is the same thing that is due. */
interface Due {
  readonly key: string;
  readonly by: Actor;
  readonly move: Move;
  readonly wait: number;
}

/** What was due at a table, and all that it depends on. */
interface Known extends Pick<LiveTable, 'table' | 'seats' | 'closed' | 'record'> {
  /** Somebody is there to answer what the partner has asked. */
  readonly heard: boolean;
  readonly attended: boolean;
  readonly due: readonly Due[];
}

/** How many flights what an instructor has had delayed is missed, before it comes by itself. */
const LATE = 15;
/** How many of a bot's segments are wrong where wrong segments travel. */
const SLIPS = 0.3;
const HASTY: Persona = { kind: 'hasty', rate: SLIPS, chance: drawChance };

/** What the network does by itself: all of it, or what its player leaves undecided for too long. */
function networkDue(live: LiveTable, pace: Pace): Due[] {
  const { client, server } = live.table.connection;
  const played = live.seats.network.kind !== 'nobody' && !live.isBots('network');
  const own = automatic(live.table).map(({ by, move, after }): Due => {
    const wait = after === 'flight' ? pace.flight : pace.twoMsl;
    const key =
      after === 'flight'
        ? `arrival ${move.kind === 'deliver' ? move.no : ''}`
        : // A repeated FIN restarts 2MSL: the due times tell one wait from the next.
          `2msl ${client.timers.timeWait?.due} ${server.timers.timeWait?.due}`;
    return played ? { key: `${key} left`, by, move, wait: pace.patience } : { key, by, move, wait };
  });
  const held = heldBack(live.table).map((no): Due => {
    const wait = played ? pace.patience * 2 : pace.flight;
    return { key: `release ${no} ${played}`, by: 'network', move: { kind: 'release', no }, wait };
  });
  return [...own, ...held];
}

/** What the network does for the instructor, whoever plays it. */
const outsideDue = (live: LiveTable, pace: Pace): Due[] =>
  outsideMoves(live.table).map(({ move, when }) => {
    const wait = when === 'now' ? 0 : when === 'flight' ? pace.flight : pace.flight * LATE;
    return { key: `outside ${move.kind} ${move.no} ${when}`, by: 'network', move, wait };
  });

/** All that is due at a table now, soonest first where it is due at once. */
function dueAt(live: LiveTable, pace: Pace, { heard, attended }: Pick<Known, 'heard' | 'attended'>): Due[] {
  if (live.closed || live.paused || live.record.retiredAt !== null || live.table.ended) return [];
  // The instructor's faults come first: before the segment that is meant has arrived.
  const due = [...outsideDue(live, pace), ...networkDue(live, pace)];
  // Nobody is stranded by a partner who is away, or doesn't say anything.
  if (live.table.asked !== null)
    due.push({
      key: `answer ${live.table.asked}`,
      by: 'clock',
      move: { kind: 'rewind' },
      wait: heard ? pace.answer : 0,
    });
  for (const seat of SEATS) {
    if (!live.isBots(seat)) continue;
    // Nobody comes back to a lesson that two bots have played out in their names.
    if (live.seats[seat].kind === 'student' && !attended) continue;
    // Where wrong segments travel, a student is to find some of the bot's as well; but none in another student's name.
    const slips = live.header.mode !== 'coach' && live.seats[seat].kind === 'bot';
    const move = botMove(live.table, seat, slips ? HASTY : SOUND);
    if (move) due.push({ key: `bot ${seat}`, by: seat, move, wait: pace.bot });
  }
  return due;
}

export class Actors {
  readonly pace: Pace;
  readonly #armed = new Map<
    LiveTable,
    Map<string, { readonly timer: NodeJS.Timeout; readonly at: number }>
  >();
  /** What was left of each wait when its table was paused, ms. */
  readonly #left = new WeakMap<LiveTable, Map<string, number>>();
  readonly #known = new WeakMap<LiveTable, Known>();
  readonly #report: (what: string, error: unknown) => void;
  readonly #isHere: (student: string) => boolean;
  #stopped = false;
  readonly #wake: (live: LiveTable, key: string) => void;

  /** `wake` is called when something that was due after a while may happen; it asks `next` again, for things change. */
  constructor(
    pace: Pace,
    wake: (live: LiveTable, key: string) => void,
    report: (what: string, error: unknown) => void,
    isHere: (student: string) => boolean,
  ) {
    this.pace = pace;
    this.#wake = wake;
    this.#report = report;
    this.#isHere = isHere;
  }

  /** All that is due; worked out once for a table that has not changed since. */
  #due(live: LiveTable): readonly Due[] {
    const { table, seats, closed, record } = live;
    const heard = this.#isHeard(live);
    const attended = live.students.some((student) => this.#isHere(student));
    const known = this.#known.get(live);
    if (
      known?.table === table &&
      known.seats === seats &&
      known.closed === closed &&
      known.record === record &&
      known.heard === heard &&
      known.attended === attended
    ) {
      return known.due;
    }
    let due: readonly Due[] = [];
    try {
      due = dueAt(live, this.pace, { heard, attended });
    } catch (error) {
      // A bug in one lesson must not end the lessons of everybody else.
      this.#report(`table ${live.id}: what is due cannot be told`, error);
    }
    this.#known.set(live, { table, seats, closed, record, heard, attended, due });
    return due;
  }

  /** A student who is here has been asked something by their partner. */
  #isHeard({ table, seats }: LiveTable): boolean {
    const occupancy = table.asked && seats[other(table.asked)];
    return occupancy?.kind === 'student' && this.#isHere(occupancy.student);
  }

  /** What is due at once, or under the key that a timer woke; null when there is nothing. */
  next(live: LiveTable, key?: string): { by: Actor; move: Move } | null {
    if (this.#stopped) return null;
    return this.#due(live).find((due) => due.wait === 0 || due.key === key) ?? null;
  }

  /** Brings the timers in line with what is due. To be called after every change of the table. */
  attend(live: LiveTable): void {
    const armed = this.#armed.get(live);
    const due = this.#stopped ? [] : this.#due(live).filter(({ wait }) => wait > 0);
    const left = this.#left.get(live) ?? new Map<string, number>();
    if (live.paused) this.#left.set(live, left);
    else this.#left.delete(live);
    for (const [key, { timer, at }] of armed ?? []) {
      if (due.some((d) => d.key === key)) continue;
      clearTimeout(timer);
      armed?.delete(key);
      if (live.paused) left.set(key, Math.max(0, at - performance.now()));
    }
    for (const { key, wait } of due) {
      if (!armed?.has(key)) this.#arm(live, key, left.get(key) ?? wait);
    }
    if (armed?.size === 0 && due.length === 0) this.#armed.delete(live);
  }

  #arm(live: LiveTable, key: string, wait: number): void {
    const armed = this.#armed.get(live) ?? new Map<string, { timer: NodeJS.Timeout; at: number }>();
    this.#armed.set(live, armed);
    const timer = setTimeout(() => {
      armed.delete(key);
      this.#wake(live, key);
    }, wait);
    armed.set(key, { timer, at: performance.now() + wait });
  }

  /** Something is still to happen here by itself. */
  isBusy(live: LiveTable): boolean {
    return (this.#armed.get(live)?.size ?? 0) > 0;
  }

  /** Nothing more happens at this table by itself. */
  release(live: LiveTable): void {
    for (const { timer } of this.#armed.get(live)?.values() ?? []) clearTimeout(timer);
    this.#armed.delete(live);
  }

  /** Nothing more happens anywhere, ever. */
  stop(): void {
    this.#stopped = true;
    for (const live of [...this.#armed.keys()]) this.release(live);
  }
}
