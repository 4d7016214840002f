/** Checksums (RFC 1071; RFC 791 for IPv4's header, RFC 9293 §3.1 for TCP): whether a segment is still the one that was sent. */
import { TCP } from './ip.ts';

/** Where the checksum stands in a TCP header, and how much of the header there must be to know it. */
const TCP_CHECKSUM = 16;
const TCP_NEEDED = 18;

/** A sum of 16-bit words, carries left where they are; the last byte of an odd number is the upper half of a word. */
function sum(view: DataView, start: number, end: number): number {
  let total = 0;
  let at = start;
  for (; at + 2 <= end; at += 2) total += view.getUint16(at);
  return at < end ? total + (view.getUint8(at) << 8) : total;
}

/** The carries added in, as one's complement arithmetic has it. */
function folded(total: number): number {
  let left = total;
  while (left > 0xffff) left = (left & 0xffff) + Math.floor(left / 0x10000);
  return left;
}

/** Whether the checksums of a captured segment fit it; `unknown` where that can't be told. */
export type Checksum = 'right' | 'wrong' | 'unknown';

/**
 * IPv4's checksum and TCP's, of the packet at `ip` whose segment lies from `tcp` to `over`; what was captured ends at `end`. A receiver drops a segment with a wrong one: its numbers may be anybody's.
 *
 * Nothing can be told of a segment that was not captured whole, or has IPv6 extension headers, some of which change an
 * address on the way. Nor where the checksum is not filled in yet: a capture on the sending machine shows a segment before
 * the network card completes it. Then the field is 0, or has what the card goes on from, the sum of the pseudo-header, with
 * the length or (of what the card will cut into segments) without.
 */
export function checksumOf(view: DataView, ip: number, tcp: number, end: number, over: number): Checksum {
  const isV4 = view.getUint8(ip) >> 4 === 4;
  if (isV4 && view.getUint16(ip + 10) !== 0 && folded(sum(view, ip, tcp)) !== 0xffff) return 'wrong';
  if (!isV4 && view.getUint8(ip + 6) !== TCP) return 'unknown';
  const length = over - tcp;
  if (end < over || length < TCP_NEEDED) return 'unknown';
  const pseudo = (isV4 ? sum(view, ip + 12, ip + 20) : sum(view, ip + 8, ip + 40)) + TCP;
  const written = view.getUint16(tcp + TCP_CHECKSUM);
  if (written === 0 || written === folded(pseudo) || written === folded(pseudo + length)) return 'unknown';
  return folded(pseudo + length + sum(view, tcp, over)) === 0xffff ? 'right' : 'wrong';
}
