/** What a table session talks to: the server through a socket (socket-link.ts), or a host in the browser (local-host.ts). */
import type { PlayableMove, Refusal, RefusalCode, Seats, Snapshot } from '@handshake/contract';
import type { FadingLevel, LoggedMove } from '@handshake/lessons';

/**
 * `live`: what is played is stored at once. `reconnecting`: it is kept here and sent when the server is back.
 * `local`: no server is needed.
 */
export type LinkStatus = 'live' | 'reconnecting' | 'local';

/** The link's calls into its session. Moves come in order, without a gap and each once: gaps are the link's to fill. */
export interface LinkEvents {
  /** The whole table: at the start, and when one is seated elsewhere. `null`: in a class, waiting to be seated. */
  snapshot(snapshot: Snapshot | null): void;
  moves(moves: readonly LoggedMove[]): void;
  /** `closed`: the class was ended; nothing more is played. */
  seats(seats: Seats, closed: boolean): void;
  status(status: LinkStatus): void;
  /** The seat is no more; nothing comes after this. */
  lost(refusal: RefusalCode): void;
}

export type Played = { readonly ok: true; readonly logged: LoggedMove } | Refusal;

export interface TableLink {
  /** How much is filled in for the learner; nothing when left out. */
  readonly level?: FadingLevel | undefined;
  /** From now on events are reported. Called once. */
  start(events: LinkEvents): void;
  /** Resolves when the move counts or is refused, however long the server is away. `id` makes a repeat harmless. Never rejects. */
  play(id: string, move: PlayableMove): Promise<Played>;
  /** Moves that were played before a reload and are not answered yet, oldest first. */
  waiting(): readonly { readonly id: string; readonly move: PlayableMove }[];
  composing(on: boolean): void;
  /** A new table for the same two, with seats swapped or not. */
  again(swap: boolean): Promise<{ readonly ok: true } | Refusal>;
  /** Stands up for good. A refusal: the seat is kept, and everything goes on. */
  leave(): Promise<{ readonly ok: true } | Refusal>;
  /** Lets go of the connection and of timers; the seat is kept. */
  close(): void;
}
