import { describe, expect, test } from 'vitest';
import { ACK, SYN } from '@handshake/protocol';
import { blank, flagOfKey, inMode, read, takes, toggled } from './draft.ts';
import type { DraftFields } from './draft.ts';

const bases = { own: 1000, peer: 5000 };
const draft = (parts: Partial<DraftFields>): DraftFields => ({ ...blank(64240), ...parts });

describe('a draft becomes a segment', () => {
  test('relative numbers are counted from either stream', () => {
    expect(read(draft({ flags: ACK, seq: '1', ack: '3' }), 'relative', bases)).toEqual({
      ok: true,
      segment: { flags: ACK, seq: 1001, ack: 5003, win: 64240, len: 0 },
    });
  });
  test('an unknown peer base leaves Ack absolute', () => {
    const got = read(draft({ flags: ACK, seq: '0', ack: '3' }), 'relative', { own: 1000, peer: null });
    expect(got).toMatchObject({ ok: true, segment: { seq: 1000, ack: 3 } });
  });
  test('an empty Ack is 0 without the ACK flag, and a mistake with it', () => {
    expect(read(draft({ flags: SYN, seq: '0' }), 'relative', bases)).toMatchObject({
      ok: true,
      segment: { ack: 0 },
    });
    expect(read(draft({ flags: ACK, seq: '0' }), 'relative', bases)).toEqual({
      ok: false,
      errors: { ack: 'empty' },
      first: 'ack',
    });
  });
  test('every unreadable field is named, the first one first', () => {
    expect(read(draft({ seq: 'x', win: '70000', len: '1.5' }), 'absolute', bases)).toEqual({
      ok: false,
      errors: { seq: 'not-a-number', win: 'out-of-range', len: 'not-whole' },
      first: 'seq',
    });
  });
  test('an empty Data field is no data; an empty Window is a mistake', () => {
    expect(read(draft({ seq: '0', len: '' }), 'relative', bases)).toMatchObject({
      ok: true,
      segment: { len: 0 },
    });
    expect(read(draft({ seq: '0', win: '' }), 'relative', bases)).toMatchObject({ ok: false, first: 'win' });
  });
});

test('switching the numbers rewrites Seq and Ack and nothing else', () => {
  const before = draft({ flags: ACK, seq: '1', ack: 'oops', len: '12' });
  expect(inMode(before, 'relative', 'absolute', bases)).toEqual({ ...before, seq: '1001' });
});

test('what it takes: SYN, FIN and every byte one number each', () => {
  const of = (flags: number, len: string) => takes(read(draft({ flags, seq: '0', len }), 'relative', bases));
  expect(of(0x02, '0')).toEqual({ count: 1, syn: true, fin: false, bytes: 0 });
  expect(of(0x01, '10')).toEqual({ count: 11, syn: false, fin: true, bytes: 10 });
  expect(of(0, '')).toEqual({ count: 0, syn: false, fin: false, bytes: 0 });
});

test('flags toggle by button and by letter', () => {
  expect(toggled(toggled(draft({}), 'SYN'), 'ACK').flags).toBe(SYN | ACK);
  expect(toggled(draft({ flags: SYN | ACK }), 'SYN').flags).toBe(ACK);
  expect(['s', 'A', 'f', 'R', 'p', 'u'].map(flagOfKey)).toEqual(['SYN', 'ACK', 'FIN', 'RST', 'PSH', 'URG']);
  expect(flagOfKey('x')).toBeNull();
});
