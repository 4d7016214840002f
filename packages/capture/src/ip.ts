/** IPv4 (RFC 791) and IPv6 with its extension headers (RFC 8200): the addresses, and where the TCP segment lies. */
import type { Address } from './address.ts';
import { ipv4At, ipv6At } from './address.ts';
import { MAX_FRAME } from './frame.ts';

/** Why a frame is passed over. `fragment`, `cut` and `malformed` may hide a part of a connection; the others are none of TCP's. */
export type Skip = 'not-ip' | 'not-tcp' | 'fragment' | 'cut' | 'malformed';

export const TCP = 6;
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const DESTINATION = 60;
const MOBILITY = 135;

/**
 * Where the TCP segment of an IP packet starts, which was captured from `start` to `end` of the view. `onWire` is how long
 * the packet was before the capture's snap length cut it.
 */
export function tcpStart(view: DataView, start: number, end: number, onWire: number): number | Skip {
  if (start >= end) return onWire > 0 ? 'cut' : 'not-ip';
  const version = view.getUint8(start) >> 4;
  if (version === 4) return afterIpv4(view, start, end, onWire);
  if (version === 6) return afterIpv6(view, start, end, onWire);
  return 'not-ip';
}

/** Of such a packet: where it ended on the wire, by its header. */
export function ipEnd(view: DataView, start: number, onWire: number): number {
  const version = view.getUint8(start) >> 4;
  const length = version === 4 ? view.getUint16(start + 2) : 40 + view.getUint16(start + 4);
  // A packet handed to the network card to be cut up has no length yet.
  return start + (length === (version === 4 ? 0 : 40) ? onWire : length);
}

export const sourceOf = (view: DataView, start: number): Address =>
  view.getUint8(start) >> 4 === 4 ? ipv4At(view, start + 12) : ipv6At(view, start + 8);
export const destinationOf = (view: DataView, start: number): Address =>
  view.getUint8(start) >> 4 === 4 ? ipv4At(view, start + 16) : ipv6At(view, start + 24);

function afterIpv4(view: DataView, start: number, end: number, onWire: number): number | Skip {
  if (end - start < 20) return 'cut';
  const header = (view.getUint8(start) & 0x0f) * 4;
  const total = ipEnd(view, start, onWire) - start;
  if (header < 20 || total < header || total > onWire || total > MAX_FRAME) return 'malformed';
  if (view.getUint8(start + 9) !== TCP) return 'not-tcp';
  // Any offset, or "more fragments".
  if (view.getUint16(start + 6) & 0x3fff) return 'fragment';
  return end - start < header ? 'cut' : start + header;
}

function afterIpv6(view: DataView, start: number, end: number, onWire: number): number | Skip {
  if (end - start < 40) return 'cut';
  const over = ipEnd(view, start, onWire);
  if (over > start + onWire || over > start + MAX_FRAME) return 'malformed';
  let next = view.getUint8(start + 6);
  let at = start + 40;
  while (next !== TCP) {
    const size = extensionSize(next, view, at, end);
    if (typeof size === 'string') return size;
    // An atomic fragment is whole: offset 0 and nothing more to come (RFC 6946).
    if (next === FRAGMENT && view.getUint16(at + 2) & 0xfff9) return 'fragment';
    next = view.getUint8(at);
    at += size;
    if (at > over) return 'malformed';
  }
  return end < at ? 'cut' : at;
}

/** Bytes of the extension header of that kind at `at`, of which at least the first eight were captured. */
function extensionSize(kind: number, view: DataView, at: number, end: number): number | Skip {
  const known = [HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION, MOBILITY].includes(kind);
  if (!known) return 'not-tcp';
  if (end < at + 8) return 'cut';
  if (kind === FRAGMENT) return 8;
  const units = view.getUint8(at + 1);
  return kind === AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8;
}
