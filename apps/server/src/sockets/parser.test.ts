import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decoder, Encoder, PacketType } from 'socket.io-parser';
import type { Packet } from 'socket.io-parser';
import { chance } from '../../../../scripts/chance.ts';
import { leanParser, written } from './parser.ts';

const lean = new leanParser.Encoder();
const ordinary = new Encoder();
const packet = (data: unknown[], more: Partial<Packet> = {}) =>
  ({ type: PacketType.EVENT, nsp: '/', data, ...more }) as Packet;

describe('the lean encoder', () => {
  it('writes what the ordinary one writes', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.option(fc.nat(), { nil: undefined }), (data, id) => {
        const type = id === undefined ? PacketType.EVENT : PacketType.ACK;
        const one = packet(data, id === undefined ? {} : { type, id });
        expect(lean.encode(one)).toEqual(ordinary.encode(one));
      }),
      chance(100),
    );
  });

  it('sends what is written already as it is, and ordinary clients read it', () => {
    const value = { text: '握手 "quoted" \\ \u2028', list: [1, null, { deep: true }] };
    const [frame] = lean.encode(packet(['table.moves', written(JSON.stringify(value))]));
    const decoder = new Decoder();
    let read: Packet | undefined;
    decoder.on('decoded', (decoded: Packet) => (read = decoded));
    decoder.add(frame);
    expect(read?.data).toEqual(['table.moves', value]);
    expect(ordinary.encode(packet(['x', written(JSON.stringify(value))]))).toEqual(
      ordinary.encode(packet(['x', value])),
    );
  });

  it('leaves everything else to the ordinary one', () => {
    for (const one of [
      { type: PacketType.CONNECT, nsp: '/', data: { sid: 'x' } },
      { type: PacketType.DISCONNECT, nsp: '/' },
      packet(['a'], { nsp: '/admin' }),
    ] as Packet[]) {
      expect(lean.encode(one)).toEqual(ordinary.encode(one));
    }
  });
});
