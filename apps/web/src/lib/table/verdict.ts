/** A verdict as the page shows it: the judge's outcome joined with its words. */
import type { Segment, VerdictClass } from '@handshake/protocol';
import type { Outcome, Seat, Table, TableEvent } from '@handshake/lessons';
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
/** What the judge said of one of the own segments, in words. `*stars*` mark what is stressed, backticks code. */
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
  for (const event of events) {
    if (
      (event.kind !== 'sent' && event.kind !== 'refused') ||
      event.seat !== seat ||
      event.step !== step ||
      event.n === 0
    )
      continue;
    // In a peer check the judge is silent until the receiver has spoken.
    const checked =
      header.mode === 'peer' && event.kind === 'sent'
        ? events.find((e) => e.kind === 'checked' && e.no === event.no)
        : null;
    const outcome = checked === null ? event.outcome : checked?.kind === 'checked' ? checked.outcome : null;
    if (!outcome) continue;
    tries.push({
      event,
      outcome,
      fate: event.kind === 'sent' ? fateOf(events, event) : null,
    });
  }
  return tries;
}

function fateOf(
  events: readonly TableEvent[],
  { no, fate }: Extract<TableEvent, { kind: 'sent' }>,
): VerdictView['fate'] {
  if (fate === 'dropped') return 'dropped';
  const arrival = events.find((event) => event.kind === 'arrived' && event.no === no);
  if (arrival?.kind !== 'arrived') return 'flying';
  return arrival.action === 'drop' ? 'ignored' : 'arrived';
}

/** The field that a held-back try has to be mended in; null where it was only too early. */
export function fieldToMend({ travels, verdict, findings }: Outcome): VerdictView['field'] {
  if (travels || verdict === 'legal' || verdict === 'unusual') return null;
  return findings.find((one) => one.verdict === verdict)?.field ?? null;
}
