/**
 * One seat at one table, as the page sees it. Everything shown is derived from `table`, the fold of the log; the own moves that
 * are not stored yet are folded in as well, so that the answer to a segment never waits for the network.
 */
import { untrack } from 'svelte';
import type { Occupant, PlayableMove, RefusalCode, Seats, Snapshot, Standing } from '@handshake/contract';
import { beginAnew, fold, play, step } from '@handshake/lessons';
import type { Check, Header, LoggedMove, Outcome, Part, Prediction, Seat, Table } from '@handshake/lessons';
import { other } from '@handshake/protocol';
import type { Segment, State, TimerName } from '@handshake/protocol';
import { noted } from '#lib/learner/practice.ts';
import { randomId } from './ids.ts';
import { ServerClock } from './server-clock.ts';
import { keepNumbers, numbersOf } from './number-mode.ts';
import type { NumberMode } from './number-mode.ts';
import type { ClassActs, LinkStatus, Pending, SendResult, TableLink } from './table-link.ts';

export class TableSession {
  #link: TableLink;
  #snapshot = $state.raw<Snapshot | null>(null);
  #seats = $state.raw<Seats | null>(null);
  #moves = $state.raw<readonly LoggedMove[]>([]);
  /** The fold of `#moves`. */
  #stored = $state.raw<Table | null>(null);
  #pending = $state.raw<readonly Pending[]>([]);
  #status = $state<LinkStatus>('reconnecting');
  #waiting = $state(false);
  #closed = $state(false);
  #standing = $state.raw<Standing | null>(null);
  readonly clock = new ServerClock();
  #refusal = $state.raw<RefusalCode | null>(null);
  #numbers = $state<NumberMode>(numbersOf(null));
  #composing = false;
  #started = false;
  #shown = $derived.by(() => this.#fold());

