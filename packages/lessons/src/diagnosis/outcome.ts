/** The whole answer to a segment that a student wants to send: verdict, reason, misconception, and whether it leaves. */
import { judge, notAsked } from '@handshake/protocol';
import type { Endpoint, Fact, Facts, Finding, Profile, Segment } from '@handshake/protocol';
import type { Outcome } from '../table/log.ts';
import { diagnose, type Diagnosis } from './diagnose.ts';
import type { Recent } from './scene.ts';

/**
 * A misconception's facts are kept with the first finding, under names of their own: `why.seq` beside the rule's `seq`.
 */
const WHY = 'why.';

/**
 * Puts the finding first whose field the diagnosis speaks about, so that text, figure and rule agree; and adds the
 * diagnosis's facts to it, so that a logged outcome has all that its texts name.
 */
function explained(
  findings: readonly Finding[],
  diagnosis: Diagnosis | null,
  segment: Segment,
): readonly Finding[] {
  if (!diagnosis) return findings;
  const meant = findings.filter((f) => f.field === diagnosis.field);
  const ordered = [...meant, ...findings.filter((f) => !meant.includes(f))];
  const why = Object.entries(diagnosis.facts).map(([name, fact]) => [WHY + name, fact] as const);
  if (why.length === 0) return ordered;
  // Legal as new data, and only not asked for: the finding says where it stands.
  const [first = PLAIN(segment), ...rest] = ordered;
  return [{ ...first, facts: { ...first.facts, ...Object.fromEntries(why) } }, ...rest];
}

const PLAIN = (segment: Segment): Finding => ({
  rule: 'DT-SEQ-NEXT',
  verdict: 'legal',
  field: 'seq',
  facts: { seq: { seq: segment.seq, of: 'own' } },
});

/** The facts that a logged outcome keeps for its misconception's text. */
export function whyFacts(outcome: Pick<Outcome, 'findings'>): Facts {
  const facts: Record<string, Fact> = {};
  for (const [name, fact] of Object.entries(outcome.findings[0]?.facts ?? {}))
    if (name.startsWith(WHY)) facts[name.slice(WHY.length)] = fact;
  return facts;
}

const arrivedIn = ({ arrived }: Recent): { arrived?: Segment | null } =>
  arrived === undefined ? {} : { arrived };

/**
 * Judges a segment from the own end's view. `travels` is the coach's: what is illegal, what the peer would ignore and
 * what the application has not asked for is held back. An ACK that is right and only late
 * leaves: holding it back would make it later.
 * @param opts.now the table's clock, ms.
 * @param opts.recent what the end has just been through, where that is known.
 */
export function outcomeOf(
  ep: Endpoint,
  segment: Segment,
  opts: { readonly profile: Profile; readonly now: number; readonly recent?: Recent },
): Outcome {
  const { profile, now, recent = {} } = opts;
  const verdict = judge(ep, segment, { profile, now, asked: 'known', ...arrivedIn(recent) });
  const diagnosis = diagnose(ep, segment, verdict, recent);
  const fits = verdict.verdict === 'legal' || verdict.verdict === 'unusual';
  const late = verdict.verdict === 'illegal' && verdict.findings.every((f) => f.rule === 'ACK-DELAY');
  const unasked = fits || late ? notAsked(ep, segment) : null;
  return {
    verdict: verdict.verdict,
    findings: explained(verdict.findings, diagnosis, segment),
    misconception: diagnosis?.id ?? null,
    notAsked: unasked,
    travels: (fits || late) && unasked === null,
  };
}
