/** A verdict as the page shows it: the judge's outcome joined with its words. */
import type { Segment, VerdictClass } from '@handshake/protocol';
import type { Outcome, Seat, TableEvent } from '@handshake/lessons';
import type { NumberField } from './draft.ts';

export interface SourceView {
  readonly name: string;
  readonly url: string;
}
export interface RuleView {
  readonly id: string;
  /** The rule as one sentence. */
  readonly sentence: string;
  /** Where real stacks do otherwise. */
  readonly more: string | null;
  readonly sources: readonly SourceView[];
}
/** What the judge said of one of the own segments, in words. Stressed words stand in `*stars*`. */
export interface VerdictView {
  readonly key: string;
  readonly verdict: VerdictClass;
  readonly held: boolean;
  /** On the wire: its number, and what became of it. */
  readonly no: number | null;
  readonly fate: 'flying' | 'arrived' | 'ignored' | 'dropped' | null;
  readonly segment: Segment;
  readonly title: string;
  readonly text: string;
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
export function ownTries(events: readonly TableEvent[], seat: Seat, step: number): OwnTry[] {
  const tries: OwnTry[] = [];
  for (const event of events) {
    if ((event.kind !== 'sent' && event.kind !== 'refused') || event.seat !== seat || event.step !== step || event.n === 0) continue;
    tries.push({ event, outcome: event.outcome, fate: event.kind === 'sent' ? fateOf(events, event.no, event.fate) : null });
  }
  return tries;
}

function fateOf(events: readonly TableEvent[], no: number, fate: 'flying' | 'dropped'): VerdictView['fate'] {
  if (fate === 'dropped') return 'dropped';
  const arrival = events.find((event) => event.kind === 'arrived' && event.no === no);
  if (arrival?.kind !== 'arrived') return 'flying';
  return arrival.action === 'drop' ? 'ignored' : 'arrived';
}

/** The field that a held-back try has to be mended in. */
export function fieldToMend(outcome: Outcome): VerdictView['field'] {
  if (outcome.travels) return null;
  return outcome.findings.find((one) => one.verdict === outcome.verdict && outcome.verdict !== 'legal')?.field ?? null;
}
