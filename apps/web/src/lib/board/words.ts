/** The board's words for signs and misconceptions. */
import { isMisconception, lessonById, MISCONCEPTION_TEXTS } from '@handshake/lessons';
import type { Totals } from './board-session.svelte.ts';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { ownTitle } from '#lib/lessons/title.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Sign } from './signs.ts';

const SIGN_WORDS: Readonly<Record<Sign, () => string>> = {
  stuck: m.sign_stuck,
  away: m.sign_away,
  idle: m.sign_idle,
  moving: m.sign_moving,
  done: m.sign_done,
  ended: m.sign_ended,
};
export const signWord = (sign: Sign): string => SIGN_WORDS[sign]();

/** “Ack = last byte received”; an id that this version does not know stands for itself. */
export const misconceptionName = (id: string): string =>
  isMisconception(id) ? MISCONCEPTION_TEXTS[locale()][id].name : id;

/** What a class is called, and what stands below. A title that the server took from a lesson follows lesson and language. */
export function headline({
  title,
  lesson,
  lessonTitle,
  profile,
}: Pick<Totals, 'title' | 'lesson' | 'lessonTitle' | 'profile'>): {
  title: string;
  below: string;
} {
  const name = (lessonTitle ?? lessonById(lesson)?.title)?.[locale()];
  const judged = profile === 'strict' ? m.profile_strict() : m.profile_textbook();
  // A title of somebody's own lesson is a lesson's, too.
  const own = lessonTitle ? null : ownTitle(title);
  return own === null
    ? { title: name ?? title, below: judged }
    : { title: own, below: name === undefined ? judged : `${name} · ${judged}` };
}
