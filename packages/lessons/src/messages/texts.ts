/**
 * The shapes of what is said. Templates name facts in braces: `{rcvNxt}`; `{len|byte|bytes}` chooses by the number.
 * `*…*` in a title marks the word that matters.
 */
import type { LinuxDifference, RuleId, StepFinding } from '@handshake/protocol';

export interface ArrivalText {
  /** A short headline. */
  readonly title: string;
  /** The rule as one sentence. */
  readonly sentence: string;
  /** Where Linux does otherwise. */
  readonly linux?: string;
}

export interface SenderText extends ArrivalText {
  /** What is wrong, or unusual, with the student's own numbers. Absent where the rule only makes things right. */
  readonly wrong?: string;
  /** What is right about a legal segment. */
  readonly right?: string;
  /** Instead of these, for findings whose facts have this `case`. */
  readonly cases?: Readonly<Record<string, string>>;
}

/** Arrival rules are called RX-…, all others are the sender's. */
export type ArrivalRuleId = Extract<RuleId, `RX-${string}`>;
export type SenderRuleId = Exclude<RuleId, ArrivalRuleId>;

export type SenderTexts<Ids extends SenderRuleId> = Readonly<Record<Ids, SenderText>>;
export type ArrivalTexts = Readonly<Record<ArrivalRuleId, ArrivalText>>;

export interface MisconceptionText {
  /** The idea itself, as a list of them names it. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly cases?: Readonly<Record<string, string>>;
}

/** What is said of a segment that is legal and that nobody asked for. */
export interface UnaskedText {
  readonly title: string;
  readonly text: string;
}

/** What a step of an arrival found. */
export type StepTexts = Readonly<Record<StepFinding, string>>;

/** Where Linux does otherwise than the rule. */
export type LinuxTexts = Readonly<Record<LinuxDifference, string>>;
