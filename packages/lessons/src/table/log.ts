/** A table is the fold of its log: a header, and the moves that were made, each with what was said of it then. */
import type {
  Connection,
  Finding,
  Flags,
  Profile,
  Segment,
  Side,
  State,
  TimerName,
  VerdictClass,
} from '@handshake/protocol';
import type { Lesson } from '../lesson/schema.ts';

/** A seat at a table; the network gets one later. */
export type Seat = Side;
/** Who makes a move. `clock` stands for waits that run out by themselves. */
export type Actor = Seat | 'network' | 'clock';

/** What the fold needs before the first move. Immutable; the lesson is part of it, so that an update of the product changes no running table. */
export interface Header {
  readonly v: 1;
  readonly lesson: Lesson;
  /** The rule set in force and its version. */
  readonly rules: { readonly id: 'rfc9293'; readonly version: number };
  readonly profile: Profile;
  /** A wrong segment is held back and explained. */
  readonly mode: 'coach';
  /** Drawn before the first move; null where the viewer may not know it yet. */
  readonly iss: { readonly client: number | null; readonly server: number | null };
}

export type Move =
  | { readonly kind: 'send'; readonly segment: Segment }
  /** Wait until the own timer fires; the table's clock moves on to it. */
  | { readonly kind: 'timer'; readonly timer: TimerName }
  /** Take the next hint of the step that is on. */
  | { readonly kind: 'hint' }
  /** The network hands over segment `no`. */
  | { readonly kind: 'deliver'; readonly no: number }
  /** In a viewer's log: a move of the other seat that is not theirs to see. */
  | { readonly kind: 'hidden' };

/** The judge's answer to a `send`, kept with the move, so that it stays as it was. */
export interface Outcome {
  readonly verdict: VerdictClass;
  readonly findings: readonly Finding[];
  /** Id of the misconception that explains these numbers. */
  readonly misconception: string | null;
  /** Legal TCP, but this seat's application has not asked for it (yet). Held back as well. */
  readonly notAsked: 'OPEN' | 'SEND' | 'CLOSE' | 'ABORT' | null;
  /** It went onto the wire. */
  readonly travels: boolean;
}

export interface LoggedMove {
  /** 1, 2, 3, … without a gap. */
  readonly n: number;
  /** The client's own id of it: a repeat is harmless. */
  readonly id: string;
  readonly by: Actor;
  readonly move: Move;
  /** With `send` only. */
  readonly outcome?: Outcome;
  /** Wall clock, ms since 1970: for people (idle times, reports); no rule looks at it. */
  readonly at: number;
}

/** Why a move changed nothing. Texts are the user interface's. */
export type MoveRefusal =
  | 'not-your-seat'
  | 'finished'
  | 'no-such-timer'
  | 'in-flight'
  /** A wait would make an acknowledgment that is owed (by either end) older than the RFC allows. */
  | 'ack-owed'
  | 'no-more-hints'
  | 'no-such-segment'
  | 'bad-move';

/**
 * What happened at a table, in order: the shape of a trace. Everything that is shown is made from these.
 * `states` are both ends' after the event; `step` is the index of the lesson's step that was on when it happened.
 */
interface EventBase {
  readonly i: number;
  /** The move that made it; 0 for what was before the first. */
  readonly n: number;
  readonly at: number;
  readonly step: number;
  readonly states: Readonly<Record<Seat, State>>;
}
export type TableEvent = EventBase &
  (
    | {
        readonly kind: 'call';
        readonly seat: Seat;
        readonly call: 'OPEN-ACTIVE' | 'OPEN-PASSIVE' | 'SEND' | 'CLOSE' | 'ABORT';
        readonly bytes?: number;
      }
    | {
        readonly kind: 'sent';
        readonly seat: Seat;
        readonly no: number;
        readonly segment: Segment;
        readonly fate: 'flying' | 'dropped';
        readonly again: boolean;
        readonly outcome: Outcome;
      }
    | { readonly kind: 'refused'; readonly seat: Seat; readonly segment: Segment; readonly outcome: Outcome }
    | {
        readonly kind: 'arrived';
        readonly seat: Seat;
        readonly no: number;
        readonly segment: Segment;
        readonly action: string;
        readonly rule: string;
        readonly net: 'delayed' | 'duplicate' | null;
      }
    | { readonly kind: 'timer'; readonly seat: Seat; readonly timer: TimerName }
    | { readonly kind: 'hint'; readonly seat: Seat; readonly level: 1 | 2 | 3 }
    | { readonly kind: 'step'; readonly to: number }
    | { readonly kind: 'end' }
  );

/** What the network will do to the next `times` segments of a seat that have all of these flags set. */
export interface Fault {
  readonly fault: 'drop';
  readonly from: Seat;
  readonly flags: Flags;
  readonly times: number;
}

/** The fold. */
export interface Table {
  readonly header: Header;
  /** The last move that is in it. */
  readonly n: number;
  readonly connection: Connection;
  readonly events: readonly TableEvent[];
  /** How many events were before the first move (an `open` start): shown folded. */
  readonly prelude: number;
  /** Index of the step that is on; `lesson.steps.length` when it has ended. */
  readonly step: number;
  /** Faults still to be made. */
  readonly faults: readonly Fault[];
  /** Hints taken in the step that is on. */
  readonly hints: Readonly<Record<Seat, 0 | 1 | 2 | 3>>;
  /** Bytes of application data received in order since the first move (those of an `open` start don't count). */
  readonly received: Readonly<Record<Seat, number>>;
  readonly ended: boolean;
}
