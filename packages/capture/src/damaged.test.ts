/** Damaged files, thousands of them (100,000 in the long run): a clear line or a correct answer, never a crash or a hang. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LONG } from '../../../scripts/chance.ts';
import { bytesOf } from './bytes.ts';
import type { Frame } from './frame.ts';
import { CaptureJudge } from './observe/judge.ts';
import type { Seen } from './observe/judge.ts';
import { readPacket } from './packet.ts';
import type { Packet } from './packet.ts';
import type { Problem } from './problem.ts';
import { CaptureReader } from './reader.ts';
import {
  block,
  enhanced,
  ethernet,
  FORTH,
  ipv4,
  ipv6,
  networkInterface,
  pcap,
  section,
  tcp,
  u16,
  u32,
} from './test/bytes.ts';
import { damaged, Dice, rewritten, type Original } from './test/damage.ts';
import { TraceJudge } from './trace/judge.ts';
import type { JudgedRx, JudgedTx } from './trace/judge.ts';
import { TraceReader } from './trace/read.ts';

const CAPTURES = LONG ? 80_000 : 2400;
const TRACES = LONG ? 20_000 : 600;

const FOLDER = new URL('../fixtures/', import.meta.url);
const names = [
  ...readdirSync(FOLDER),
  ...readdirSync(new URL('recorded/', FOLDER)).map((name) => `recorded/${name}`),
];
const fixture = (name: string): Uint8Array => Uint8Array.from(readFileSync(new URL(name, FOLDER)));
const recordings = names.filter((name) => name.endsWith('.pcap'));
const traces = names
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));

function framesOf(bytes: Uint8Array): number[][] {
  return new CaptureReader().push(bytes).map(({ view, start, end }) => [...bytesOf(view, start, end)]);
}

/** Where a classic capture's records have their lengths. */
function recordLengths(bytes: Uint8Array, little: boolean): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: number[] = [];
  for (let at = 24; at + 16 <= bytes.length; at += 16 + view.getUint32(at + 8, little))
    // The record's two, and the IP packet's and the TCP header's own.
    found.push(at + 8, at + 12, at + 16 + 14, at + 16 + 16, at + 16 + 14 + 20 + 12);
  return found;
}

/** Where a pcapng's blocks have theirs. */
function blockLengths(bytes: Uint8Array, little: boolean): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: number[] = [];
  for (let at = 0; at + 12 <= bytes.length;) {
    const length = view.getUint32(at + 4, little);
    if (length < 12) break;
    found.push(at, at + 4, at + length - 4, at + 8, at + 18, at + 20, at + 24);
    at += length;
  }
  return found;
}

/** A pcapng with everything that the format has: two sections, interfaces with options, old and simple packets, names. */
function everything(frames: readonly number[][], little: boolean): number[] {
  const option = (code: number, value: readonly number[]): number[] => [
    ...u16(code, little),
    ...u16(value.length, little),
    ...value,
    ...new Array<number>((4 - (value.length % 4)) % 4).fill(0),
  ];
  const options = [
    ...option(2, [101, 116, 104, 48]),
    ...option(9, [9]),
    ...option(14, new Array<number>(8).fill(1)),
    ...option(0, []),
  ];
  const [first = [], second = [], ...rest] = frames;
  return [
    ...section(little),
    ...networkInterface(1, little, options),
    ...networkInterface(1, little, option(9, [0x8a])),
    ...networkInterface(249, little),
    ...block(4, [...u16(1, little), ...u16(8, little), 10, 0, 0, 1, 97, 98, 99, 0, ...u32(0)], little),
    ...block(3, [...u32(first.length, little), ...first], little),
    // The old packet block: interface and drops in two bytes each.
    ...block(
      2,
      [
        ...u16(1, little),
        ...u16(0),
        ...u32(0),
        ...u32(7, little),
        ...u32(second.length, little),
        ...u32(second.length, little),
        ...second,
      ],
      little,
    ),
    ...enhanced([1, 2, 3, 4], little, 2),
    ...rest.flatMap((frame, k) => enhanced(frame, little, k % 2)),
    ...block(5, [...u32(0), ...u32(0), ...u32(1)], little),
    ...block(0x0bad, [1, 2, 3, 4, 5], little),
  ];
}

/** Everything that may come between TCP and the wire. */
const oddities = (): number[][] => {
  const segment = tcp(
    { flags: 0x18, seq: 7, ack: 9, len: 40, win: 100 },
    FORTH,
    [1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2],
  );
  return [
    ethernet(ipv4(segment), [0x8100, 0x88a8]),
    ethernet(ipv4(segment, FORTH, 0x2000)),
    ethernet(ipv4(segment, FORTH, 0, 17)),
    ethernet(
      ipv6(segment, [
        [0, [0, 0, 1, 4, 0, 0, 0, 0]],
        [44, [0, 0, 0, 0, 0, 0, 0, 1]],
        [60, [0, 1, ...new Array<number>(14).fill(0)]],
      ]),
      [],
      0x86dd,
    ),
    ethernet([1, 2, 3], [], 0x0806),
  ];
};

