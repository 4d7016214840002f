/**
 * A seat in which an instructor plays for somebody. The log is the server's: after every connection it is fetched whole, and a move
 * that was not answered is not tried again.
 */
import type { PlayableMove, RefusalCode, Snapshot } from '@handshake/contract';
import { HOST_ID } from '@handshake/lessons';
import type { LoggedMove, Seat } from '@handshake/lessons';
import { coalesce } from '#lib/session/coalesce.ts';
import type { Connection } from '#lib/session/socket.ts';
import type { LinkEvents, Played, TableLink } from '#lib/session/table-link.ts';

const RETRY = 600;
const PASSING: readonly string[] = ['unreachable', 'too-fast', 'server-error', 'not-stored'];

export class SeatLink implements TableLink {
  readonly standsIn = true;
  readonly #connection: Connection;
  readonly #at: { readonly key: string; readonly table: string; readonly seat: Seat };
  /** What whoever has the seat is called, where the server has no name. */
  readonly #nameless: string;
  #events: LinkEvents | null = null;
  #known = 0;
  #seated = false;
  #closed = false;
  #undo: (() => void)[] = [];

  constructor(connection: Connection, at: { key: string; table: string; seat: Seat }, nameless: string) {
    this.#connection = connection;
    this.#at = at;
    this.#nameless = nameless;
  }

  start(events: LinkEvents): void {
    this.#events = events;
    const { table } = this.#at;
    this.#undo = [
      this.#connection.on('table.moves', (push) => {
        if (push.table !== table || !this.#seated) return;
        if (push.from > this.#known + 1) this.#sit();
        else this.#append(push.moves);
      }),
      this.#connection.on('table.seats', ({ table: of, seats, closed, standing }) => {
        if (of === table) events.seats(seats, closed ?? false, standing ?? null);
      }),
      this.#connection.on('step.over', (push) => {
        if (push.table === table) this.#over('table-over');
      }),
      this.#connection.onDisconnect(() => events.status('reconnecting')),
      this.#connection.onConnect(() => this.#sit()),
    ];
  }

  async play(id: string, move: PlayableMove): Promise<Played> {
    const answer = await this.#connection.ask('step.play', { ...this.#at, id, move });
    if (answer.ok) {
      // Whatever was missed in between is fetched with it.
      if (answer.logged.n > this.#known + 1) this.#sit();
      else this.#append([answer.logged]);
      return answer;
    }
    if (answer.refusal === 'not-your-seat' || answer.refusal === 'table-over') this.#over(answer.refusal);
    return { ...answer, refusal: answer.refusal === 'unreachable' ? 'not-stored' : answer.refusal };
  }

  waiting(): readonly never[] {
    return [];
  }
  composing(): void {
    // Nobody is told: the seat is another's.
  }
  again(): ReturnType<TableLink['again']> {
    return Promise.resolve({ ok: false, refusal: 'not-your-seat' });
  }
  async leave(): ReturnType<TableLink['leave']> {
    const answer = await this.#connection.ask('step.rise', this.#at);
    if (answer.ok) return { ok: true };
    return { ok: false, refusal: answer.refusal === 'unreachable' ? 'not-stored' : answer.refusal };
  }
  close(): void {
    this.#closed = true;
    for (const undo of this.#undo) undo();
    this.#connection.close();
  }

  #sit = coalesce(async () => {
    if (this.#closed) return;
    const answer = await this.#connection.ask('step.sit', this.#at);
    if (this.#closed) return;
    if (answer.ok) {
      const { snapshot } = answer;
      const moves = snapshot.moves.map(unmarked);
      const named: Snapshot = { ...snapshot, moves, name: snapshot.name || this.#nameless };
      this.#known = moves.length;
      this.#seated = true;
      this.#events?.snapshot(named);
      this.#events?.status('live');
    } else if (!PASSING.includes(answer.refusal)) this.#over(answer.refusal as RefusalCode);
    else if (this.#connection.connected) setTimeout(() => this.#sit(), RETRY);
  });

  #append(moves: readonly LoggedMove[]): void {
    const fresh = moves.filter(({ n }) => n > this.#known).map(unmarked);
    if (fresh.length === 0) return;
    this.#known += fresh.length;
    this.#events?.moves(fresh);
  }

  #over(refusal: RefusalCode): void {
    if (this.#closed) return;
    this.close();
    this.#events?.lost(refusal);
  }
}

/** In the log the id says that the move is not the student's; the session waits for it under the id that it has given. */
const unmarked = (logged: LoggedMove): LoggedMove =>
  logged.id.startsWith(HOST_ID) ? { ...logged, id: logged.id.slice(HOST_ID.length) } : logged;
