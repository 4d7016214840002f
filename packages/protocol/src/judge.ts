/** The judge: may a conforming endpoint with this TCB emit this segment now (RFC 9293)? From the sender's own view. */
import type { Endpoint } from './endpoint.ts';
import { ACK, FIN, RST, SYN, type Segment } from './segment.ts';
import type { Finding, Profile, Verdict, VerdictClass } from './verdict.ts';
import { RULESET, type Ctx, type SenderRule } from './rules/sender/index.ts';

export interface JudgeOptions {
  readonly profile: Profile;
  /** The table's clock, ms. */
  readonly now: number;
  /** Whether `ep.app` has all calls of the application (default), or is a recording's that may lack some. */
  readonly asked?: 'known' | 'assumed';
  /** What reached the sender last since it sent something; null where nothing did. Left out where that isn't known. */
  readonly arrived?: Segment | null;
}

const RANK: Readonly<Record<VerdictClass, number>> = { legal: 0, unusual: 1, ignored: 2, illegal: 3 };
const LEGAL: Verdict = { verdict: 'legal', findings: [] };

/** The class notes write a closing FIN without ACK; past SYN-SENT the textbook profile reads it as FIN,ACK. */
const isBareFin = (ep: Endpoint, s: Segment): boolean =>
  (s.flags & (FIN | ACK | SYN | RST)) === FIN &&
  ep.irs !== null &&
  ep.state !== 'CLOSED' &&
  ep.state !== 'LISTEN' &&
  ep.state !== 'SYN-SENT';

/** Rules are asked by what a segment is: SYN, FIN, RST and ACK or not, and with data or without. */
const KIND_BITS = SYN | FIN | RST | ACK;
const WITH_DATA = 0x20;
const kindOf = (s: Segment): number => (s.flags & KIND_BITS) | (s.len > 0 ? WITH_DATA : 0);
/** All that a rule may tell by what it is about. */
const onlyKind = (s: Segment): Segment => ({
  flags: s.flags & KIND_BITS,
  seq: 0,
  ack: 0,
  len: Math.min(s.len, 1),
  win: 0,
});

type Sorted = (readonly SenderRule[] | undefined)[];
/** By the kind of segment, the rules that are asked, in the set's order; each list is made when it is first needed. */
const standard: Sorted = [];
const others = new WeakMap<readonly SenderRule[], Sorted>();

function rulesFor(s: Segment, ruleset: readonly SenderRule[]): readonly SenderRule[] {
  let sorted = ruleset === RULESET ? standard : others.get(ruleset);
  if (!sorted) others.set(ruleset, (sorted = []));
  return (sorted[kindOf(s)] ??= ruleset.filter((rule) => rule.about(onlyKind(s))));
}

/**
 * Judges one segment. Total: any endpoint and any segment get a verdict. The verdict is the worst class that a rule
 * found; `findings` are those of that class, at most one a header field unless legal, most specific first.
 * `ruleset` is data, so that other sender rules can be judged by; arrivals and transitions have no such set yet.
 */
export function judge(
  ep: Endpoint,
  segment: Segment,
  opts: JudgeOptions,
  ruleset: readonly SenderRule[] = RULESET,
): Verdict {
  const bareFin = opts.profile === 'textbook' && isBareFin(ep, segment);
  const s = bareFin ? { ...segment, flags: segment.flags | ACK, ack: ep.rcv.nxt } : segment;
  const { profile, now, asked = 'known', arrived } = opts;
  const ctx: Ctx = { profile, now, asked, arrived, bareFin };
  let found: Finding[] | null = null;
  let worst: VerdictClass = 'legal';
  for (const rule of rulesFor(s, ruleset)) {
    const finding = rule.check(ep, s, ctx);
    if (finding === null) continue;
    if (rule.final && finding.verdict === 'illegal') return { verdict: 'illegal', findings: [finding] };
    const spoken = found?.some((f) => f.field === finding.field && RANK[f.verdict] >= RANK[finding.verdict]);
    if (spoken && finding.verdict !== 'legal') continue;
    (found ??= []).push(finding);
    if (RANK[finding.verdict] > RANK[worst]) worst = finding.verdict;
  }
  if (found === null) return LEGAL;
  return { verdict: worst, findings: found.filter((f) => f.verdict === worst) };
}
