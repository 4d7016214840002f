/**
 * The host of a table in the browser: what the server does for students, this does for one and the bot, on the same packages
 * and in real time. It needs no network. The log is kept in the tab, so a reload comes back to the same point.
 */
import type { Occupant, PlayableMove, Refusal, Seats, Snapshot } from '@handshake/contract';
import {
  botMove,
  fold,
  networkMoves,
  newHeader,
  nextMove,
  play,
  SOUND,
  viewHeader,
  viewMove,
} from '@handshake/lessons';
import type {
  Actor,
  FadingLevel,
  Header,
  LoggedMove,
  Move,
  NetworkPersona,
  Next,
  Part,
  Persona,
  Seat,
  Table,
} from '@handshake/lessons';
import { other } from '@handshake/protocol';
import { randomId, random32 } from './ids.ts';
import { isKept, keyOf } from './local-practice.ts';
import type { Names, Pace, Pair, Practice } from './local-practice.ts';
import { forget, readJson, writeJson } from './stored.ts';
import type { LinkEvents, Played, TableLink } from './table-link.ts';
import { Timers } from './timers.ts';
import type { Plan } from './timers.ts';

/** How many of a hasty or forgetful bot's segments are wrong. */
export const SLIPS = 0.3;
/** How many segments an unruly network meddles with, until it has had enough. */
const MEDDLES = 0.3;
export const PACE: Pace = { flight: 1400, twoMsl: 12_000, bot: 1100 };

export class LocalHost implements TableLink {
  #practice: Practice;
  #names: Names;
  #pair: Pair | null;
  #seat: Part;
  #id = '';
  #table: Table;
  #moves: LoggedMove[] = [];
  #events: LinkEvents | null = null;
  /** What will happen by itself. */
  #timers = new Timers();

  constructor(practice: Practice) {
    this.#practice = practice;
    this.#names = practice.names;
    this.#pair = practice.pair ?? null;
    this.#seat = practice.seat;
    this.#table = this.#kept() ?? this.#fresh();
  }

  get level(): FadingLevel | undefined {
    return this.#practice.level;
  }

  /** Of two at one computer: what is played is neither's own practice. */
  get shared(): boolean {
    return this.#pair !== null;
  }

  get pair(): Pair | null {
    return this.#pair;
  }

  /** Whose turn it is of two at one computer; null while something is on its way, and at the end. */
  get turn(): Seat | null {
    const by = this.#table.ended ? null : nextMove(this.#table)?.by;
    return by === 'client' || by === 'server' ? by : null;
  }

