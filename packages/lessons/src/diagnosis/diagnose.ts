/** From a segment's numbers to the idea behind it. */
import { notAsked } from '@handshake/protocol';
import type { Endpoint, Facts, Field, Segment, Verdict } from '@handshake/protocol';
import type { MisconceptionId } from './catalogue.ts';
import { DETECTORS } from './detectors.ts';
import type { Recent, Scene } from './scene.ts';

export interface Diagnosis {
  readonly id: MisconceptionId;
  /** The values that its text names. */
  readonly facts: Facts;
  /** The header field that its text speaks about; null where it speaks of the segment as a whole. */
  readonly field: Field | null;
}

/**
 * The misconception that explains this segment, with the values of this very move; null where the segment is right, or
 * wrong in a way that shows none.
 */
export function diagnose(
  ep: Endpoint,
  segment: Segment,
  verdict: Verdict,
  recent: Recent = {},
): Diagnosis | null {
  for (const diagnosis of seen(ep, segment, verdict, recent)) return diagnosis;
  return null;
}

/** Every misconception that could explain this segment, most specific first. */
export const diagnoses = (
  ep: Endpoint,
  segment: Segment,
  verdict: Verdict,
  recent: Recent = {},
): readonly Diagnosis[] => [...seen(ep, segment, verdict, recent)];

function* seen(ep: Endpoint, segment: Segment, verdict: Verdict, recent: Recent): Generator<Diagnosis> {
  const unasked = notAsked(ep, segment);
  if (verdict.verdict === 'legal' && unasked === null) return;
  const { findings } = verdict;
  const broken: Scene['broken'] = (rule) => findings.find((f) => f.rule === rule && f.verdict !== 'legal');
  const scene: Scene = { ep, s: segment, findings, unasked, recent, broken };
  for (const detector of DETECTORS) {
    const facts = detector.see(scene);
    if (!facts) continue;
    const { id, field = null } = detector;
    yield { id, facts, field: typeof field === 'function' ? field(facts) : field };
  }
}
