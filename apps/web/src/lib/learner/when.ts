/** Days as people count them: today ends at midnight, wherever one is. */
import type { Locale } from '@handshake/lessons';
import { languageTag } from '#lib/i18n/locale.svelte.ts';

const DAY = 86_400_000;

/** The first moment of a day, ms. */
const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
/** The last moment of today: whatever is to be asked by then is asked today. */
export const endOfDay = (now: number): number => new Date(now).setHours(23, 59, 59, 999);
/** How many midnights lie between; summer time makes a day of 23 hours, and it is a day. */
export const daysFrom = (now: number, at: number): number => Math.round((midnight(at) - midnight(now)) / DAY);

/** `today`, `tomorrow`, `in 5 days`, `3 days ago`, `in 2 months`. */
export function dayText(at: number, now: number, locale: Locale): string {
  const days = daysFrom(now, at);
  const words = new Intl.RelativeTimeFormat(languageTag(locale), { numeric: 'auto' });
  return Math.abs(days) < 60 ? words.format(days, 'day') : words.format(Math.round(days / 30.4), 'month');
}
