/**
 * A trace may not tell of a `listen`: whether somebody listened where a SYN arrived shows only when that end answers it.
 * So such a SYN, and what follows it, is kept back until then.
 */
import type { Side } from '@handshake/protocol';
import { has, RST } from '@handshake/protocol';
import { accepts, opensOnly } from './changes.ts';
import type { RxEvent, TraceEvent } from './read.ts';

/** How many events are kept back at most. */
const AHEAD = 64;

export class MissingListener {
  /** Ends that have sent nothing but RSTs, and of which no OPEN is told. */
  #unknown = new Set<Side>(['client', 'server']);
  #syn: RxEvent | null = null;
  #kept: TraceEvent[] = [];

  /** Takes in the next event. @returns those that are ready, with a `listen` where the answer shows that there was one. */
  push(event: TraceEvent): readonly TraceEvent[] {
    if (!this.#syn) return this.#look(event);
    this.#kept.push(event);
    const { to } = this.#syn;
    const answer = event.ev === 'tx' && event.src === to ? event : null;
    const told = event.ev === 'app' && event.src === to && opens(event.call);
    if (!answer && !told && this.#kept.length < AHEAD) return [];
    return this.#release(answer !== null && accepts(answer.segment));
  }

  /** Nothing follows. */
  end(): readonly TraceEvent[] {
    const events: TraceEvent[] = [];
    while (this.#syn) events.push(...this.#release(false));
    return events;
  }

  #look(event: TraceEvent): readonly TraceEvent[] {
    const sends = event.ev === 'tx' && !has(event.segment, RST);
    if (sends || (event.ev === 'app' && opens(event.call))) this.#unknown.delete(event.src);
    if (event.ev !== 'rx' || !this.#unknown.has(event.to) || !opensOnly(event.segment)) return [event];
    this.#syn = event;
    return [];
  }

  #release(listened: boolean): readonly TraceEvent[] {
    const syn = this.#syn;
    if (!syn) return [];
    const after = this.#kept;
    this.#syn = null;
    this.#kept = [];
    const { i, t, to } = syn;
    if (listened) this.#unknown.delete(to);
    const before: TraceEvent[] = listened ? [{ ev: 'app', i, t, src: to, call: 'listen', arg: null }] : [];
    return [...before, syn, ...after.flatMap((event) => this.push(event))];
  }
}

const opens = (call: string): boolean => call === 'listen' || call === 'connect';
