/** What the network did to a segment, in a sentence: for comments beside packets in a capture. */
import type { Locale, Text } from './text.ts';

const COMMENTS: Readonly<Record<string, Text>> = {
  dropped: { en: 'The network lost it.', zh: '网络丢弃了它。' },
  held: { en: 'The network held it back.', zh: '网络扣留了它。' },
  delayed: { en: 'The network delayed it.', zh: '网络延迟了它。' },
  duplicated: { en: 'The network delivered it twice.', zh: '网络把它投递了两次。' },
  injected: { en: 'Neither end sent it: it was injected.', zh: '两端都没有发送它：它是注入的。' },
};

/** @param fate of a trace or a table; `''` for one that needs no word */
export const onWireComment = (fate: string, locale: Locale): string => COMMENTS[fate]?.[locale] ?? '';
