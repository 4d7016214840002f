/** Which ideas a segment puts to the test: those that lie one slip away from it. */
import type { Endpoint, Profile, Segment } from '@handshake/protocol';
import type { Blank } from '../fading/blanks.ts';
import { outcomeOf } from '../diagnosis/outcome.ts';
import type { Recent } from '../diagnosis/scene.ts';
import { otherFlags, otherNumbers } from '../rulebook/slips.ts';
import { choosing } from '../table/isn.ts';
import type { Outcome } from '../table/log.ts';

/** What the judge goes by, beside the endpoint. */
export interface Judging {
  readonly profile: Profile;
  /** The table's clock, ms. */
  readonly now: number;
  readonly recent?: Recent;
}

/** The judge has nothing to say against it. */
export const passes = ({ travels, verdict, misconception }: Outcome): boolean =>
  travels && misconception === null && (verdict === 'legal' || verdict === 'unusual');

const FIELDS: readonly Blank[] = ['flags', 'seq', 'ack', 'len'];

/**
 * The misconceptions and rules by which the segments around this one would be held back, or remarked on: whoever sends
 * this one instead has not followed them. The end is as it is before it sends.
 * @param blank the fields that were left to the sender: only there could anything be fallen for
 */
export function temptations(
  end: Endpoint,
  segment: Segment,
  judging: Judging,
  blank: readonly Blank[] = FIELDS,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = (near: Segment): boolean =>
    FIELDS.every((field) => near[field] === segment[field] || blank.includes(field));
  for (const near of [...otherNumbers(segment, end), ...otherFlags(segment)].filter(open))
    for (const key of keysOf(end, near, judging)) found.add(key);
  return found;
}

/** What the judge's answer to this segment names, where it is not simply right. */
export function keysOf(end: Endpoint, segment: Segment, judging: Judging): readonly string[] {
  const outcome = outcomeOf(choosing(end, segment), segment, judging);
  if (outcome.travels && outcome.verdict === 'legal') return [];
  const rule = outcome.notAsked === null ? outcome.findings[0]?.rule : undefined;
  return [outcome.misconception, rule].filter((key) => key != null);
}
