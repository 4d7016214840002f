/** Has the application asked for what a segment does? Legal TCP sends a SYN for OPEN, data for SEND, a FIN for CLOSE. */
import type { Endpoint } from '../endpoint.ts';
import type { Segment } from '../segment.ts';
import { finPlace, freshBytes, isFin, isRst, isSyn } from './sender/look.ts';
import { isAbort, isOwedReset } from './sender/reset.ts';

export type Unasked = 'OPEN' | 'SEND' | 'CLOSE' | 'ABORT';

/**
 * The user call (RFC 9293 §3.9.1) that this segment would need and that was not made; null where none is missing.
 * Repeats of what was sent, ACKs, and answers to what arrived are never missing one.
 */
export function notAsked(ep: Endpoint, segment: Segment): Unasked | null {
  if (isRst(segment)) {
    if (ep.app.aborting || isOwedReset(ep, segment)) return null;
    return isAbort(ep, segment) ? 'ABORT' : null;
  }
  const first = ep.state === 'CLOSED' || ep.state === 'LISTEN';
  if (isSyn(segment) && first) {
    const opened = ep.app.open === 'active' || (ep.state === 'LISTEN' && ep.app.queued > 0);
    if (!opened) return 'OPEN';
  }
  const fresh = freshBytes(ep, segment);
  if (fresh > ep.app.queued) return 'SEND';
  if (isFin(segment) && finPlace(segment) !== ep.finSeq) {
    if (!ep.app.closing || ep.app.queued > fresh) return 'CLOSE';
  }
  return null;
}
