/** Writes pcapng: one section, one Ethernet interface, and each segment as a whole frame with right checksums. */
import type { Segment } from '@handshake/protocol';
import { SYN } from '@handshake/protocol';
import { viewOf } from './bytes.ts';

export interface Host {
  /** IPv4, four bytes. */
  readonly address: readonly [number, number, number, number];
  readonly port: number;
}

export interface OutgoingPacket {
  /** ms; 0 or since 1970, with fractions down to a microsecond. */
  readonly time: number;
  readonly from: Host;
  readonly to: Host;
  readonly segment: Segment;
  /** Shown beside the packet; `''` for none. */
  readonly comment?: string;
}

/** As in the recordings: private addresses, and a client's port that is higher than the server's. */
export const CLIENT: Host = { address: [10, 77, 0, 1], port: 49_152 };
export const SERVER: Host = { address: [10, 77, 0, 2], port: 8080 };

const ETHERNET_HEADER = 14;
const IP_HEADER = 20;
const TCP_HEADER = 20;
/** The longest payload that fits into one IPv4 packet beside the two smallest headers. */
export const MAX_PAYLOAD = 65_535 - IP_HEADER - TCP_HEADER;

/** What a file starts with. `application` is named as its maker. */
export function captureStart(application: string): Uint8Array {
  const section = new Uint8Array(16);
  viewOf(section).setUint32(0, 0x1a2b3c4d, true);
  viewOf(section).setUint16(4, 1, true);
  // The section's length is left open.
  viewOf(section).setBigInt64(8, -1n, true);
  const ethernet = new Uint8Array(8);
  viewOf(ethernet).setUint16(0, 1, true);
  return join([
    block(0x0a0d0d0a, [section, ...options([[4, utf8(application)]])]),
    // Time stamps in microseconds are the default.
    block(1, [ethernet]),
  ]);
}

/** One packet; `captureStart` and any number of these, one after another, are a file. */
export function capturePacket(packet: OutgoingPacket): Uint8Array {
  const frame = frameOf(packet);
  const head = new Uint8Array(20);
  const view = viewOf(head);
  const microseconds = Math.max(0, Math.round(packet.time * 1000));
  view.setUint32(4, Math.floor(microseconds / 2 ** 32), true);
  view.setUint32(8, microseconds >>> 0, true);
  view.setUint32(12, frame.length, true);
  view.setUint32(16, frame.length, true);
  const comment: [number, Uint8Array][] = packet.comment
    ? [[1, utf8(packet.comment).subarray(0, 65_535)]]
    : [];
  return block(6, [head, frame, ...options(comment)]);
}

/** Segments as a whole file. */
export const captureOf = (application: string, packets: Iterable<OutgoingPacket>): Uint8Array =>
  join([captureStart(application), ...Array.from(packets, capturePacket)]);

function frameOf({ from, to, segment }: OutgoingPacket): Uint8Array {
  const tcpLength = TCP_HEADER + segment.len;
  const frame = new Uint8Array(ETHERNET_HEADER + IP_HEADER + tcpLength);
  frame.set([2, 0, 0, 0, 0, to.address[3], 2, 0, 0, 0, 0, from.address[3], 8, 0]);

  const ip = frame.subarray(ETHERNET_HEADER, ETHERNET_HEADER + IP_HEADER);
  const ipView = viewOf(ip);
  ip[0] = 0x45;
  ipView.setUint16(2, IP_HEADER + tcpLength);
  ipView.setUint16(6, 0x4000);
  ip[8] = 64;
  ip[9] = 6;
  ip.set(from.address, 12);
  ip.set(to.address, 16);
  ipView.setUint16(10, checksum([ip]));

  const tcp = frame.subarray(ETHERNET_HEADER + IP_HEADER);
  const view = viewOf(tcp);
  view.setUint16(0, from.port);
  view.setUint16(2, to.port);
  view.setUint32(4, segment.seq);
  view.setUint32(8, segment.ack);
  tcp[12] = (TCP_HEADER / 4) << 4;
  tcp[13] = segment.flags;
  view.setUint16(14, Math.min(segment.win, 65_535));
  fillPayload(tcp.subarray(TCP_HEADER), segment);
  const pseudo = new Uint8Array([...from.address, ...to.address, 0, 6, tcpLength >> 8, tcpLength & 0xff]);
  view.setUint16(16, checksum([pseudo, tcp]));
  return frame;
}

/** Letters that depend on the sequence number alone, so that a repeat carries the same bytes. */
function fillPayload(payload: Uint8Array, { seq, flags }: Segment): void {
  const first = seq + (flags & SYN ? 1 : 0);
  for (let k = 0; k < payload.length; k++) payload[k] = 97 + (((first + k) >>> 0) % 26);
}

/** The Internet checksum (RFC 1071). Each part but the last has an even length. */
export function checksum(parts: readonly Uint8Array[]): number {
  let sum = 0;
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 2) sum += ((part[at] ?? 0) << 8) | (part[at + 1] ?? 0);
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}

function block(type: number, parts: readonly Uint8Array[]): Uint8Array {
  const body = join(parts.map(padded));
  const length = body.length + 12;
  const ends = new Uint8Array(12);
  viewOf(ends).setUint32(0, type, true);
  viewOf(ends).setUint32(4, length, true);
  viewOf(ends).setUint32(8, length, true);
  return join([ends.subarray(0, 8), body, ends.subarray(8)]);
}

function options(list: readonly (readonly [code: number, value: Uint8Array])[]): Uint8Array[] {
  if (list.length === 0) return [];
  const parts = list.flatMap(([code, value]) => {
    const head = new Uint8Array(4);
    viewOf(head).setUint16(0, code, true);
    viewOf(head).setUint16(2, value.length, true);
    return [head, value];
  });
  return [...parts, new Uint8Array(4)];
}

/** To a multiple of four bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 4 === 0) return bytes;
  const longer = new Uint8Array((bytes.length + 3) & ~3);
  longer.set(bytes);
  return longer;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A pure package has no TextEncoder. */
function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else {
      const low = [0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
      bytes.push(0xf0 | (code >> 18), ...low);
    }
  }
  return Uint8Array.from(bytes);
}
