/** The board's words for signs and misconceptions. */
import type { Person, PlannedLesson, Tile } from '@handshake/contract';
import { isMisconception, lessonTitle as builtInTitle, MISCONCEPTION_TEXTS } from '@handshake/lessons';
import type { Part } from '@handshake/lessons';
import { lessonOn } from './board-session.svelte.ts';
import type { Totals } from './board-session.svelte.ts';
import { locale } from '#lib/i18n/locale.svelte.ts';
import { ownTitle } from '#lib/lessons/title.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Sign } from './signs.ts';

const SIGN_WORDS: Readonly<Record<Sign, () => string>> = {
  asks: m.sign_asks,
  paused: m.si_sign_paused,
  stuck: m.sign_stuck,
  away: m.sign_away,
  idle: m.sign_idle,
  moving: m.sign_moving,
  done: m.sign_done,
  ended: m.sign_ended,
};
/** At how many tables the bot has a seat of its own. */
export const withBot = (tiles: readonly Tile[]): number =>
  tiles.filter(({ seats }) => seats.client.kind === 'bot' || seats.server.kind === 'bot').length;

export const signWord = (sign: Sign): string => SIGN_WORDS[sign]();

/** “Ack = last byte received”; an id that this version does not know stands for itself. */
export const misconceptionName = (id: string): string =>
  isMisconception(id) ? MISCONCEPTION_TEXTS[locale()][id].name : id;

/** What a class is called, and what stands below. A title that the server took from a lesson follows lesson and language. */
export function headline({ title, ...totals }: Pick<Totals, 'title' | 'plan' | 'step'>): {
  title: string;
  below: string;
} {
  const { lesson, lessonTitle, profile } = lessonOn(totals);
  const name = (lessonTitle ?? builtInTitle(lesson))?.[locale()];
  const judge = profile === 'strict' ? m.profile_strict() : m.profile_textbook();
  const of = totals.plan.length;
  const judged = of > 1 ? `${m.board_plan_at({ n: totals.step + 1, of })} · ${judge}` : judge;
  // A title of somebody's own lesson is a lesson's, too.
  const own = lessonTitle ? null : ownTitle(title);
  return own === null
    ? { title: name ?? title, below: judged }
    : { title: own, below: name === undefined ? judged : `${name} · ${judged}` };
}

const titleOf = ({ lesson, lessonTitle }: PlannedLesson): string =>
  (lessonTitle ?? builtInTitle(lesson))?.[locale()] ?? lesson;

/** What the plan has for all together after the lesson that is on; null: nothing, or each table goes on by itself. */
export function nextTitle({
  plan,
  step,
  settings,
}: Pick<Totals, 'plan' | 'step' | 'settings'>): string | null {
  const next = settings.pace === 'together' ? plan[step + 1] : undefined;
  return next ? titleOf(next) : null;
}

/** Which lesson a table plays, where not all play the same; null where they do. */
export function ownLesson(tile: Tile, all: readonly Tile[], plan: Totals['plan']): string | null {
  if (all.every(({ lesson }) => lesson === all[0]?.lesson)) return null;
  const planned = tile.lesson === null ? undefined : plan[tile.lesson];
  return planned && tile.lesson !== null
    ? m.board_tile_lesson({ n: tile.lesson + 1, title: titleOf(planned) })
    : m.board_tile_off();
}

/** Who sits at a table by the class list, where they are on it. */
export function realNames(people: ReadonlyMap<string, Person>, table: string): Partial<Record<Part, string>> {
  const found: Partial<Record<Part, string>> = {};
  for (const { table: at, part, realName } of people.values())
    if (at === table && realName !== null && part !== null) found[part] = realName;
  return found;
}
