/** What an illegal verdict rests on, in a sentence: who says "illegal" says from where that is known. */
import type { Basis, EvidenceKind } from '@handshake/capture';
import type { Locale, Text } from '@handshake/lessons';
import { say } from '../language.ts';

const KINDS: Readonly<Record<EvidenceKind, Text>> = {
  syn: { en: 'its own SYN, {number} (no. {no})', zh: '它自己的 SYN，序号 {number}（第 {no} 条）' },
  fin: { en: 'its own FIN, {number} (no. {no})', zh: '它自己的 FIN，序号 {number}（第 {no} 条）' },
  next: {
    en: 'its own next number, {number} (since no. {no})',
    zh: '它自己的下一个序号 {number}（自第 {no} 条起）',
  },
  peerSyn: { en: 'the peer’s SYN, {number} (no. {no})', zh: '对端的 SYN，序号 {number}（第 {no} 条）' },
  peerFin: { en: 'the peer’s FIN, {number} (no. {no})', zh: '对端的 FIN，序号 {number}（第 {no} 条）' },
  peerNext: {
    en: 'the peer’s next number, {number} (since no. {no})',
    zh: '对端的下一个序号 {number}（自第 {no} 条起）',
  },
  acked: {
    en: 'what the peer has acknowledged, up to {number} (no. {no})',
    zh: '对端已确认到 {number}（第 {no} 条）',
  },
  edge: {
    en: 'the end of the peer’s window, {number} (no. {no})',
    zh: '对端窗口的右沿 {number}（第 {no} 条）',
  },
};
const RESTS: Text = { en: 'Rests on {evidence}. ', zh: '依据：{evidence}。' };
const ALONE: Text = {
  en: 'Rests on this segment alone, whatever had reached its sender.',
  zh: '依据：只看这个报文段本身，与发送方收到过什么无关。',
};
const ONE_WAY: Text = {
  en: 'It can have been sent in one way only, and in that it is not legal.',
  zh: '它只可能有一种发送情形，而在那种情形下也不合法。',
};
const WAYS: Text = {
  en: 'In none of the {ways} ways in which it may have been sent is it legal.',
  zh: '它可能的 {ways} 种发送情形都试过了，没有一种合法。',
};
const JOINT: Text = { en: '; ', zh: '；' };

export function basisText({ ways, evidence }: Basis, locale: Locale): string {
  const shown = evidence.map(({ kind, no, number }) => say(KINDS[kind], locale, { no, number }));
  if (shown.length === 0) return ALONE[locale];
  const rests = say(RESTS, locale, { evidence: shown.join(JOINT[locale]) });
  return rests + (ways === 1 ? ONE_WAY[locale] : say(WAYS, locale, { ways }));
}
