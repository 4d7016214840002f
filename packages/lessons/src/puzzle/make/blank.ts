/** “What stands in this field?” */
import { ACK, has, SYN } from '@handshake/protocol';
import type { Segment } from '@handshake/protocol';
import { blankAnswer, fill, filled, firstUnsound, valueOf, withSegment } from '../blank.ts';
import { pick, shuffled, whole } from '../chance.ts';
import type { BlankField, PuzzleOf } from '../schema.ts';
import { foldFor, nameOf, ruleOf } from './ground.ts';
import type { Make } from './ground.ts';

/** The Seq of a SYN is chosen; and where numbers are counted from it, it is 0. */
const fieldsOf = (segment: Segment): BlankField[] => [
  ...(has(segment, SYN) ? [] : (['seq'] as const)),
  'flags',
  ...(has(segment, ACK) ? (['ack', 'ack'] as const) : []),
  ...(segment.len > 0 ? (['len'] as const) : []),
];

export const makeBlank: Make<PuzzleOf<'blank'>> = ({ play, source, chance }) => {
  const sends = play.happenings.flatMap((one, at) => (one.do === 'send' ? [{ ...one, at }] : []));
  for (const { at, segment } of shuffled(chance, sends).slice(0, 3)) {
    const no = (play.scenes[at]?.connection.sent ?? 0) + 1;
    // What follows the segment may tell what stood in it.
    const until = whole(
      chance,
      Math.min(at + 2, play.happenings.length),
      Math.min(at + 8, play.happenings.length),
    );
    const folded = foldFor(play, until, at);
    const field = pick(chance, fieldsOf(segment));
    if (folded === null || field === undefined || (play.scenes[until]?.connection.sent ?? 0) < 2) continue;
    const right = valueOf(segment, field);
    const exchange = withSegment(play.exchange(until, folded), no, (s) => filled(s, field, 0));
    if (!exchange) continue;
    const puzzle = { v: 1, kind: 'blank', source, about: ruleOf(segment), exchange, no, field } as const;
    if (blankAnswer(puzzle) !== right || fill(puzzle, right) === null) continue;
    // What the record is kept by: the rule, or the idea, that the value next to it breaks.
    const next = field === 'flags' ? right ^ ACK : right + 1;
    const broken = firstUnsound(puzzle, next);
    return { ...puzzle, about: (broken?.no === no ? nameOf(broken.outcome) : null) ?? puzzle.about };
  }
  return null;
};
