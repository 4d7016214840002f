import { describe, expect, test } from 'vitest';
import type { Packet } from '../packet.ts';
import { packetOf } from '../test/story.ts';
import { FlowTable } from './table.ts';

interface Flow extends Pick<Packet, 'from' | 'fromPort' | 'to' | 'toPort'> {
  readonly made: number;
}

function tableOf(limit: number): (from: Packet['from'], fromPort: number, swap?: boolean) => number {
  let made = 0;
  const table = new FlowTable<Flow>(limit, ({ from, fromPort, to, toPort }) => ({
    from,
    fromPort,
    to,
    toPort,
    made: ++made,
  }));
  const packet = packetOf('c A 1 1', 1);
  return (from, fromPort, swap = false) => {
    const { to, toPort } = packet;
    const there = { ...packet, from, fromPort };
    return table.of(swap ? { ...packet, from: to, fromPort: toPort, to: from, toPort: fromPort } : there)
      .made;
  };
}

describe('flows by their ends', () => {
  test('both directions are one flow, another address or port another', () => {
    const of = tableOf(8);
    expect([of(1, 5), of(1, 5, true), of(2, 5), of(1, 6), of(1, 5)]).toEqual([1, 1, 2, 3, 1]);
  });

  test('IPv6 addresses are compared as a whole', () => {
    const of = tableOf(8);
    expect([of('\u2001\u0db8aaaaa1', 5), of('\u2001\u0db8aaaaa2', 5)]).toEqual([1, 2]);
    expect([of('\u2001\u0db8aaaaa1', 5, true), of('\u2001\u0db8aaaaa2', 5)]).toEqual([1, 2]);
  });

  test('when there are more than it holds, the one that was longest quiet is forgotten', () => {
    const of = tableOf(4);
    expect([of(1, 1), of(1, 2), of(1, 3), of(1, 4)]).toEqual([1, 2, 3, 4]);
    of(1, 1);
    expect(of(1, 5)).toBe(5);
    expect([of(1, 1), of(1, 3), of(1, 4), of(1, 5)]).toEqual([1, 3, 4, 5]);
    expect(of(1, 2)).toBe(6);
    expect(of(1, 1)).toBe(7);
  });

  test('any order of many flows: found again as long as it holds them', () => {
    const limit = 256;
    const of = tableOf(limit);
    /** The flows that it holds, longest quiet first. */
    const model = new Map<number, number>();
    let made = 0;
    let state = 1;
    for (let step = 0; step < 20_000; step++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      const port = (state >>> 16) % 400;
      const known = model.get(port);
      model.delete(port);
      const [oldest] = model.keys();
      if (known === undefined && model.size === limit && oldest !== undefined) model.delete(oldest);
      model.set(port, known ?? ++made);
      expect(of(7, port, (state & 1) === 1)).toBe(model.get(port));
    }
  });
});
