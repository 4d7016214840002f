/** User calls (RFC 9293 §3.10.1–5). A call records the application's wish; what it makes due is sent by `emit`. */
import type { Endpoint, UserCall } from './endpoint.ts';
import { deleted, fresh } from './endpoint.ts';
import { draft, go } from './draft.ts';
import type { Draft } from './draft.ts';
import { mindRto, usable } from './timers.ts';
import { next } from './transitions.ts';

/**
 * The endpoint after the application's call. A call that RFC 9293 answers with an error (SEND after CLOSE, OPEN on an
 * open connection, …) changes nothing. States change at once where no segment has to leave: LISTEN, and a deleted TCB.
 * CLOSE moves on to FIN-WAIT-1 or LAST-ACK when its FIN leaves; before that only where the peer's window holds back what
 * has to go first.
 * @param opts.closeAtOnce CLOSE moves the state with the call, and its FIN is still to come: so §3.10.4 has it for
 *   ESTABLISHED whatever waits, and so stacks do it. For recordings of them.
 */
export function call(
  ep: Endpoint,
  made: UserCall,
  now: number,
  opts?: { readonly closeAtOnce?: boolean },
): Endpoint {
  switch (made.call) {
    case 'OPEN':
      return open(ep, made.mode);
    case 'SEND':
      return send(ep, made.bytes, now);
    case 'RECEIVE':
      // What arrives in order is read at once, so a RECEIVE finds nothing to do (see `Endpoint.rcv`).
      return ep;
    case 'CLOSE':
      return close(ep, now, opts?.closeAtOnce ?? false);
    case 'ABORT':
      return abort(ep);
  }
}

/** §3.10.1 */
function open(ep: Endpoint, mode: 'active' | 'passive'): Endpoint {
  if (ep.state === 'CLOSED' && ep.app.open === null) {
    const d = draft(fresh(ep));
    d.app = { ...d.app, open: mode };
    if (mode === 'passive') {
      d.passive = true;
      go(d, 'passive-open');
    }
    return d;
  }
  if (ep.state === 'LISTEN' && mode === 'active') return { ...ep, app: { ...ep.app, open: 'active' } };
  return ep;
}

/** §3.10.2. A SEND in LISTEN makes the open an active one. */
function send(ep: Endpoint, bytes: number, now: number): Endpoint {
  if (!(bytes > 0) || ep.app.closing || ep.app.aborting || ep.finSeq !== null) return ep;
  const app = { ...ep.app, queued: ep.app.queued + Math.floor(bytes) };
  switch (ep.state) {
    case 'CLOSED':
      return ep.app.open ? { ...ep, app } : ep;
    case 'LISTEN':
      return { ...ep, app: { ...app, open: 'active' } };
    case 'SYN-SENT':
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'CLOSE-WAIT': {
      const d = draft(ep);
      d.app = app;
      mindRto(d, now);
      return d;
    }
    default:
      return ep;
  }
}

/** §3.10.4 */
function close(ep: Endpoint, now: number, atOnce: boolean): Endpoint {
  switch (ep.state) {
    case 'CLOSED':
      return ep.app.open ? deleted(ep) : ep;
    case 'LISTEN':
    case 'SYN-SENT':
      return gone(draft(ep), 'close');
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'CLOSE-WAIT': {
      if (ep.app.aborting || ep.app.closing || ep.finSeq !== null) return ep;
      const d = draft(ep);
      d.app = { ...ep.app, closing: true };
      if (atOnce || ep.app.queued >= usable(ep)) go(d, 'close-queued');
      mindRto(d, now);
      return d;
    }
    default:
      return ep;
  }
}

/** §3.10.5. Where the peer has to be told, the TCB goes when the RST leaves. */
function abort(ep: Endpoint): Endpoint {
  if (ep.state === 'CLOSED') return ep.app.open ? deleted(ep) : ep;
  if (next(ep.state, 'send-rst')) return { ...ep, app: { ...ep.app, aborting: true } };
  return gone(draft(ep), 'abort');
}

function gone(d: Draft, on: 'close' | 'abort'): Endpoint {
  go(d, on);
  return deleted(d);
}
