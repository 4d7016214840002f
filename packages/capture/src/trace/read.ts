/** Traces: JSON lines, the first of them `meta`, then what happened, in order. */
import type { Profile, Segment, Side, State, TimerName } from '@handshake/protocol';
import { ACK, flagsOf, other, STATES } from '@handshake/protocol';
import type { Problem, ProblemReason } from '../problem.ts';
import { MissingListener } from './listener.ts';

export const CALLS = [
  'listen',
  'connect',
  'accept',
  'send',
  'recv',
  'shutdown',
  'close',
  'abort',
  'crash',
] as const;
export type Call = (typeof CALLS)[number];

export const FATES = ['delivered', 'dropped', 'held', 'delayed', 'duplicated'] as const;
export type Fate = (typeof FATES)[number];

export interface MetaEvent {
  readonly ev: 'meta';
  readonly scenario: string;
  readonly desc: string;
  readonly profile: Profile | null;
}

interface Numbered {
  /** A running number. */
  readonly i: number;
  /** ms since the trace's start. */
  readonly t: number;
}

/** The application's call at that end. */
export interface AppEvent extends Numbered {
  readonly ev: 'app';
  readonly src: Side;
  readonly call: Call;
  /** `send`, `recv`: bytes. `shutdown`: 0 reading, 1 writing, 2 both. Null where the line has none. */
  readonly arg: number | null;
}

/** That end put this segment on the wire. */
export interface TxEvent extends Numbered {
  readonly ev: 'tx';
  readonly src: Side;
  readonly segment: Segment;
  /** What the network did to it; the sender cannot know. */
  readonly fate: Fate | null;
}

/** It reached `to`. */
export interface RxEvent extends Numbered {
  readonly ev: 'rx';
  /** Whose segment it is, or claims to be. */
  readonly src: Side;
  readonly to: Side;
  readonly segment: Segment;
  /** The `i` of the `tx` that it delivers; null where nobody in this connection sent it. */
  readonly of: number | null;
  /** Both ends' states a moment later, as the kernels told; no input to a verdict. */
  readonly state: Readonly<Record<Side, State>> | null;
}

export interface TimerEvent extends Numbered {
  readonly ev: 'timer';
  readonly src: Side;
  readonly kind: TimerName;
}

export type TraceEvent = MetaEvent | AppEvent | TxEvent | RxEvent | TimerEvent;

/** Longest line, in characters. A file without line ends is no trace, and need not be read to its end to say so. */
export const MAX_LINE = 1 << 16;

/** A parser that is fed text chunk by chunk and hands out the events that are complete, and a `listen` that is missing. */
export class TraceReader {
  problem: Problem | null = null;
  #rest = '';
  #line = 0;
  #listener = new MissingListener();

