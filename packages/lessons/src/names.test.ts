import { describe, expect, it } from 'vitest';
import { nameCount, spinName } from './names.ts';

/** Every pair of the two draws, in order. */
function* all(locale: 'en' | 'zh') {
  const n = 60;
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++) {
      const draws = [(a + 0.5) / n, (b + 0.5) / n];
      yield spinName(locale, () => draws.shift() as number);
    }
}

describe.each(['en', 'zh'] as const)('names in %s', (locale) => {
  it('are 60 × 60, all different, none longer than a name may be', () => {
    const names = [...all(locale)];
    expect(nameCount(locale)).toBe(3600);
    expect(new Set(names).size).toBe(3600);
    for (const name of names) expect([...name].length).toBeLessThanOrEqual(24);
  });

  it('hold at the edges of chance', () => {
    expect(spinName(locale, () => 0)).not.toContain('undefined');
    expect(spinName(locale, () => 1)).not.toContain('undefined');
  });
});
