/**
 * Where everything on the ladder stands: a pure function of a table's events. Time runs downwards by events, not by
 * milliseconds, so that nothing overlaps; the client's lifeline is always the left one.
 */
import { other } from '@handshake/protocol';
import type { Segment, State } from '@handshake/protocol';
import type { Seat, TableEvent } from '@handshake/lessons';
import { bandsOf, folded, placeLabel } from './ladder-place.ts';
import { SEATS } from './ladder-marks.ts';
import type {
  Draft,
  Fold,
  LadderLayout,
  LadderOptions,
  Mark,
  RefusedMark,
  SegmentMark,
} from './ladder-marks.ts';

export * from './ladder-marks.ts';

type Event<K extends TableEvent['kind']> = Extract<TableEvent, { kind: K }>;
/** From one line of text to the next. */
const LINE = 15;
/** How far along its way a lost segment gets. */
const LOST = 0.62;

export function layoutLadder(
  table: { readonly events: readonly TableEvent[]; readonly prelude: number },
  options: LadderOptions,
): LadderLayout {
  const layout = new Layout(table.events.slice(0, table.prelude), options);
  for (const event of table.events.slice(table.prelude)) layout.add(event);
  return layout.done();
}

class Layout {
  readonly #options: LadderOptions;
  readonly #marks: Draft<Mark>[] = [];
  readonly #fold: Fold | null;
  readonly #flying = new Map<number, Draft<SegmentMark>>();
  readonly #sent = new Map<number, Draft<SegmentMark>>();
  readonly #state: Record<Seat, State>;
  /** y at which either end's states began. */
  readonly #turns: Readonly<Record<Seat, number[]>>;
  /** Tries in a row that were held back are one mark. */
  #tries: Draft<RefusedMark> | null = null;
  /** The last moment, the lowest ink between the lifelines, and the lowest text beside each. */
  #clock: number;
  #ink: number;
  readonly #text: Record<Seat, number> = { client: 0, server: 0 };
  /** Where the labels end that stand below their arrows, because others cross them there. */
  #below = 0;

  constructor(prelude: readonly TableEvent[], options: LadderOptions) {
    const { top, inside } = options.geometry;
    this.#options = options;
    this.#fold = prelude.length > 0 ? folded(prelude, top + (inside ? 8 : 15)) : null;
    this.#state = { ...(prelude.at(-1)?.states ?? { client: 'CLOSED', server: 'CLOSED' }) };
    // Between the lifelines the fold has a line of its own, and the states stand below it.
    const head = inside && this.#fold ? 18 : 0;
    this.#turns = { client: [top], server: [top] };
    this.#clock = top + (this.#fold ? 24 + head : 4);
    this.#ink = top + (this.#fold ? 22 + head : inside ? 6 : 10);
    for (const seat of SEATS) this.#putState(seat, top + 9 + head, 'start');
  }

  add(event: TableEvent): void {
    if (event.kind === 'refused') return this.#refused(event);
    if (event.kind !== 'hint' && event.kind !== 'step') this.#tries = null;
    switch (event.kind) {
      case 'call':
      case 'timer':
        return this.#note(event);
      case 'sent':
        return this.#send(event);
      case 'arrived':
        return this.#arrive(event);
      default:
        return this.#showStates(event, this.#clock);
    }
  }

