/**
 * The language: the stored choice, else the browser's preference, else English. It is reactive, so a switch rewrites the texts
 * in place and the page keeps what was typed.
 */
import { browser } from '$app/env';
import type { Locale } from '@handshake/lessons';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { read, write } from '#lib/session/stored.ts';

export type { Locale };

/** `LOCALES` of the lessons package, without loading it on every page. */
const isLocale = (value: unknown): value is Locale => value === 'en' || value === 'zh';

function preferred(): Locale {
  if (!browser) return 'en';
  const stored = read('local', 'locale');
  if (isLocale(stored)) return stored;
  const tags = navigator.languages ?? [navigator.language];
  return tags.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale) ?? 'en';
}

let current = $state<Locale>(preferred());
overwriteGetLocale(() => current);

/** The language that is on. */
export const locale = (): Locale => current;

/** BCP 47, for `lang` and for `Intl`. */
export const languageTag = (of: Locale = current): string => (of === 'zh' ? 'zh-CN' : 'en');

export function setLocale(to: Locale): void {
  current = to;
  write('local', 'locale', to);
}
