/** IPv4 (RFC 791) and IPv6 with its extension headers (RFC 8200): the addresses, and where the TCP segment lies. */
import { viewOf } from './bytes.ts';

/** Why a frame is passed over. `fragment` and `cut` hide a part of some connection; the others are none of TCP's. */
export type Skip = 'not-ip' | 'not-tcp' | 'fragment' | 'cut' | 'malformed';

export interface IpPacket {
  /** As text; of one packet, both in the same notation. */
  readonly from: string;
  readonly to: string;
  /** The captured part of the payload. */
  readonly payload: Uint8Array;
  /** The payload's length on the wire, by the IP header. */
  readonly length: number;
}

const TCP = 6;
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const DESTINATION = 60;
const MOBILITY = 135;

/** `onWire` is how long the packet was before the capture's snap length cut it. */
export function readIp(packet: Uint8Array, onWire: number): IpPacket | Skip {
  const version = (packet[0] ?? 0) >> 4;
  if (version === 4) return readIpv4(packet, onWire);
  if (version === 6) return readIpv6(packet, onWire);
  return 'not-ip';
}

function readIpv4(packet: Uint8Array, onWire: number): IpPacket | Skip {
  if (packet.length < 20) return 'cut';
  const view = viewOf(packet);
  const header = (view.getUint8(0) & 0x0f) * 4;
  // A packet handed to the network card to be cut up has no length yet.
  const total = view.getUint16(2) || onWire;
  if (header < 20 || total < header || total > onWire) return 'malformed';
  if (view.getUint8(9) !== TCP) return 'not-tcp';
  // Any offset, or "more fragments".
  if (view.getUint16(6) & 0x3fff) return 'fragment';
  if (packet.length < header) return 'cut';
  return {
    from: packet.subarray(12, 16).join('.'),
    to: packet.subarray(16, 20).join('.'),
    payload: packet.subarray(header, total),
    length: total - header,
  };
}

function readIpv6(packet: Uint8Array, onWire: number): IpPacket | Skip {
  if (packet.length < 40) return 'cut';
  const view = viewOf(packet);
  const total = 40 + view.getUint16(4);
  const end = total === 40 ? onWire : total;
  if (end > onWire) return 'malformed';
  let next = view.getUint8(6);
  let at = 40;
  while (next !== TCP) {
    const size = extensionSize(next, view, at);
    if (typeof size === 'string') return size;
    // An atomic fragment is whole: offset 0 and nothing more to come (RFC 6946).
    if (next === FRAGMENT && view.getUint16(at + 2) & 0xfff9) return 'fragment';
    next = view.getUint8(at);
    at += size;
    if (at > end) return 'malformed';
  }
  if (packet.length < at) return 'cut';
  return {
    from: ipv6Text(view, 8),
    to: ipv6Text(view, 24),
    payload: packet.subarray(at, end),
    length: end - at,
  };
}

/** Bytes of the extension header of that kind at `at`, of which at least the first eight were captured. */
function extensionSize(kind: number, view: DataView, at: number): number | Skip {
  const known = [HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION, MOBILITY].includes(kind);
  if (!known) return 'not-tcp';
  if (view.byteLength < at + 8) return 'cut';
  if (kind === FRAGMENT) return 8;
  const units = view.getUint8(at + 1);
  return kind === AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8;
}

/** Eight groups, zeros not folded: an address is a key here, not a text to read. */
function ipv6Text(view: DataView, at: number): string {
  return Array.from({ length: 8 }, (_, group) => view.getUint16(at + group * 2).toString(16)).join(':');
}