  push(text: string): readonly TraceEvent[] {
    if (this.problem) return [];
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    const events = this.#readAll(lines);
    if (!this.problem && this.#rest.length > MAX_LINE) this.#fail({ code: 'long-line', limit: MAX_LINE });
    return events;
  }

  /** The file is over; its last line needs no line end. */
  end(): readonly TraceEvent[] {
    const events = this.#readAll([this.#rest], true);
    this.#rest = '';
    return [...events, ...this.#listener.end()];
  }

  #readAll(lines: readonly string[], over = false): readonly TraceEvent[] {
    const events: TraceEvent[] = [];
    for (const line of lines) {
      if (this.problem) break;
      this.#line += 1;
      if (line.trim() === '') continue;
      const read = readTraceLine(line);
      if (!('code' in read)) events.push(...this.#listener.push(read));
      else if (over && read.code === 'not-json') this.#fail({ code: 'truncated' }, this.#line);
      else this.#fail(read, this.#line);
    }
    return events;
  }

  #fail(reason: ProblemReason, line = this.#line + 1): void {
    this.problem = { unit: 'line', at: line, reason };
  }
}

/** One line of a trace, or what is wrong with it. */
export function readTraceLine(line: string): TraceEvent | ProblemReason {
  if (line.length > MAX_LINE) return { code: 'long-line', limit: MAX_LINE };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { code: 'not-json' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { code: 'not-json' };
  const fields = new Fields(value as Record<string, unknown>);
  const event = readEvent(fields);
  return fields.wrong ?? event;
}

function readEvent(fields: Fields): TraceEvent {
  const ev = fields.oneOf('ev', ['meta', 'app', 'tx', 'rx', 'timer']);
  if (ev === 'meta') {
    const profile = fields.has('profile') ? fields.oneOf('profile', ['strict', 'textbook']) : null;
    return { ev, scenario: fields.text('scenario'), desc: fields.text('desc'), profile };
  }
  const numbered = { i: fields.count('i', Number.MAX_SAFE_INTEGER), t: fields.time('t') };
  if (ev === 'rx') {
    const to = fields.oneOf('to', SIDES);
    return {
      ...numbered,
      ev,
      src: other(to),
      to,
      segment: fields.segment(),
      of: fields.has('of') ? fields.count('of', Number.MAX_SAFE_INTEGER) : null,
      state: fields.has('state') ? fields.states('state') : null,
    };
  }
  const src = fields.oneOf('src', SIDES);
  if (ev === 'tx') {
    const fate = fields.has('fate') ? fields.oneOf('fate', FATES) : null;
    return { ...numbered, ev, src, segment: fields.segment(), fate };
  }
  if (ev === 'app') {
    const arg = fields.has('arg') ? fields.count('arg', Number.MAX_SAFE_INTEGER) : null;
    return { ...numbered, ev, src, call: fields.oneOf('call', CALLS), arg };
  }
  return { ...numbered, ev, src, kind: fields.oneOf('kind', ['rto', 'delack', '2msl']) };
}

const SIDES = ['client', 'server'] as const;
/** Largest window that a scaled one can mean; a trace's is unscaled, but nobody is hurt by one that is not. */
const MAX_WINDOW = 65_535 * 2 ** 14;
/** Longest payload: what a host hands to its network card in one piece stays far below. */
const MAX_PAYLOAD = 1 << 30;
/** Longest that a trace may last, ms: what is reckoned with times stays exact to the millisecond. */
export const MAX_TIME = Number.MAX_SAFE_INTEGER;
const MAX_SEQ = 0xffff_ffff;

/** Reads an object's fields and remembers the first that is missing or has no sensible value. */
export class Fields {
  wrong: ProblemReason | null = null;
  #object: Readonly<Record<string, unknown>>;
  #prefix: string;

  constructor(object: Readonly<Record<string, unknown>>, prefix = '') {
    this.#object = object;
    this.#prefix = prefix;
  }

  /** It is there, and not null. */
  has(name: string): boolean {
    return this.#object[name] !== undefined && this.#object[name] !== null;
  }

  /** A text that nothing depends on. */
  text(name: string): string {
    const value = this.#object[name];
    return typeof value === 'string' ? value : '';
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T {
    const found = values.find((value) => value === this.#object[name]);
    return found ?? this.#bad(name, values[0] as T);
  }

  /** A whole number, 0 … `max`. */
  count(name: string, max: number): number {
    const value = this.#object[name];
    const good = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max;
    return good ? value : this.#bad(name, 0);
  }

  seq(name: string): number {
    return this.count(name, MAX_SEQ);
  }

  boolean(name: string): boolean {
    const value = this.#object[name];
    return typeof value === 'boolean' ? value : this.#bad(name, false);
  }

  /** ms, on either side of 0. */
  time(name: string): number {
    const value = this.#object[name];
    return typeof value === 'number' && Math.abs(value) <= MAX_TIME ? value : this.#bad(name, 0);
  }

  /** The object under that name; an empty one where there is none, which is wrong unless it is `optional`. */
  object(name: string, optional = false): Fields {
    const value = this.#object[name];
    const good = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!good && !(optional && !this.has(name))) this.#bad(name, null);
    return new Fields(good ? (value as Record<string, unknown>) : {}, `${this.#prefix}${name}.`);
  }

  /** `flags` as letters, `seq`, `ack` (null where the flag is off), `len`, `win`. */
  segment(): Segment {
    const letters = this.#object.flags;
    const flags = typeof letters === 'string' ? flagsOf(letters) : null;
    if (flags === null) this.#bad('flags', 0);
    const acknowledges = ((flags ?? 0) & ACK) !== 0;
    return {
      flags: flags ?? 0,
      seq: this.seq('seq'),
      ack: acknowledges || this.has('ack') ? this.seq('ack') : 0,
      len: this.count('len', MAX_PAYLOAD),
      win: this.count('win', MAX_WINDOW),
    };
  }

  states(name: string): Record<Side, State> {
    const states = this.object(name);
    const read = { client: states.oneOf('client', STATES), server: states.oneOf('server', STATES) };
    this.wrong ??= states.wrong;
    return read;
  }

  #bad<T>(name: string, instead: T): T {
    const field = this.#prefix + name;
    const found = jsonOf(this.#object[name])?.slice(0, 40);
    this.wrong ??= found === undefined ? { code: 'missing', field } : { code: 'field', field, found };
    return instead;
  }
}

/** The JSON of what a line held. What is nested deeper than can be written was read without harm. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return '…';
  }
}
