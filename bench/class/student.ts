/**
 * One simulated student: a real socket.io connection, the token that came with the seat, the log as it was told. Plays as
 * somebody does who errs in a fifth of the segments and thinks a while before each.
 */
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { PlayableMove, RefusalCode, Snapshot } from '@handshake/contract';
import { botMove, fold, step } from '@handshake/lessons';
import type { Chance, LoggedMove, Persona, Seat, Table } from '@handshake/lessons';

/** A move that the server has acknowledged. */
export interface Acked {
  readonly table: string;
  readonly seat: Seat;
  readonly id: string;
  readonly n: number;
  /** The server's clock, ms. */
  readonly at: number;
  /** This process's clock when the answer came, ms. */
  readonly heard: number;
}

type Answer<T> = ({ ok: true } & T) | { ok: false; refusal: RefusalCode | 'unreachable' };
type Push<T> = (content: T) => void;

export interface Wish {
  readonly url: string;
  readonly code: string;
  readonly name: string;
  readonly chance: Chance;
  /** Milliseconds before each move, on average. */
  readonly pause: number;
  /** Only long-polling gets through. */
  readonly pollingOnly?: boolean;
  readonly onAcked: (acked: Acked) => void;
}

/** How long one waits for an answer before asking again, ms. */
const PATIENCE = 15_000;
/** Errs in so many of the segments. */
const ERRS = 0.2;

export class Student {
  readonly name: string;
  readonly acked: Acked[] = [];
  /** Refusals of moves and why: a move that came too late for where the table is by now is one. */
  readonly refused = new Map<string, number>();
  /** Every table that this student sat at. */
  readonly tables = new Set<string>();
  readonly #wish: Wish;
  readonly #persona: Persona;
  #socket: Socket;
  #token = '';
  #snapshot: Snapshot | null = null;
  #moves: LoggedMove[] = [];
  #table: Table | null = null;
  /** Counts what was told of sitting elsewhere. */
  #seatings = 0;
  #turn = 0;
  /** What was sent and not answered yet: it is sent again under the same id. */
  #unanswered: { readonly id: string; readonly move: PlayableMove; readonly table: string } | null = null;

  constructor(wish: Wish) {
    this.#wish = wish;
    this.name = wish.name;
    this.#persona = { kind: 'hasty', rate: ERRS, chance: wish.chance };
    this.#socket = this.#connect();
  }

  get socket(): Socket {
    return this.#socket;
  }
  get table(): string | null {
    return this.#snapshot?.table ?? null;
  }
  get log(): readonly LoggedMove[] {
    return this.#moves;
  }

  /** @throws Error when the class takes nobody */
  async join(): Promise<void> {
    const { code, name } = this.#wish;
    const wish = { code, seat: null, name, locale: 'en' };
    const answer = await this.#ask<{ token: string; snapshot: Snapshot | null }>('seat.take', wish);
    if (!answer.ok) throw new Error(`${name} did not get in: ${answer.refusal}`);
    this.#token = answer.token;
    await this.#resume();
  }

