/** Captures of any length for the benchmark: many connections at once, Ethernet, IPv4, TCP with the usual options. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { ACK, SYN } from '@handshake/protocol';
import { conversation, randomFrom } from './conversation.ts';
import type { OnWire } from './conversation.ts';

export interface CaptureShape {
  readonly format: 'pcap' | 'pcapng';
  readonly segments: number;
  /** Connections that are open at the same time. */
  readonly atOnce: number;
  /** How many requests a connection has at most. */
  readonly length: number;
  /** Bytes that are kept of a frame, as `tcpdump -s` does. */
  readonly snap: number;
}

const ETHERNET = 14;
const IP = 20;
const TCP = 20;
/** Gathered before it is written. */
const CHUNK = 1 << 20;

interface Talk {
  readonly client: number;
  readonly port: number;
  readonly steps: Generator<OnWire>;
}

/** Writes a capture; the same shape makes the same file. */
export function writeCapture(path: string, shape: CaptureShape): void {
  const random = randomFrom(shape.segments);
  const file = openSync(path, 'w');
  const out = Buffer.alloc(CHUNK + (1 << 17));
  let at = shape.format === 'pcap' ? pcapStart(out, shape.snap) : pcapngStart(out, shape.snap);
  const talks: Talk[] = [];
  let begun = 0;
  const begin = (): Talk => {
    begun += 1;
    // 10.0.0.0/9, and ports from 32768 on: no pair of them twice among the first billion.
    const client = 0x0a00_0000 + (begun & 0x7f_ffff);
    const steps = conversation(random, shape.length);
    return { client, port: 32_768 + ((begun >> 8) & 0x7fff), steps };
  };
  let micros = 1_700_000_000_000_000;
  for (let written = 0; written < shape.segments;) {
    const k = Math.floor(random() * shape.atOnce);
    const talk = (talks[k] ??= begin());
    // A burst of one connection, then of another.
    for (let burst = 1 + Math.floor(random() * 8); burst > 0 && written < shape.segments; burst--) {
      const { done, value } = talk.steps.next();
      if (done) {
        talks[k] = begin();
        break;
      }
      micros += 1 + Math.floor(random() * 60);
      at = putRecord(out, at, micros, shape, value, talk);
      written += 1;
      if (at >= CHUNK) {
        writeSync(file, out, 0, at);
        at = 0;
      }
    }
  }
  writeSync(file, out, 0, at);
  closeSync(file);
}

function pcapStart(out: Buffer, snap: number): number {
  out.writeUInt32LE(0xa1b2c3d4, 0);
  out.writeUInt16LE(2, 4);
  out.writeUInt16LE(4, 6);
  out.writeUInt32LE(snap, 16);
  out.writeUInt32LE(1, 20);
  return 24;
}

function pcapngStart(out: Buffer, snap: number): number {
  const section = [0x0a0d0d0a, 28, 0x1a2b3c4d, 1, 0xffffffff, 0xffffffff, 28];
  const ethernet = [1, 20, 1, snap, 20];
  for (const [k, word] of [...section, ...ethernet].entries()) out.writeUInt32LE(word, k * 4);
  return 48;
}

/** Writes a record at `start`. @returns where the next one begins */
function putRecord(
  out: Buffer,
  start: number,
  micros: number,
  shape: CaptureShape,
  wire: OnWire,
  talk: Talk,
): number {
  const pcap = shape.format === 'pcap';
  const head = start + (pcap ? 16 : 28);
  const length = putFrame(out, head, wire, talk, micros);
  const kept = Math.min(length, shape.snap);
  if (pcap) {
    out.writeUInt32LE(Math.floor(micros / 1e6), start);
    out.writeUInt32LE(micros % 1e6, start + 4);
    out.writeUInt32LE(kept, start + 8);
    out.writeUInt32LE(length, start + 12);
    return head + kept;
  }
  const padded = (kept + 3) & ~3;
  const total = 32 + padded;
  out.fill(0, head + kept, head + padded);
  out.writeUInt32LE(6, start);
  out.writeUInt32LE(total, start + 4);
  out.writeUInt32LE(0, start + 8);
  out.writeUInt32LE(Math.floor(micros / 2 ** 32), start + 12);
  out.writeUInt32LE(micros % 2 ** 32, start + 16);
  out.writeUInt32LE(kept, start + 20);
  out.writeUInt32LE(length, start + 24);
  out.writeUInt32LE(total, head + padded);
  return head + padded + 4;
}

const SERVER = 0x0a80_0001;
const SERVER_PORT = 443;

/** Writes a frame at `at`. @returns its length on the wire */
function putFrame(out: Buffer, at: number, wire: OnWire, talk: Talk, micros: number): number {
  const { segment } = wire;
  const options = optionsOf(wire, micros);
  const tcp = TCP + options.length;
  const total = IP + tcp + segment.len;
  out.fill(0, at, at + ETHERNET + total);
  out.writeUInt16BE(0x0800, at + 12);
  const [client, server]: [number, number][] = [
    [talk.client, talk.port],
    [SERVER, SERVER_PORT],
  ];
  const [from, to] = wire.from === 'client' ? [client, server] : [server, client];
  if (!from || !to) return 0;

  const ip = at + ETHERNET;
  out[ip] = 0x45;
  out.writeUInt16BE(total, ip + 2);
  out.writeUInt16BE(0x4000, ip + 6);
  out[ip + 8] = 64;
  out[ip + 9] = 6;
  out.writeUInt32BE(from[0], ip + 12);
  out.writeUInt32BE(to[0], ip + 16);
  out.writeUInt16BE(checksum(out, ip, IP, 0), ip + 10);

  const header = ip + IP;
  out.writeUInt16BE(from[1], header);
  out.writeUInt16BE(to[1], header + 2);
  out.writeUInt32BE(segment.seq, header + 4);
  out.writeUInt32BE(segment.ack, header + 8);
  out[header + 12] = (tcp / 4) << 4;
  out[header + 13] = segment.flags;
  out.writeUInt16BE(segment.win, header + 14);
  out.set(options, header + TCP);
  // Payload is zeros and adds nothing; addresses, protocol and length stand before the header in the sum.
  const pseudo =
    (from[0] >>> 16) + (from[0] & 0xffff) + (to[0] >>> 16) + (to[0] & 0xffff) + 6 + tcp + segment.len;
  out.writeUInt16BE(checksum(out, header, tcp, pseudo), header + 16);
  return ETHERNET + total;
}

/** MSS, SACK permitted, time stamps and window scale on a SYN; time stamps on all others, and SACK behind a gap. */
function optionsOf({ from, segment, sack }: OnWire, micros: number): readonly number[] {
  const own = Math.floor(micros / 1000) + (from === 'client' ? 0 : 77_777);
  const stamps = [8, 10, ...u32(own), ...u32((segment.flags & ACK) === 0 ? 0 : own - 20)];
  if (segment.flags & SYN) return [2, 4, 5, 180, 4, 2, ...stamps, 1, 3, 3, 7];
  if (sack) return [1, 1, ...stamps, 1, 1, 5, 10, ...u32(sack.from), ...u32(sack.to)];
  return [1, 1, ...stamps];
}

const u32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

/** The Internet checksum (RFC 1071) of `length` bytes, an even number, on top of `sum`. */
function checksum(bytes: Buffer, at: number, length: number, sum: number): number {
  let total = sum;
  for (let k = at; k < at + length; k += 2) total += bytes.readUInt16BE(k);
  while (total > 0xffff) total = (total & 0xffff) + Math.floor(total / 0x10000);
  return ~total & 0xffff;
}
