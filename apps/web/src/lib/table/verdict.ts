/** A verdict as the page shows it: the judge's outcome joined with its words. */
import type { Segment, VerdictClass } from '@handshake/protocol';
import { saidOf, wireOf } from '@handshake/lessons';
import type { OnWire, Outcome, Seat, Table, TableEvent, WireFate } from '@handshake/lessons';
import type { NumberField } from './draft.ts';

export interface SourceView {
  readonly name: string;
  /** Null where the source has no page of its own. */
  readonly url: string | null;
}
export interface RuleView {
  readonly id: string;
  /** The rule as one sentence. */
  readonly sentence: string;
  /** What it means for these numbers, and where real stacks do otherwise. */
  readonly more: readonly string[];
  readonly sources: readonly SourceView[];
  /** Its own page; null where a rule of an old log is gone. */
  readonly page: string | null;
}
/** What came of a segment on the wire; once it is there, what its receiver's end did with it. */
export type Came = WireFate | 'answered' | 'challenged' | 'reset' | 'closed';

/** What the judge said of one of the own segments, in words. `*stars*` mark what is stressed, backticks code. */
export interface VerdictView {
  readonly key: string;
  readonly verdict: VerdictClass;
  readonly held: boolean;
  /** On the wire: its number, and what became of it. */
  readonly no: number | null;
  readonly fate: Came | null;
  readonly segment: Segment;
  readonly title: string;
  readonly text: string;
  /** The idea that these numbers show, as one names it. */
  readonly misconception: string | null;
  readonly rule: RuleView | null;
  /** The field to mend; null where nothing is to be mended. */
  readonly field: NumberField | 'flags' | null;
}

export interface OwnTry {
  readonly event: Extract<TableEvent, { kind: 'sent' | 'refused' }>;
  readonly outcome: Outcome;
  readonly fate: VerdictView['fate'];
}

/** The own tries since `step` began, oldest first, with what became of each. */
export function ownTries(
  { events, header }: Pick<Table, 'events' | 'header'>,
  seat: Seat,
  step: number,
): OwnTry[] {
  const tries: OwnTry[] = [];
  // In a peer check the judge is silent until the receiver has spoken.
  const said = saidOf(events, header.mode === 'peer');
  const wire = new Map(wireOf(events).map((one) => [one.no, one]));
  for (const event of events) {
    if (
      (event.kind !== 'sent' && event.kind !== 'refused') ||
      event.seat !== seat ||
      event.step !== step ||
      event.n === 0
    )
      continue;
    const outcome = event.kind === 'sent' ? said.get(event.no) : event.outcome;
    if (!outcome) continue;
    const one = event.kind === 'sent' ? wire.get(event.no) : undefined;
    tries.push({ event, outcome, fate: one ? cameOf(one) : null });
  }
  return tries;
}

const ANSWERS: Readonly<Record<string, Came>> = {
  acknowledge: 'answered',
  challenge: 'challenged',
  reset: 'reset',
  close: 'closed',
};
const cameOf = ({ fate, action }: OnWire): Came => ANSWERS[action ?? ''] ?? fate;

/** The field that a held-back try has to be mended in; null where it was only too early. */
export function fieldToMend({ travels, verdict, findings }: Outcome): VerdictView['field'] {
  if (travels || verdict === 'legal' || verdict === 'unusual') return null;
  return findings.find((one) => one.verdict === verdict)?.field ?? null;
}
