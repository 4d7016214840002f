/** What the ladder is made of: shapes and places, no behaviour. Lengths are in the drawing's own units. */
import type { Field, Segment, State } from '@handshake/protocol';
import type { Seat, TableEvent, WireFate, WireOrigin } from '@handshake/lessons';

/** A size of the drawing; one unit is a CSS px at full size. */
export interface Geometry {
  readonly width: number;
  /** x of the client's lifeline and of the server's. */
  readonly left: number;
  readonly right: number;
  /** Where the lifelines begin. */
  readonly top: number;
  /** How far a segment sinks on its way when nothing else happens. */
  readonly slope: number;
  /** From the lowest ink to the next segment's start. */
  readonly pitch: number;
  /** State names stand between the lifelines (phone) instead of beside them. */
  readonly inside: boolean;
  /** Width of one mono character of a label. */
  readonly ch: number;
}
export const WIDE: Geometry = {
  width: 768,
  left: 138,
  right: 632,
  top: 30,
  slope: 11,
  pitch: 27,
  inside: false,
  ch: 7.7,
};
export const NARROW: Geometry = {
  width: 362,
  left: 22,
  right: 340,
  top: 8,
  slope: 14,
  pitch: 24,
  inside: true,
  ch: 7.2,
};

/** One arrow: from its start to where it ends (arrival, loss, or where it will arrive). */
export interface Arrow {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
/** Where the network holds a segment back: at x, from y0 (its arrow stops) to y1 (it goes on, or now). */
export interface Stay {
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
}
export interface SegmentMark extends Arrow {
  readonly kind: 'segment';
  readonly key: string;
  /** Index of its event. */
  readonly i: number;
  readonly no: number;
  readonly from: Seat;
  readonly segment: Segment;
  readonly again: boolean;
  /** What the network put there by itself begins between the lifelines. */
  readonly origin: WireOrigin;
  readonly fate: WireFate;
  /** The network held it back. */
  readonly stay: Stay | null;
  /** The network keeps a copy of it. */
  readonly copied: boolean;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly lines: 1 | 2;
    /** It was sent while another one came the other way. */
    readonly crossing: boolean;
  };
}
export interface RefusedMark {
  readonly kind: 'refused';
  readonly key: string;
  readonly i: number;
  readonly from: Seat;
  readonly y: number;
  readonly segment: Segment;
  readonly field: Field | null;
  /** How many tries in a row this one stands for. */
  readonly tries: number;
  /** Legal, and only held back until the application asks for it. */
  readonly early: boolean;
  readonly lines: 1 | 2;
}
export interface NoteMark {
  readonly kind: 'note';
  readonly key: string;
  readonly seat: Seat;
  readonly y: number;
  readonly event: Extract<TableEvent, { kind: NoteKind }>;
}
/** What is told in a few words beside a lifeline. */
export type NoteKind = 'call' | 'timer' | 'crash' | 'read' | 'backlog' | 'checked';
/** The step was begun anew: what stands above no longer counts. */
export interface CutMark {
  readonly kind: 'cut';
  readonly key: string;
  readonly y: number;
}
export interface StateMark {
  readonly kind: 'state';
  readonly key: string;
  readonly seat: Seat;
  readonly y: number;
  readonly state: State;
}
export type Mark = SegmentMark | RefusedMark | NoteMark | StateMark | CutMark;

/** What happened before the first move, folded into one line. */
export interface Fold {
  readonly y: number;
  readonly segments: number;
  readonly opened: boolean;
  /** Bytes of data that either end received. */
  readonly bytes: Readonly<Record<Seat, number>>;
}
export interface Band {
  readonly seat: Seat;
  readonly y0: number;
  readonly y1: number;
  /** 2 the state that is on, 1 the one before, 0 older. */
  readonly level: 0 | 1 | 2;
}
export interface LadderLayout {
  readonly geometry: Geometry;
  readonly marks: readonly Mark[];
  readonly fold: Fold | null;
  readonly bands: readonly Band[];
  /** y of the "now" line. */
  readonly now: number;
  readonly height: number;
}

/** What a segment's label is made of. */
export type Labelled = Pick<SegmentMark, 'from' | 'segment' | 'again' | 'origin'>;

export interface LadderOptions {
  readonly geometry: Geometry;
  /** Whose refused tries are drawn; a watcher sees both. */
  readonly viewer: Seat | 'watcher';
  /** False leaves the states out: somebody is asked for them. */
  readonly states?: boolean;
  /** Characters of a segment's label as it will be written. */
  readonly labelLength: (mark: Labelled) => number;
}

export const SEATS = ['client', 'server'] as const;
/** While it is being laid out. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };
