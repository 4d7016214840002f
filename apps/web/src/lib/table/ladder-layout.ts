/**
 * Where everything on the ladder stands: a pure function of a table's events. Time runs downwards by events, not by
 * milliseconds, so that nothing overlaps; the client's lifeline is always the left one.
 */
import { other } from '@handshake/protocol';
import { originOf } from '@handshake/lessons';
import type { TableEvent, WireFate } from '@handshake/lessons';
import { LINE, Pen } from './ladder-pen.ts';
import { bandsOf, folded, placeLabel } from './ladder-place.ts';
import { SEATS } from './ladder-marks.ts';
import type {
  Draft,
  Fold,
  Labelled,
  LadderLayout,
  LadderOptions,
  NoteKind,
  RefusedMark,
  SegmentMark,
} from './ladder-marks.ts';

export * from './ladder-marks.ts';

type Event<K extends TableEvent['kind']> = Extract<TableEvent, { kind: K }>;
/** How far along its way a lost segment gets, and one that the network holds back. */
const HALFWAY = 0.62;
/** Where on the way a segment begins that the network puts there. */
const AMIDST = 0.2;
/** What stops before the lifeline: at the receiver's door. */
const DOOR = 12;

const SENT: Readonly<Record<Event<'sent'>['fate'], WireFate>> = {
  flying: 'flying',
  copied: 'flying',
  dropped: 'dropped',
  held: 'kept',
};

export function layoutLadder(
  table: { readonly events: readonly TableEvent[]; readonly prelude: number },
  options: LadderOptions,
): LadderLayout {
  const layout = new Layout(table.events.slice(0, table.prelude), options);
  for (const event of table.events.slice(table.prelude)) layout.add(event);
  return layout.done();
}

class Layout {
  readonly #pen: Pen;
  readonly #options: LadderOptions;
  readonly #fold: Fold | null;
  /** Everything on the wire by its number, and what of it is still on its way. */
  readonly #wire = new Map<number, Draft<SegmentMark>>();
  readonly #flying = new Map<number, Draft<SegmentMark>>();
  /** Tries in a row that were held back are one mark. */
  #tries: Draft<RefusedMark> | null = null;

