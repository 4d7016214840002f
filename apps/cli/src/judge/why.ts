/** Why a segment is not simply legal: the misconception that it shows, and the sentences for both. */
import type { Endpoint, Segment, Verdict } from '@handshake/protocol';
import { FIN, has, RST, SYN } from '@handshake/protocol';
import type { Basis } from '@handshake/capture';
import type { Diagnosis, Locale, Recent } from '@handshake/lessons';
import { diagnose, factFormat, findingText, misconceptionText, plain, ruleText } from '@handshake/lessons';
import { basisText } from './basis.ts';

export interface Judged {
  readonly segment: Segment;
  readonly verdict: Verdict;
  /** The sender's endpoint; null where it is plainly legal. */
  readonly view: Endpoint | null;
  readonly recent?: Recent & { readonly aborts?: boolean };
  /** Of an illegal one: what that rests on. */
  readonly basis: Basis | null;
}

/** Null where the segment is legal, or wrong in a way that shows no misconception. */
export function diagnosisOf({ view, segment, verdict, recent }: Omit<Judged, 'basis'>): Diagnosis | null {
  if (verdict.verdict === 'legal' || !view) return null;
  // Whatever it does was asked for: a recording needn't show the call. And who speaks first wants to open.
  const first = view.state === 'CLOSED' && view.irs === null && view.resetsOwed.length === 0;
  const opens = has(segment, SYN) || (first && !has(segment, RST));
  const app = {
    open: opens ? ('active' as const) : view.app.open,
    queued: segment.len,
    closing: view.app.closing || (has(segment, FIN) && !has(segment, SYN)),
    aborting: view.app.aborting || recent?.aborts === true,
  };
  return diagnose({ ...view, app }, segment, verdict, recent);
}

const absolute = factFormat({ own: null, peer: null }, 'absolute');

/**
 * One line for each rule that decided, one for the misconception, and one for what an illegal verdict rests on; none for
 * what is legal.
 */
export function reasons(judged: Judged, locale: Locale): readonly string[] {
  const { verdict } = judged;
  if (verdict.verdict === 'legal') return [];
  const diagnosis = diagnosisOf(judged);
  const why = diagnosis ? [misconceptionText(diagnosis.id, diagnosis.facts, locale, absolute)] : [];
  return [
    ...verdict.findings.map((finding) => {
      const [source = ''] = ruleText(finding.rule, locale).sources;
      return `${finding.rule} (${source}): ${plain(findingText(finding, locale, absolute))}`;
    }),
    ...why.map(({ id, text }) => `${id}: ${plain(text)}`),
    ...(judged.basis ? [basisText(judged.basis, locale)] : []),
  ];
}
