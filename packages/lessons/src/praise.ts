/** What a debriefing praises. */
import { t } from './lessons/steps/words.ts';

export const PRAISE = {
  'all-first-try': t(
    '{n|Your one segment|Every segment of yours} was right at the first try.',
    '你发出的 {n} 个报文段{n||全部}一次就对。',
  ),
  'first-try': t(
    '{n} of your {of} {of|segment|segments} {n|was|were} right at the first try.',
    '你的 {of} 个报文段中有 {n} 个一次就对。',
  ),
  mended: t(
    '{n} {n|time|times} you mended a segment with the next try.',
    '有 {n} 次，你下一次尝试就改对了。',
  ),
  'fin-merge': t(
    'Your FIN carried the ACK of theirs: three segments closed the connection instead of four.',
    '你的 FIN 带上了对对方 FIN 的 ACK：用三个而不是四个报文段就关闭了连接。',
  ),
  piggyback: t(
    'Your data carried the acknowledgment: it needed no segment of its own.',
    '你的数据带上了确认：确认不需要单独的报文段。',
  ),
  'fin-data': t(
    'Your FIN rode on data, and counted as one more number.',
    '你的 FIN 搭在数据上，另外占用一个序号。',
  ),
  'half-close': t(
    'With one direction closed you kept the other one going.',
    '一个方向已经关闭，你仍让另一个方向正常工作。',
  ),
  'same-again': t(
    'What you repeated stood at the same numbers as before.',
    '你重传的内容和之前的序号完全相同。',
  ),
  'no-hints': t('You took no hint.', '你没有使用任何提示。'),
} as const;
