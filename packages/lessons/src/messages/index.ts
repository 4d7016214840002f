/** Every text by language and id. */
import type { RuleId } from '@handshake/protocol';
import type { NotAsked } from '../table/log.ts';
import type { Locale } from '../text.ts';
import * as en from './en/index.ts';
import type { ArrivalText, SenderText, UnaskedText } from './texts.ts';
import * as zh from './zh/index.ts';

export type RuleText = ArrivalText & Pick<SenderText, 'wrong' | 'right' | 'cases'>;

export const RULE_TEXTS: Readonly<Record<Locale, Readonly<Record<RuleId, RuleText>>>> = {
  en: en.rules,
  zh: zh.rules,
};
export const UNASKED_TEXTS: Readonly<Record<Locale, Readonly<Record<NotAsked, UnaskedText>>>> = {
  en: en.unasked,
  zh: zh.unasked,
};
