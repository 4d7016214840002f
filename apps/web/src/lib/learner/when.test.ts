import { describe, expect, it } from 'vitest';
import { dayText, daysFrom, endOfDay } from './when.ts';

const at = (day: number, hour: number): number => new Date(2026, 10, day, hour, 30).getTime();

describe('days', () => {
  it('end at midnight, not a day later', () => {
    expect(daysFrom(at(23, 23), at(24, 0))).toBe(1);
    expect(daysFrom(at(23, 0), at(23, 23))).toBe(0);
    expect(endOfDay(at(23, 9))).toBe(new Date(2026, 10, 24).getTime() - 1);
  });

  it.each([
    [23, 'today', '今天'],
    [24, 'tomorrow', '明天'],
    [22, 'yesterday', '昨天'],
    [28, 'in 5 days', '5天后'],
    [20, '3 days ago', '3天前'],
    [23 + 91, 'in 3 months', '3个月后'],
  ])('%s November is told as %s, %s', (day, en, zh) => {
    expect(dayText(at(day, 8), at(23, 9), 'en')).toBe(en);
    expect(dayText(at(day, 8), at(23, 9), 'zh')).toBe(zh);
  });
});
