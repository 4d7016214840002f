/** What to play next. Apart from fading.ts: it looks through all lessons, and who plays one has no need of the others. */
import { isWorthPlaying, LESSONS } from '@handshake/lessons';
import type { Lesson, Mastery, Seat } from '@handshake/lessons';
import { keptLevel } from './fading.ts';

const SEATS: readonly Seat[] = ['client', 'server'];
/** The first lesson, in the order in which they are offered, by which something is gained now; null where there is none. */
export function nextLesson(
  progress: ReadonlyMap<string, Mastery>,
  now: number,
): { readonly lesson: Lesson; readonly seat: Seat } | null {
  for (const lesson of LESSONS) {
    const levels = SEATS.map((seat) => keptLevel(lesson, seat));
    const played = levels.includes('faults');
    // By other rules nothing is noted of TCP's ideas.
    if ((lesson.rules ?? 'rfc9293') !== 'rfc9293' || !isWorthPlaying(lesson, { progress, played, now }))
      continue;
    return { lesson, seat: SEATS.find((_, i) => levels[i] !== null && levels[i] !== 'faults') ?? 'client' };
  }
  return null;
}