  done(): LadderLayout {
    const { geometry } = this.#options;
    for (const mark of this.#flying.values()) {
      mark.y1 = Math.max(mark.y0 + geometry.slope, this.#clock > mark.y0 ? this.#clock + 9 : 0);
      this.#ink = Math.max(this.#ink, mark.y1);
    }
    for (const mark of this.#marks) if (mark.kind === 'segment') placeLabel(mark, this.#options);
    const beside = geometry.inside ? 0 : Math.max(this.#text.client, this.#text.server);
    const now = Math.max(this.#ink, beside) + 24;
    const bands = bandsOf(this.#turns, now + 12);
    return { geometry, marks: this.#marks, fold: this.#fold, bands, now, height: now + 14 };
  }

  #x(seat: Seat): number {
    return seat === 'client' ? this.#options.geometry.left : this.#options.geometry.right;
  }

  /** A line of text beside a lifeline, as high as it may stand. */
  #put(seat: Seat, wanted: number): number {
    const y = Math.max(wanted, this.#text[seat] + LINE);
    this.#text[seat] = y;
    if (this.#options.geometry.inside) this.#ink = Math.max(this.#ink, y + 2);
    return y;
  }
  #putState(seat: Seat, wanted: number, key: string | number): void {
    if (this.#options.states === false) return;
    const state = this.#state[seat];
    this.#marks.push({ kind: 'state', key: `state-${key}-${seat}`, seat, y: this.#put(seat, wanted), state });
  }
  #showStates(event: TableEvent, at: number): void {
    if (this.#options.states === false) return;
    for (const seat of SEATS) {
      if (event.states[seat] === this.#state[seat]) continue;
      this.#state[seat] = event.states[seat];
      this.#turns[seat].push(at);
      const inside = Math.max(at + 17, this.#below + LINE);
      this.#putState(seat, this.#options.geometry.inside ? inside : at + 4, event.i);
    }
  }

  #note(event: Event<'call' | 'timer'>): void {
    const wanted = Math.max(this.#clock + 12, this.#options.geometry.inside ? this.#ink + 12 : 0);
    const y = this.#put(event.seat, wanted);
    this.#marks.push({ kind: 'note', key: `note-${event.i}`, seat: event.seat, y, event });
    this.#clock = Math.max(this.#clock, y - 4);
    this.#showStates(event, this.#clock + 4);
  }

  #lines(from: Seat, segment: Segment, again: boolean, less: number): 1 | 2 {
    const { geometry, labelLength } = this.#options;
    return labelLength(from, segment, again) * geometry.ch > geometry.right - geometry.left - less ? 2 : 1;
  }

  #send(event: Event<'sent'>): void {
    const { i, no, seat, segment, again } = event;
    const fate = event.fate === 'dropped' ? 'dropped' : 'flying';
    const { pitch, slope, inside } = this.#options.geometry;
    const lines = this.#lines(seat, segment, again, 24);
    const crossing = [...this.#flying.values()].some((mark) => mark.from !== seat);
    const y0 = Math.max(
      this.#ink + pitch + (lines - 1) * LINE - slope / 2 + 5,
      this.#clock + 10,
      inside ? 0 : this.#text[seat] + 11,
    );
    const x0 = this.#x(seat);
    const way = fate === 'dropped' ? LOST : 1;
    const x1 = x0 + (this.#x(other(seat)) - x0) * way;
    const label = { x: 0, y: 0, lines, crossing };
    const mark: Draft<SegmentMark> = {
      kind: 'segment',
      key: `seg-${no}`,
      i,
      no,
      from: seat,
      segment,
      again,
      fate,
      ignored: false,
      delayed: false,
      copies: [],
      x0,
      y0,
      x1,
      y1: y0 + slope * way,
      label,
    };
    this.#marks.push(mark);
    this.#sent.set(no, mark);
    if (fate === 'flying') this.#flying.set(no, mark);
    this.#clock = y0;
    if (crossing) this.#below = mark.y1 + lines * LINE + 2;
    this.#ink = Math.max(this.#ink, mark.y1, this.#below);
    this.#showStates(event, y0);
  }

  #arrive(event: Event<'arrived'>): void {
    const mark = this.#sent.get(event.no);
    if (!mark) return;
    const level = mark.y0 + this.#options.geometry.slope;
    const first = this.#flying.delete(event.no);
    const y1 = Math.max(level, !first || this.#clock > level ? this.#clock + 9 : 0);
    if (first) {
      mark.y1 = y1;
      mark.fate = 'arrived';
      mark.ignored = event.action === 'drop';
      if (mark.label.crossing) this.#below = y1 + mark.label.lines * LINE + 2;
    } else {
      // A second arrival of the same segment leaves the first arrow on its way.
      const at = { x0: mark.x0 + (mark.x1 - mark.x0) * 0.35, y0: mark.y0 + (mark.y1 - mark.y0) * 0.35 };
      mark.copies = [...mark.copies, { ...at, x1: this.#x(event.seat), y1 }];
    }
    mark.delayed ||= event.net === 'delayed';
    this.#clock = y1;
    this.#ink = Math.max(this.#ink, y1, this.#below);
    this.#showStates(event, y1);
  }

  #refused(event: Event<'refused'>): void {
    const { viewer, geometry } = this.#options;
    const { i, seat, segment, outcome } = event;
    if (viewer !== 'watcher' && viewer !== seat) return;
    const early = outcome.verdict === 'legal' || outcome.verdict === 'unusual';
    const field = early ? null : (outcome.findings[0]?.field ?? null);
    const said = {
      key: `refused-${i}`,
      i,
      segment,
      field,
      early,
      // Between near lifelines there is no room beside the label for "held, not sent" as well.
      lines: this.#lines(seat, segment, false, geometry.inside ? 200 : 94),
    };
    if (this.#tries?.from === seat) {
      Object.assign(this.#tries, said, { tries: this.#tries.tries + 1 });
    } else {
      const y = Math.max(this.#ink + geometry.pitch, this.#clock + 10);
      this.#tries = { kind: 'refused', from: seat, y, tries: 1, ...said };
      this.#marks.push(this.#tries);
      this.#clock = y;
    }
    this.#ink = Math.max(this.#ink, this.#tries.y + (said.lines - 1) * LINE);
  }
}
