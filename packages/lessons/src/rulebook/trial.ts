/** What becomes of a segment at the moment that a story has led to. */
import { other, put } from '@handshake/protocol';
import type { Arrival, Profile, Segment, Side } from '@handshake/protocol';
import { outcomeOf } from '../diagnosis/outcome.ts';
import type { Outcome } from '../table/log.ts';
import type { ArrivalExample, Moment, SenderExample } from './entry.ts';
import { segmentIn } from './notation.ts';
import { arrives, judgedBy, leaves, noted, reaches, tell } from './story.ts';
import type { Scene } from './story.ts';

/** A moment played: where both ends are, and the segment that the example has there. */
export interface Staged {
  readonly scene: Scene;
  readonly segment: Segment;
}

/** @param to with an arrival: the end that it reaches; else `example.end` sends */
const staged = (example: SenderExample | ArrivalExample, moment: Moment, from: Side): Staged => {
  const scene = tell(moment.story, example.origins);
  return { scene, segment: segmentIn(moment.segment, from, scene.origins, scene.connection[from].rcv.wnd) };
};
export const stageSender = (example: SenderExample, moment: Moment): Staged =>
  staged(example, moment, example.end);
export const stageArrival = (example: ArrivalExample, moment: Moment): Staged =>
  staged(example, moment, other(example.end));

export interface Tried {
  readonly outcome: Outcome;
  /** The scene after it: held back, or on the wire and arrived. */
  readonly scene: Scene;
}

/** That end wants to send this: judged as at a table, and if it leaves, it arrives. */
export function trySending(scene: Scene, seat: Side, segment: Segment, profile: Profile): Tried {
  const { now } = scene.connection;
  const outcome = outcomeOf(judgedBy(scene, seat, segment), segment, { profile, now });
  if (!outcome.travels)
    return { outcome, scene: noted(scene, scene.connection, { kind: 'refused', seat, segment, outcome }) };
  const sent = leaves(scene, seat, segment, outcome, { profile });
  return { outcome, scene: arrives(sent, sent.connection.sent, profile) };
}

export interface Reached {
  readonly arrival: Arrival;
  /** The scene after it, the reply on its way where one is due at once. */
  readonly scene: Scene;
}

/** This reaches that end, whoever has sent it. */
export function tryArrival(scene: Scene, seat: Side, segment: Segment, profile: Profile): Reached {
  const { arrival, scene: after } = reaches(scene, seat, segment, { profile });
  const { reply } = arrival;
  if (!reply || arrival.mayWait) return { arrival, scene: after };
  const on = put(after.connection, seat, reply);
  const sent = {
    kind: 'sent',
    seat,
    no: on.sent,
    segment: reply,
    fate: 'flying',
    again: false,
    outcome: { verdict: 'legal', findings: [], misconception: null, notAsked: null, travels: true },
  } as const;
  return { arrival, scene: noted(after, on, sent) };
}
