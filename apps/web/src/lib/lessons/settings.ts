/** How a lesson of a class's plan is played. */
import type { Lesson, Ways } from '@handshake/lessons';
import type { Profile } from '@handshake/protocol';
import { m } from '#lib/paraglide/messages.js';

/** The most minutes of one lesson. */
export const MOST_LESSON_MINUTES = 600;

export interface LessonSettings {
  readonly profile: Profile;
  readonly ways: Ways;
  /** Null: as long as it takes. */
  readonly minutes: number | null;
}
/** A lesson of a plan that is being made. */
export interface Planned {
  readonly lesson: string;
  readonly own: Lesson | null;
  readonly settings: LessonSettings;
}

export const isMinutes = (minutes: number | null): boolean =>
  minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_LESSON_MINUTES);

const MODES = { coach: m.w_coach, live: m.w_live, peer: m.w_peer } as const;
/** “Coach · Strict · 10 min”: what differs from the usual is named, the usual is not. */
export function settingsText({ profile, ways, minutes }: LessonSettings): string {
  const said = [MODES[ways.mode](), profile === 'strict' ? m.profile_strict() : m.profile_textbook()];
  if (ways.ask.predict) said.push(m.w_predict());
  if (ways.ask.state) said.push(m.w_state());
  if (ways.hints === false) said.push(m.si_hints_short());
  if (ways.numbers) said.push(ways.numbers === 'relative' ? m.si_numbers_rel() : m.si_numbers_abs());
  if (minutes !== null) said.push(m.si_mins({ n: minutes }));
  return said.join(' · ');
}
