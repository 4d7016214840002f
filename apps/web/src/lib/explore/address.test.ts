import { describe, expect, it, test } from 'vitest';
import { STATES } from '@handshake/protocol';
import { addressOf, fromAddress } from './address.ts';
import { preset, presetAddress, PRESETS } from './presets.ts';
import { readEndpoint } from './read.ts';
import { basesOf, firstSegment, inMode, segmentBases, sensible } from './situation.ts';
import type { Situation } from './situation.ts';

const query = (address: string): URLSearchParams => new URLSearchParams(address.slice(address.indexOf('?')));
const situationOf = (address: string): Situation => fromAddress(query(address)).situation;

describe('the address', () => {
  test.each(STATES)('holds the whole choice: %s', (state) => {
    for (const direction of ['arrives', 'sends'] as const) {
      const usual = sensible(state);
      const situation: Situation = {
        state,
        end: {
          vars: { ...usual.vars, rwnd: '7', una: '4294967295' },
          passive: !usual.passive,
          finWaits: true,
          owed: direction === 'sends' ? 'full' : 'small',
        },
        segment: { ...firstSegment(state, direction, 0x11), len: '5', win: '0' },
        direction,
      };
      const back = fromAddress(query(addressOf(situation)));
      expect(back.situation).toEqual(situation);
      expect(back.unknown).toEqual([]);
    }
  });

  it('keeps what cannot be read as it was typed', () => {
    const { segment, end } = situationOf('/explore?state=LISTEN&flags=S&seq=twelve&iss=%20&rwnd=99999');
    expect(segment.seq).toBe('twelve');
    expect(end.vars.iss).toBe(' ');
    expect(end.vars.rwnd).toBe('99999');
  });

  it.each([
    ['?state=OPEN&flags=A', 'state', 'OPEN'],
    ['?state=CLOSED&flags=Q', 'flags', 'Q'],
    ['?try=nothing-like-it', 'try', 'nothing-like-it'],
  ])('says what is not to be had, and shows something sensible: %s', (address, what, text) => {
    const { situation, unknown } = fromAddress(query(address));
    expect(unknown).toEqual([{ what, text }]);
    expect(readEndpoint(situation, 'absolute').ok).toBe(true);
  });

  it('throws at nothing', () => {
    for (const text of [
      '?',
      '?state',
      '?state=&flags=&seq=&try=',
      `?seq=${'9'.repeat(500)}&flags=0`,
      '?%E0%A4%A',
    ])
      expect(() => fromAddress(new URLSearchParams(text))).not.toThrow();
  });
});

describe('an example', () => {
  test.each(PRESETS)('%s shows both numbers of its segment the same way', (id) => {
    const { own, peer } = segmentBases('arrives', basesOf(preset(id)!.situation));
    expect(own === null).toBe(peer === null);
  });

  test.each(PRESETS)('%s is a possible endpoint, in either form of numbers, and has an address', (id) => {
    const { situation } = preset(id)!;
    expect(readEndpoint(situation, 'absolute')).toMatchObject({ ok: true });
    const relative = inMode(situation, 'absolute', 'relative');
    expect(readEndpoint(relative, 'relative')).toEqual(readEndpoint(situation, 'absolute'));
    expect(inMode(relative, 'relative', 'absolute')).toEqual(situation);
    expect(situationOf(presetAddress(id))).toEqual(situation);
    expect(situationOf(addressOf(situation))).toEqual(situation);
  });
});
