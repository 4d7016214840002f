/** Which fields and flags of the composer the judge marks after a try was held back. */
import { FLAG_BIT, FLAG_NAMES } from '@handshake/protocol';
import type { FlagName, Segment } from '@handshake/protocol';
import type { Outcome } from '@handshake/lessons';
import type { NumberField } from './draft.ts';

export interface Marks {
  readonly fields: ReadonlySet<NumberField>;
  readonly flags: ReadonlySet<FlagName>;
  /** Id of the verdict's headline, for `aria-describedby`. */
  readonly describedby?: string | undefined;
}
export const NO_MARKS: Marks = { fields: new Set(), flags: new Set() };

/** Of what kept the segment from leaving, the finding that decided. A flag at fault is named; else all that are set are. */
export function marksOf(outcome: Outcome, segment: Segment, describedby?: string): Marks {
  const finding = outcome.findings.find((one) => one.verdict === outcome.verdict);
  if (outcome.travels || !finding) return NO_MARKS;
  if (finding.field !== 'flags') return { fields: new Set([finding.field]), flags: new Set(), describedby };
  const set = FLAG_NAMES.filter((name) => segment.flags & FLAG_BIT[name]);
  return { fields: new Set(), flags: new Set(finding.flag ? [finding.flag] : set), describedby };
}
