/**
 * Stories in short notation, as traces. Steps, joined by `;`:
 *
 *     c> SA c+1 s 10B w0   the client sends it (Seq c+1, Ack s, 10 bytes, window 0), and it arrives
 *     c>x …   it is lost        c~ …   it is held        c=   the oldest that is held arrives        c"   the last arrives once more
 *     >c …    a segment that nobody here has sent reaches the client
 *     c: close   the application calls; `c:! close` where the segments alone don't show it        +600   ms pass
 *
 * `c` and `s` are the two ISNs. `-` stands for no flag; `(5)` is a number in the Ack field of a segment without ACK.
 */
import type { AppEvent, TraceEvent, TxEvent } from '@handshake/capture';
import { ACK, flagsOf, has, other } from '@handshake/protocol';
import type { Segment, Side } from '@handshake/protocol';
import { STAGES } from './stages.ts';

export interface Telling {
  readonly c: number;
  readonly s: number;
  /** The client's part is played by the server, and the other way round. */
  readonly mirrored?: boolean;
  /** Calls that a segment shows are left out. */
  readonly terse?: boolean;
}

interface Sent {
  readonly i: number | null;
  readonly segment: Segment;
}

/** A recorder sees what an end answers this soon, ms. */
const SEEN = 0.06;
/** A segment takes this long, ms. */
const PASSES = 0.8;
/** Applications take their time, ms. */
const CALLS = 40;

export function trace(story: string, move: string, telling: Telling): readonly TraceEvent[] {
  const teller = new Teller(telling);
  const [first = '', ...steps] = story.split(';').map((step) => step.trim());
  for (const step of [...(STAGES[first] ?? first).split(';'), ...steps]) teller.tell(step.trim());
  teller.tell(move.replace(/^([cs]) /, '$1> '));
  return teller.events;
}

class Teller {
  readonly events: TraceEvent[] = [];
  readonly #telling: Telling;
  #t = 0;
  #held: Record<Side, Sent[]> = { client: [], server: [] };
  #last: Partial<Record<Side, Sent>> = {};

  constructor(telling: Telling) {
    this.#telling = telling;
  }

  tell(step: string): void {
    const [, time, who = '', what = '', rest = ''] =
      /^(?:\+(\d+)|(>?[cs])([>:=~"]?[x!]?) ?(.*)|-?)$/.exec(step) ?? [];
    if (time !== undefined) this.#t += Number(time);
    const side = this.#side(who.at(-1));
    if (who.startsWith('>')) this.#arrive(other(side), { i: null, segment: this.#segment(rest) });
    else if (what === '>') this.#arrive(side, this.#send(side, rest, 'delivered'));
    else if (what === '>x') this.#send(side, rest, 'dropped');
    else if (what === '~') this.#held[side].push(this.#send(side, rest, 'held'));
    else if (what === '=') this.#arrive(side, this.#held[side].shift());
    else if (what === '"') this.#arrive(side, this.#last[side]);
    else if (what.startsWith(':')) this.#call(side, rest, what === ':!');
    else if (step !== '-' && step !== '' && time === undefined) throw new Error(`no step: ${step}`);
  }

  #side(letter: string | undefined): Side {
    const side = letter === 'c' ? 'client' : 'server';
    return this.#telling.mirrored ? other(side) : side;
  }

  #numbered(): { i: number; t: number } {
    this.#t += SEEN;
    return { i: this.events.length, t: this.#t };
  }

  #send(src: Side, notation: string, fate: TxEvent['fate']): Sent {
    const segment = this.#segment(notation);
    const numbered = this.#numbered();
    this.events.push({ ...numbered, ev: 'tx', src, segment, fate });
    return { i: numbered.i, segment };
  }

  #arrive(src: Side, sent: Sent | undefined): void {
    if (!sent) throw new Error('nothing was sent');
    this.#t += PASSES;
    const { i: of, segment } = sent;
    this.events.push({ ...this.#numbered(), ev: 'rx', src, to: other(src), segment, of, state: null });
    this.#last[src] = sent;
  }

  #call(src: Side, words: string, shown: boolean): void {
    const [call = '', arg] = words.split(' ');
    if (this.#telling.terse && !shown && call !== 'listen') return;
    this.#t += CALLS;
    const bytes = arg === undefined ? null : Number(arg);
    this.events.push({
      ...this.#numbered(),
      ev: 'app',
      src,
      call: call as AppEvent['call'],
      arg: call === 'shutdown' ? 1 : bytes,
    });
  }

  #segment(notation: string): Segment {
    const [letters = '', ...words] = notation.split(' ');
    const flags = flagsOf(letters === '-' ? '' : letters);
    if (flags === null) throw new Error(`no flags: ${notation}`);
    const find = (pattern: RegExp): string | undefined =>
      words.flatMap((word) => pattern.exec(word)?.[1] ?? [])[0];
    const [seq = NaN, ack] = words.flatMap((word) => this.#number(word) ?? []);
    const field = this.#number(find(/^\((.+)\)$/) ?? '') ?? 0;
    const segment = {
      flags,
      seq,
      ack: ack ?? field,
      len: Number(find(/^(\d+)B$/) ?? 0),
      win: Number(find(/^w(\d+)$/) ?? 64_240),
    };
    if (Number.isNaN(seq) || has(segment, ACK) !== (ack !== undefined))
      throw new Error(`no segment: ${notation}`);
    return segment;
  }

  #number(word: string): number | null {
    const [, isn, by = 0] = /^([cs])([+-]\d+)?$/.exec(word) ?? [];
    if (isn !== undefined) return (this.#telling[isn === 'c' ? 'c' : 's'] + Number(by)) >>> 0;
    return /^\d+$/.test(word) ? Number(word) : null;
  }
}
