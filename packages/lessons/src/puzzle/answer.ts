/** The right answer to a puzzle, worked out by the judge; and whether one that was given is it, and why. */
import { blankAnswer, fill, firstUnsound } from './blank.ts';
import { isSound, judged, replay, spoken } from './exchange.ts';
import type { Spoken } from './exchange.ts';
import { allDue, isPressing, isSame } from './make/next.ts';
import { nameOf, reasonOf } from './make/ground.ts';
import { sendNow, soundOrders } from './orders.ts';
import type { Scene } from '../rulebook/story.ts';
import type { Outcome, Seat } from '../table/log.ts';
import type { Segment } from '@handshake/protocol';
import type { Exchange, Given, GivenOf, Puzzle, PuzzleOf } from './schema.ts';

type Answers = { readonly [K in Puzzle['kind']]: (puzzle: PuzzleOf<K>) => GivenOf<K> | null };

/** The one segment that is not sound; null where there is none, or more than one. */
export function theWrongOne(exchange: Exchange): Spoken | null {
  const unsound = spoken(exchange)?.filter(({ outcome }) => !isSound(outcome)) ?? [];
  return unsound.length === 1 ? (unsound[0] as Spoken) : null;
}

const ANSWERS: Answers = {
  wrong({ exchange, reasons }) {
    const wrong = theWrongOne(exchange);
    const reason = wrong && reasonOf(wrong.outcome);
    return wrong && reason !== null && reasons.includes(reason)
      ? { kind: 'wrong', no: wrong.no, reason }
      : null;
  },
  order({ exchange, segments }) {
    const scene = replay(exchange);
    const sound = scene ? soundOrders(scene, segments) : [];
    return sound.length === 1 ? { kind: 'order', order: sound[0] as number[] } : null;
  },
  blank(puzzle) {
    const value = blankAnswer(puzzle);
    return value === null ? null : { kind: 'blank', value };
  },
  state({ exchange }) {
    const scene = replay(exchange);
    if (!scene) return null;
    const { client, server } = scene.connection;
    return { kind: 'state', client: client.state, server: server.state };
  },
  next(puzzle) {
    const right = puzzle.options.flatMap((_, option) => (isDue(puzzle, option) ? [option] : []));
    return right.length === 1 ? { kind: 'next', option: right[0] as number } : null;
  },
};

/** That option is what a sound end does now. */
function isDue({ exchange, options }: PuzzleOf<'next'>, option: number): boolean {
  const scene = replay(exchange);
  const chosen = options[option];
  if (!scene || chosen === undefined) return false;
  return chosen === null ? !isPressing(scene) : allDue(scene).some((one) => isSame(one, chosen));
}

/** The right answer; null for a puzzle that has none, or more than one: such a one is not to be given. */
export const answer = <P extends Puzzle>(puzzle: P): GivenOf<P['kind']> | null =>
  (ANSWERS[puzzle.kind] as (puzzle: P) => GivenOf<P['kind']> | null)(puzzle);

/** What the judge says of a segment that an answer is about. */
export interface Said {
  /** Its number in the exchange; null where it isn't in it. */
  readonly no: number | null;
  readonly seat: Seat;
  readonly segment: Segment;
  readonly outcome: Outcome;
  /** It is as the answer that was given has it; else as it is right. */
  readonly asGiven: boolean;
}

export interface Checked {
  readonly ok: boolean;
  readonly answer: Given;
  /** Of an answer in two parts: which of them are right. `first`: the segment, the client's state. */
  readonly parts: { readonly first: boolean; readonly second: boolean } | null;
  /** What the learner's record keeps it under: the idea, or the rule, that a wrong answer shows; else what the puzzle is about. */
  readonly key: string;
  /** What the judge says, the answer that was given first. */
  readonly said: readonly Said[];
  /** Of an order: how many were right from the start. */
  readonly inOrder?: number;
}

const saidOf = ({ no, seat, segment, outcome }: Spoken, asGiven: boolean): Said => ({
  no,
  seat,
  segment,
  outcome,
  asGiven,
});

/**
 * Whether the answer is right, and what the judge says of its very numbers.
 * @throws RangeError for a puzzle without an answer, or an answer of another kind: a caller's bug
 */
