/** Connections in short notation: `c PA 101 301 10` is the client's PSH,ACK with seq 101, ack 301 and 10 bytes; `w0` its window. */
import type { Profile, Segment } from '@handshake/protocol';
import { ACK, flagsOf, has } from '@handshake/protocol';
import { CaptureJudge } from '../observe/judge.ts';
import type { Seen } from '../observe/judge.ts';
import type { Packet } from '../packet.ts';

export function segmentOf(notation: string): Segment {
  const [, letters = '', ...words] = notation.split(' ');
  const flags = flagsOf(letters === '-' ? '' : letters) ?? 0;
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const [seq = 0, second = 0, third = 0] = numbers;
  const acknowledges = has({ flags, seq, ack: 0, len: 0, win: 0 }, ACK);
  const win = words.find((word) => word.startsWith('w'))?.slice(1) ?? '64240';
  return { flags, seq, ack: acknowledges ? second : 0, len: acknowledges ? third : second, win: Number(win) };
}

/** `s8` among the words: the SYN offers window scale 8. Without, it offers none. */
export function packetOf(notation: string, no: number): Packet {
  const fromClient = notation.startsWith('c');
  const [client, server] = [
    { address: 0x0a00_0001, port: 40_000 },
    { address: 0x0a00_0002, port: 80 },
  ];
  const [from, to] = fromClient ? [client, server] : [server, client];
  const scale = notation.match(/ s(\d+)/)?.[1];
  return {
    no,
    time: no,
    from: from.address,
    fromPort: from.port,
    to: to.address,
    toPort: to.port,
    segment: segmentOf(notation),
    options: {
      mss: 1460,
      windowScale: scale === undefined ? null : Number(scale),
      sackPermitted: false,
      sack: [],
      timestamps: null,
      complete: true,
    },
    checksum: 'unknown',
  };
}

/** What the judge says of a segment that came whole. */
export function seenBy(judge: CaptureJudge, packet: Packet): Seen {
  const seen = judge.push(packet);
  if (!seen) throw new Error(`segment ${String(packet.no)} is damaged`);
  return seen;
}

/** Judges a capture of these segments, one by one. */
export function observe(story: readonly string[], profile: Profile = 'strict'): readonly Seen[] {
  const judge = new CaptureJudge(profile);
  return story.map((notation, k) => seenBy(judge, packetOf(notation, k + 1)));
}

/** The last one's verdict and the rules that decided. */
export function lastOf(seen: readonly Seen[]): string {
  const last = seen.at(-1);
  if (!last) return '';
  return [last.verdict.verdict, ...last.verdict.findings.map(({ rule }) => rule)].join(' ');
}
