/** What Linux does otherwise, in words. Apart from index.ts: only who shows it loads it. */
import type { LinuxDifference } from '@handshake/protocol';
import type { Locale } from '../text.ts';
import * as en from './en/linux.ts';
import type { LinuxTexts } from './texts.ts';
import * as zh from './zh/linux.ts';

export const LINUX_TEXTS: Readonly<Record<Locale, LinuxTexts>> = { en: en.linux, zh: zh.linux };

/** One or two sentences; they name no numbers. */
export const linuxText = (difference: LinuxDifference, locale: Locale): string =>
  LINUX_TEXTS[locale][difference];
