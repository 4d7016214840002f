/** What the tables of tests owe to every rule of the catalogue, computed from the rows that are run. */
import type { Endpoint } from '../../endpoint.ts';
import type { Segment } from '../../segment.ts';
import type { Profile, VerdictClass } from '../../verdict.ts';
import { RULES, type RuleId, type RuleInfo } from '../catalogue.ts';

/** One row that is run: this end and this segment; `is` is the verdict, null on arrival. */
export interface Row {
  readonly ep: Endpoint;
  readonly segment: Segment;
  readonly is: VerdictClass | null;
  readonly profile?: Profile;
}

export interface Rows {
  /** The rule decides. */
  readonly deciding: readonly Row[];
  /** It doesn't; of a sender's rule these are legal. */
  readonly beside: readonly Row[];
}

export const idsOf = (side: RuleInfo['side']): readonly RuleId[] =>
  (Object.keys(RULES) as RuleId[]).filter((id) => RULES[id].side === side);

/** The names of what `id` has no row for; none where it is covered. */
export function lacks(id: RuleId, { deciding, beside }: Rows): string[] {
  const { verdict, textbook }: RuleInfo = RULES[id];
  const breaking = deciding.filter(({ is }) => is === verdict);
  const right = [...beside, ...(verdict === 'legal' ? [] : deciding.filter(({ is }) => is === 'legal'))];
  const lacking: string[] = [];
  if (deciding.length === 0) lacking.push('a case that it decides');
  if (verdict !== null && breaking.length === 0) lacking.push(`a case that is ${verdict}`);
  if (beside.length === 0) lacking.push('a case that is none of its business');
  if (!right.some((row) => breaking.some((other) => neighbours(row, other))))
    lacking.push('a neighbour of a case that it decides');
  if (textbook !== undefined && ![...deciding, ...beside].some(({ profile }) => profile === textbook))
    lacking.push(`a case in the ${textbook} profile`);
  return lacking;
}

const FIELDS = ['flags', 'seq', 'ack', 'len', 'win'] as const;
/** How many fields may differ where the end is the same: no flags but RST go without Ack, so these two may change together. */
const APART = 2;

/** The same end with nearly the same segment, or the same segment at another end: what differs is what the rule is about. */
function neighbours(a: Row, b: Row): boolean {
  const apart = FIELDS.filter((field) => a.segment[field] !== b.segment[field]).length;
  return apart === 0 || (apart <= APART && JSON.stringify(a.ep) === JSON.stringify(b.ep));
}