const originals: readonly Original[] = (() => {
  const dice = new Dice(1);
  const made: Original[] = recordings.map((name) => ({
    name,
    bytes: fixture(name),
    lengths: recordLengths(fixture(name), true),
  }));
  // As many as there are recordings.
  for (let round = 0; round < 6; round++) {
    for (const little of [true, false]) {
      for (const nano of [true, false]) {
        const name = `${little ? 'little' : 'big'}-endian ${nano ? 'ns' : 'µs'}`;
        const frames = [...framesOf(fixture(dice.pick(recordings))), ...oddities()];
        const bytes = pcap(frames, { little, nano });
        const short = pcap(frames, { little, nano, snap: 60 });
        made.push(
          { name, bytes, lengths: recordLengths(bytes, little) },
          { name: `${name}, short`, bytes: short, lengths: recordLengths(short, little) },
        );
      }
      const one = everything(framesOf(fixture(dice.pick(recordings))), little);
      const two = everything([...framesOf(fixture(dice.pick(recordings))), ...oddities()], !little);
      const bytes = Uint8Array.from([...one, ...two]);
      made.push({
        name: `pcapng, ${little ? 'little' : 'big'}-endian first`,
        bytes,
        lengths: blockLengths(bytes, little),
      });
    }
    // Connections that go on at the same time, and one direction of each only.
    const several = [0, 1, 2].map(() => framesOf(fixture(dice.pick(recordings))));
    const mixed = Array.from({ length: 60 }, (_, k) => several[k % 3]?.[Math.floor(k / 3)] ?? []).filter(
      (frame) => frame.length > 0,
    );
    made.push({ name: 'interleaved', bytes: pcap(mixed), lengths: [] });
  }
  return made;
})();

/** What is to be the same again: copied, for a frame lies in a buffer that is used again. */
interface Read {
  readonly frames: readonly (Pick<Frame, 'no' | 'time' | 'linkType' | 'originalLength'> & {
    readonly bytes: Uint8Array;
  })[];
  readonly seen: readonly (Omit<Seen, 'packet'> & { readonly packet: Omit<Packet, 'no' | 'time'> })[];
  readonly problem: Problem | null;
}

/** As the command line reads and judges a capture: in pieces that end at `cuts`, each in the same place as the last. */
function judgeCapture(bytes: Uint8Array, cuts: readonly number[]): Read {
  const reader = new CaptureReader();
  const judge = new CaptureJudge('strict');
  const frames: Read['frames'][number][] = [];
  const seen: Read['seen'][number][] = [];
  const place = new Uint8Array(bytes.length);
  for (const [k, to] of [...cuts, bytes.length].entries()) {
    const piece = bytes.subarray(k === 0 ? 0 : cuts[k - 1], to);
    place.set(piece);
    for (const frame of reader.push(place.subarray(0, piece.length))) {
      const { no, time, linkType, originalLength, view, start, end } = frame;
      frames.push({ no, time, linkType, originalLength, bytes: bytesOf(view, start, end).slice() });
      const packet = readPacket(frame);
      if (typeof packet === 'string') {
        if (packet === 'fragment' || packet === 'cut' || packet === 'malformed') judge.hole();
        continue;
      }
      const { from, fromPort, to, toPort, segment, options, checksum } = packet;
      const judged = judge.push(packet);
      if (judged)
        seen.push({ ...judged, packet: { from, fromPort, to, toPort, segment, options, checksum } });
    }
    if (reader.lost) break;
    place.fill(0xaa);
  }
  reader.end();
  return { frames, seen, problem: reader.problem };
}

const CLASSES = ['legal', 'unusual', 'ignored', 'illegal'];
const LONGEST = 1 << 20;
const isCount = (n: number, limit: number): boolean => Number.isInteger(n) && n >= 0 && n <= limit;

/** What is true of any answer, whatever the file. One `expect` a file: a hundred thousand files are to be read. */
function complaints({ frames, seen, problem }: Read, size: number): string[] {
  const wrong: string[] = [];
  const say = (bad: boolean, what: string): void => void (bad && wrong.push(what));
  // A frame takes at least a record's header: a small file can't become much work.
  say(frames.length * 12 > size, 'more frames than fit into the file');
  say(frames.reduce((sum, { bytes }) => sum + bytes.length, 0) > size, 'more bytes than the file has');
  say(seen.length > frames.length, 'more segments than frames');
  say(
    frames.some(({ no }, k) => no <= (frames[k - 1]?.no ?? 0)),
    'frames out of order',
  );
  say(
    frames.some(({ time }) => !Number.isFinite(time)),
    'a time that is none',
  );
  for (const { packet, verdict, connection } of seen) {
    const { seq, ack, len, win, flags } = packet.segment;
    say(!isCount(seq, 0xffff_ffff) || !isCount(ack, 0xffff_ffff), 'a number out of its range');
    say(!isCount(len, LONGEST) || !isCount(win, 0xffff) || !isCount(flags, 255), 'a field out of its range');
    say(!CLASSES.includes(verdict.verdict), 'a verdict that is none');
    say(verdict.verdict !== 'legal' && verdict.findings.length === 0, 'a verdict without a reason');
    say(!isCount(connection, seen.length) || connection === 0, 'a connection out of its range');
  }
  say(problem !== null && (problem.at > size || problem.at < 0), 'a problem behind the end');
  return wrong;
}

