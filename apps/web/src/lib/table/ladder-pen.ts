/** How far down the ladder is written, and the texts beside the lifelines: what each kind of event draws with. */
import type { State } from '@handshake/protocol';
import type { Seat, TableEvent } from '@handshake/lessons';
import { SEATS } from './ladder-marks.ts';
import type { Draft, LadderOptions, Mark } from './ladder-marks.ts';

/** From one line of text to the next. */
export const LINE = 15;

export class Pen {
  readonly options: LadderOptions;
  readonly marks: Draft<Mark>[] = [];
  readonly state: Record<Seat, State>;
  /** y at which either end's states began. */
  readonly turns: Readonly<Record<Seat, number[]>>;
  /** The last moment, the lowest ink between the lifelines, and the lowest text beside each. */
  clock = 0;
  ink = 0;
  readonly text: Record<Seat, number> = { client: 0, server: 0 };
  /** Where the labels end that stand below their arrows, because others cross them there. */
  below = 0;

  constructor(options: LadderOptions, state: Readonly<Record<Seat, State>>) {
    const { top } = options.geometry;
    this.options = options;
    this.state = { ...state };
    this.turns = { client: [top], server: [top] };
  }

  x(seat: Seat): number {
    return seat === 'client' ? this.options.geometry.left : this.options.geometry.right;
  }

  /** A line of text beside a lifeline, as high as it may stand. */
  put(seat: Seat, wanted: number): number {
    const y = Math.max(wanted, this.text[seat] + LINE);
    this.text[seat] = y;
    if (this.options.geometry.inside) this.ink = Math.max(this.ink, y + 2);
    return y;
  }

  putState(seat: Seat, wanted: number, key: string | number): void {
    if (this.options.states === false) return;
    const state = this.state[seat];
    this.marks.push({ kind: 'state', key: `state-${key}-${seat}`, seat, y: this.put(seat, wanted), state });
  }

  showStates(event: TableEvent, at: number): void {
    if (this.options.states === false) return;
    for (const seat of SEATS) {
      if (event.states[seat] === this.state[seat]) continue;
      this.state[seat] = event.states[seat];
      this.turns[seat].push(at);
      const inside = Math.max(at + 17, this.below + LINE);
      this.putState(seat, this.options.geometry.inside ? inside : at + 4, event.i);
    }
  }
}
