/**
 * Where everything on the ladder stands: a pure function of a table's events. Time runs downwards by events, not by
 * milliseconds, so that nothing overlaps; the client's lifeline is always the left one.
 */
import type { Field, Segment, State } from '@handshake/protocol';
import type { Seat, TableEvent } from '@handshake/lessons';

/** Lengths in the drawing's own units (CSS px at full size). */
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
export const WIDE: Geometry = { width: 768, left: 138, right: 632, top: 30, slope: 11, pitch: 27, inside: false, ch: 7.7 };
export const NARROW: Geometry = { width: 362, left: 22, right: 340, top: 8, slope: 14, pitch: 24, inside: true, ch: 7.2 };

/** One arrow: from its start to where it ends (arrival, loss, or where it will arrive). */
export interface Arrow {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
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
  readonly fate: 'flying' | 'arrived' | 'dropped';
  /** The other end threw it away. */
  readonly ignored: boolean;
  readonly delayed: boolean;
  /** Further arrivals of the same segment. */
  readonly copies: readonly Arrow[];
  readonly label: { readonly x: number; readonly y: number; readonly lines: 1 | 2 };
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
  readonly event: Extract<TableEvent, { kind: 'call' | 'timer' }>;
}
export interface StateMark {
  readonly kind: 'state';
  readonly key: string;
  readonly seat: Seat;
  readonly y: number;
  readonly state: State;
}
export type Mark = SegmentMark | RefusedMark | NoteMark | StateMark;

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

export interface LadderOptions {
  readonly geometry: Geometry;
  /** Whose refused tries are drawn; a watcher sees both. */
  readonly viewer: Seat | 'watcher';
  /** Characters of a segment's label as it will be written. */
  readonly labelLength: (from: Seat, segment: Segment, again: boolean) => number;
}

const SEATS = ['client', 'server'] as const;
const other = (seat: Seat): Seat => (seat === 'client' ? 'server' : 'client');
type Draft<T> = { -readonly [K in keyof T]: T[K] };

export function layoutLadder(
  table: { readonly events: readonly TableEvent[]; readonly prelude: number },
  options: LadderOptions,
): LadderLayout {
  const g = options.geometry;
  const x = { client: g.left, server: g.right };
  const span = g.right - g.left;
  const marks: Draft<Mark>[] = [];
  const flying = new Map<number, Draft<SegmentMark>>();
  const sentByNo = new Map<number, Draft<SegmentMark>>();
  const turns: Record<Seat, number[]> = { client: [g.top], server: [g.top] };

  const prelude = table.events.slice(0, table.prelude);
  const fold = prelude.length > 0 ? folded(prelude, g.top + 15) : null;
  const state: Record<Seat, State> = { ...(prelude.at(-1)?.states ?? { client: 'CLOSED', server: 'CLOSED' }) };

  /** The last moment, the lowest ink between the lifelines, and the lowest text beside each. */
  let clock = g.top + (fold ? 24 : 4);
  let ink = g.top + (fold ? 22 : g.inside ? 6 : 10);
  const text: Record<Seat, number> = { client: 0, server: 0 };

  const put = (seat: Seat, wanted: number): number => {
    const y = Math.max(wanted, text[seat] + 15);
    text[seat] = y;
    if (g.inside) ink = Math.max(ink, y + 2);
    return y;
  };
  const showStates = (event: TableEvent | null, at: number) => {
    for (const seat of SEATS) {
      if (event && event.states[seat] === state[seat]) continue;
      if (event) {
        state[seat] = event.states[seat];
        turns[seat].push(at);
      }
      const y = put(seat, event === null ? g.top + 9 : g.inside ? at + 17 : at + 4);
      marks.push({ kind: 'state', key: `state-${event?.i ?? 'start'}-${seat}`, seat, y, state: state[seat] });
    }
  };
  const linesOf = (from: Seat, segment: Segment, again: boolean, room: number): 1 | 2 =>
    options.labelLength(from, segment, again) * g.ch > room ? 2 : 1;

  showStates(null, 0);
  let tries: Draft<RefusedMark> | null = null;

  for (const event of table.events.slice(table.prelude)) {
    switch (event.kind) {
      case 'call':
      case 'timer': {
        const y = put(event.seat, Math.max(clock + 12, g.inside ? ink + 12 : 0));
        marks.push({ kind: 'note', key: `note-${event.i}`, seat: event.seat, y, event });
        clock = Math.max(clock, y - 4);
        showStates(event, clock + 4);
        tries = null;
        break;
      }
      case 'sent': {
        const lines = linesOf(event.seat, event.segment, event.again, span - 24);
        const x0 = x[event.seat];
        const crossing = [...flying.values()].some((mark) => mark.from !== event.seat);
        const y0 = Math.max(ink + g.pitch + (lines - 1) * 15 - g.slope / 2 + 5, clock + 10, g.inside ? 0 : text[event.seat] + 11);
        const end = event.fate === 'dropped' ? x0 + (x[other(event.seat)] - x0) * 0.62 : x[other(event.seat)];
        const mark: Draft<SegmentMark> = {
          kind: 'segment', key: `seg-${event.no}`, i: event.i, no: event.no, from: event.seat, segment: event.segment, again: event.again,
          fate: event.fate, ignored: false, delayed: false, copies: [],
          x0, y0, x1: end, y1: y0 + g.slope * (event.fate === 'dropped' ? 0.62 : 1),
          label: { x: (g.left + g.right) / 2, y: crossing ? Number.POSITIVE_INFINITY : 0, lines },
        };
        marks.push(mark);
        sentByNo.set(event.no, mark);
        if (event.fate === 'flying') flying.set(event.no, mark);
        clock = y0;
        ink = Math.max(ink, mark.y1 + (crossing ? lines * 15 : 0));
        showStates(event, y0);
        tries = null;
        break;
      }
      case 'arrived': {
        const mark = sentByNo.get(event.no);
        if (!mark) break;
        const first = flying.delete(event.no);
        const y1 = Math.max(mark.y0 + g.slope, !first || clock > mark.y0 + g.slope ? clock + 9 : 0);
        if (first) {
          mark.y1 = y1;
          mark.fate = 'arrived';
          mark.ignored = event.action === 'drop';
        } else {
          mark.copies = [...mark.copies, { x0: mark.x0 + (mark.x1 - mark.x0) * 0.35, y0: mark.y0 + (mark.y1 - mark.y0) * 0.35, x1: x[event.seat], y1 }];
        }
        mark.delayed ||= event.net === 'delayed';
        clock = y1;
        ink = Math.max(ink, y1);
        showStates(event, y1);
        tries = null;
        break;
      }
      case 'refused': {
        if (options.viewer !== 'watcher' && options.viewer !== event.seat) break;
        const again: Draft<RefusedMark> | null = tries?.from === event.seat ? tries : null;
        const lines = linesOf(event.seat, event.segment, false, span - 94);
        const { verdict, findings } = event.outcome;
        const early = verdict === 'legal' || verdict === 'unusual';
        const field = early ? null : (findings[0]?.field ?? null);
        if (again) {
          again.segment = event.segment;
          again.field = field;
          again.early = early;
          again.tries += 1;
          again.i = event.i;
          again.key = `refused-${event.i}`;
        } else {
          const y = Math.max(ink + g.pitch, clock + 10);
          tries = { kind: 'refused', key: `refused-${event.i}`, i: event.i, from: event.seat, y, segment: event.segment, field, early, tries: 1, lines };
          marks.push(tries);
          clock = y;
          ink = y + (lines - 1) * 15;
        }
        break;
      }
      default:
        showStates(event, clock);
    }
  }

  for (const mark of flying.values()) {
    mark.y1 = Math.max(mark.y0 + g.slope, clock > mark.y0 ? clock + 9 : 0);
    ink = Math.max(ink, mark.y1);
  }
  for (const mark of marks) if (mark.kind === 'segment') placeLabel(mark, g, options);
  const lowest = Math.max(ink, g.inside ? ink : Math.max(text.client, text.server));
  const now = lowest + 24;
  return { geometry: g, marks, fold, bands: bandsOf(turns, now + 12), now, height: now + 14 };
}

