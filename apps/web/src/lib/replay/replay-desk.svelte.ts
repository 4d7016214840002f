/** A look back at a table, as one of its ends or as its network: where one stands in it, which end is looked at, and what may be seen from there. */
import type { Occupant } from '@handshake/contract';
import { at, branch, moments, momentText } from '@handshake/lessons';
import type { Header, LoggedMove, Part, Seat, Stop, Table, TableEvent, Viewer } from '@handshake/lessons';
import { has, other, SYN } from '@handshake/protocol';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { random32 } from '#lib/session/ids.ts';
import { read } from '#lib/session/stored.ts';
import { TableModel } from '#lib/table/table-model.svelte.ts';
import type { Seen } from '#lib/table/table-model.svelte.ts';
import type { NumberMode } from '#lib/table/numbers.ts';
import type { Attempt, KeptRecording } from './kept.ts';

/** Real time, ms: a segment's flight on the ladder, and from one moment to the next while it plays. */
const FLIGHT = 700;
const BEAT = 1400;

/** One end at the moment that is on, in the shape that a table's page shows. */
class View implements Seen {
  readonly #desk: ReplayDesk;
  readonly seat: Seat;
  constructor(desk: ReplayDesk, seat: Seat) {
    this.#desk = desk;
    this.seat = seat;
  }
  /**
   * While the table runs, the own state is as untold as it is there, where it is asked for. What the other end's student
   * said of theirs is not in this log: it is shown as it is.
   */
  get header(): Header {
    const { header, over, part } = this.#desk;
    const open = over || this.seat !== part;
    return open && header.ask ? { ...header, ask: { ...header.ask, state: false } } : header;
  }
  get table(): Table {
    return { ...this.#desk.table, header: this.header };
  }
  get viewer(): Viewer {
    return this.#desk.part === 'network' ? 'watcher' : this.seat;
  }
  get moves(): readonly LoggedMove[] {
    return this.#desk.moves;
  }
  get numbers(): NumberMode {
    return this.#desk.numbers;
  }
  get name(): string {
    return this.#desk.names[this.seat];
  }
  get partner(): Occupant {
    return { kind: 'student', name: this.#desk.names[other(this.seat)], here: true, composing: false };
  }
  get pace(): { flight: number; twoMsl: number } {
    return { flight: FLIGHT, twoMsl: 0 };
  }
  /** Nothing is played here. */
  get closed(): boolean {
    return true;
  }
}

export class ReplayDesk {
  readonly id: string;
  readonly kept: KeptRecording;
  readonly header: Header;
  /** What was played: an end, or the network. */
  readonly part: Part;
  /** The end whose numbers count: the own, or the client. */
  readonly seat: Seat;
  readonly moments: readonly Stop[];
  /** The table had ended when it was recorded. */
  readonly over: boolean;
  readonly #all: readonly LoggedMove[];
  #index = $state(0);
  #numbers: NumberMode = $state('relative');
  #beat: ReturnType<typeof setInterval> | undefined;
  playing = $state(false);
  /** The end that is looked at. */
  end: Seat = $state('client');

  constructor(id: string, kept: KeptRecording, n: number | null) {
    const { header, moves, seat: part } = kept.recording;
    const seat = part === 'network' ? 'client' : part;
    this.id = id;
    this.kept = kept;
    this.header = header;
    this.part = part;
    this.seat = seat;
    this.#all = moves;
    this.moments = moments(header, moves);
    this.over = at(header, moves, Infinity).ended;
    this.end = seat;
    this.own = new TableModel(new View(this, seat));
    this.#theirs = new TableModel(new View(this, other(seat)));
    const absolute = header.profile === 'textbook' || header.lesson.numbers === 'absolute';
    this.#numbers = absolute || read('local', 'numbers') === 'absolute' ? 'absolute' : 'relative';
    if (n !== null) this.goTo(n);
  }

  get index(): number {
    return this.#index;
  }
  get last(): number {
    return this.moments.length - 1;
  }
  get moment(): Stop {
    return this.moments[this.#index] as Stop;
  }
  get numbers(): NumberMode {
    return this.#numbers;
  }
  setNumbers(mode: NumberMode): void {
    this.#numbers = mode;
  }
  names: Readonly<Record<Seat, string>> = $derived.by(() => {
    const role = { client: m.t_client(), server: m.t_server() };
    const given = this.kept.names;
    const own = this.part === 'network' ? {} : { [this.part]: m.practice_you() };
    return { ...role, ...own, ...(given ? named(given, role) : {}) };
  });

  moves: readonly LoggedMove[] = $derived.by(() => this.#all.filter(({ n }) => n <= this.moment.n));
  table: Table = $derived.by(() => at(this.header, this.#all, this.moment.n));
  /** The own view: the ladder, numbers and sentences. */
  readonly own: TableModel<Seen>;
  readonly #theirs: TableModel<Seen>;
  get shown(): TableModel<Seen> {
    return this.end === this.seat ? this.own : this.#theirs;
  }
  /** The end that is looked at has not told its numbers yet. */
  untold: boolean = $derived.by(
    () =>
      this.header.iss[this.end] === null &&
      !this.table.events.some((e) => e.kind === 'sent' && e.seat === this.end && has(e.segment, SYN)),
  );

  /** The moment's events, as far as they may be shown. */
  #events: readonly TableEvent[] = $derived.by(() => {
    const from = this.moment.events[0]?.i ?? Infinity;
    return this.own.events.filter(({ i }) => i >= from);
  });
  text: string = $derived.by(
    () =>
      momentText({ events: this.#events, before: this.moment.before }, this.own.viewer, locale(), (event) =>
        event.kind === 'sent' || event.kind === 'refused' ? this.own.formatAt(event) : this.own.format,
      ) || m.rp_before_first(),
  );
  slips: readonly number[] = $derived.by(() => this.moments.flatMap(({ slip }, i) => (slip ? [i] : [])));

  /** The judge's answer to the segment of the end that is looked at, where this moment is about it: as it was sent, held back, came or was checked. */
  verdict = $derived.by(() => {
    const { verdict } = this.shown;
    const shown = this.#events.some(
      (e) =>
        (e.kind === 'refused' && verdict?.key === `refused-${e.i}`) ||
        ((e.kind === 'sent' || e.kind === 'arrived' || e.kind === 'checked') && verdict?.no === e.no),
    );
    return shown ? verdict : null;
  });

  go(index: number): void {
    this.#index = Math.max(0, Math.min(this.last, index));
  }
  /** To the moment in which move `n` is. */
  goTo(n: number): void {
    this.go(this.moments.findLastIndex((moment) => moment.n <= n));
  }
  step(by: number): void {
    this.pause();
    this.go(this.#index + by);
  }
  toEnd(end: 'first' | 'last'): void {
    this.pause();
    this.go(end === 'first' ? 0 : this.last);
  }
  slipFrom(direction: 1 | -1): number | null {
    const found =
      direction === 1 ? this.slips.find((i) => i > this.#index) : this.slips.findLast((i) => i < this.#index);
    return found ?? null;
  }
  /** False where there is no further one. */
  toSlip(direction: 1 | -1): boolean {
    const to = this.slipFrom(direction);
    if (to === null) return false;
    this.pause();
    this.go(to);
    return true;
  }

  play(): void {
    if (this.playing) return;
    if (this.#index === this.last) this.go(0);
    this.playing = true;
    this.#beat = setInterval(() => {
      this.go(this.#index + 1);
      if (this.#index === this.last) this.pause();
    }, BEAT);
  }
  pause(): void {
    clearInterval(this.#beat);
    this.playing = false;
  }

  /** The attempt that goes on from here, or from before this moment; null where there is nothing to go on with. */
  attempt(seat: Seat, before: boolean): Attempt | null {
    const moment = before ? this.#index - 1 : this.#index;
    const from = this.moments[moment];
    if (!from) return null;
    // What is not seen of the moves between changes nothing.
    const begun = branch(this.header, this.#all, from.n, { client: random32(), server: random32() });
    return begun && { ...begun, seat, of: { id: this.id, n: from.n, moment } };
  }
  get mayGoOn(): boolean {
    return !this.table.ended;
  }
}

/** Names that are empty (a free seat) leave the role's. */
const named = (
  given: Readonly<Record<Seat, string>>,
  role: Readonly<Record<Seat, string>>,
): Record<Seat, string> => ({
  client: given.client || role.client,
  server: given.server || role.server,
});
