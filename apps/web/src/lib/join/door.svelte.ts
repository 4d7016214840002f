/** What stands between a code and a seat: is there a seat of ours, whose code is it, which seats are free, sitting down. */
import { codeSchema } from '@handshake/contract';
import type { EVENTS, Granted, RefusalCode, Seats } from '@handshake/contract';
import { lessonTitle as builtInTitle } from '@handshake/lessons';
import type { Seat, Text } from '@handshake/lessons';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { ownTitle } from '#lib/lessons/title.ts';
import type { Trouble } from '#lib/session/refusals.ts';
import { SocketLink } from '#lib/session/socket-link.ts';
import { Connection } from '#lib/session/socket.ts';
import { TableSession } from '#lib/session/table-session.svelte.ts';
import { forgetSeat, keepPersonal, keptSeat } from '#lib/session/tokens.ts';
import { codeIn } from './code.ts';
import { takeBack, takeSeat } from './take.ts';
import type { Taken } from './take.ts';

/** After so long without an answer the page says that it is still trying, ms. */
const SLOW = 2500;
/** How often free seats are looked up while somebody chooses, ms. */
const LOOK_AGAIN = 4000;

type Looked = Granted<(typeof EVENTS)['table.look']>;

export class Door {
  readonly code: string;
  #connection: Connection | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lesson = $state.raw<Text | null>(null);

  phase = $state<'looking' | 'join' | 'nowhere' | 'seated'>('looking');
  session = $state.raw<TableSession | null>(null);
  seats = $state.raw<Seats | null>(null);
  isClass = $state(false);
  /** The class's title, where it has one of its own. */
  title = $state<string | null>(null);
  /** The class has a list, on which one says who one is. */
  roster = $state(false);
  /** A free name in the place of a taken one. */
  free = $state<string | null>(null);
  /** The seat of this browser went on on another device. */
  elsewhere = $state(false);
  /** The personal code, just told. */
  told = $state<string | null>(null);
  trouble = $state<Trouble | null>(null);
  busy = $state(false);
  slow = $state(false);

  constructor(typed: string) {
    this.code = codeIn(typed);
  }

  get locale() {
    return locale();
  }
  /** What is played there. */
  get lesson(): string | null {
    return this.#lesson?.[locale()] ?? null;
  }
  get full(): boolean {
    return this.seats !== null && this.seats.client.kind !== 'nobody' && this.seats.server.kind !== 'nobody';
  }

  /** Back to the own seat if this browser holds one, else a look at what the code stands for. */
  knock(): void {
    this.close();
    this.trouble = null;
    this.phase = 'looking';
    if (!codeSchema.safeParse(this.code).success) return this.#nowhere('code-malformed');
    this.#connection = new Connection();
    const kept = keptSeat(this.code);
    if (kept) this.#enter(kept.token, null);
    else void this.#look();
  }

  sit(name: string, seat: Seat | null, who: string): Promise<void> {
    return this.#take((connection) => takeSeat(connection, { code: this.code, seat, name, who }));
  }

  /** Back from another device. */
  back(personal: string): Promise<void> {
    return this.#take((connection) => takeBack(connection, { code: this.code, personal }));
  }

  async #take(take: (connection: Connection) => Promise<Taken>): Promise<void> {
    if (!this.#connection || this.busy) return;
    this.busy = true;
    this.trouble = this.free = null;
    const taken = await take(this.#connection);
    this.busy = false;
    if (taken.ok) {
      clearTimeout(this.#timer);
      this.elsewhere = false;
      this.told = taken.personal ?? null;
      return this.#enter(taken.token, taken.snapshot);
    }
    this.trouble = taken.trouble;
    this.free = taken.free ?? null;
    if (taken.trouble === 'seat-taken' || taken.trouble === 'table-full') await this.#look();
  }

  /** Stands up for good: the seat is free, and this browser's key to it worth nothing. Null, or why not. */
  async leave(): Promise<RefusalCode | null> {
    const refusal = (await this.session?.leave()) ?? null;
    if (refusal === null) forgetSeat(this.code);
    return refusal;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.session?.close();
    this.session = null;
    this.#connection?.close();
    this.#connection = null;
  }

  #enter(token: string, snapshot: ConstructorParameters<typeof SocketLink>[2]): void {
    if (!this.#connection) return;
    const session = new TableSession(
      new SocketLink(this.#connection, { token, code: this.code }, snapshot),
      (refusal) => {
        // This browser's key fits no more: as if it had never sat here.
        forgetSeat(this.code);
        this.knock();
        this.elsewhere = refusal === 'seat-elsewhere';
        this.trouble = this.elsewhere ? null : refusal;
      },
    );
    this.#connection.on('seat.personal', ({ personal }) => keepPersonal(this.code, personal));
    this.session = session;
    this.phase = 'seated';
    this.#slowSoon();
  }

  async #look(): Promise<void> {
    const connection = this.#connection;
    if (!connection) return;
    this.#slowSoon();
    const answer = await connection.ask('table.look', { code: this.code });
    if (connection !== this.#connection || this.session) return;
    clearTimeout(this.#timer);
    this.slow = false;
    if (!answer.ok) {
      // While somebody is choosing, a look that fails changes nothing.
      if (this.phase === 'looking') this.#nowhere(answer.refusal);
    } else {
      this.isClass = answer.kind === 'class';
      this.roster = answer.roster ?? false;
      this.seats = answer.seats;
      this.phase = 'join';
      this.#name(answer);
    }
    if (this.phase === 'join' && !this.isClass) this.#timer = setTimeout(() => void this.#look(), LOOK_AGAIN);
  }

  #name({ lesson, lessonTitle, title }: Pick<Looked, 'lesson' | 'lessonTitle' | 'title'>): void {
    this.#lesson = lessonTitle ?? builtInTitle(lesson);
    this.title = lessonTitle ? null : ownTitle(title);
  }

  #slowSoon(): void {
    clearTimeout(this.#timer);
    this.slow = false;
    this.#timer = setTimeout(() => (this.slow = true), SLOW);
  }

  #nowhere(trouble: Trouble): void {
    this.phase = 'nowhere';
    this.trouble = trouble;
  }
}