  /** `onlost`: the seat is no more (its table was removed, or this browser's key to it is not known). */
  constructor(link: TableLink, onlost: (refusal: RefusalCode) => void = () => {}) {
    this.#link = link;
    // A page may open a session in an effect: what the link reports at once is not to be what the effect depends on.
    untrack(() =>
      link.start({
        snapshot: (snapshot) => untrack(() => this.#begin(snapshot)),
        moves: (moves) => untrack(() => this.#append(moves)),
        seats: (seats, closed, standing) => {
          this.#seats = seats;
          this.#closed = closed;
          this.#standing = standing;
          this.clock.set(standing?.now);
        },
        status: (status) => (this.#status = status),
        lost: onlost,
      }),
    );
  }

  /** The rest may be read only when this is true. */
  get ready(): boolean {
    return this.#shown !== null;
  }
  /** In a class, between two tables. */
  get waitingForSeat(): boolean {
    return this.#waiting;
  }
  get header(): Header {
    return this.#sure(this.#snapshot).header;
  }
  /** The fold of everything played, the own unsent moves included. */
  get table(): Table {
    return this.#sure(this.#shown);
  }
  /** The log as stored; `hidden` stands for what is not this seat's to see. */
  get moves(): readonly LoggedMove[] {
    return this.#moves;
  }
  /** What is played here: an end, or what lies between the two. */
  get part(): Part {
    return this.#sure(this.#snapshot).seat;
  }
  /** The end that is played here; the network's player, who has none, has a page of their own. */
  get seat(): Seat {
    const { part } = this;
    if (part === 'network') throw new Error('the network sits at neither end');
    return part;
  }
  get other(): Seat {
    return other(this.seat);
  }
  get seats(): Seats {
    return this.#seats ?? this.#sure(this.#snapshot).seats;
  }
  /** Who sits opposite: `kind: 'nobody'` while the seat is free, `here: false` while they are away. Of an end. */
  get partner(): Occupant {
    return this.seats[this.other];
  }
  /** The own name. */
  get name(): string {
    // The instructor may change it.
    return this.seats[this.#sure(this.#snapshot).seat]?.name || this.#sure(this.#snapshot).name;
  }
  /** The table's code; empty in practice. */
  get code(): string {
    return this.#sure(this.#snapshot).code;
  }
  /** The table's identity; changes when one is seated elsewhere. */
  get tableId(): string {
    return this.#sure(this.#snapshot).table;
  }
  /** The table's number in its class. */
  get number(): number | null {
    return this.#sure(this.#snapshot).number;
  }
  get inClass(): boolean {
    return this.#sure(this.#snapshot).inClass;
  }
  /** The class was ended: nothing more is played, everything can still be looked at. */
  get closed(): boolean {
    return this.#closed;
  }
  /** How the table stands in its class; null where there is none. */
  get standing(): Standing | null {
    return this.#standing;
  }
  /** Why nothing is played for now: the instructor has paused, or plays in this seat. */
  get halted(): 'paused' | 'taken' | null {
    if (this.#standing?.pausedAt != null) return 'paused';
    return !this.#link.standsIn && this.seats[this.part]?.stand === 'instructor' ? 'taken' : null;
  }
  /** What one can do in a class beside playing; null where there is none. */
  get classActs(): ClassActs | null {
    return this.inClass ? (this.#link.classActs ?? null) : null;
  }
  get pace(): Snapshot['pace'] {
    return this.#sure(this.#snapshot).pace;
  }
  /** `live`, `reconnecting` (say so calmly; nothing is lost) or `local` (practice: needs no server). */
  get status(): LinkStatus {
    return this.#status;
  }
  /** Own moves that are not stored yet: shown as if they were, kept over a reload, sent when the server is back. */
  get unsent(): number {
    return this.#pending.length;
  }
  /** Why the last move changed nothing, until the next one; `refusalText` (refusals.ts) words it. */
  get refusal(): RefusalCode | null {
    return this.#refusal;
  }
  get numbers(): NumberMode {
    return this.#numbers;
  }

  setNumbers(mode: NumberMode): void {
    this.#numbers = mode;
    keepNumbers(this.#snapshot?.header ?? null, mode);
  }

  /** Judged here at once; stored behind the scenes. A held-back segment is `ok` with an outcome that doesn't travel. */
  send(segment: Segment, predict?: Prediction): SendResult {
    const tried = this.#play({ kind: 'send', segment, ...(predict ? { predict } : {}) });
    if (!tried.ok) return tried;
    return tried.outcome ? { ok: true, outcome: tried.outcome } : this.#refuse('bad-move');
  }

  /** Any other move that is one's own to make. Null when it is played, else why not. */
  act(move: PlayableMove): RefusalCode | null {
    const tried = this.#play(move);
    return tried.ok ? null : tried.refusal;
  }
  /** Waits until the own timer fires. */
  wait = (timer: TimerName): RefusalCode | null => this.act({ kind: 'timer', timer });
  /** Takes the next hint of the step. */
  hint = (): RefusalCode | null => this.act({ kind: 'hint' });
  /** Peer check: what is to be done with a segment that has come, and what is wrong with it. */
  check = (no: number, check: Check): RefusalCode | null => this.act({ kind: 'check', no, ...check });
  /** Says what the own state is. */
  say = (state: State): RefusalCode | null => this.act({ kind: 'state', state });
  /** Begins the step anew, agrees to it, or asks the partner to; as this table has it. */
  rewind = (): RefusalCode | null =>
    this.act(this.#shown ? beginAnew(this.#shown, this.seat) : { kind: 'rewind' });
  /** Goes on with the step as it is, whoever asked to begin it anew. */
  goOn = (): RefusalCode | null => this.act({ kind: 'go-on' });

  /** Called with true while the student changes the header, and with false when it lies still or is empty. */
  composing(on: boolean): void {
    if (on === this.#composing) return;
    this.#composing = on;
    this.#link.composing(on);
  }

  /** Once more; seats swapped by default. The session goes on with the new table. */
  async again(swap = true): Promise<RefusalCode | null> {
    const answer = await this.#link.again(swap);
    this.#refusal = answer.ok ? null : answer.refusal;
    return this.#refusal;
  }

  /** Stands up for good; null when the seat is free, else why it is not. */
  async leave(): Promise<RefusalCode | null> {
    const answer = await this.#link.leave();
    return answer.ok ? null : answer.refusal;
  }

  /** The page is left; the seat is kept. */
  close(): void {
    this.#link.close();
  }

  #play(move: PlayableMove): { ok: true; outcome: Outcome | null } | { ok: false; refusal: RefusalCode } {
    const table = this.#shown;
    if (!table) return this.#refuse('no-seat');
    if (this.#closed) return this.#refuse('class-ended');
    const { halted } = this;
    if (halted) return this.#refuse(halted === 'paused' ? 'paused' : 'not-your-seat');
    const tried = play(table, this.part, move);
    if (!tried.ok) return this.#refuse(tried.refusal);
    this.#refusal = null;
    this.composing(false);
    this.#deliver({ id: randomId(), move });
    return { ok: true, outcome: tried.outcome ?? null };
  }

  #refuse(refusal: RefusalCode): { ok: false; refusal: RefusalCode } {
    this.#refusal = refusal;
    return { ok: false, refusal };
  }

  #deliver(pending: Pending): void {
    this.#pending = [...this.#pending, pending];
    // A stored move stays pending until the log brings it: it never blinks.
    void this.#link.play(pending.id, pending.move).then((answer) => {
      if (answer.ok) return;
      this.#pending = this.#pending.filter(({ id }) => id !== pending.id);
      if (answer.refusal !== 'no-seat') this.#refusal = answer.refusal;
    });
  }

  #begin(snapshot: Snapshot | null): void {
    this.#waiting = snapshot === null;
    if (snapshot === null) return void (this.#snapshot = this.#stored = null);
    if (this.#snapshot?.table !== snapshot.table) {
      this.#refusal = null;
      this.#composing = false;
      this.#pending = [];
      this.#numbers = numbersOf(snapshot.header);
    }
    this.#seats = snapshot.seats;
    this.#closed = snapshot.closed ?? false;
    this.#standing = snapshot.standing ?? null;
    this.clock.set(this.#standing?.now);
    this.#moves = snapshot.moves;
    this.#stored = fold(snapshot.header, snapshot.moves);
    this.#snapshot = snapshot;
    this.#settle(snapshot.moves);
    if (this.#started) return;
    this.#started = true;
    // What a reload left unanswered is sent again under its old id.
    for (const waiting of this.#link.waiting()) this.#deliver(waiting);
  }

  #append(moves: readonly LoggedMove[]): void {
    if (!this.#stored || moves.length === 0) return;
    this.#moves = [...this.#moves, ...moves];
    this.#stored = this.#link.shared
      ? moves.reduce(step, this.#stored)
      : noted(this.#stored, moves, this.tableId, this.part, this.#link.level);
    this.#settle(moves);
  }

  #settle(moves: readonly LoggedMove[]): void {
    if (this.#pending.length === 0) return;
    const stored = new Set(moves.map(({ id }) => id));
    this.#pending = this.#pending.filter(({ id }) => !stored.has(id));
  }

  /** The stored table and, on top, what is under way. What no longer fits there is the server's to refuse. */
  #fold(): Table | null {
    if (!this.#stored || !this.#snapshot) return null;
    const seat = this.#snapshot.seat;
    let table = this.#stored;
    for (const { move } of this.#pending) {
      const tried = play(table, seat, move);
      if (tried.ok) table = tried.table;
    }
    return table;
  }

  #sure<T>(value: T | null): T {
    if (value === null) throw new Error('The table is read before it is there.');
    return value;
  }
}
