/** Captures built byte by byte, in every byte order, for tests. */
import type { Segment } from '@handshake/protocol';
import { bytesOf } from '../bytes.ts';
import type { Frame } from '../frame.ts';
import { checksum } from '../write.ts';

/** What was captured of a frame. */
export const frameBytes = ({ view, start, end }: Frame): Uint8Array => bytesOf(view, start, end);

export const u16 = (value: number, little = false): number[] => {
  const bytes = [(value >> 8) & 0xff, value & 0xff];
  return little ? bytes.reverse() : bytes;
};
export const u32 = (value: number, little = false): number[] => {
  const bytes = [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
  return little ? bytes.reverse() : bytes;
};

export interface PcapOptions {
  readonly little?: boolean;
  readonly nano?: boolean;
  readonly linkType?: number;
  /** Of each frame only so many bytes are kept. */
  readonly snap?: number;
}

export function pcap(frames: readonly number[][], options: PcapOptions = {}): Uint8Array {
  const { little = true, nano = false, linkType = 1, snap = 65_535 } = options;
  const magic = nano ? 0xa1b23c4d : 0xa1b2c3d4;
  const bytes = [...u32(magic, little), ...u16(2, little), ...u16(4, little), ...u32(0), ...u32(0)];
  bytes.push(...u32(snap, little), ...u32(linkType, little));
  for (const [k, frame] of frames.entries()) {
    const kept = frame.slice(0, snap);
    bytes.push(...u32(1000 + k, little), ...u32(nano ? 250_000_000 : 250_000, little));
    bytes.push(...u32(kept.length, little), ...u32(frame.length, little), ...kept);
  }
  return Uint8Array.from(bytes);
}

export function block(type: number, body: readonly number[], little = true): number[] {
  const padded = [...body, ...new Array<number>((4 - (body.length % 4)) % 4).fill(0)];
  const length = padded.length + 12;
  return [...u32(type, little), ...u32(length, little), ...padded, ...u32(length, little)];
}

export const section = (little = true): number[] =>
  block(
    0x0a0d0d0a,
    [...u32(0x1a2b3c4d, little), ...u16(1, little), ...u16(0), ...u32(0xffffffff), ...u32(0xffffffff)],
    little,
  );

export const networkInterface = (linkType = 1, little = true, options: readonly number[] = []): number[] =>
  block(1, [...u16(linkType, little), ...u16(0), ...u32(0), ...options], little);

export function enhanced(frame: readonly number[], little = true, id = 0, ticks = 1_000_250_000): number[] {
  const time = [...u32(Math.floor(ticks / 2 ** 32), little), ...u32(ticks % 2 ** 32, little)];
  const lengths = [...u32(frame.length, little), ...u32(frame.length, little)];
  return block(6, [...u32(id, little), ...time, ...lengths, ...frame], little);
}

export interface Ends {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly ports: readonly [number, number];
}
export const FORTH: Ends = { from: [10, 0, 0, 1], to: [10, 0, 0, 2], ports: [40_000, 80] };

/** A TCP segment's bytes; its checksum is left out, for nobody reads it. */
export function tcp(s: Segment, { ports }: Ends = FORTH, options: readonly number[] = []): number[] {
  const header = [...u16(ports[0]), ...u16(ports[1]), ...u32(s.seq), ...u32(s.ack)];
  header.push(((20 + options.length) / 4) << 4, s.flags, ...u16(s.win), 0, 0, 0, 0, ...options);
  return [...header, ...new Array<number>(s.len).fill(0x78)];
}

export function ipv4(payload: readonly number[], ends: Ends = FORTH, fragment = 0, protocol = 6): number[] {
  const header = [0x45, 0, ...u16(20 + payload.length), 0, 0, ...u16(fragment), 64, protocol, 0, 0];
  header.push(...ends.from, ...ends.to);
  header.splice(10, 2, ...u16(checksum([Uint8Array.from(header)])));
  return [...header, ...payload];
}

/** `extensions`: each the number of a header and its bytes, whose first byte is filled in with what comes next. */
export function ipv6(
  payload: readonly number[],
  extensions: readonly (readonly [number, readonly number[]])[] = [],
): number[] {
  const chain = extensions.flatMap(([, bytes], k) => [extensions[k + 1]?.[0] ?? 6, ...bytes.slice(1)]);
  const address = (last: number): number[] => [0x20, 1, 0x0d, 0xb8, ...new Array<number>(11).fill(0), last];
  const header = [0x60, 0, 0, 0, ...u16(chain.length + payload.length), extensions[0]?.[0] ?? 6, 64];
  return [...header, ...address(1), ...address(2), ...chain, ...payload];
}

export const ethernet = (
  packet: readonly number[],
  tags: readonly number[] = [],
  type = 0x0800,
): number[] => [
  ...new Array<number>(12).fill(2),
  ...tags.flatMap((tag) => [...u16(tag), 0, 7]),
  ...u16(type),
  ...packet,
];
