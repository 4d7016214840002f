/** Which values of one field make an exchange one of two sound ends: tried, one after the other. */
import { ACK, add, FIN, RST, segLen, SYN } from '@handshake/protocol';
import type { Segment, Seq } from '@handshake/protocol';
import type { Scene } from '../rulebook/story.ts';
import { act, begin, isSound, judged, spoken } from './exchange.ts';
import type { Spoken } from './exchange.ts';
import type { BlankField, Exchange, PuzzleOf } from './schema.ts';

type Blank = PuzzleOf<'blank'>;

/** The flags that a blank asks for; PSH and the others say nothing that follows from the rest. */
export const ASKED_FLAGS = SYN | ACK | FIN | RST;

/** The segment with a value in its blank. */
export function filled(segment: Segment, field: BlankField, value: number): Segment {
  if (field === 'flags') return { ...segment, flags: (segment.flags & ~ASKED_FLAGS) | (value & ASKED_FLAGS) };
  return { ...segment, [field]: value };
}
/** The other way round. */
export const valueOf = (segment: Segment, field: BlankField): number =>
  field === 'flags' ? segment.flags & ASKED_FLAGS : segment[field];

/** Where segment `no` stands among the happenings; −1 where there is no such segment. */
export function placeOf({ happenings }: Exchange, no: number): number {
  let sent = 0;
  return happenings.findIndex(
    (one) => (one.do === 'send' || one.do === 'stray') && ++sent === no && one.do === 'send',
  );
}

/** The exchange with segment `no` changed; null where there is none. */
export function withSegment(
  exchange: Exchange,
  no: number,
  change: (s: Segment) => Segment,
): Exchange | null {
  const at = placeOf(exchange, no);
  const one = exchange.happenings[at];
  if (one?.do !== 'send') return null;
  const happenings = exchange.happenings.with(at, { ...one, segment: change(one.segment) });
  return { ...exchange, happenings };
}

export const fill = ({ exchange, no, field }: Blank, value: number): Exchange | null =>
  withSegment(exchange, no, (segment) => filled(segment, field, value));

/** The first segment of the exchange that no sound end would send, with that value in the blank; null where there is none. */
export function firstUnsound(puzzle: Blank, value: number): Spoken | null {
  const exchange = fill(puzzle, value);
  return (exchange && spoken(exchange)?.find(({ outcome }) => !isSound(outcome))) ?? null;
}

/** The values with which every segment is sound, out of `candidates`. */
export function soundValues(puzzle: Blank, candidates: Iterable<number>): number[] {
  const { exchange, no, field } = puzzle;
  const at = placeOf(exchange, no);
  const one = exchange.happenings[at];
  let scene: Scene | null = begin(exchange.iss);
  for (const before of exchange.happenings.slice(0, Math.max(0, at))) scene = scene && act(scene, before);
  if (!scene || one?.do !== 'send') return [];
  const found: number[] = [];
  for (const value of new Set(candidates)) {
    // Most are wrong at once, and need not be played on.
    if (!isSound(judged(scene, one.seat, filled(one.segment, field, value)))) continue;
    const whole = fill(puzzle, value);
    const all = whole && spoken(whole);
    if (all?.every(({ outcome }) => isSound(outcome))) found.push(value);
  }
  return found;
}

/** Numbers that somebody might think of: wherever something begins or ends in either stream, and their neighbours. */
function numbersNear(exchange: Exchange): Set<Seq> {
  const marks: Seq[] = [exchange.iss.client, exchange.iss.server, 0];
  for (const one of exchange.happenings) {
    if (one.do !== 'send' && one.do !== 'stray') continue;
    const { segment } = one;
    marks.push(segment.seq, segment.ack, add(segment.seq, segLen(segment)), add(segment.seq, segment.len));
  }
  return new Set(marks.flatMap((n) => [-2, -1, 0, 1, 2].map((by) => add(n, by))));
}

/** All that is worth trying in that blank; what the judge says changes nowhere between. */
export function candidates(puzzle: Blank): readonly number[] {
  const { exchange, no, field } = puzzle;
  if (field === 'flags') return [...Array(16).keys()].map((k) => flagSet(k));
  const near = [...numbersNear(exchange)];
  if (field !== 'len') return near;
  const one = exchange.happenings[placeOf(exchange, no)];
  if (one?.do !== 'send') return [];
  const asked = exchange.happenings.flatMap((h) => (h.do === 'call' && h.bytes ? [h.bytes] : []));
  const lens = near.map((n) => (n - one.segment.seq) >>> 0).filter((n) => n <= 0xffff);
  return [...lens, ...asked, ...asked.map((n) => n + 1), ...asked.map((n) => n - 1)].filter((n) => n >= 0);
}

const FLAGS = [SYN, ACK, FIN, RST];
const flagSet = (k: number): number => FLAGS.reduce((set, bit, i) => (k & (1 << i) ? set | bit : set), 0);

/** The one value that is right; null where there is none, or more than one. */
export function blankAnswer(puzzle: Blank): number | null {
  const right = soundValues(puzzle, candidates(puzzle));
  return right.length === 1 ? (right[0] as number) : null;
}
