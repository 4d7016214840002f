import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Segment, Side } from '@handshake/protocol';
import { chance } from '../../../scripts/chance.ts';
import { readPacket } from './packet.ts';
import { CaptureReader } from './reader.ts';
import { frameBytes } from './test/bytes.ts';
import { TraceReader } from './trace/read.ts';
import { captureOf, checksum, CLIENT, MAX_PAYLOAD, SERVER } from './write.ts';

function written(
  sent: readonly { side: Side; segment: Segment; time: number; comment?: string }[],
): Uint8Array {
  const packets = sent.map(({ side, ...rest }) => ({
    ...rest,
    from: side === 'client' ? CLIENT : SERVER,
    to: side === 'client' ? SERVER : CLIENT,
  }));
  return captureOf('test', packets);
}

function reread(bytes: Uint8Array): { side: Side; segment: Segment; time: number }[] {
  const reader = new CaptureReader();
  const frames = reader.push(bytes);
  reader.end();
  expect(reader.problem).toBeNull();
  return frames.map((frame) => {
    // Both checksums come out as 0 when they are summed up with what they cover.
    const ip = frameBytes(frame).subarray(14);
    expect(checksum([ip.subarray(0, 20)])).toBe(0);
    const tcp = ip.subarray(20);
    const pseudo = Uint8Array.from([...ip.subarray(12, 20), 0, 6, tcp.length >> 8, tcp.length & 0xff]);
    expect(checksum([pseudo, tcp])).toBe(0);
    const packet = readPacket(frame);
    if (typeof packet === 'string') throw new Error(packet);
    return {
      side: packet.fromPort === CLIENT.port ? 'client' : 'server',
      segment: packet.segment,
      time: packet.time,
    };
  });
}

const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const segment: fc.Arbitrary<Segment> = fc.record({
  flags: fc.integer({ min: 0, max: 255 }),
  seq: u32,
  ack: u32,
  len: fc.oneof(fc.nat(300), fc.constant(MAX_PAYLOAD)),
  win: fc.integer({ min: 0, max: 65_535 }),
});
const sent = fc.record({ side: fc.constantFrom<Side>('client', 'server'), segment, time: fc.nat(1_000_000) });

describe('a written capture', () => {
  test('reads as it was written, with right checksums, whatever the segments', () => {
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 6 }), (list) => {
        expect(reread(written(list))).toEqual(list);
      }),
      chance(60),
    );
  });

  const folder = new URL('../fixtures/', import.meta.url);
  test.each(readdirSync(folder).filter((name) => name.endsWith('.jsonl')))(
    '%s: the segments of its trace',
    (name) => {
      const reader = new TraceReader();
      const events = [...reader.push(readFileSync(new URL(name, folder), 'utf8')), ...reader.end()];
      const list = events.flatMap((event) =>
        event.ev === 'tx' ? [{ side: event.src, segment: event.segment, time: event.t }] : [],
      );
      expect(list.length).toBeGreaterThan(1);
      const back = reread(written(list));
      expect(back.map(({ side, segment: s }) => ({ side, s }))).toEqual(
        list.map(({ side, segment: s }) => ({ side, s })),
      );
      for (const [k, { time }] of back.entries()) expect(time).toBeCloseTo(list[k]?.time ?? -1, 2);
    },
  );

  test('a comment of any script and length leaves the packet as it is', () => {
    const one = { side: 'client' as const, segment: { flags: 2, seq: 5, ack: 0, len: 3, win: 9 }, time: 1 };
    for (const comment of ['网络丢弃了它 𝛼 é', 'x'.repeat(70_000)]) {
      expect(reread(written([{ ...one, comment }]))).toEqual([one]);
    }
  });

  test('a repeat carries the same bytes, however it is cut', () => {
    const bytesOf = (seq: number, len: number): Uint8Array =>
      captureOf('test', [
        { time: 0, from: CLIENT, to: SERVER, segment: { flags: 0x10, seq, ack: 0, len, win: 0 } },
      ]);
    const payload = (bytes: Uint8Array, len: number): string => {
      const reader = new CaptureReader();
      const [frame] = reader.push(bytes);
      return Buffer.from(frame ? frameBytes(frame).slice(-len) : []).toString();
    };
    expect(payload(bytesOf(1000, 10), 10).slice(4)).toBe(payload(bytesOf(1004, 6), 6));
  });
});
