/** A RST that answers what fits no connection (RFC 9293 §3.5.2). */
import type { Step } from '../../lesson/schema.ts';
import type { Text } from '../../text.ts';
import type { Seat } from '../../table/log.ts';
import { t, three } from './words.ts';
import type { Extras } from './words.ts';

const NUDGE: Text = t(
  'Which of your segments does its Ack answer? If none does, your partner believes in a connection that you don’t have. How do you tell them?',
  '它的 Ack 回答的是你的哪个报文段？如果一个也没有，对方就以为有一条你并没有的连接。你怎样告诉对方？',
);

/** What has reached `by` carries an ACK of something that it has not sent: a RST with Seq = that Ack is the answer. */
export const resetByAck = (
  by: Seat,
  until: Step['until'],
  { nudge = NUDGE, ...extras }: Extras & Pick<Step, 'prompt'> & { readonly nudge?: Text },
): Step => ({
  id: 'rst',
  title: t('That is none of mine', '这不是我的'),
  turn: by,
  enter: [],
  until,
  hints: {
    [by]: three(
      nudge,
      t(
        'What reached you was {last}. The answer is a RST, and your partner must believe it: its Seq is the very number that their Ack asks for. Ack is left empty.',
        '到达你的是 {last}。回答是一个 RST，而且要让对方相信：它的 Seq 正是对方的 Ack 所要的那个序号。Ack 留空。',
      ),
      t('Send {due}, without ACK.', '发送 {due}，不带 ACK。'),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.5.2', 'RFC 9293 §3.10.7.3'],
  errata: [],
  ...extras,
});
