/** The end of a lesson for one seat: what went well, what went wrong and by which misconception, hints, counts. */
import { ACK, before, has } from '@handshake/protocol';
import type { RuleId } from '@handshake/protocol';
import { answersOf } from './answers.ts';
import type { Answered } from './answers.ts';
import { fill } from './messages/fill.ts';
import { PRAISE } from './praise.ts';
import type { Outcome, Seat, Table, TableEvent } from './table/log.ts';
import type { Text } from './text.ts';
import { isWrong, saidOf } from './wire.ts';

export type Sent = Extract<TableEvent, { kind: 'sent' }>;
export type Refused = Extract<TableEvent, { kind: 'refused' }>;
/** A segment that a seat composed. */
export type Try = Sent | Refused;

/** Something that deserves praise, and the events that show it. */
export interface Praise {
  readonly id: string;
  readonly text: Text;
  readonly events: readonly TableEvent[];
}

/** Segments that were held back, or travelled wrong, for one and the same reason. */
export interface Mistake {
  /** The misconception's id, else `not-asked`, else the rule's id. */
  readonly key: string;
  readonly misconception: string | null;
  readonly notAsked: Outcome['notAsked'];
  readonly rule: RuleId | null;
  readonly count: number;
  /** The very moves, oldest first. */
  readonly moves: readonly Try[];
}

export interface Debrief {
  readonly seat: Seat;
  readonly counts: {
    /** Put on the wire by this seat, repeats and lost ones among them. */
    readonly sent: number;
    readonly again: number;
    readonly lost: number;
    readonly refused: number;
    /** Wrong, and on the wire all the same: where wrong segments travel. */
    readonly strayed: number;
    /** Of both seats. */
    readonly segments: number;
  };
  readonly well: readonly Praise[];
  /** Most frequent first. */
  readonly wrong: readonly Mistake[];
  /** What the table asked beside segments. */
  readonly answers: Answered;
  /** Legal and rarely seen: sent, and worth a second look. */
  readonly unusual: readonly Sent[];
  readonly hints: readonly { readonly step: number; readonly level: 1 | 2 | 3 }[];
  /** What the lesson's steps taught, and what the class notes say otherwise. */
  readonly learned: readonly {
    readonly title: Text;
    readonly takeaway: Text | null;
    readonly errata: readonly Text[];
  }[];
}

/** Why a segment was held back, as one key. */
export const mistakeKey = ({ misconception, notAsked, findings }: Outcome): string =>
  misconception ?? (notAsked ? 'not-asked' : (findings[0]?.rule ?? 'unknown'));

function mistakes(tries: readonly Try[]): Mistake[] {
  const groups = new Map<string, Try[]>();
  for (const event of tries) {
    const key = mistakeKey(event.outcome);
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups]
    .map(([key, moves]) => {
      const { misconception, notAsked, findings } = (moves[0] as Try).outcome;
      return { key, misconception, notAsked, rule: findings[0]?.rule ?? null, count: moves.length, moves };
    })
    .sort((a, b) => b.count - a.count);
}

/** Segments with data of their own that acknowledge something for the first time. */
function piggybacked(all: readonly TableEvent[], seat: Seat, own: ReadonlySet<number>): Sent[] {
  const found: Sent[] = [];
  let told: number | null = null;
  for (const event of all) {
    if (event.kind !== 'sent' || event.seat !== seat || !has(event.segment, ACK)) continue;
    const fresh = told !== null && before(told, event.segment.ack);
    if (fresh && event.segment.len > 0 && !event.again && own.has(event.no)) found.push(event);
    told = event.segment.ack;
  }
  return found;
}

