/** Timers: when they run, and what it means that one fires (RFC 9293 §3.8.1, §3.8.6.1, §3.10.8). */
import type { Endpoint, TimerName } from './endpoint.ts';
import { deleted } from './endpoint.ts';
import { draft, go } from './draft.ts';
import type { Draft } from './draft.ts';
import { add, diff } from './seq.ts';
import type { State } from './state.ts';

/** The first retransmission timeout, ms (RFC 6298 §2, rule 2.1). */
export const RTO = 1000;
/** Doubling ends here, ms (RFC 6298 §2, rule 2.5). */
export const RTO_MAX = 60_000;
/** 2MSL, ms: MSL is two minutes (RFC 9293 §3.4.2). */
export const TWO_MSL = 240_000;

/** The timeout after `tries` that ran out in a row, ms: it doubles each time (RFC 6298 §5, rule 5.5). */
export const rtoAfter = (tries: number): number => Math.min(RTO * 2 ** tries, RTO_MAX);

/** States in which data and the FIN can leave; in the last three only what CLOSE has found still queued. */
const SENDS: ReadonlySet<State> = new Set(['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1', 'CLOSING', 'LAST-ACK']);

/** States that repeat nothing. */
const IDLE: ReadonlySet<State> = new Set(['CLOSED', 'LISTEN', 'TIME-WAIT']);

/** The application wants something sent, and the state would let it go. */
export const hasUnsent = (ep: Endpoint): boolean =>
  SENDS.has(ep.state) && ep.finSeq === null && (ep.app.queued > 0 || ep.app.closing);

/** How many bytes may leave now: up to SND.UNA+SND.WND. */
export const usable = (ep: Endpoint): number => Math.max(0, diff(add(ep.snd.una, ep.snd.wnd), ep.snd.nxt));

/** A closed window holds back what is to be sent, and nothing in flight will open it: it has to be probed (§3.8.6.1). */
export const mustProbe = (ep: Endpoint): boolean =>
  ep.snd.una === ep.snd.nxt && hasUnsent(ep) && usable(ep) === 0;

/**
 * Starts the retransmission timer where something is unacknowledged (or a closed window must be probed: the same timer
 * times the probes), and stops it where nothing is.
 */
export function mindRto(d: Draft, now: number): void {
  const runs = !IDLE.has(d.state) && (d.snd.una !== d.snd.nxt || mustProbe(d));
  if (!runs && d.timers.rto) d.timers = { ...d.timers, rto: null };
  if (runs && !d.timers.rto) d.timers = { ...d.timers, rto: { due: now + RTO, tries: 0, fired: false } };
}

/** When this end's timer is due, ms of the table's clock; null where it doesn't run. */
export function dueAt(ep: Endpoint, timer: TimerName): number | null {
  switch (timer) {
    case 'rto':
      // Having fired it waits for the repeat to leave, which starts it anew.
      return ep.timers.rto && !ep.timers.rto.fired ? ep.timers.rto.due : null;
    case 'delack':
      return ep.timers.delack?.due ?? null;
    case '2msl':
      return ep.timers.timeWait?.due ?? null;
  }
}

/**
 * The endpoint after its timer ran out, whatever the clock says; null where no such timer runs. `rto` and `delack` send
 * nothing by themselves: they make the repeat, or the ACK, due now. `2msl` ends TIME-WAIT.
 */
export function fire(ep: Endpoint, timer: TimerName, now: number): Endpoint | null {
  const due = dueAt(ep, timer);
  if (due === null) return null;
  const d = draft(ep);
  switch (timer) {
    case 'rto': {
      const tries = (ep.timers.rto?.tries ?? 0) + 1;
      d.timers = { ...ep.timers, rto: { due: Math.min(due, now), tries, fired: true } };
      return d;
    }
    case 'delack':
      d.timers = { ...ep.timers, delack: null };
      if (ep.ackOwed) d.ackOwed = { ...ep.ackOwed, atOnce: true, waited: true };
      return d;
    case '2msl':
      go(d, '2msl');
      return deleted(d);
  }
}
