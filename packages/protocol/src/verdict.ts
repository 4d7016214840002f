/** What the judge says of one segment. A violation is data: it names the rule, the field and the numbers. */
import type { FlagName, Segment } from './segment.ts';
import type { Endpoint } from './endpoint.ts';
import type { State } from './state.ts';
import type { RuleId } from './rules/catalogue.ts';

export type VerdictClass = 'legal' | 'unusual' | 'ignored' | 'illegal';
export type Profile = 'strict' | 'textbook';
export type Field = 'seq' | 'ack' | 'flags' | 'len' | 'win';

/**
 * A value that an explanation names: a plain number (bytes, ms), a word that is not translated (a state, a flag), or
 * a sequence number with the stream that it counts, so that it can be shown relative to that stream's ISN.
 */
export type Fact = number | string | { readonly seq: number; readonly of: 'own' | 'peer' };
export type Facts = Readonly<Record<string, Fact>>;

export interface Finding {
  readonly rule: RuleId;
  readonly verdict: VerdictClass;
  /** The header field that the rule looked at. */
  readonly field: Field;
  /** The flag at fault, where it is a single one. */
  readonly flag?: FlagName;
  readonly facts: Facts;
}

/** `findings` names what decided, most specific first; empty for a plain `legal`. */
export interface Verdict {
  readonly verdict: VerdictClass;
  readonly findings: readonly Finding[];
}

/** What a conforming endpoint does on an arrival (RFC 9293 §3.10.7). */
export type ArrivalAction = 'accept' | 'acknowledge' | 'challenge' | 'reset' | 'close' | 'drop';

export interface Arrival {
  readonly action: ArrivalAction;
  readonly rule: RuleId;
  /** The segment that is owed for this arrival; null where none is. */
  readonly reply: Segment | null;
  /** The reply is an ACK that may be delayed. */
  readonly mayWait: boolean;
  readonly endpoint: Endpoint;
  /** The state before, for the path walked. */
  readonly from: State;
}
