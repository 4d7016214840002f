/** A table in memory: its log, and the fold of it. What is played here counts only once it is stored. */
import { fold, play } from '@handshake/lessons';
import type { Actor, Header, LoggedMove, Move, MoveRefusal, Part, Seat, Table } from '@handshake/lessons';
import { moveJson } from '../storage/packed.ts';
import type {
  Change,
  MoveJson,
  Occupancies,
  Occupancy,
  Sitting,
  StoredTable,
  TableRecord,
} from '../storage/repository.ts';
import { moverOf } from './sittings.ts';

export const SEATS: readonly Seat[] = ['client', 'server'];
export const PARTS: readonly Part[] = [...SEATS, 'network'];

/** A move as it travels, from the JSON of its parts. */
const textOf = ({ n, by, id, at }: LoggedMove, { move, outcome }: MoveJson): string =>
  `{"n":${n},"id":${JSON.stringify(id)},"by":"${by}","move":${move}${outcome && `,"outcome":${outcome}`},"at":${at}}`;

export class LiveTable {
  readonly id: string;
  readonly classId: string | null;
  readonly header: Header;
  /** The code that leads here: the class's, or the table's own. */
  readonly code: string;
  /** As stored; replaced when the table is retired, or cared for. */
  record: StoredTable;
  seats: Occupancies;
  /** Who had which part from which move on, in order. */
  readonly #sittings: Sitting[];
  /** The class was ended: nothing more is played. */
  closed: boolean;
  /** Every move that was judged. Those after `durable` are being stored: nobody may be told of them yet. */
  readonly log: LoggedMove[];
  /** The fold of `log`. */
  table: Table;
  /** Moves up to this one are stored. */
  durable: number;
  /** Moves up to this one were sent to whoever is at the table. */
  told: number;
  /** Counts the pushes of who sits here. Begins with the clock, so that it goes on rising after a restart. */
  rev: number;
  /** Wall clock of the last use, ms. */
  usedAt: number;
  /** True once the store and this disagree, or it was put away: load it again. */
  dropped = false;
  /** The JSON of the moves after `told`: written once, for the store, for the answer and for everybody at the table. */
  readonly #fresh: { readonly json: MoveJson; readonly text: string }[] = [];
  readonly #numbers = new Map<string, number>();

  /** `sittings`: of a table that was played at before. */
  constructor(
    record: TableRecord,
    more: { code: string; closed: boolean; now: number; sittings?: readonly Sitting[] },
  ) {
    this.id = record.table.id;
    this.classId = record.table.classId;
    this.header = record.table.header;
    this.code = more.code;
    this.closed = more.closed;
    this.record = record.table;
    this.seats = record.seats;
    const { openedAt } = record.table;
    this.#sittings = more.sittings
      ? [...more.sittings]
      : PARTS.map((part) => ({ part, occupancy: record.seats[part], after: 0, at: openedAt }));
    this.log = [...record.moves];
    this.table = fold(this.header, this.log);
    this.durable = this.told = this.log.length;
    this.rev = this.usedAt = more.now;
    for (const { n, by, id } of this.log) this.#numbers.set(`${by} ${id}`, n);
  }

  /** The move that an actor already made under this id. */
  find(by: Actor, id: string): LoggedMove | undefined {
    const n = this.#numbers.get(`${by} ${id}`);
    return n === undefined ? undefined : this.log[n - 1];
  }

  /** Judges a move and works it in, or refuses it and changes nothing. `at`: wall clock, ms. */
  play(
    by: Actor,
    id: string,
    move: Move,
    at: number,
  ): { ok: true; logged: LoggedMove } | { ok: false; refusal: MoveRefusal } {
    const played = play(this.table, by, move);
    if (!played.ok) return played;
    const logged: LoggedMove = { ...played.logged, id, at };
    this.table = played.table;
    this.log.push(logged);
    const json = moveJson(logged);
    this.#fresh.push({ json, text: textOf(logged, json) });
    this.#numbers.set(`${by} ${id}`, logged.n);
    this.usedAt = at;
    return { ok: true, logged };
  }

  /** The JSON of a move. */
  textOf(logged: LoggedMove): string {
    return this.#fresh[logged.n - this.told - 1]?.text ?? textOf(logged, moveJson(logged));
  }

  /** What is to be stored so that the moves from number `from` on are. */
  changesFrom(from: number): Change[] {
    return this.log.slice(from - 1).map((logged) => {
      const json = this.#fresh[logged.n - this.told - 1]?.json ?? moveJson(logged);
      return { add: 'move', table: this.id, logged, json };
    });
  }

  /** Takes the stored moves that nobody was told of yet: they count as told from here on. */
  takeUntold(): { from: number; moves: LoggedMove[]; texts: string[] } {
    const from = this.told + 1;
    this.told = this.durable;
    return {
      from,
      moves: this.log.slice(from - 1, this.durable),
      texts: this.#fresh.splice(0, this.durable - from + 1).map(({ text }) => text),
    };
  }

  /** A part is somebody else's from now on; stored as `change` said. `at`: wall clock, ms. */
  seat(part: Part, occupancy: Occupancy, at: number): void {
    this.seats = { ...this.seats, [part]: occupancy };
    this.#sittings.push({ part, occupancy, after: this.log.length, at });
  }

  /** Whose move it was: a student's id; null for one of the bot's, of the instructor's, and for what happens by itself. */
  movedBy(logged: LoggedMove): string | null {
    return moverOf(logged, this.#sittings);
  }

  /** What a student has here; null when it is nothing of this table's. */
  partOf(student: string): Part | null {
    return PARTS.find((part) => this.sitsAt(part, student)) ?? null;
  }

  sitsAt(part: Part, student: string): boolean {
    return this.studentAt(part) === student;
  }

  /** Whose part it is; null when it is no student's. */
  studentAt(part: Part): string | null {
    const occupancy = this.seats[part];
    return occupancy.kind === 'student' ? occupancy.student : null;
  }

  /** Ids of the students who have a part here, those at the ends first. */
  get students(): string[] {
    return PARTS.flatMap((part) => this.studentAt(part) ?? []);
  }

  /** The one student at an end with no other student at the other end; null where it is not so. */
  get lone(): { readonly student: string; readonly seat: Seat } | null {
    const [seat, ...more] = SEATS.filter((end) => this.studentAt(end) !== null);
    const student = seat && this.studentAt(seat);
    return seat && student && more.length === 0 ? { student, seat } : null;
  }

  /** The bot plays this part now, whosever it is. */
  isBots(part: Part): boolean {
    const occupancy = this.seats[part];
    if (occupancy.kind === 'nobody') return false;
    return occupancy.stand === 'bot' || (occupancy.kind === 'bot' && occupancy.stand === undefined);
  }

  /** What is stored so that from now on a part is somebody else's. `at`: wall clock, ms. */
  change(part: Part, occupancy: Occupancy, at: number): Change {
    return { put: 'seat', table: this.id, part, occupancy, after: this.log.length, at };
  }

  get paused(): boolean {
    return this.record.care.pausedAt !== null;
  }
}
