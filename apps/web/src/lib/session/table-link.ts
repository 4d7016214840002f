/** What a table session talks to: the server through a socket (socket-link.ts), or a host in the browser (local-host.ts). */
import type {
  Absent,
  PlayableMove,
  Refusal,
  RefusalCode,
  Seats,
  Snapshot,
  Standing,
} from '@handshake/contract';
import type { FadingLevel, LoggedMove, Outcome } from '@handshake/lessons';

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
  /** `closed`: the class was ended; nothing more is played. `standing`: how the table stands in its class. */
  seats(seats: Seats, closed: boolean, standing: Standing | null): void;
  status(status: LinkStatus): void;
  /** The seat is no more; nothing comes after this. */
  lost(refusal: RefusalCode): void;
}

/** A move that is not stored yet. */
export interface Pending {
  readonly id: string;
  readonly move: PlayableMove;
}
/** The judge's answer to a send, or why nothing was played. */
export type SendResult =
  { readonly ok: true; readonly outcome: Outcome } | { readonly ok: false; readonly refusal: RefusalCode };
export type Played = { readonly ok: true; readonly logged: LoggedMove } | Refusal;

/** What a student in a class can do beside playing. Each resolves to null, or to why it was refused. */
export interface ClassActs {
  /** On to the next lesson of the plan, both. */
  next(): Promise<RefusalCode | null>;
  /** Asks the instructor for help, or needs it no more. */
  help(on: boolean): Promise<RefusalCode | null>;
  /** What is to happen while the partner is away. */
  absent(how: Absent): Promise<RefusalCode | null>;
  /** A new personal code; the one before is worth nothing afterwards. */
  personal(): Promise<{ readonly ok: true; readonly personal: string } | Refusal>;
}

export interface TableLink {
  /** Left out where there is no class. */
  readonly classActs?: ClassActs;
  /** An instructor's: the seat is somebody else's. */
  readonly standsIn?: true;
  /** How much is filled in for the learner; nothing when left out. */
  readonly level?: FadingLevel | undefined;
  /** Two at one computer: what is played here is nobody's own practice. */
  readonly shared?: boolean;
  /** From now on events are reported. Called once. */
  start(events: LinkEvents): void;
  /** Resolves when the move counts or is refused, however long the server is away. `id` makes a repeat harmless. Never rejects. */
  play(id: string, move: PlayableMove): Promise<Played>;
  /** Moves that were played before a reload and are not answered yet, oldest first. */
  waiting(): readonly Pending[];
  composing(on: boolean): void;
  /** A new table for the same two, with seats swapped or not. */
  again(swap: boolean): Promise<{ readonly ok: true } | Refusal>;
  /** Stands up for good. A refusal: the seat is kept, and everything goes on. */
  leave(): Promise<{ readonly ok: true } | Refusal>;
  /** Lets go of the connection and of timers; the seat is kept. */
  close(): void;
}
