/** “Who sends what next?” */
import { ACK, has, PSH, URG } from '@handshake/protocol';
import type { Segment } from '@handshake/protocol';
import { happens, pick, shuffled } from '../chance.ts';
import type { Chance } from '../chance.ts';
import { isSound, judged } from '../exchange.ts';
import { MADE, mistake } from '../mistakes.ts';
import { dues } from '../play.ts';
import type { Scene } from '../../rulebook/story.ts';
import type { PuzzleOf, Sending } from '../schema.ts';
import { ENDS, foldFor, ruleOf } from './ground.ts';
import type { Make } from './ground.ts';

type Option = Sending | null;
const OPTIONS = 4;

/** The same segment, as far as it can be right or wrong: PSH and URG tell nothing about that. */
export const isSame = (one: Sending, two: Sending): boolean =>
  one.seat === two.seat && keyOf(one.segment) === keyOf(two.segment);
const keyOf = (s: Segment): string =>
  [s.flags & ~(PSH | URG), s.seq, has(s, ACK) ? s.ack : '-', s.len].join(' ');

/** All that a sound end may send now. */
export const allDue = (scene: Scene): Sending[] =>
  ENDS.flatMap((seat) => dues(scene, seat, false).map(({ segment }) => ({ seat, segment })));
/** Somebody has something to send that may not wait. */
export const isPressing = (scene: Scene): boolean => ENDS.some((seat) => dues(scene, seat, true).length > 0);

/** Segments that nobody should send now, each out of one idea: those of the end whose turn it is, and of the other. */
function temptations(scene: Scene, right: Sending | null, chance: Chance): Sending[] {
  const found: Sending[] = [];
  const due = allDue(scene);
  for (const id of shuffled(chance, MADE))
    for (const seat of shuffled(chance, ENDS)) {
      const made = mistake(scene, seat, id, chance);
      if (!made || isSound(judged(scene, seat, made.segment))) continue;
      const option = { seat, segment: made.segment };
      if (![...due, ...found].some((one) => isSame(one, option))) found.push(option);
    }
  const own = found.filter(({ seat }) => seat === right?.seat);
  const others = found.filter(({ seat }) => seat !== right?.seat);
  return [...own.slice(0, 2), ...others.slice(0, 1), ...own.slice(2), ...others.slice(1)];
}

export const makeNext: Make<PuzzleOf<'next'>> = ({ play, source, chance }) => {
  const cuts = play.scenes.flatMap((scene, until) =>
    until > 1 && scene.connection.link.length === 0 && scene.connection.sent > 0 ? [until] : [],
  );
  const until = pick(chance, cuts);
  const scene = until === undefined ? undefined : play.scenes[until];
  if (until === undefined || !scene) return null;
  const pressing = isPressing(scene);
  const right = pick(
    chance,
    ENDS.flatMap((seat) =>
      dues(scene, seat, pressing)
        .slice(0, 1)
        .map(({ segment }) => ({ seat, segment })),
    ),
  );
  // That nobody sends is rarely the answer: it is the longest of all waits.
  if (!right && !happens(chance, 0.5)) return null;
  const folded = foldFor(play, until, until);
  const wrong: Option[] = temptations(scene, right ?? null, chance);
  const nobody: Option[] = right && pressing ? [null] : [];
  const options: Option[] = [right ?? null, ...nobody, ...wrong].slice(0, OPTIONS);
  if (folded === null || options.length < 3) return null;
  const about = right ? ruleOf(right.segment) : 'DT-NO-ACK-OF-ACK';
  return {
    v: 1,
    kind: 'next',
    source,
    about,
    exchange: play.exchange(until, folded),
    options: shuffled(chance, options),
  };
};
