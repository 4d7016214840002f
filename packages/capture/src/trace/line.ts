/**
 * When a segment left, and when it is seen. A network that passes on one segment at a time keeps the others waiting
 * meanwhile: what it sees as soon as it is free again may have left before the last segments arrived.
 */
import type { Side } from '@handshake/protocol';
import type { TraceEvent, TxEvent } from './read.ts';

/** Whoever waits for segments sees one this soon, ms. */
const SEES_WITHIN = 0.9;
/** Passing on a segment, and asking both ends for their states, takes up to this long, ms; and no shorter than `AT_ONCE`. */
const PASSES_WITHIN = 3;
const AT_ONCE = 0.2;

export class Line {
  #last = -Infinity;
  /** The last segment, sent or arrived. */
  #segment = -Infinity;
  /** The `tx` that is being passed on. */
  #passing: TxEvent | null = null;
  /** What arrived last did so the moment it was sent: nothing waits on such a network. */
  #instant = false;

  /** @returns whether nothing can have been under way unseen before this event. */
  isIdleBefore(event: Exclude<TraceEvent, { ev: 'meta' }>): boolean {
    const since = event.t - this.#last;
    const busy =
      event.ev !== 'tx' && this.#passing !== null && !(event.ev === 'rx' && event.of !== this.#passing.i);
    const idle = event.ev === 'tx' ? this.#instant || since > SEES_WITHIN : !busy && since > PASSES_WITHIN;
    this.#last = event.t;
    if (event.ev !== 'tx' && event.ev !== 'rx') return idle;
    this.#instant = event.ev === 'rx' && event.t - this.#segment < AT_ONCE;
    this.#passing = event.ev === 'tx' ? event : null;
    this.#segment = event.t;
    return idle;
  }

  /** A segment is being passed on to that end. */
  passesTo(end: Side): boolean {
    const tx = this.#passing;
    return tx !== null && tx.src !== end && tx.fate === 'delivered';
  }

  /** It has reached that end already, and what it is asked for now it is asked with it there. */
  hasReached(end: Side, now: number): boolean {
    return this.passesTo(end) && now - this.#segment <= SEES_WITHIN;
  }

  /** It is this one, told of now. */
  isPassing(event: TraceEvent): boolean {
    return event.ev === 'rx' && event.of !== null && event.of === this.#passing?.i;
  }
}
