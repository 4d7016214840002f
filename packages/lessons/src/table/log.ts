/** A table is the fold of its log: a header, and the moves that were made, each with what was said of it then. */
import type {
  Connection,
  Field,
  Finding,
  Flags,
  InFlight,
  Profile,
  Segment,
  Side,
  State,
  TimerName,
  VerdictClass,
} from '@handshake/protocol';
import type { Lesson, Net, RuleSetId } from '../lesson/schema.ts';
import type { Ask, Mode, Ways } from './ways.ts';

export type { MoveRefusal } from './refusal.ts';
export * from './ways.ts';

export type Seat = Side;
/** Where a player sits: at an end, or as what lies between the two. */
export type Part = Seat | 'network';
/** Who makes a move. `clock` stands for waits that run out by themselves, `instructor` for who steps in from outside. */
export type Actor = Part | 'clock' | 'instructor';

/** What a sender foretells; `ack` is null where the peer will have nothing to acknowledge with. */
export interface Prediction {
  readonly state: State;
  readonly ack: number | null;
}

/** What a receiver can do with a segment that has reached it. */
export type Decision = 'accept' | 'drop' | 'reset';
/** A receiver's answer: what to do, and the field that is wrong, if any. */
export interface Check {
  readonly decision: Decision;
  readonly field: Field | null;
}

/** What the fold needs before the first move. Immutable; the lesson is part of it, so that an update of the product changes no running table. */
export interface Header {
  readonly v: 1;
  readonly lesson: Lesson;
  /** The rule set in force and its version. */
  readonly rules: { readonly id: RuleSetId; readonly version: number };
  readonly profile: Profile;
  readonly mode: Mode;
  /** What students are asked beside; nothing when left out. */
  readonly ask?: Ask | undefined;
  readonly hints?: Ways['hints'];
  readonly numbers?: Ways['numbers'];
  /** `agreed`: to begin a step anew takes both ends. When left out, either end alone may. */
  readonly anew?: 'agreed' | undefined;
  /** Drawn before the first move; null where the viewer may not know it yet. */
  readonly iss: { readonly client: number | null; readonly server: number | null };
}

export type Move =
  | { readonly kind: 'send'; readonly segment: Segment; readonly predict?: Prediction | undefined }
  /** Wait until the own timer fires; the table's clock moves on to it. */
  | { readonly kind: 'timer'; readonly timer: TimerName }
  /** Take the next hint of the step that is on. */
  | { readonly kind: 'hint' }
  /** Peer check: what is to be done with segment `no`, which has reached this seat. */
  | ({ readonly kind: 'check'; readonly no: number } & Check)
  /** The own state, where the table asks for it. */
  | { readonly kind: 'state'; readonly state: State }
  /**
   * Begin the step anew: for when wrong segments have led astray. Where both are to agree, one asks, and the other's `rewind` agrees
   * (the clock's stands for one who doesn't answer); `go-on`: the step stays as it is, said by either of them.
   */
  | { readonly kind: 'ask-rewind' | 'rewind' | 'go-on' }
  /**
   * The network hands over segment `no`; loses it; keeps it back; lets a copy of it travel as well; lets go of what it
   * keeps; or lets a segment of the past arrive once more.
   */
  | { readonly kind: 'deliver' | 'drop' | 'hold' | 'duplicate' | 'release' | 'replay'; readonly no: number }
  /** From outside: the network will do this to what a seat sends next. */
  | ({ readonly kind: 'fault' } & Fault)
  /** From outside: the faults that still wait for their segment are taken back. */
  | { readonly kind: 'mend' }
  /** From outside: a hint more for this seat, in the step that is on, where hints are not for the taking. */
  | { readonly kind: 'unlock'; readonly seat: Seat }
  /** In a viewer's log: a move of the other seat that is not theirs to see. */
  | { readonly kind: 'hidden' };

/**
 * Legal, and still not now: the application has not asked for it (yet); `ROOM`: it has no room for the window that is offered;
 * `ACK-ALONE`, `SYN-ALONE`: the four-message handshake sends this by itself first, or next.
 */
export type NotAsked = 'OPEN' | 'SEND' | 'CLOSE' | 'ABORT' | 'ROOM' | 'ACK-ALONE' | 'SYN-ALONE';