/** Above the arrow, at the end of the label that is nearer to the sender; below it where another segment crosses. */
function placeLabel(mark: Draft<SegmentMark>, g: Geometry, options: LadderOptions): void {
  const { lines } = mark.label;
  const toRight = mark.from === 'client';
  const widest = g.right - g.left - 24;
  const length = Math.min(widest, options.labelLength(mark.from, mark.segment, mark.again) * g.ch / (lines === 2 ? 1.5 : 1));
  const lost = mark.fate === 'dropped';
  const crossing = mark.label.y === Number.POSITIVE_INFINITY;
  // A lost one's label stays over the part that is drawn; a crossing one's near its sender.
  const centre = lost || crossing ? mark.x0 + (toRight ? 1 : -1) * (length / 2 + 18) : (g.left + g.right) / 2;
  const clear = Math.max(g.left + length / 2 + 8, Math.min(g.right - length / 2 - 8, centre));
  const at = (x: number) => mark.y0 + ((mark.y1 - mark.y0) * (x - mark.x0)) / (mark.x1 - mark.x0);
  const near = at(clear - (toRight ? 1 : -1) * (length / 2));
  const far = at(clear + (toRight ? 1 : -1) * (length / 2));
  mark.label = { x: clear, y: crossing ? far + 16 : Math.min(near, mark.y0 + g.slope) - 5 - (lines - 1) * 15, lines };
}

function folded(events: readonly TableEvent[], y: number): Fold {
  const bytes = { client: 0, server: 0 };
  let segments = 0;
  let opened = false;
  for (const event of events) {
    if (event.kind === 'sent') segments += 1;
    if (event.kind === 'arrived') bytes[event.seat] += event.segment.len;
    opened ||= event.states.client === 'ESTABLISHED';
  }
  return { y, segments, opened, bytes };
}

function bandsOf(turns: Readonly<Record<Seat, readonly number[]>>, bottom: number): Band[] {
  return SEATS.flatMap((seat) =>
    turns[seat].map((y0, i): Band => {
      const younger = turns[seat].length - 1 - i;
      return { seat, y0, y1: turns[seat][i + 1] ?? bottom, level: younger === 0 ? 2 : younger === 1 ? 1 : 0 };
    }),
  );
}
