/** In which orders segments may have been sent, each after the one before had arrived. */
import { notAsked } from '@handshake/protocol';
import type { Scene } from '../rulebook/story.ts';
import type { Outcome } from '../table/log.ts';
import { act, isWrong, judged } from './exchange.ts';
import type { Happening, Sending } from './schema.ts';

/** The calls that such a segment needs: the applications make each just before its segment leaves. */
function asked(scene: Scene, { seat, segment }: Sending): Scene {
  let at = scene;
  // A segment may need two: SEND for its data, CLOSE for its FIN.
  for (let k = 0; k < 2; k++) {
    const missing = notAsked(at.connection[seat], segment);
    if (missing !== 'SEND' && missing !== 'CLOSE') return at;
    const { queued } = at.connection[seat].app;
    const call: Happening =
      missing === 'SEND'
        ? { do: 'call', seat, call: 'SEND', bytes: Math.max(1, segment.len - queued) }
        : { do: 'call', seat, call: 'CLOSE' };
    at = act(at, call) ?? at;
  }
  return at;
}

export interface Sent {
  readonly scene: Scene;
  readonly outcome: Outcome;
}

/**
 * The segment is sent, with the calls that it needs, and arrives. `outcome`: what the judge says of it, by its rules alone: where a
 * segment is only out of place, its numbers show nobody's idea.
 */
export function sendNow(scene: Scene, sending: Sending): Sent {
  const { seat, segment } = sending;
  const ready = asked(scene, sending);
  const outcome = { ...judged(ready, seat, segment), misconception: null };
  const left = act(ready, { do: 'send', seat, segment }) ?? ready;
  return { outcome, scene: act(left, { do: 'arrive', no: left.connection.sent }) ?? left };
}

/**
 * The orders of `segments` in which the judge finds nothing wrong, as places; two of them at most, for one that is not
 * the only one is as good as none. Segments that are alike are taken for one another.
 */
export function soundOrders(scene: Scene, segments: readonly Sending[], most = 2): number[][] {
  const found: number[][] = [];
  const alike = segments.map((one) => JSON.stringify(one));
  const go = (at: Scene, taken: readonly number[]): void => {
    if (found.length >= most) return;
    if (taken.length === segments.length) {
      found.push([...taken]);
      return;
    }
    const tried = new Set<string>();
    for (const [k, sending] of segments.entries()) {
      const key = alike[k] as string;
      if (taken.includes(k) || tried.has(key)) continue;
      tried.add(key);
      const { outcome, scene: after } = sendNow(at, sending);
      if (!isWrong(outcome)) go(after, [...taken, k]);
    }
  };
  go(scene, []);
  return found;
}
