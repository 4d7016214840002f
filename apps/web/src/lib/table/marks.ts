/** Which fields and flags of the composer the judge marks after a try was held back. */
import { FLAG_BIT, FLAG_NAMES } from '@handshake/protocol';
import type { FlagName, Segment } from '@handshake/protocol';
import type { Outcome } from '@handshake/lessons';
import { readField } from './draft.ts';
import type { DraftFields, NumberField } from './draft.ts';
import type { Bases, NumberMode } from './numbers.ts';

export interface Marks {
  readonly fields: ReadonlySet<NumberField>;
  readonly flags: ReadonlySet<FlagName>;
  /** Id of the verdict's headline, for `aria-describedby`. */
  readonly describedby?: string | undefined;
  /** What was judged: a mark goes as soon as the draft says something else there. */
  readonly segment: Segment | null;
}
export const NO_MARKS: Marks = { fields: new Set(), flags: new Set(), segment: null };

/**
 * Of what kept the segment from leaving: every field that a finding of the verdict's class looked at. A flag at fault
 * is named; else all that are set are. What is only held back until it is asked for marks nothing.
 */
export function marksOf(outcome: Outcome, segment: Segment, describedby?: string): Marks {
  if (outcome.travels || outcome.verdict === 'legal' || outcome.verdict === 'unusual') return NO_MARKS;
  const found = outcome.findings.filter((one) => one.verdict === outcome.verdict);
  const fields = found.flatMap(({ field }) => (field === 'flags' ? [] : [field]));
  const set = FLAG_NAMES.filter((name) => segment.flags & FLAG_BIT[name]);
  const flags = found.flatMap(({ field, flag }) => (field !== 'flags' ? [] : flag ? [flag] : set));
  return { fields: new Set(fields), flags: new Set(flags), describedby, segment };
}

/** The marks that still hold for a draft: what has been edited since is the student's own again. */
export function stillWrong(marks: Marks, fields: DraftFields, mode: NumberMode, bases: Bases): Marks {
  const { segment } = marks;
  if (!segment) return NO_MARKS;
  const same = (field: NumberField): boolean => {
    const got = readField(field, fields, mode, bases);
    return got.ok && got.value === segment[field] && fields[field].trim() !== '';
  };
  return {
    ...marks,
    fields: new Set([...marks.fields].filter(same)),
    flags: fields.flags === segment.flags ? marks.flags : new Set(),
  };
}
