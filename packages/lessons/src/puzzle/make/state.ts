/** “Which state is each end in now?” */
import { pick } from '../chance.ts';
import type { PuzzleOf } from '../schema.ts';
import { foldFor, isSettled, ruleOf } from './ground.ts';
import type { Make } from './ground.ts';

export const makeState: Make<PuzzleOf<'state'>> = ({ play, source, chance }) => {
  // Each pair of states as often as any other, however long the ends stay in it.
  const cuts = new Map<string, number[]>();
  for (let until = 1; until <= play.happenings.length; until++) {
    const scene = play.scenes[until];
    const last = play.happenings[until - 1];
    if (!scene || !last || scene.connection.sent === 0 || last.do === 'timer' || !isSettled(scene)) continue;
    const { client, server } = scene.connection;
    const pair = `${client.state} ${server.state}`;
    cuts.set(pair, [...(cuts.get(pair) ?? []), until]);
  }
  const until = pick(chance, pick(chance, [...cuts.values()]) ?? []);
  if (until === undefined) return null;
  const folded = foldFor(play, until, until);
  if (folded === null) return null;
  const event = play.scenes[until]?.events.findLast((e) => e.kind === 'arrived' || e.kind === 'sent');
  const about = event?.kind === 'arrived' ? event.rule : event?.kind === 'sent' ? ruleOf(event.segment) : '';
  return { v: 1, kind: 'state', source, about, exchange: play.exchange(until, folded) };
};
