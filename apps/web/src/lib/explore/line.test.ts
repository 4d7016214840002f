import { describe, expect, it } from 'vitest';
import { restored, segment } from '@handshake/protocol';
import type { Endpoint } from '@handshake/protocol';
import { receiveLine, sendLine } from './line.ts';

const open = (nxt: number, wnd: number): Endpoint =>
  restored({
    state: 'ESTABLISHED',
    passive: false,
    iss: 100,
    irs: (nxt - 1) >>> 0,
    snd: { una: 101, nxt: 151, wnd: 100 },
    rcv: { nxt, wnd },
  });

describe('the line of numbers', () => {
  it('has every number that matters in its order, each once', () => {
    const line = receiveLine(open(500, 100), segment({ seq: 480, len: 20 }))!;
    expect(line.marks.map(({ value, is }) => [value, ...is])).toEqual([
      [480, 'seq'],
      [500, 'start', 'end'],
      [600, 'edge'],
    ]);
    expect(line.segment.to).toBe(line.window.from);
    expect(line.wrap).toBeNull();
    const places = line.marks.map(({ at }) => at);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(Math.max(...places)).toBeLessThan(1);
  });

  it('knows where the numbers wrap, and a window that is closed', () => {
    const line = receiveLine(open(4_294_967_290, 0), segment({ seq: 4_294_967_290, len: 10 }))!;
    expect(line.marks.map(({ value }) => value)).toEqual([4_294_967_290, 4]);
    expect(line.window.from).toBe(line.window.to);
    expect(line.wrap).toBeCloseTo(0.5);
  });

  it('puts a single number in the middle', () => {
    const line = receiveLine(open(500, 0), segment({ seq: 500 }))!;
    expect(line.marks).toHaveLength(1);
    expect(line.marks[0]?.at).toBe(0.5);
  });

  it('shows a sender what is in flight', () => {
    const line = sendLine(open(500, 100), segment({ seq: 151, len: 60 }))!;
    expect(line.marks.map(({ value, is }) => [value, ...is])).toEqual([
      [101, 'start'],
      [151, 'next', 'seq'],
      [201, 'edge'],
      [211, 'end'],
    ]);
  });

  it('is not drawn before the peer is known', () => {
    expect(receiveLine({ ...open(500, 100), state: 'SYN-SENT', irs: null }, segment({}))).toBeNull();
    expect(sendLine({ ...open(500, 100), state: 'LISTEN', irs: null }, segment({}))).toBeNull();
  });
});