/** The judge's answer to a `send`, kept with the move, so that it stays as it was. */
export interface Outcome {
  readonly verdict: VerdictClass;
  readonly findings: readonly Finding[];
  /** Id of the misconception that explains these numbers. */
  readonly misconception: string | null;
  /** Held back as well. */
  readonly notAsked: NotAsked | null;
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
  /** With `send`, and with the `check` of a segment that a student composed. */
  readonly outcome?: Outcome;
  /** Wall clock, ms since 1970: for people (idle times, reports); no rule looks at it. */
  readonly at: number;
}

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
        /** `held`: the network keeps it back. `copied`: it flies, and the network keeps a copy. */
        readonly fate: 'flying' | 'dropped' | 'held' | 'copied';
        readonly again: boolean;
        readonly outcome: Outcome;
        readonly predict?: Prediction;
      }
    | { readonly kind: 'refused'; readonly seat: Seat; readonly segment: Segment; readonly outcome: Outcome }
    | {
        readonly kind: 'arrived';
        readonly seat: Seat;
        readonly no: number;
        readonly segment: Segment;
        readonly action: string;
        readonly rule: string;
        readonly net: Net | null;
        /** What its sender had foretold, and what came about. */
        readonly predicted?: { readonly said: Prediction; readonly came: Prediction };
      }
    /** Peer check: it is there, and its receiver is to say what to do with it. */
    | {
        readonly kind: 'reached';
        readonly seat: Seat;
        readonly no: number;
        readonly segment: Segment;
        readonly net: Net | null;
      }
    | {
        readonly kind: 'checked';
        readonly seat: Seat;
        readonly no: number;
        readonly segment: Segment;
        readonly said: Check;
        readonly right: Check;
        /** What the judge says of it; null for what no student of this connection composed. */
        readonly outcome: Outcome | null;
      }
    | { readonly kind: 'stated'; readonly seat: Seat; readonly said: State; readonly is: State }
    /** The network lets go of what it kept: segment `no`, or a copy of segment `of` under a number of its own. */
    | {
        readonly kind: 'released';
        readonly from: Seat;
        readonly no: number;
        readonly of: number;
        readonly segment: Segment;
        readonly net: Net | null;
      }
    /** A segment that its supposed sender has not sent in this connection. */
    | {
        readonly kind: 'injected';
        readonly from: Seat;
        readonly no: number;
        readonly segment: Segment;
        readonly net: Net;
      }
    /** The network loses, or takes aside, what was on its way. */
    | {
        readonly kind: 'lost' | 'kept';
        readonly from: Seat;
        readonly no: number;
        readonly segment: Segment;
      }
    /** A SYN reached a listening end whose backlog is full: nothing answers it. */
    | { readonly kind: 'overflow'; readonly seat: Seat; readonly no: number; readonly segment: Segment }
    /** Half-open connections of other hosts, of `size` at most. */
    | { readonly kind: 'backlog'; readonly seat: Seat; readonly entries: number; readonly size: number }
    | { readonly kind: 'crash'; readonly seat: Seat }
    | { readonly kind: 'read'; readonly seat: Seat; readonly reads: boolean }
    /** `seat`: whose wish it was. */
    | { readonly kind: 'rewound'; readonly seat: Seat; readonly to: number }
    /** This seat asks the other to begin the step anew; or, asked or asking, would rather go on. */
    | { readonly kind: 'rewind-asked' | 'went-on'; readonly seat: Seat }
    | { readonly kind: 'timer'; readonly seat: Seat; readonly timer: TimerName }
    | { readonly kind: 'hint'; readonly seat: Seat; readonly level: 1 | 2 | 3 }
    | { readonly kind: 'step'; readonly to: number }
    | { readonly kind: 'end' }
  );

/** What the network will do to the next `times` segments of a seat that have all of these flags set. */
export interface Fault {
  readonly fault: 'drop' | 'hold' | 'copy';
  readonly from: Seat;
  readonly flags: Flags;
  /** Only what carries data. */
  readonly data?: true | undefined;
  readonly times: number;
}

/** What the network keeps back, or has kept a copy of. */
export interface Kept {
  readonly flying: InFlight;
  readonly net: 'delayed' | 'duplicate';
  /** From outside: it comes late, by itself. */
  readonly delayed?: true;
}

/** What moves change, beside the events: to begin a step anew is to go back to it. */
export interface Situation {
  readonly connection: Connection;
  /** Faults still to be made. */
  readonly faults: readonly Fault[];
  readonly kept: readonly Kept[];
  /** How what is on its way came there, by its number; nothing for what comes straight from its sender. */
  readonly nets: Readonly<Record<number, Net>>;
  /** Peer check: numbers of what has reached its receiver, and is still to be checked. */
  readonly door: readonly number[];
  /** What is foretold of segments on their way, by their number. */
  readonly predictions: Readonly<Record<number, Prediction>>;
  /** The seat has still to say what its state has become. */
  readonly unstated: Readonly<Record<Seat, boolean>>;
  /** Bytes of application data received in order since the first move (those of an `open` start don't count). */
  readonly received: Readonly<Record<Seat, number>>;
  /** Bytes that wait to be read; null while the application reads at once. */
  readonly unread: Readonly<Record<Seat, number | null>>;
  /** Half-open connections of others that the listening end holds. */
  readonly backlog: number;
}

/** Where a step began, and the beginning before it (null for the first). */
export interface Began extends Situation {
  readonly step: number;
  readonly before: Began | null;
}

/** The fold. */
export interface Table extends Situation {
  readonly header: Header;
  /** The last move that is in it. */
  readonly n: number;
  readonly events: readonly TableEvent[];
  /** How many events were before the first move (an `open` start): shown folded. */
  readonly prelude: number;
  /** Index of the step that is on; `lesson.steps.length` when it has ended. */
  readonly step: number;
  /** The situation in which the step that is on began, or the last one before it in which the ends agreed (see rewind.ts). */
  readonly began: Began;
  /** By step: how often it was gone back to, since the farthest step where anybody went back was passed. */
  readonly rewinds: readonly number[];
  /** Who has asked to begin the step anew; null again as soon as anybody has moved on. */
  readonly asked: Seat | null;
  /** Hints taken in the step that is on. */
  readonly hints: Readonly<Record<Seat, 0 | 1 | 2 | 3>>;
  /** Hints that the instructor has given in the step that is on. */
  readonly unlocked: Readonly<Record<Seat, number>>;
  /** Faults from outside that wait for their segment; empty in a student's view. */
  readonly outside: readonly Fault[];
  readonly ended: boolean;
}
