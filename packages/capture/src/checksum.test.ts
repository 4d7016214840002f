import { describe, expect, test } from 'vitest';
import { ACK, PSH, type Segment } from '@handshake/protocol';
import { readPacket } from './packet.ts';
import { CaptureReader } from './reader.ts';
import { ethernet, FORTH, ipv4, ipv6, pcap, tcp, u16, u32 } from './test/bytes.ts';
import { checksum } from './write.ts';

const odd: Segment = { flags: ACK | PSH, seq: 7, ack: 9, len: 11, win: 100 };
const V4 = [...FORTH.from, ...FORTH.to];
const V6 = ipv6([]).slice(8, 40);
const IP4 = 14 + 20;

/** The segment with a checksum that fits, or these two bytes in its place. */
function filled(addresses: readonly number[], given?: number): number[] {
  const bytes = tcp(odd);
  const pseudo = [...addresses, ...u32(bytes.length), 0, 0, 0, 6];
  bytes.splice(16, 2, ...u16(given ?? checksum([Uint8Array.from(pseudo), Uint8Array.from(bytes)])));
  return bytes;
}
/** What the pseudo-header alone adds up to, as a card is given it. */
const partial = (length: number): number =>
  ~checksum([Uint8Array.from([...V4, 0, 6, ...u16(length)])]) & 0xffff;

function of(frame: readonly number[], options = {}): string {
  const [only] = new CaptureReader().push(pcap([[...frame]], options));
  if (!only) throw new Error('no frame');
  const packet = readPacket(only);
  return typeof packet === 'string' ? packet : packet.checksum;
}

describe('a checksum', () => {
  const right = ethernet(ipv4(filled(V4)));

  test.each([
    ['right', 'IPv4', right],
    ['right', 'IPv6', ethernet(ipv6(filled(V6)), [], 0x86dd)],
    ['right', 'IPv4 with padding behind it', [...right, 1, 2, 3]],
    ['wrong', 'IPv6, of another segment', ethernet(ipv6(filled(V6, 0x1234)), [], 0x86dd)],
    ['unknown', 'not filled in', ethernet(ipv4(filled(V4, 0)))],
    ['unknown', 'left to the card, with the length', ethernet(ipv4(filled(V4, partial(31))))],
    ['unknown', 'left to the card, which will cut it', ethernet(ipv4(filled(V4, partial(0))))],
    [
      'unknown',
      'IPv6 with a routing header',
      ethernet(ipv6(filled(V6, 0x1234), [[43, [0, 0, 0, 1, 0, 0, 0, 0]]]), [], 0x86dd),
    ],
  ])('%s: %s', (told, _title, frame) => {
    expect(of(frame)).toBe(told);
  });

  test('of a segment that is cut short can’t be told, but for IPv4’s own', () => {
    expect(of(ethernet(ipv4(filled(V4, 0x1234))), { snap: right.length - 1 })).toBe('unknown');
    const bent = [...right];
    bent[14 + 8] = 1;
    expect(of(bent, { snap: right.length - 1 })).toBe('wrong');
    // Filled in by the card as well.
    bent.splice(14 + 10, 2, 0, 0);
    expect(of(bent)).toBe('right');
  });

  test('does not fit whichever bit of header, addresses or data has flipped', () => {
    const rest = [...right.keys()].filter((at) => at >= 14);
    // Another version, length, protocol or "fragment" makes it no TCP segment that is read.
    const structure = new Set([14, 16, 17, 20, 21, 23, 24, 25]);
    for (const at of rest.filter((it) => !structure.has(it)))
      for (let bit = 0; bit < 8; bit++) {
        const bent = [...right];
        bent[at] = (bent[at] ?? 0) ^ (1 << bit);
        expect([at - IP4, bit, of(bent)]).toEqual([
          at - IP4,
          bit,
          expect.stringMatching(/^(wrong|malformed)$/),
        ]);
      }
  });
});