  constructor(prelude: readonly TableEvent[], options: LadderOptions) {
    const { top, inside } = options.geometry;
    this.#options = options;
    this.#fold = prelude.length > 0 ? folded(prelude, top + (inside ? 8 : 15)) : null;
    const pen = new Pen(options, prelude.at(-1)?.states ?? { client: 'CLOSED', server: 'CLOSED' });
    // Between the lifelines the fold has a line of its own, and the states stand below it.
    const head = inside && this.#fold ? 18 : 0;
    pen.clock = top + (this.#fold ? 24 + head : 4);
    pen.ink = top + (this.#fold ? 22 + head : inside ? 6 : 10);
    for (const seat of SEATS) pen.putState(seat, top + 9 + head, 'start');
    this.#pen = pen;
  }

  add(event: TableEvent): void {
    if (event.kind === 'refused') return this.#refused(event);
    if (event.kind !== 'hint' && event.kind !== 'step') this.#tries = null;
    switch (event.kind) {
      case 'call':
      case 'timer':
      case 'crash':
      case 'read':
      case 'backlog':
      case 'checked':
        return this.#note(event);
      case 'sent': {
        const { seat: from, fate, again } = event;
        return this.#depart(event, { from, again, origin: null }, SENT[fate], fate === 'copied');
      }
      case 'released':
        if (this.#wire.has(event.no)) return this.#goOn(event);
        return this.#depart(event, { from: event.from, again: false, origin: originOf(event) }, 'flying');
      case 'injected':
        return this.#depart(event, { from: event.from, again: false, origin: originOf(event) }, 'flying');
      case 'kept':
      case 'lost':
        return this.#stop(event);
      case 'arrived':
      case 'reached':
      case 'overflow':
        return this.#arrive(event);
      case 'rewound':
        return this.#cut(event);
      default:
        return this.#pen.showStates(event, this.#pen.clock);
    }
  }

  done(): LadderLayout {
    const { geometry } = this.#options;
    const pen = this.#pen;
    for (const mark of this.#flying.values()) {
      const start = mark.stay?.y1 ?? mark.y0;
      mark.y1 = Math.max(start + geometry.slope, pen.clock > start ? pen.clock + 9 : 0);
      pen.ink = Math.max(pen.ink, mark.y1);
    }
    for (const mark of this.#wire.values()) {
      if (mark.fate === 'kept' && mark.stay)
        mark.stay = { ...mark.stay, y1: Math.max(mark.stay.y0 + 10, pen.ink) };
      placeLabel(mark, this.#options);
    }
    const beside = geometry.inside ? 0 : Math.max(pen.text.client, pen.text.server);
    const now = Math.max(pen.ink, beside) + 24;
    const bands = bandsOf(pen.turns, now + 12);
    return { geometry, marks: pen.marks, fold: this.#fold, bands, now, height: now + 14 };
  }

  #note(event: Event<NoteKind>): void {
    const pen = this.#pen;
    const wanted = Math.max(pen.clock + 12, this.#options.geometry.inside ? pen.ink + 12 : 0);
    const y = pen.put(event.seat, wanted);
    pen.marks.push({ kind: 'note', key: `note-${event.i}`, seat: event.seat, y, event });
    pen.clock = Math.max(pen.clock, y - 4);
    pen.showStates(event, pen.clock + 4);
  }

  #lines(label: Labelled, less: number): 1 | 2 {
    const { geometry, labelLength } = this.#options;
    return labelLength(label) * geometry.ch > geometry.right - geometry.left - less ? 2 : 1;
  }

  /** A segment comes onto the wire: from its sender's end, or out of the network. */
  #depart(
    event: Event<'sent' | 'released' | 'injected'>,
    what: Omit<Labelled, 'segment'>,
    fate: WireFate,
    copied = false,
  ): void {
    const { i, no, segment } = event;
    const pen = this.#pen;
    const { pitch, slope, inside } = this.#options.geometry;
    const { from, origin } = what;
    const lines = this.#lines({ ...what, segment }, 24);
    const crossing = [...this.#flying.values()].some((mark) => mark.from !== from);
    const y0 = Math.max(
      pen.ink + pitch + (lines - 1) * LINE - slope / 2 + 5,
      pen.clock + 10,
      inside ? 0 : pen.text[from] + 11,
    );
    const width = pen.x(other(from)) - pen.x(from);
    const x0 = pen.x(from) + (origin && origin.kind !== 'anew' ? width * AMIDST : 0);
    const way = fate === 'dropped' || fate === 'kept' ? HALFWAY : 1;
    const x1 = pen.x(from) + width * way;
    const y1 = y0 + slope * way;
    const mark: Draft<SegmentMark> = {
      ...{ kind: 'segment', key: `seg-${no}`, i, no, segment, ...what, fate, copied, x0, y0, x1, y1 },
      stay: fate === 'kept' ? { x: x1, y0: y1, y1: y1 + 10 } : null,
      label: { x: 0, y: 0, lines, crossing },
    };
    pen.marks.push(mark);
    this.#wire.set(no, mark);
    if (fate === 'flying') this.#flying.set(no, mark);
    pen.clock = y0;
    if (crossing) pen.below = y1 + lines * LINE + 2;
    // Below a clock, or where a copy stays behind, stands a word.
    pen.ink = Math.max(pen.ink, y1 + (fate === 'kept' || copied ? 8 : 0), pen.below);
    pen.showStates(event, y0);
  }

  /** The network lets go of what it held: from where it stopped. */
  #goOn(event: Event<'released'>): void {
    const mark = this.#wire.get(event.no);
    const pen = this.#pen;
    if (!mark?.stay) return;
    const y = Math.max(pen.ink + 12, pen.clock + 10, mark.stay.y0 + 14);
    mark.stay = { ...mark.stay, y1: y };
    mark.x1 = pen.x(other(mark.from));
    mark.y1 = y + this.#options.geometry.slope;
    mark.fate = 'flying';
    this.#flying.set(event.no, mark);
    pen.clock = y;
    pen.ink = Math.max(pen.ink, mark.y1 + 4);
    pen.showStates(event, y);
  }

  /** On its way the network stops it: for good, or for a while. */
  #stop(event: Event<'kept' | 'lost'>): void {
    const mark = this.#flying.get(event.no);
    const pen = this.#pen;
    if (!mark) return;
    this.#flying.delete(event.no);
    const far = pen.x(mark.from) + (pen.x(other(mark.from)) - pen.x(mark.from)) * HALFWAY;
    const start = mark.stay?.y1 ?? mark.y0;
    const y = start + this.#options.geometry.slope * HALFWAY;
    mark.fate = event.kind === 'kept' ? 'kept' : 'dropped';
    mark.x1 = mark.stay ? (far + pen.x(other(mark.from))) / 2 : far;
    mark.y1 = y;
    if (event.kind === 'kept' && !mark.stay) mark.stay = { x: far, y0: y, y1: y + 10 };
    pen.ink = Math.max(pen.ink, y + 8);
    pen.showStates(event, pen.clock);
  }

  #arrive(event: Event<'arrived' | 'reached' | 'overflow'>): void {
    const mark = this.#wire.get(event.no);
    const pen = this.#pen;
    if (!mark) return;
    this.#flying.delete(event.no);
    const start = mark.stay?.y1 ?? mark.y0;
    const level = start + this.#options.geometry.slope;
    // What has waited at the door came there then.
    const y1 = mark.fate === 'waiting' ? mark.y1 : Math.max(level, pen.clock > start ? pen.clock + 9 : 0);
    const door = event.kind === 'reached' ? (mark.from === 'client' ? -DOOR : DOOR) : 0;
    mark.x1 = pen.x(event.seat) + door;
    mark.y1 = y1;
    if (event.kind === 'arrived') mark.fate = event.action === 'drop' ? 'ignored' : 'arrived';
    else mark.fate = event.kind === 'reached' ? 'waiting' : 'overflow';
    if (mark.label.crossing) pen.below = y1 + mark.label.lines * LINE + 2;
    pen.clock = Math.max(pen.clock, y1);
    // A word stands below the end of what has not simply arrived: where the notes stand as well, between near lifelines.
    const word = this.#options.geometry.inside ? LINE + 4 : 8;
    pen.ink = Math.max(pen.ink, y1 + (mark.fate === 'arrived' ? 0 : word), pen.below);
    pen.showStates(event, y1);
  }

  /** The step begins anew: what was on its way is no more, and a line parts what was from what comes. */
  #cut(event: Event<'rewound'>): void {
    const pen = this.#pen;
    const { pitch } = this.#options.geometry;
    for (const mark of this.#wire.values()) {
      if (mark.fate !== 'flying' && mark.fate !== 'waiting') continue;
      mark.fate = 'gone';
      mark.x1 = pen.x(mark.from) + (pen.x(other(mark.from)) - pen.x(mark.from)) * HALFWAY;
      pen.ink = Math.max(pen.ink, mark.y1 + 8);
    }
    this.#flying.clear();
    const y = Math.max(pen.ink, pen.clock, pen.text.client, pen.text.server) + pitch - 5;
    pen.marks.push({ kind: 'cut', key: `cut-${event.i}`, y });
    pen.clock = pen.ink = y;
    for (const seat of SEATS) pen.text[seat] = Math.max(pen.text[seat], y + 1);
    pen.showStates(event, y);
  }

  #refused(event: Event<'refused'>): void {
    const { viewer, geometry } = this.#options;
    const { i, seat, segment, outcome } = event;
    if (viewer !== 'watcher' && viewer !== seat) return;
    const pen = this.#pen;
    const early = outcome.verdict === 'legal' || outcome.verdict === 'unusual';
    const field = early ? null : (outcome.findings[0]?.field ?? null);
    const label = { from: seat, segment, again: false, origin: null };
    const said = {
      ...{ key: `refused-${i}`, i, segment, field, early },
      // Between near lifelines there is no room beside the label for "held, not sent" as well.
      lines: this.#lines(label, geometry.inside ? 200 : 94),
    };
    if (this.#tries?.from === seat) {
      Object.assign(this.#tries, said, { tries: this.#tries.tries + 1 });
    } else {
      const y = Math.max(pen.ink + geometry.pitch, pen.clock + 10);
      this.#tries = { kind: 'refused', from: seat, y, tries: 1, ...said };
      pen.marks.push(this.#tries);
      pen.clock = y;
    }
    pen.ink = Math.max(pen.ink, this.#tries.y + (said.lines - 1) * LINE);
  }
}