  /** The other of two at one computer is shown their end. */
  hand(): void {
    if (this.#seat === 'network') return;
    this.#seat = other(this.#seat);
    this.#keep(this.#table.header);
    this.#events?.snapshot(this.#snapshot());
  }

  start(events: LinkEvents): void {
    this.#events = events;
    events.status('local');
    events.snapshot(this.#snapshot());
    this.#schedule();
  }

  rename(names: Names): void {
    this.#names = names;
    this.#events?.snapshot(this.#snapshot());
  }

  play(id: string, move: PlayableMove): Promise<Played> {
    const known = this.#moves.find((logged) => logged.id === id && logged.by === this.#seat);
    if (known)
      return Promise.resolve({ ok: true, logged: viewMove(known, this.#seat, this.#table.header.mode) });
    return Promise.resolve(this.#make(this.#seat, move, id));
  }

  waiting(): readonly never[] {
    return [];
  }

  composing(): void {
    // The bot does not watch.
  }

  again(swap: boolean): Promise<{ ok: true }> {
    this.#timers.stop();
    this.#forget();
    if (swap && this.#seat !== 'network') {
      this.#seat = other(this.#seat);
      if (this.#pair) this.#pair = { client: this.#pair.server, server: this.#pair.client };
    }
    this.#table = this.#fresh();
    this.#events?.snapshot(this.#snapshot());
    this.#schedule();
    return Promise.resolve({ ok: true });
  }

  leave(): ReturnType<TableLink['leave']> {
    this.#forget();
    this.close();
    return Promise.resolve({ ok: true });
  }

  close(): void {
    this.#timers.stop();
    this.#events = null;
  }

  /** Where wrong segments travel, the bot may make some, to be caught. */
  get #persona(): Persona {
    const { persona: kind = 'sound' } = this.#practice;
    const travels = this.#table.header.mode !== 'coach';
    return travels && kind !== 'sound' ? { kind, rate: SLIPS, chance: Math.random } : SOUND;
  }

  get #network(): NetworkPersona {
    return this.#practice.network === 'unruly' ? { kind: 'unruly', rate: MEDDLES } : { kind: 'sound' };
  }

  /** What the bot does next, at the other end or, where the learner is the network, at either. */
  #nextBot(): Next | null {
    if (this.#pair) return null;
    const seat = this.#seat;
    if (seat === 'network') {
      const persona = this.#persona;
      const next = nextMove(this.#table, { client: persona, server: persona, network: 'student' });
      return next?.by === 'clock' ? null : next;
    }
    const move = botMove(this.#table, other(seat), this.#persona);
    return move && { by: other(seat), move };
  }

  get #key(): string {
    return keyOf(this.#practice, this.#seat);
  }

  #fresh(): Table {
    const { lesson, profile, ways, from } = this.#practice;
    const header =
      from?.header ??
      newHeader({
        lesson,
        profile,
        ways,
        iss: { client: random32(), server: random32() },
      });
    this.#id = randomId();
    this.#moves = [...(from?.moves ?? [])];
    this.#keep(header);
    return fold(header, this.#moves);
  }

  /** The table that was left by a reload, if it is of this version of the lesson and can be folded again. */
  #kept(): Table | null {
    const kept = readJson('session', this.#key, isKept);
    const { lesson, from } = this.#practice;
    const { id, version } = kept?.header.lesson ?? {};
    if (!kept || id !== lesson.id || version !== lesson.version) return null;
    try {
      // The lesson is at hand: what was kept of it need not be trusted.
      const table = fold({ ...kept.header, lesson }, kept.moves);
      if (table.n !== kept.moves.length) return null;
      this.#id = kept.id;
      if ((from || this.#pair) && kept.seat) this.#seat = kept.seat;
      this.#moves = [...kept.moves];
      return table;
    } catch {
      // Not what this host wrote: a fold takes a log on trust, and throws where it has a gap.
      return null;
    }
  }

  #keep(header: Header): void {
    writeJson('session', this.#key, { id: this.#id, header, moves: this.#moves, seat: this.#seat });
  }

  #forget(): void {
    forget('session', this.#key);
  }

  #make(by: Actor, move: Move, id = randomId()): Played {
    const tried = play(this.#table, by, move);
    if (!tried.ok) {
      const refusal: Refusal = { ok: false, refusal: tried.refusal };
      return refusal;
    }
    const logged: LoggedMove = { ...tried.logged, id, at: Date.now() };
    this.#table = tried.table;
    this.#moves.push(logged);
    this.#keep(this.#table.header);
    const seen = viewMove(logged, this.#seat, this.#table.header.mode);
    this.#events?.moves([seen]);
    if (tried.table.ended) this.#end();
    this.#schedule();
    return { ok: true, logged: seen };
  }

  #end(): void {
    const { header } = this.#table;
    this.#practice.onend?.({ id: this.#id, seat: this.#seat, header, moves: this.#moves });
  }

  /** Plans what the network, the clock and the bot do next; what is no longer due is called off. */
  #schedule(): void {
    if (!this.#events) return;
    const pace = this.#practice.pace ?? PACE;
    // Whoever plays the network hands over what travels, and lets TIME-WAIT pass.
    const own = this.#seat === 'network' ? [] : networkMoves(this.#table, this.#network);
    const plans = own.map(({ by, move, after }) =>
      this.#plan(by, move, after === 'flight' ? pace.flight : pace.twoMsl),
    );
    const next = this.#nextBot();
    if (next) plans.push(this.#plan(next.by, next.move, pace.bot));
    this.#timers.plan(plans);
  }

  /** With the table's point in a bot's name, so that it thinks anew whenever something has happened. */
  #plan(by: Actor, move: Move, after: number): Plan {
    const name = JSON.stringify([by, move, by === 'network' || by === 'clock' ? 0 : this.#table.n]);
    return { name, after, go: () => void this.#make(by, move) };
  }

  #snapshot(): Snapshot {
    const { pace = PACE } = this.#practice;
    const student = (name: string): Occupant => ({ kind: 'student', name, here: true, composing: false });
    const bot: Occupant = { kind: 'bot', name: this.#names.bot, here: true, composing: false };
    const pair = this.#pair;
    const name = (this.#seat !== 'network' && pair?.[this.#seat]) || this.#names.own;
    const seats: Seats = pair
      ? { client: student(pair.client), server: student(pair.server) }
      : { client: bot, server: bot, [this.#seat]: student(name) };
    return {
      table: this.#id,
      code: '',
      number: null,
      seat: this.#seat,
      name,
      inClass: false,
      header: viewHeader(this.#table.header, this.#seat),
      moves: this.#moves.map((logged) => viewMove(logged, this.#seat, this.#table.header.mode)),
      seats,
      pace: { flight: pace.flight, twoMsl: pace.twoMsl },
    };
  }
}