  /** Plays until then (`performance.now`), with pauses. */
  async play(until: number): Promise<void> {
    for (;;) {
      // Pauses as people make them: many short ones, a few long ones.
      const pause = -Math.log(1 - this.#wish.chance()) * this.#wish.pause;
      if (performance.now() + pause > until) return;
      await new Promise((resolve) => setTimeout(resolve, pause));
      await this.#act();
    }
  }

  /** Another tab takes the seat over, and this one is as good as closed; as when a page is opened twice. */
  async secondTab(): Promise<void> {
    const first = this.#socket;
    this.#socket = this.#connect();
    await this.#resume();
    first.disconnect();
  }

  /** Is in step with the server: everything answered, everything heard. */
  async settle(): Promise<void> {
    for (let tries = 0; ; tries++) {
      if (this.#unanswered) await this.#send();
      const answer = await this.#resume();
      if (answer && !this.#unanswered) return;
      if (tries > 20) throw new Error(`${this.name} does not come back`);
    }
  }

  leave(): void {
    this.#socket.disconnect();
  }

  #connect(): Socket {
    const socket = io(this.#wish.url, {
      transports: this.#wish.pollingOnly ? ['polling'] : ['polling', 'websocket'],
      reconnectionDelay: 250,
      reconnectionDelayMax: 1500,
      forceNew: true,
    });
    const own = () => socket === this.#socket;
    socket.on('connect', () => own() && this.#token && void this.#resume());
    socket.on(
      'table.moves',
      ((push) => own() && this.#hear(push)) as Push<{
        table: string;
        from: number;
        moves: LoggedMove[];
      }>,
    );
    socket.on(
      'seat.moved',
      (({ snapshot }) => own() && this.#begin(snapshot)) as Push<{
        snapshot: Snapshot | null;
      }>,
    );
    return socket;
  }

  async #act(): Promise<void> {
    const table = this.#table;
    if (this.#unanswered) return this.#send();
    if (!this.#snapshot || !table) return;
    if (table.ended) {
      // Whoever of the two says so first; the other is told that it is done.
      const next = this.#snapshot.standing?.next === 'free';
      const at = { table: this.#snapshot.table };
      const answer = await this.#ask(next ? 'table.next' : 'table.again', next ? at : { ...at, swap: true });
      if (!answer.ok) this.refused.set(answer.refusal, (this.refused.get(answer.refusal) ?? 0) + 1);
      return;
    }
    const move = botMove(table, this.#snapshot.seat as Seat, this.#persona);
    if (!move) return;
    const id = `${this.name}-${String((this.#turn += 1)).padStart(6, '0')}`;
    this.#unanswered = { id, move: move as PlayableMove, table: this.#snapshot.table };
    await this.#send();
  }

  async #send(): Promise<void> {
    const sent = this.#unanswered;
    if (!sent) return;
    const answer = await this.#ask<{ logged: LoggedMove }>('move.play', sent);
    if (this.#unanswered !== sent) return;
    if (answer.ok) {
      this.#unanswered = null;
      const acked: Acked = {
        table: sent.table,
        seat: answer.logged.by as Seat,
        id: sent.id,
        n: answer.logged.n,
        at: answer.logged.at,
        heard: performance.now(),
      };
      this.acked.push(acked);
      this.#wish.onAcked(acked);
      if (sent.table === this.table) this.#hear({ table: sent.table, moves: [answer.logged] });
      return;
    }
    // Whoever isn't known to the new connection yet, or was too fast, says it again.
    if (['unreachable', 'no-seat', 'too-fast'].includes(answer.refusal)) {
      if (answer.refusal === 'no-seat') await this.#resume();
      return;
    }
    this.#unanswered = null;
    this.refused.set(answer.refusal, (this.refused.get(answer.refusal) ?? 0) + 1);
  }

  async #resume(): Promise<boolean> {
    const seatings = this.#seatings;
    const answer = await this.#ask<{ snapshot: Snapshot | null }>('seat.resume', { token: this.#token });
    // What one was told of another seat meanwhile may be newer.
    if (answer.ok && seatings !== this.#seatings) return this.#resume();
    if (answer.ok) this.#begin(answer.snapshot);
    return answer.ok;
  }

  #begin(snapshot: Snapshot | null): void {
    this.#snapshot = snapshot;
    this.#moves = [...(snapshot?.moves ?? [])];
    this.#table = snapshot && fold(snapshot.header, snapshot.moves);
    if (snapshot) this.tables.add(snapshot.table);
  }

  #hear({ table, moves }: { table: string; moves: readonly LoggedMove[] }): void {
    if (table !== this.table || !this.#table) return;
    for (const move of moves) {
      const next = this.#moves.length + 1;
      if (move.n < next) continue;
      // A gap is filled by asking for the whole.
      if (move.n > next) return void this.#resume();
      this.#moves.push(move);
      this.#table = step(this.#table, move);
    }
  }

  #ask<T>(event: string, request: unknown): Promise<Answer<T>> {
    const socket = this.#socket;
    return new Promise((resolve) => {
      const lost = () => settle({ ok: false, refusal: 'unreachable' });
      const settle = (answer: Answer<T>) => {
        clearTimeout(timer);
        socket.off('disconnect', lost);
        socket.off('connect', emit);
        resolve(answer);
      };
      const emit = () => {
        socket.once('disconnect', lost);
        socket.emit(event, request, (answer: Answer<T>) => settle(answer));
      };
      const timer = setTimeout(lost, PATIENCE);
      if (socket.connected) emit();
      else socket.once('connect', emit);
    });
  }
}