export function check(puzzle: Puzzle, given: Given): Checked {
  const right = answer(puzzle);
  if (!right || right.kind !== given.kind)
    throw new RangeError(`no such answer to a puzzle of ${puzzle.kind}`);
  const found = said(puzzle, given, right);
  const ok = found.parts ? found.parts.first && found.parts.second : isEqual(puzzle, given, right);
  const shown = found.said.find((one) => one.asGiven && !isSound(one.outcome));
  const idea = ok || puzzle.kind === 'wrong' ? null : shown && nameOf(shown.outcome);
  return { ok, answer: right, key: idea ?? puzzle.about, ...found };
}

function isEqual(puzzle: Puzzle, given: Given, right: Given): boolean {
  if (puzzle.kind === 'order' && given.kind === 'order' && right.kind === 'order') {
    // Segments that are alike may stand in each other's place.
    const told = (order: readonly number[]) => JSON.stringify(order.map((k) => puzzle.segments[k]));
    return given.order.length === right.order.length && told(given.order) === told(right.order);
  }
  return JSON.stringify(given) === JSON.stringify(right);
}

type Found = Pick<Checked, 'parts' | 'said' | 'inOrder'>;

function said(puzzle: Puzzle, given: Given, right: Given): Found {
  if (puzzle.kind === 'wrong' && given.kind === 'wrong' && right.kind === 'wrong')
    return saidOfWrong(puzzle, given, right);
  if (puzzle.kind === 'order' && given.kind === 'order') return saidOfOrder(puzzle, given.order);
  if (puzzle.kind === 'blank' && given.kind === 'blank' && right.kind === 'blank')
    return { parts: null, said: saidOfBlank(puzzle, given.value, right.value) };
  if (given.kind === 'state' && right.kind === 'state')
    return {
      parts: { first: given.client === right.client, second: given.server === right.server },
      said: [],
    };
  if (puzzle.kind === 'next' && given.kind === 'next' && right.kind === 'next')
    return { parts: null, said: saidOfNext(puzzle, given.option, right.option) };
  return { parts: null, said: [] };
}

function saidOfWrong(
  { exchange }: PuzzleOf<'wrong'>,
  given: GivenOf<'wrong'>,
  right: GivenOf<'wrong'>,
): Found {
  const all = spoken(exchange) ?? [];
  const chosen = all.find(({ no }) => no === given.no);
  const wrong = all.find(({ no }) => no === right.no);
  return {
    parts: { first: given.no === right.no, second: given.reason === right.reason },
    said: [
      ...(chosen && chosen !== wrong ? [saidOf(chosen, true)] : []),
      ...(wrong ? [saidOf(wrong, chosen === wrong)] : []),
    ],
  };
}

function saidOfOrder({ exchange, segments }: PuzzleOf<'order'>, order: readonly number[]): Found {
  let scene = replay(exchange);
  for (const [k, place] of order.entries()) {
    const sending = segments[place];
    if (!scene || !sending) break;
    const { outcome, scene: after }: { outcome: Outcome; scene: Scene } = sendNow(scene, sending);
    if (outcome.verdict !== 'legal' || outcome.notAsked !== null)
      return { parts: null, inOrder: k, said: [{ no: null, ...sending, outcome, asGiven: true }] };
    scene = after;
  }
  return { parts: null, inOrder: order.length, said: [] };
}

/** With the value that was given, the first segment that is wrong: mostly that very one. Then how it is right. */
function saidOfBlank(puzzle: PuzzleOf<'blank'>, value: number, right: number): Said[] {
  const whole = fill(puzzle, right);
  const sound = whole && spoken(whole)?.find(({ no }) => no === puzzle.no);
  const unsound = firstUnsound(puzzle, value);
  return [...(unsound ? [saidOf(unsound, true)] : []), ...(sound ? [saidOf(sound, unsound === null)] : [])];
}

function saidOfNext({ exchange, options }: PuzzleOf<'next'>, option: number, right: number): Said[] {
  const scene = replay(exchange);
  const said = (k: number, asGiven: boolean): Said[] => {
    const one = options[k];
    if (!scene || !one) return [];
    return [{ no: null, ...one, outcome: judged(scene, one.seat, one.segment), asGiven }];
  };
  return [...said(option, true), ...(option === right ? [] : said(right, false))];
}

/** The puzzle's exchange as it is drawn: with its blank filled, where it has one. Null where it can't be played. */
export function sceneOf(puzzle: Puzzle): Scene | null {
  if (puzzle.kind !== 'blank') return replay(puzzle.exchange);
  const value = blankAnswer(puzzle);
  const whole = value === null ? null : fill(puzzle, value);
  return whole && replay(whole);
}
