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
  checks: t(
    '{n} of the {of} {of|segment|segments} that you checked {n|was|were} rightly decided.',
    '你检查了 {of} 个报文段，其中 {n} 个判断正确。',
  ),
  states: t(
    '{n} of {of} {of|time|times} you named your own state rightly.',
    '你说了 {of} 次自己的状态，其中 {n} 次正确。',
  ),
  foretold: t(
    '{n} of your {of} {of|segment|segments} came out as you had foretold.',
    '你预测了 {of} 个报文段的结果，其中 {n} 个和预测的一样。',
  ),
  'no-hints': t('You took no hint.', '你没有使用任何提示。'),
} as const;
