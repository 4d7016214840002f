import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIN, SYN } from '@handshake/protocol';
import type { Segment } from '@handshake/protocol';
import { chance } from '../../../scripts/chance.ts';
import { viewOf } from './bytes.ts';
import type { Frame } from './frame.ts';
import { readPacket } from './packet.ts';
import type { Problem } from './problem.ts';
import { MAX_INTERFACES, PcapngReader } from './pcapng.ts';
import { CaptureReader } from './reader.ts';
import {
  block,
  enhanced,
  ethernet,
  frameBytes,
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

const SYN_SEGMENT: Segment = { flags: SYN, seq: 0xfffffff0, ack: 0, len: 0, win: 64240 };
const frame = ethernet(ipv4(tcp(SYN_SEGMENT)));

/** A frame with its bytes copied, so that it outlives the chunk that it came in. */
function kept(frame: Frame): Frame & { readonly bytes: Uint8Array } {
  const bytes = frameBytes(frame).slice();
  return { ...frame, bytes, view: viewOf(bytes), start: 0, end: bytes.length };
}

/** Reads a file that comes in pieces, each in the same buffer. */
function read(bytes: Uint8Array, step = bytes.length || 1): { frames: Frame[]; problem: Problem | null } {
  const reader = new CaptureReader();
  const frames: Frame[] = [];
  const buffer = new Uint8Array(step);
  for (let at = 0; at < bytes.length; at += step) {
    const piece = bytes.subarray(at, at + step);
    buffer.set(piece);
    frames.push(...reader.push(buffer.subarray(0, piece.length)).map(kept));
    buffer.fill(0xee);
  }
  reader.end();
  return { frames, problem: reader.problem };
}
const segmentsIn = (bytes: Uint8Array): unknown[] =>
  read(bytes).frames.map((each) => {
    const packet = readPacket(each);
    return typeof packet === 'string' ? packet : packet.segment;
  });

const FOLDER = new URL('../fixtures/', import.meta.url);
const fixture = (name: string): Uint8Array => readFileSync(new URL(name, FOLDER));
const captures = readdirSync(FOLDER).filter((name) => name.endsWith('.pcap'));

describe('pcap', () => {
  test.each([
    ['little-endian, microseconds', { little: true, nano: false }],
    ['little-endian, nanoseconds', { little: true, nano: true }],
    ['big-endian, microseconds', { little: false, nano: false }],
    ['big-endian, nanoseconds', { little: false, nano: true }],
  ])('%s', (_, options) => {
    const { frames, problem } = read(pcap([frame, frame], options));
    expect(problem).toBeNull();
    expect(frames.map(({ no, time, originalLength }) => [no, time, originalLength])).toEqual([
      [1, 1_000_250, frame.length],
      [2, 1_001_250, frame.length],
    ]);
    expect(frames.map(readPacket)).toMatchObject([{ segment: SYN_SEGMENT }, { segment: SYN_SEGMENT }]);
  });

  test('a piece of any size at a time gives the same frames', () => {
    const bytes = fixture('close3_delack.client.pcap');
    const whole = read(bytes);
    for (const step of [1, 3, 16, 17, 100]) expect(read(bytes, step)).toEqual(whole);
  });

  test.each([
    [[], 'empty', 0, undefined],
    [[0xa1, 0xb2], 'magic', 0, undefined],
    [[...u32(0x12345678), ...u32(0), ...u32(0)], 'magic', 0, undefined],
    [[...pcap([]).slice(0, 4), 9, 0, ...pcap([]).slice(6)], 'version', 0, undefined],
    [[...pcap([], { linkType: 105 })], 'link-type', 0, undefined],
    [[...pcap([]), ...u32(0), ...u32(0), ...u32(0x7fffffff, true), ...u32(60, true)], 'too-long', 24, 1],
    [[...pcap([frame]), 0, 0], 'truncated', 24 + 16 + frame.length, 2],
  ])('what cannot be read says where and why (%#)', (bytes, code, at, number) => {
    const { problem } = read(Uint8Array.from(bytes));
    expect(problem).toMatchObject({ unit: 'byte', at, reason: { code } });
    expect(problem?.frame).toBe(number);
  });

  test.each(captures)('%s, cut after any byte: what was whole is read, and the cut is told', (name) => {
    const bytes = fixture(name);
    const whole = read(bytes);
    expect(whole.problem).toBeNull();
    let end = 24;
    const ends = whole.frames.map((each) => (end += 16 + each.end - each.start));
    for (let length = 0; length < bytes.length; length++) {
      const { frames, problem } = read(bytes.subarray(0, length));
      expect(frames.length).toBe(ends.filter((at) => at <= length).length);
      const between = length === 24 || ends.includes(length);
      expect(problem === null).toBe(between);
    }
  });
});

describe('pcapng', () => {
  const file = (little: boolean): number[] => [
    ...section(little),
    ...networkInterface(1, little),
    ...block(0x0bad, [1, 2, 3, 4, 5], little),
    ...enhanced(frame, little),
    ...block(3, [...u32(frame.length, little), ...frame], little),
  ];

  test.each([true, false])(
    'sections, interfaces, packets, and blocks that nobody knows (little-endian: %s)',
    (little) => {
      const { frames, problem } = read(Uint8Array.from(file(little)));
      expect(problem).toBeNull();
      expect(frames.map(({ no, time }) => [no, time])).toEqual([
        [1, 1_000_250],
        [2, 0],
      ]);
      expect(frames.map(readPacket)).toMatchObject([{ segment: SYN_SEGMENT }, { segment: SYN_SEGMENT }]);
    },
  );

  test('a second section in the other byte order starts over', () => {
    expect(segmentsIn(Uint8Array.from([...file(true), ...file(false)]))).toEqual(
      new Array(4).fill(SYN_SEGMENT),
    );
  });

  test.each([
    ['10^-9 s', [...u16(9, true), ...u16(1, true), 9, 0, 0, 0], 1_500_000_000_000, 1_500_000],
    ['2^-10 s', [...u16(9, true), ...u16(1, true), 0x8a, 0, 0, 0], 2048, 2000],
    ['an offset of 100 s', [...u16(14, true), ...u16(8, true), 100, 0, 0, 0, 0, 0, 0, 0], 1_000_000, 101_000],
  ])('time stamps in %s', (_, options, ticks, ms) => {
    const bytes = [...section(), ...networkInterface(1, true, options), ...enhanced(frame, true, 0, ticks)];
    expect(read(Uint8Array.from(bytes)).frames[0]?.time).toBe(ms);
  });

  test.each([
    ['block-length', [...section(), ...u32(6, true), ...u32(7, true), ...u32(0)]],
    ['block-length', [...section(), ...networkInterface().slice(0, -4), ...u32(99, true)]],
    ['byte-order', [...u32(0x0a0d0d0a), ...u32(28, true), ...u32(0), ...u32(0)]],
    ['interface', [...section(), ...enhanced(frame)]],
    ['truncated', [...section(), ...networkInterface(), 6, 0, 0]],
    ['truncated', [...section(), ...u32(0x0bad, true), ...u32(400, true), ...u32(0)]],
    ['too-long', [...section(), ...networkInterface(), ...u32(6, true), ...u32(0x7ffffff0, true), ...u32(0)]],
  ])('%s', (code, bytes) => {
    expect(read(Uint8Array.from(bytes)).problem?.reason.code).toBe(code);
  });

  test('an interface of an unknown kind is told, and does not hide the others', () => {
    const bytes = [...section(), ...networkInterface(249), ...networkInterface(1)];
    const { frames, problem } = read(
      Uint8Array.from([...bytes, ...enhanced([1, 2, 3]), ...enhanced(frame, true, 1)]),
    );
    expect(problem).toMatchObject({ frame: 1, reason: { code: 'link-type', linkType: 249 } });
    expect(frames.map(({ no }) => no)).toEqual([2]);
  });

  test('a section with interfaces without end is not read to its end, and the next one starts over', () => {
    const many = (count: number): Uint8Array => {
      const one = networkInterface();
      const bytes = new Uint8Array(one.length * count);
      for (let k = 0; k < count; k++) bytes.set(one, k * one.length);
      return bytes;
    };
    const reader = new PcapngReader();
    for (let sections = 0; sections < 2; sections++) {
      reader.push(Uint8Array.from(section()));
      reader.push(many(MAX_INTERFACES));
      const frames = reader.push(Uint8Array.from(enhanced(frame, true, MAX_INTERFACES - 1)));
      expect(frames.map(({ no }) => no)).toEqual([sections + 1]);
    }
    expect(reader.problem).toBeNull();
    reader.push(many(1));
    expect(reader.lost).toBe(true);
    expect(reader.problem).toMatchObject({ frame: 3, reason: { code: 'interfaces', limit: MAX_INTERFACES } });
  });

  test('cut after any byte it never throws, and never invents a frame', () => {
    const bytes = Uint8Array.from(file(true));
    for (let length = 0; length < bytes.length; length++) {
      expect(read(bytes.subarray(0, length)).frames.length).toBeLessThan(2);
    }
  });
});

describe('link layers', () => {
  const packet = ipv4(tcp(SYN_SEGMENT));
  const packet6 = ipv6(tcp(SYN_SEGMENT));
  test.each([
    ['Ethernet', 1, ethernet(packet)],
    ['Ethernet, IPv6', 1, ethernet(packet6, [], 0x86dd)],
    ['one VLAN tag', 1, ethernet(packet, [0x8100])],
    ['two VLAN tags', 1, ethernet(packet, [0x88a8, 0x8100])],
    ['Linux cooked', 113, [...new Array<number>(14).fill(0), 8, 0, ...packet]],
    ['Linux cooked, version 2', 276, [8, 0, ...new Array<number>(18).fill(0), ...packet]],
    ['Linux cooked, version 2, IPv6', 276, [0x86, 0xdd, ...new Array<number>(18).fill(0), ...packet6]],
    ['raw IP', 101, packet],
    ['raw IP, version 6', 101, packet6],
    ['IPv4', 228, packet],
    ['IPv6', 229, packet6],
    ['loopback, little-endian', 0, [2, 0, 0, 0, ...packet]],
    ['loopback, big-endian', 0, [0, 0, 0, 2, ...packet]],
    ['loopback of another system, IPv6', 108, [0, 0, 0, 30, ...packet6]],
  ])('%s', (_, linkType, bytes) => {
    expect(segmentsIn(pcap([bytes], { linkType }))).toEqual([SYN_SEGMENT]);
  });

  test.each([
    ['ARP', 1, ethernet([1, 2, 3], [], 0x0806)],
    ['an old length field', 1, ethernet(packet, [], 0x0040)],
    ['half a header', 1, [1, 2, 3, 4, 5]],
    ['another family', 0, [7, 0, 0, 0, ...packet]],
  ])('%s is none of it', (_, linkType, bytes) => {
    expect(segmentsIn(pcap([bytes], { linkType }))).toEqual(['not-ip']);
  });
});

describe('IP and TCP', () => {
  const data: Segment = { flags: FIN | 0x18, seq: 7, ack: 9, len: 100, win: 1 };

  test('padding behind the packet is no payload', () => {
    expect(segmentsIn(pcap([[...ethernet(ipv4(tcp(SYN_SEGMENT))), 0, 0, 0, 0, 0, 0]]))).toEqual([
      SYN_SEGMENT,
    ]);
  });
  test('a short snap length leaves the payload its length', () => {
    expect(segmentsIn(pcap([ethernet(ipv4(tcp(data)))], { snap: 60 }))).toEqual([data]);
  });
  test('a packet that the card will cut has the length of the frame', () => {
    const packet = ipv4(tcp(data));
    packet.splice(2, 2, 0, 0);
    expect(segmentsIn(pcap([ethernet(packet)]))).toEqual([data]);
  });
  test.each([
    [
      'hop-by-hop and routing headers',
      [
        [0, [0, 0, 1, 4, 0, 0, 0, 0]],
        [43, [0, 0, 0, 0, 0, 0, 0, 0]],
      ],
    ],
    ['an authentication header', [[51, [0, 4, ...new Array<number>(22).fill(0)]]]],
    ['a fragment header on a whole packet', [[44, [0, 0, 0, 0, 0, 0, 0, 1]]]],
    ['destination options of 16 bytes', [[60, [0, 1, ...new Array<number>(14).fill(0)]]]],
  ] as [string, [number, number[]][]][])('%s', (_, extensions) => {
    expect(segmentsIn(pcap([ipv6(tcp(data), extensions)], { linkType: 101 }))).toEqual([data]);
  });
  test.each([
    ['fragment', ipv4(tcp(data), FORTH, 0x2000)],
    ['fragment', ipv4(tcp(data), FORTH, 0x0010)],
    ['fragment', ipv6(tcp(data), [[44, [0, 0, 0, 1, 0, 0, 0, 1]]])],
    ['not-tcp', ipv4(tcp(data), FORTH, 0, 17)],
    ['not-tcp', ipv6(tcp(data), [[59, [0, 0, 0, 0, 0, 0, 0, 0]]])],
    ['not-ip', [0x50, 1, 2, 3]],
    ['cut', ipv4(tcp(data)).slice(0, 30)],
    ['cut', ipv4(tcp(data)).slice(0, 12)],
    ['malformed', ipv4([0, 80, 0, 80])],
    ['malformed', ipv4([...tcp(data).slice(0, 12), 0x10, ...tcp(data).slice(13)])],
  ])('%s', (why, packet) => {
    const bytes = pcap([packet], { linkType: 101 });
    // What was cut was longer on the wire.
    if (why === 'cut') bytes.set(u32(400, true), 24 + 12);
    expect(segmentsIn(bytes)).toEqual([why]);
  });

  test('options: MSS, window scale, SACK, time stamps', () => {
    const options = [
      2,
      4,
      5,
      0xb4,
      1,
      3,
      3,
      15,
      4,
      2,
      8,
      10,
      ...u32(77),
      ...u32(88),
      5,
      10,
      ...u32(1),
      ...u32(2),
      0,
      0,
    ];
    const [only] = read(pcap([ipv4(tcp(SYN_SEGMENT, FORTH, options))], { linkType: 101 })).frames.map(
      readPacket,
    );
    expect(only).toMatchObject({
      segment: SYN_SEGMENT,
      options: {
        mss: 1460,
        windowScale: 14,
        sackPermitted: true,
        sack: [{ from: 1, to: 2 }],
        timestamps: { value: 77, echo: 88 },
        complete: true,
      },
    });
  });

  test('options that were cut off are known to be missing', () => {
    const packet = ipv4(tcp(SYN_SEGMENT, FORTH, [2, 4, 5, 0xb4, 1, 3, 3, 7]));
    const [only] = read(pcap([packet], { linkType: 101, snap: 42 })).frames.map(readPacket);
    expect(only).toMatchObject({ options: { windowScale: null, complete: false } });
  });
});

describe('damaged files', () => {
  const pristine = [
    fixture('half_close.server.pcap'),
    Uint8Array.from([
      ...section(),
      ...networkInterface(),
      ...enhanced(frame),
      ...enhanced(ethernet(ipv6(tcp(SYN_SEGMENT)), [], 0x86dd)),
    ]),
  ];
  test('whatever bytes are changed, reading ends without a throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pristine),
        fc.array(fc.tuple(fc.nat(1400), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 64 }),
        (original, changes, step) => {
          const bytes = Uint8Array.from(original);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          for (const each of read(bytes, step).frames) readPacket(each);
        },
      ),
      chance(500),
    );
  });
  test('bytes that never were a capture are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 80 }), (bytes) => {
        fc.pre(
          !['a1b2c3d4', 'd4c3b2a1', 'a1b23c4d', '4d3cb2a1', '0a0d0d0a'].includes(
            Buffer.from(bytes.subarray(0, 4)).toString('hex'),
          ),
        );
        expect(read(bytes)).toMatchObject({ frames: [], problem: { reason: { code: 'magic' } } });
      }),
      chance(100),
    );
  });
});
