/**
 * A seat on the server. The link keeps the log whole: updates are numbered, a gap is filled by asking, and after every
 * reconnection it asks for what it missed. Own moves wait in the outbox until the server has answered.
 */
import type { Absent, PlayableMove, RefusalCode, Snapshot } from '@handshake/contract';
import type { LoggedMove } from '@handshake/lessons';
import { coalesce } from './coalesce.ts';
import { Outbox } from './outbox.ts';
import type { Asked, Connection } from './socket.ts';
import type { LinkEvents, Played, TableLink } from './table-link.ts';

/** How long a connection may be silent after the page was asleep before it is taken for dead, ms. */
const WAKE_PATIENCE = 3000;
/** Between two tries when the server answers but cannot do it now, ms. */
const RETRY = 500;

/** Refusals that pass; after any other the seat is no more. */
const PASSING: readonly string[] = ['unreachable', 'too-fast', 'server-error', 'not-stored'];

export class SocketLink implements TableLink {
  #connection: Connection;
  #token: string;
  #code: string;
  #events: LinkEvents | null = null;
  #snapshot: Snapshot | null;
  #moves: LoggedMove[] = [];
  #outbox = new Outbox();
  #undo: (() => void)[] = [];
  /** The server knows that this connection is our seat's. */
  #seated = false;
  /** Counts what we are told of sitting elsewhere: an answer that was asked for before may be older. */
  #seatings = 0;
  #resuming = false;
  #closed = false;

  readonly classActs = {
    next: () => this.#done(this.#connection.ask('table.next', { table: this.#snapshot?.table ?? '' })),
    help: (on: boolean) => this.#done(this.#connection.ask('seat.help', { on })),
    absent: (how: Absent) => this.#done(this.#connection.ask('seat.absent', { how })),
    personal: async () => {
      const answer = await this.#connection.ask('entry.personal', {});
      return answer.ok ? answer : { ok: false as const, refusal: known(answer.refusal) };
    },
  };

  /** `snapshot`: what `seat.take` answered on this same connection, if it was just called. */
  constructor(
    connection: Connection,
    { token, code }: { token: string; code: string },
    snapshot: Snapshot | null = null,
  ) {
    this.#connection = connection;
    this.#token = token;
    this.#code = code;
    this.#snapshot = null;
    if (snapshot) {
      this.#seated = connection.connected;
      this.#take(snapshot);
    }
  }

