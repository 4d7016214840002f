/** The user's language, and the sentences of the command line in each. */
import type { Locale, Text } from '@handshake/lessons';

type Env = Readonly<Record<string, string | undefined>>;

/** Chinese where the environment says so, as POSIX orders its variables; English everywhere else. */
export function localeOf(env: Env): Locale {
  const named = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh/i.test(named) ? 'zh' : 'en';
}

/** A text with `{name}` filled in. */
export const say = (
  text: Text,
  locale: Locale,
  values: Readonly<Record<string, string | number>> = {},
): string => text[locale].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
