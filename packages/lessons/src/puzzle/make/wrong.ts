/** “Which of these segments is wrong, and why?” */
import type { Segment, Side } from '@handshake/protocol';
import type { MisconceptionId } from '../../diagnosis/catalogue.ts';
import { pick, shuffled, whole } from '../chance.ts';
import { isSound, isWrong, spoken } from '../exchange.ts';
import { MADE, mistake } from '../mistakes.ts';
import { playOn } from '../play.ts';
import type { Play } from '../play.ts';
import type { PuzzleOf } from '../schema.ts';
import { ENDS, foldFor, reasonOf } from './ground.ts';
import type { Ground, Make } from './ground.ts';
import { reasonsFor } from './reasons.ts';

/** Fewer segments leave nothing to choose. */
const LEAST = 3;
/** So many ideas are tried on one exchange before another is played. */
const IDEAS = 4;

interface Fit {
  readonly at: number;
  readonly seat: Side;
  readonly segment: Segment;
}

/** Moments of the exchange at which that idea makes a segment that TCP forbids. */
function fits({ play, chance }: Ground, id: MisconceptionId): Fit[] {
  const found: Fit[] = [];
  for (const [at, scene] of play.scenes.entries()) {
    if (scene.connection.link.length > 0 || at === 0) continue;
    for (const seat of ENDS) {
      const wrong = mistake(scene, seat, id, chance);
      if (wrong && isWrong(wrong.outcome)) found.push({ at, seat, segment: wrong.segment });
    }
  }
  return found;
}

/** The exchange with that segment in it; after it both ends go on as sound ends do. Null where it makes no puzzle. */
export function spoil(ground: Ground, { at, seat, segment }: Fit): PuzzleOf<'wrong'> | null {
  const { play, source, chance } = ground;
  const spoiled: Play = play.until(at);
  spoiled.do({ do: 'send', seat, segment });
  const no = spoiled.scene.connection.sent;
  spoiled.do({ do: 'arrive', no });
  playOn(spoiled, Math.max(LEAST, no + whole(chance, 0, 3)));
  const until = spoiled.happenings.length;
  const folded = foldFor(spoiled, until, at);
  if (folded === null || spoiled.scene.connection.sent < LEAST) return null;
  const exchange = spoiled.exchange(until, folded);
  const unsound = spoken(exchange)?.filter(({ outcome }) => !isSound(outcome)) ?? [];
  const [wrong] = unsound;
  const about = wrong && reasonOf(wrong.outcome);
  if (!about || unsound.length > 1 || wrong.no !== no) return null;
  const reasons = reasonsFor(about, wrong.scene, seat, segment, wrong.outcome, chance);
  return { v: 1, kind: 'wrong', source, about, exchange, reasons };
}

export const makeWrong: Make<PuzzleOf<'wrong'>> = (ground) => {
  const { chance } = ground;
  for (const id of shuffled(chance, MADE).slice(0, IDEAS)) {
    const fit = pick(chance, fits(ground, id));
    const made = fit && spoil(ground, fit);
    if (made) return made;
  }
  return null;
};