  start(events: LinkEvents): void {
    this.#events = events;
    const connection = this.#connection;
    if (this.#snapshot) events.snapshot(this.#snapshot);
    events.status(this.#seated ? 'live' : 'reconnecting');
    this.#undo = [
      connection.onDisconnect(() => {
        this.#seated = false;
        events.status('reconnecting');
      }),
      connection.on('table.moves', ({ table, from, moves }) => this.#hear(table, from, moves)),
      connection.on('table.seats', ({ table, seats, closed, standing }) => {
        if (table === this.#snapshot?.table) events.seats(seats, closed ?? false, standing ?? null);
      }),
      connection.on('seat.moved', ({ snapshot }) => {
        this.#seatings += 1;
        this.#take(snapshot);
        events.snapshot(snapshot);
      }),
      connection.on('seat.elsewhere', () => events.lost('seat-elsewhere')),
      connection.on('people.removed', () => {
        this.close();
        events.lost('removed');
      }),
      connection.onConnect(() => {
        if (!this.#seated) void this.#resume();
      }),
      onWake(() => void this.#probe()),
    ];
    // What was said between the answer that gave us the seat and now, nobody heard.
    if (this.#seated) void this.#sync();
  }

  play(id: string, move: PlayableMove): Promise<Played> {
    const played = this.#outbox.add(this.#snapshot?.table ?? '', id, move);
    void this.#empty();
    return played;
  }

  waiting(): readonly { readonly id: string; readonly move: PlayableMove }[] {
    return this.#outbox.kept(this.#snapshot?.table ?? '');
  }

  composing(on: boolean): void {
    if (this.#seated) this.#connection.tell('seat.composing', { on });
  }

  async again(swap: boolean): ReturnType<TableLink['again']> {
    const answer = await this.#connection.ask('table.again', {
      swap,
      table: this.#snapshot?.table ?? '',
    });
    return answer.ok ? { ok: true } : { ok: false, refusal: known(answer.refusal) };
  }

  async leave(): ReturnType<TableLink['leave']> {
    const answer = await this.#connection.ask('seat.leave', {});
    if (!answer.ok) return { ok: false, refusal: known(answer.refusal) };
    this.close();
    return { ok: true };
  }

  close(): void {
    this.#closed = true;
    for (const undo of this.#undo) undo();
    this.#connection.close();
  }

  async #done(
    asked: Promise<{ ok: true } | { ok: false; refusal: RefusalCode | 'unreachable' }>,
  ): Promise<RefusalCode | null> {
    const answer = await asked;
    return answer.ok ? null : known(answer.refusal);
  }

  #take(snapshot: Snapshot | null): void {
    if (snapshot?.table !== this.#snapshot?.table) this.#outbox.turn(snapshot?.table ?? '');
    this.#snapshot = snapshot;
    this.#moves = [...(snapshot?.moves ?? [])];
  }

  /** Back in the seat: the whole table the first time, later what was missed. */
  async #resume(): Promise<void> {
    if (this.#resuming || this.#closed) return;
    this.#resuming = true;
    const since = this.#snapshot ? this.#moves.length : undefined;
    const seatings = this.#seatings;
    const answer = await this.#connection.ask('seat.resume', {
      token: this.#token,
      code: this.#code,
      ...(since === undefined ? {} : { since }),
    });
    this.#resuming = false;
    if (this.#closed) return;
    if (!answer.ok) {
      if (!PASSING.includes(answer.refusal)) this.#events?.lost(known(answer.refusal));
      else if (this.#connection.connected) setTimeout(() => void this.#resume(), RETRY);
      return;
    }
    const { snapshot } = answer;
    if (this.#isOther(snapshot, since, seatings)) return this.#resume();
    this.#seated = true;
    this.#merge(snapshot);
    this.#events?.status('live');
    void this.#empty();
  }

  /** Whether we sit elsewhere by now, so that an answer is of no use: it brings a table's later moves only, or is older than what we were told. */
  #isOther(snapshot: Snapshot | null, since: number | undefined, seatings: number): boolean {
    if (seatings !== this.#seatings) return true;
    if (!snapshot || !since || snapshot.table === this.#snapshot?.table) return false;
    this.#snapshot = null;
    return true;
  }

  #merge(snapshot: Snapshot | null): void {
    if (snapshot && snapshot.table === this.#snapshot?.table) {
      this.#events?.seats(snapshot.seats, snapshot.closed ?? false, snapshot.standing ?? null);
      this.#append(snapshot.moves);
    } else {
      this.#take(snapshot);
      this.#events?.snapshot(snapshot);
    }
  }

  #hear(table: string, from: number, moves: readonly LoggedMove[]): void {
    if (table !== this.#snapshot?.table) return;
    if (from > this.#moves.length + 1) this.#sync();
    else this.#append(moves);
  }

  /** Adds what is new and fits; what was heard before is skipped. */
  #append(moves: readonly LoggedMove[]): void {
    const fresh: LoggedMove[] = [];
    for (const move of moves) {
      const next = this.#moves.length + 1;
      if (move.n > next) return this.#sync();
      if (move.n < next) continue;
      this.#moves.push(move);
      fresh.push(move);
    }
    if (fresh.length > 0) this.#events?.moves(fresh);
  }

  /** Asks for what comes after the last move that we have. */
  #sync = coalesce(async () => {
    if (this.#closed) return;
    const answer = await this.#later();
    if (answer.ok) return;
    // A broken connection resumes by itself, and that fills the gap too.
    else if (answer.refusal === 'no-seat' && this.#connection.connected) void this.#resume();
  });

  /** What comes after the last move that we have, or the whole of the table where we sit by now. */
  async #later(patience?: number): Promise<Asked<'table.sync'>> {
    const [since, seatings] = [this.#moves.length, this.#seatings];
    const answer = await this.#connection.ask('table.sync', { since }, patience);
    if (!answer.ok || this.#closed) return answer;
    if (this.#isOther(answer, since, seatings)) await this.#resume();
    else this.#merge(answer);
    return answer;
  }

  /** One move at a time, so that they arrive in the order in which they were made. */
  async #empty(): Promise<void> {
    await this.#outbox.empty(async (id, move) => {
      if (!this.#seated || this.#closed) return 'later';
      const answer = await this.#connection.ask('move.play', {
        id,
        move,
        table: this.#snapshot?.table ?? '',
      });
      if (answer.ok) {
        this.#append([answer.logged]);
        return answer;
      }
      if (answer.refusal === 'unreachable') {
        // Connected, it says, but silent: a new connection. Whichever comes back resumes, and then tries again.
        if (this.#connection.connected) this.#connection.renew();
        return 'later';
      }
      if (answer.refusal === 'too-fast') return answer.retryAfter ?? RETRY;
      if (answer.refusal === 'no-seat') {
        this.#seated = false;
        void this.#resume();
        return 'later';
      }
      // Meant for a table where we sit no more: which one it is, we have not heard.
      if (answer.refusal === 'not-your-seat') this.#sync();
      return { ...answer, refusal: answer.refusal };
    });
  }

  /** After sleep or a change of network: does the server still answer? */
  async #probe(): Promise<void> {
    if (!this.#connection.connected || !this.#snapshot) return;
    const answer = await this.#later(WAKE_PATIENCE);
    if (!answer.ok && answer.refusal === 'unreachable' && !this.#closed) this.#connection.renew();
  }
}

/** `unreachable` has no place among the server's refusals; for the page it is a move that was not stored. */
const known = (refusal: RefusalCode | 'unreachable'): RefusalCode =>
  refusal === 'unreachable' ? 'not-stored' : refusal;

function onWake(listener: () => void): () => void {
  if (typeof document === 'undefined') return () => {};
  const visible = () => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', visible);
  addEventListener('online', listener);
  return () => {
    document.removeEventListener('visibilitychange', visible);
    removeEventListener('online', listener);
  };
}
