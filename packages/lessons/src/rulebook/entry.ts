/** The shape of an example: a moment that a story leads to, and a segment there. */
import type { RuleId, Side } from '@handshake/protocol';
import type { MisconceptionId } from '../diagnosis/catalogue.ts';
import type { Origins } from './notation.ts';

/** A segment at a moment, both in short notation (notation.ts, story.ts). */
export interface Moment {
  readonly story: string;
  /** Of a sender rule: what its end sends; of an arrival rule: what reaches its end. */
  readonly segment: string;
}

interface Example {
  /** Whose rule it is: who sends, or whom it reaches. */
  readonly end: Side;
  /** ISNs of its stories; those of `ORIGINS` where left out. */
  readonly origins?: Origins;
  /** The numbers themselves say more than relative ones. */
  readonly absolute?: true;
  /** Numbers of the errata of the class notes that it concerns; their texts are in the lessons. */
  readonly errata?: readonly number[];
  /** Rules that a reader should see next, beside those that the neighbourhood of the example shows. */
  readonly related?: readonly RuleId[];
}

export interface SenderExample extends Example {
  readonly right: Moment;
  readonly wrong: Moment;
  /**
   * Of a rule that only ever makes a segment right: the rule that stops `wrong`. Any other rule stops its own.
   */
  readonly stops?: RuleId;
  /** More segments that show an idea behind the mistake; a text alone is sent at the moment of `wrong`. */
  readonly slips?: readonly (string | Moment)[];
  /** Misconceptions that no segment shows, and that belong here. */
  readonly ideas?: readonly MisconceptionId[];
}

export interface ArrivalExample extends Example {
  /** Arrivals that this rule answers, the plainest first. */
  readonly arrives: readonly [Moment, ...Moment[]];
}

/** Both segments at the same moment. */
export const at = (story: string, right: string, wrong: string): Pick<SenderExample, 'right' | 'wrong'> => ({
  right: { story, segment: right },
  wrong: { story, segment: wrong },
});

/** Several arrivals at the same moment. */
export const each = (
  story: string,
  first: string,
  ...more: readonly string[]
): readonly [Moment, ...Moment[]] => [
  { story, segment: first },
  ...more.map((segment) => ({ story, segment })),
];
