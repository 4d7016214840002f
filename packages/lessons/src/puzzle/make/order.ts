/** “In which order were these sent?” */
import { happens, pick, shuffled, whole } from '../chance.ts';
import { soundOrders, sendNow } from '../orders.ts';
import type { Play } from '../play.ts';
import type { Scene } from '../../rulebook/story.ts';
import type { PuzzleOf, Sending } from '../schema.ts';
import { isOpenAtRest, nameOf, ruleOf } from './ground.ts';
import type { Make } from './ground.ts';

const LEAST = 3;
const MOST = 6;

/** Segments from that moment on that were sent one after the other, each arriving before the next. */
function inTurn(play: Play, from: number): Sending[] {
  const all: Sending[] = [];
  for (let k = from; k < play.happenings.length; k++) {
    const one = play.happenings[k];
    if (one?.do === 'call' && !one.call.startsWith('OPEN') && one.call !== 'ABORT') continue;
    const then = play.happenings[k + 1];
    const sent = (play.scenes[k]?.connection.sent ?? 0) + 1;
    if (one?.do !== 'send' || one.lost || then?.do !== 'arrive' || then.no !== sent || then.again) break;
    all.push({ seat: one.seat, segment: one.segment });
    k++;
  }
  return all;
}

/** What is wrong when two neighbours change places. */
function broken(scene: Scene, segments: readonly Sending[], at: number): string | null {
  const turned = [...segments];
  [turned[at], turned[at + 1]] = [segments[at + 1] as Sending, segments[at] as Sending];
  let now = scene;
  for (const sending of turned) {
    const { outcome, scene: after } = sendNow(now, sending);
    if (outcome.verdict !== 'legal') return nameOf(outcome);
    now = after;
  }
  return null;
}

export const makeOrder: Make<PuzzleOf<'order'>> = ({ play, source, chance }) => {
  // From the first segment on, or from a moment at which the open connection was at rest.
  const first = play.scenes.findIndex(
    (scene, at) => scene.connection.sent === 0 && play.happenings[at]?.do === 'send',
  );
  const rests = play.scenes.flatMap((scene, at) => (isOpenAtRest(scene) ? [at] : []));
  const from = happens(chance, 0.4) ? first : pick(chance, rests);
  const scene = from === undefined ? undefined : play.scenes[from];
  if (from === undefined || from < 0 || !scene) return null;
  const turns = inTurn(play, from);
  if (turns.length < LEAST) return null;
  const segments = turns.slice(0, whole(chance, Math.min(4, turns.length), Math.min(MOST, turns.length)));
  const sound = soundOrders(scene, segments);
  if (sound.length !== 1) return null;
  const about =
    broken(scene, segments, whole(chance, 0, segments.length - 2)) ??
    ruleOf((segments[0] as Sending).segment);
  const mixed = mix();
  const folded = scene.connection.sent > 0 ? from : 0;
  return { v: 1, kind: 'order', source, about, exchange: play.exchange(from, folded), segments: mixed };

  /** Another order than the right one. */
  function mix(): Sending[] {
    const drawn = shuffled(chance, segments);
    return drawn.every((one, k) => one === segments[k]) ? drawn.reverse() : drawn;
  }
};
