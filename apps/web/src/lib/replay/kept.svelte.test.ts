import { lessonById, newHeader } from '@handshake/lessons';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isFleeting, keep, keepAttempt, kept, keptAttempt, replayPath } from './kept.ts';
import type { KeptRecording } from './kept.ts';

function some(back: string | null = '/practice/handshake/client'): Omit<KeptRecording, 'at'> {
  const lesson = lessonById('handshake');
  if (!lesson) throw new Error('there is no handshake');
  const header = newHeader({ lesson, profile: 'strict', iss: { client: 1, server: 2 } });
  return {
    recording: { format: 'handshake-lab-recording', v: 1, seat: 'client', header, moves: [] },
    names: { client: 'Wei', server: 'Amara' },
    back,
  };
}

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe('a kept recording', () => {
  test('is found again', () => {
    expect(keep('one', some())).toBe(true);
    expect(kept('one')).toMatchObject(some());
    expect(isFleeting('one')).toBe(false);
  });

  test('is none where what the tab holds is damaged, or leads elsewhere', () => {
    keep('one', some('//elsewhere.example/'));
    expect(kept('one')).toBeNull();
    sessionStorage.setItem('hl:replay:one', '{"recording":{}}');
    expect(kept('one')).toBeNull();
  });

  test('makes room for newer ones', () => {
    vi.useFakeTimers();
    for (let i = 0; i < 10; i++) {
      vi.setSystemTime(1000 + i);
      keep(`t${i}`, some());
    }
    vi.useRealTimers();
    expect(kept('t0')).toBeNull();
    expect(kept('t1')).toBeNull();
    expect(kept('t2')).not.toBeNull();
    expect(kept('t9')).not.toBeNull();
  });

  test('lives in the tab alone where storage is forbidden, and says so', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(keep('one', some())).toBe(false);
    expect(kept('one')).toMatchObject(some());
    expect(isFleeting('one')).toBe(true);
  });
});

describe('an attempt', () => {
  test('is found again, until too many newer ones were begun', () => {
    const { header, moves } = some().recording;
    const attempt = { header, moves, seat: 'server', of: { id: 'one', n: 3, moment: 2 } } as const;
    vi.useFakeTimers();
    const ids = Array.from({ length: 9 }, (_, i) => {
      vi.setSystemTime(1_700_000_000_000 + i);
      return keepAttempt(attempt);
    });
    vi.useRealTimers();
    expect(ids.map((id) => keptAttempt(id) !== null)).toEqual([false, ...ids.slice(1).map(() => true)]);
    expect(keptAttempt(ids[8] ?? '')).toEqual(attempt);
  });

  test('has an address at its moment', () => {
    expect(replayPath('a b', 7, true)).toBe('/replay?table=a%20b&if#7');
  });
});
