import { afterEach, describe, expect, it, vi } from 'vitest';
import { forget, keys, read, readJson, write, writeJson } from './stored.ts';

/** A browser's storage; `full` refuses to write as browsers do. */
function storage(full = false): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    clear: () => held.clear(),
    getItem: (key) => held.get(key) ?? null,
    key: (i) => [...held.keys()][i] ?? null,
    removeItem: (key) => void held.delete(key),
    setItem: (key, value) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, value);
    },
  };
}
afterEach(() => vi.unstubAllGlobals());

describe('what the browser keeps', () => {
  it('comes back, under a prefix of ours', () => {
    vi.stubGlobal('localStorage', storage());
    expect(write('local', 'name', 'Ada')).toBe(true);
    expect(localStorage.getItem('hl:name')).toBe('Ada');
    expect(read('local', 'name')).toBe('Ada');
    expect(keys('local', 'na')).toEqual(['name']);
    forget('local', 'name');
    expect(read('local', 'name')).toBeNull();
  });

  it('is remembered by the tab when storage is full', () => {
    vi.stubGlobal('localStorage', storage(true));
    expect(write('local', 'full', 'x')).toBe(false);
    expect(read('local', 'full')).toBe('x');
    forget('local', 'full');
  });

  it('is remembered by the tab when storage is forbidden', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(write('local', 'forbidden', 'x')).toBe(false);
    expect(read('local', 'forbidden')).toBe('x');
    forget('local', 'forbidden');
    expect(read('local', 'forbidden')).toBeNull();
  });

  it('counts as not kept when it is damaged or of another shape', () => {
    vi.stubGlobal('localStorage', storage());
    const isNumber = (value: unknown): value is number => typeof value === 'number';
    write('local', 'a', '{');
    writeJson('local', 'b', 'text');
    writeJson('local', 'c', 7);
    expect(readJson('local', 'a', isNumber)).toBeNull();
    expect(readJson('local', 'b', isNumber)).toBeNull();
    expect(readJson('local', 'c', isNumber)).toBe(7);
  });
});