function praises(
  table: Table,
  seat: Seat,
  sent: readonly Sent[],
  missed: readonly Try[],
  hints: number,
  answers: Answered,
): Praise[] {
  const found: Praise[] = [];
  const praise = (
    id: keyof typeof PRAISE,
    events: readonly TableEvent[],
    facts: Readonly<Record<string, number>> = {},
  ): void => {
    const told = (text: string): string => fill(text, facts, String);
    found.push({ id, text: { en: told(PRAISE[id].en), zh: told(PRAISE[id].zh) }, events });
  };
  const mine = [...sent, ...missed.filter((e) => e.kind === 'refused')].sort((a, b) => a.i - b.i);
  const misses = new Set<Try | undefined>(missed);
  const hit = (e: Try, k: number): boolean => !misses.has(e) && !misses.has(mine[k - 1]);
  const firstTry = mine.filter(hit);
  const right = sent.filter((e) => !misses.has(e));
  if (sent.length > 0 && missed.length === 0) praise('all-first-try', sent, { n: sent.length });
  else if (firstTry.length > 0) praise('first-try', firstTry, { n: firstTry.length, of: right.length });
  const mended = mine.filter((e, k) => !misses.has(e) && misses.has(mine[k - 1]) && !misses.has(mine[k - 2]));
  if (mended.length > 0) praise('mended', mended, { n: mended.length });
  const merged = sent.filter((e) => e.outcome.findings.some((f) => f.rule === 'FIN-MERGE3'));
  if (merged.length > 0) praise('fin-merge', merged);
  const rode = piggybacked(table.events, seat, new Set(right.map(({ no }) => no)));
  if (rode.length > 0) praise('piggyback', rode);
  const finData = sent.filter((e) => e.outcome.findings.some((f) => f.rule === 'FIN-DATA'));
  if (finData.length > 0) praise('fin-data', finData);
  const half = right.filter(
    (e) => !e.again && (halfClosed(e, seat) === 'sends' || halfClosed(e, seat) === 'acks'),
  );
  if (half.length > 0) praise('half-close', half);
  const same = sent.filter((e) => e.again && e.outcome.verdict === 'legal');
  if (same.length > 0) praise('same-again', same);
  for (const kind of ['checks', 'states', 'foretold'] as const) {
    const { given: n, wrong } = answers[kind];
    if (n > 0 && wrong.length < n) praise(kind, [], { n: n - wrong.length, of: n });
  }
  if (sent.length > 0 && hints === 0) praise('no-hints', []);
  return found;
}

/** What a segment shows of a half-closed connection: data from CLOSE-WAIT, or their ACK from FIN-WAIT-2. */
function halfClosed({ states, segment }: Sent, seat: Seat): 'sends' | 'acks' | null {
  if (states[seat] === 'CLOSE-WAIT' && segment.len > 0) return 'sends';
  return states[seat] === 'FIN-WAIT-2' && segment.len === 0 ? 'acks' : null;
}

/**
 * What there is to tell one seat about a table, finished or not. Only what happened since the first move counts; of what
 * travelled in a peer check, only what its receiver has checked.
 */
export function debrief(table: Table, seat: Seat): Debrief {
  const events = table.events.slice(table.prelude);
  const own = events.filter((event) => 'seat' in event && event.seat === seat);
  const said = saidOf(events, table.header.mode === 'peer');
  const sent = own
    .filter((event) => event.kind === 'sent')
    .map((event) => ({ ...event, outcome: said.get(event.no) ?? event.outcome }));
  const strayed = sent.filter(({ outcome }) => isWrong(outcome));
  const refused = own.filter((event) => event.kind === 'refused');
  const missed = [...refused, ...strayed].sort((a, b) => a.i - b.i);
  const hints = own.filter((event) => event.kind === 'hint').map(({ step, level }) => ({ step, level }));
  const answers = answersOf(events, seat);
  return {
    seat,
    answers,
    counts: {
      sent: sent.length,
      again: sent.filter((event) => event.again).length,
      lost: sent.filter((event) => event.fate === 'dropped').length,
      refused: refused.length,
      strayed: strayed.length,
      segments: events.filter((event) => event.kind === 'sent').length,
    },
    well: praises(table, seat, sent, missed, hints.length, answers),
    wrong: mistakes(missed),
    unusual: sent.filter((event) => event.outcome.verdict === 'unusual'),
    hints,
    learned: table.header.lesson.steps
      .slice(0, table.step)
      .filter((step) => step.takeaway || step.errata.length > 0)
      .map((step) => ({
        title: step.title,
        takeaway: step.takeaway ?? null,
        errata: step.errata.map((e) => e.text),
      })),
  };
}

/** Both seats', for who watches. */
export const debriefs = (table: Table): Readonly<Record<Seat, Debrief>> => ({
  client: debrief(table, 'client'),
  server: debrief(table, 'server'),
});
