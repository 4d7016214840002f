/** The figure under a number mistake: the bytes around the right number, and where the student's number points. Pure. */
import { add, diff, RST } from '@handshake/protocol';
import type { Endpoint, RuleId, Segment, Seq } from '@handshake/protocol';
import type { Outcome } from '@handshake/lessons';

export interface Cell {
  /** Null is the break in the line between two numbers that are far apart. `before`: ahead of the stream's ISN. */
  readonly value: Seq | null;
  readonly kind: 'held' | 'next' | 'free' | 'before' | 'gap';
}
export interface ByteStrip {
  /** Whose numbers they are. */
  readonly of: 'own' | 'peer';
  /** `ack`: what is held and what is expected next; `seq`: what is sent and what goes next. */
  readonly field: 'ack' | 'seq';
  readonly cells: readonly Cell[];
  /** Index of the cell that the student's number names. */
  readonly points: number;
  /** Index of the first cell of the stream that is shown as held, and of the last. */
  readonly held: readonly [first: number, last: number] | null;
}

const CELLS = 6;

/**
 * A strip of six cells. Within reach of each other the right number and the student's stand in one run; else a break
 * stands between them. Null when the mistake is not one of position.
 */
export function stripOf(field: 'ack' | 'seq', right: Seq, given: Seq, first: Seq): ByteStrip {
  const of = field === 'ack' ? 'peer' : 'own';
  const off = diff(given, right);
  const heldBy = (value: Seq): Cell['kind'] =>
    value === right ? 'next' : diff(value, right) > 0 ? 'free' : diff(value, first) < 0 ? 'before' : 'held';
  let values: (Seq | null)[];
  if (off >= -4 && off <= 4) {
    const from = off > 0 ? -1 : Math.min(off, -3);
    values = Array.from({ length: CELLS }, (_, i) => add(right, from + i));
  } else {
    const around = (at: Seq): Seq[] => [at, add(at, 1)];
    const near = [add(right, -1), right];
    values =
      off < 0
        ? [...around(given), null, add(right, -1), right, add(right, 1)]
        : [...near, add(right, 1), null, ...around(given)];
  }
  const cells = values.map((value): Cell =>
    value === null ? { value, kind: 'gap' } : { value, kind: heldBy(value) },
  );
  const heldAt = cells.flatMap((cell, i) => (cell.kind === 'held' ? [i] : []));
  const held = heldAt.length > 0 ? ([heldAt[0]!, heldAt.at(-1)!] as const) : null;
  return { of, field, cells, points: values.indexOf(given), held };
}

/** Where the rules that look at Seq put the right number and the student's; any other: `next` and Seq itself. */
const RIGHT: Partial<Record<RuleId, readonly [right: string, given: string]>> = {
  'HS-SYNACK-SEQ': ['iss', 'seq'],
  'HS-SO-SYNACK': ['iss', 'seq'],
  'HS-REXMIT-SAME': ['iss', 'seq'],
  'FIN-SEQ': ['next', 'fin'],
  'FIN-REXMIT': ['fin', 'seq'],
};

/** The strip for a try that was held back for its Ack or Seq; null where no such figure helps. */
export function stripFor(outcome: Outcome, segment: Segment, ep: Endpoint): ByteStrip | null {
  const finding = outcome.findings.find((one) => one.verdict === outcome.verdict);
  if (!finding || outcome.travels || segment.flags & RST) return null;
  if (finding.field !== 'ack' && finding.field !== 'seq') return null;
  const names =
    finding.field === 'ack'
      ? (['rcvNxt', 'ack'] as const)
      : (RIGHT[finding.rule] ?? (['next', 'seq'] as const));
  const [right, given] = names.map((name) => finding.facts[name]);
  const of = finding.field === 'ack' ? 'peer' : 'own';
  const first = of === 'peer' ? ep.irs : ep.iss;
  if (typeof right !== 'object' || right.of !== of || typeof given !== 'object' || given.of !== of)
    return null;
  return first === null || right.seq === given.seq
    ? null
    : stripOf(finding.field, right.seq, given.seq, first);
}
