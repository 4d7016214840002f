/**
 * Where Linux 6.18 does otherwise than `arrive`: a model of what was measured, 4,970 cells of state × segment, each put to a
 * real kernel. What was not measured is not in it (windows that it can't be made to offer, urgent data, TCP options).
 */
import { arrive } from './arrive.ts';
import { closedListener, request } from './linux/request.ts';
import { socket } from './linux/socket.ts';
import { timeWait } from './linux/time-wait.ts';
import type { Context } from './arrival/result.ts';
import type { Endpoint } from './endpoint.ts';
import type { Deviation, LinuxArrival } from './linux/deviation.ts';
import { ACK, FIN, SYN, has } from './segment.ts';
import type { Segment } from './segment.ts';
import type { Arrival } from './verdict.ts';

export { LINUX_DIFFERENCES } from './linux/deviation.ts';
export type { LinuxArrival, LinuxDifference } from './linux/deviation.ts';

/**
 * What Linux does where that differs from `arrive` in something that can be seen: the reply, the state, SND.UNA or
 * RCV.NXT. null where it does the same; when an ACK leaves, at once or delayed, is not compared.
 * @param now ms of the table's clock
 */
export function linuxArrival(ep: Endpoint, segment: Segment, now: number): LinuxArrival | null {
  const c: Context = { before: ep, segment, now };
  const found = deviation(c);
  return found && differs(found.arrival, arrive(ep, segment, now)) ? found : null;
}

function deviation(c: Context): Deviation {
  const ep = c.before;
  switch (ep.state) {
    case 'CLOSED':
      return null;
    case 'LISTEN':
      return closedListener(c);
    case 'SYN-SENT':
      return synSent(c);
    case 'SYN-RECEIVED':
      // Until the third segment has come a listener keeps no socket, only the request for one.
      return ep.passive ? request(c) : socket(c);
    case 'TIME-WAIT':
      return timeWait(c);
    default:
      return socket(c);
  }
}

/** What comes with the SYN,ACK is not read, and so not acknowledged either. */
function synSent(c: Context): Deviation {
  const { before: ep, segment: s, now } = c;
  if (!has(s, SYN | ACK) || (s.len === 0 && !has(s, FIN))) return null;
  const arrival = arrive(ep, { ...s, flags: s.flags & ~FIN, len: 0 }, now);
  return arrival.rule === 'RX-SS-SYNACK' ? { difference: 'syn-text', arrival } : null;
}

function differs(a: Arrival, b: Arrival): boolean {
  const [x, y] = [a.endpoint, b.endpoint];
  return x.state !== y.state || x.snd.una !== y.snd.una || x.rcv.nxt !== y.rcv.nxt || !same(a.reply, b.reply);
}

const same = (a: Segment | null, b: Segment | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.flags === b.flags && a.seq === b.seq && a.ack === b.ack && a.len === b.len);