describe('captures', () => {
  test('undamaged, they are read to their ends', () => {
    const unread = originals.filter(({ bytes }) => {
      const { problem } = judgeCapture(bytes, []);
      // An interface of an unknown kind is told, and hides nothing.
      return problem !== null && problem.reason.code !== 'link-type';
    });
    expect(unread.map(({ name }) => name)).toEqual([]);
  });

  test(`${String(CAPTURES)} that are damaged`, () => {
    let whole = 0;
    const told = new Set<string>();
    for (let seed = 0; seed < CAPTURES; seed++) {
      const { name, bytes } = damaged(originals, seed);
      const dice = new Dice(seed);
      const cuts = Array.from({ length: dice.below(4) }, () => dice.below(bytes.length + 1)).sort(
        (a, b) => a - b,
      );
      try {
        const read = judgeCapture(bytes, []);
        expect(complaints(read, bytes.length)).toEqual([]);
        // It depends on the file alone, not on the pieces in which it comes.
        expect(judgeCapture(bytes, cuts)).toEqual(read);
        if (read.problem) told.add(read.problem.reason.code);
        else whole += 1;
      } catch (error) {
        throw new Error(name, { cause: error });
      }
    }
    // The damage is of every kind, and some of it does not show.
    const kinds = [
      'block-length',
      'byte-order',
      'interface',
      'link-type',
      'magic',
      'too-long',
      'truncated',
      'version',
    ];
    expect([...told]).toEqual(expect.arrayContaining(kinds));
    expect(whole).toBeGreaterThan(CAPTURES / 20);
  });

  test('what stands before the damage is read and judged as if nothing were', () => {
    for (let seed = 0; seed < CAPTURES / 4; seed++) {
      const dice = new Dice(seed);
      const { name, bytes } = dice.pick(originals);
      const at = dice.below(bytes.length);
      const spoilt = Uint8Array.from(bytes, (byte, k) => (k < at ? byte : dice.below(256)));
      const before = judgeCapture(bytes.subarray(0, at), []);
      const { frames, seen } = judgeCapture(spoilt, []);
      expect([name, frames.slice(0, before.frames.length)]).toEqual([name, before.frames]);
      expect([name, seen.slice(0, before.seen.length)]).toEqual([name, before.seen]);
    }
  });
});

interface Told {
  readonly judged: readonly (JudgedTx | JudgedRx)[];
  readonly problem: Problem | null;
}

function judgeTrace(text: string, cuts: readonly number[]): Told {
  const reader = new TraceReader();
  const judge = new TraceJudge(null);
  const pieces = [...cuts, text.length].map((to, k) => text.slice(k === 0 ? 0 : cuts[k - 1], to));
  const events = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
  return { judged: events.flatMap((event) => judge.push(event) ?? []), problem: reader.problem };
}

describe('traces', () => {
  test(`${String(TRACES)} that are damaged`, () => {
    const told = new Set<string>();
    let whole = 0;
    for (let seed = 0; seed < TRACES; seed++) {
      const dice = new Dice(seed);
      const sound = dice.pick(traces);
      // Every twentieth is only cut short.
      const text = seed % 20 === 0 ? sound.slice(0, dice.below(sound.length)) : rewritten(sound, seed);
      const cuts = Array.from({ length: dice.below(4) }, () => dice.below(text.length + 1)).sort(
        (a, b) => a - b,
      );
      try {
        const read = judgeTrace(text, []);
        expect(read.judged.length).toBeLessThanOrEqual(text.split('\n').length);
        for (const judged of read.judged)
          if (judged.ev === 'tx') {
            expect(CLASSES).toContain(judged.verdict.verdict);
            if (judged.verdict.verdict !== 'legal') expect(judged.verdict.findings).not.toEqual([]);
          }
        expect(judgeTrace(text, cuts)).toEqual(read);
        if (read.problem) told.add(read.problem.reason.code);
        else whole += 1;
      } catch (error) {
        throw new Error(`seed ${String(seed)}`, { cause: error });
      }
    }
    expect([...told].sort()).toEqual(['field', 'long-line', 'missing', 'not-json', 'truncated']);
    expect(whole).toBeGreaterThan(TRACES / 20);
  });

  test('a trace given as a capture, and a capture as a trace', () => {
    for (const text of traces) {
      expect(judgeCapture(new TextEncoder().encode(text), []).problem?.reason.code).toBe('magic');
    }
    for (const name of recordings)
      expect(judgeTrace(new TextDecoder().decode(fixture(name)), []).problem?.unit).toBe('line');
  });
});
