/** Data, and its acknowledgment (RFC 9293 §3.4, §3.8). */
import { other } from '@handshake/protocol';
import type { Step } from '../../lesson/schema.ts';
import type { Text } from '../../text.ts';
import type { Seat } from '../../table/log.ts';
import { bySeat, t, three } from './words.ts';
import type { Extras } from './words.ts';

const DATA_HINTS = three(
  t(
    'How many bytes did your application hand you? And which of your variables says where your stream goes on?',
    '你的应用交给你多少字节？哪个变量记着你的字节流从哪里继续？',
  ),
  t(
    'Seq is the number of the *first* byte: SND.NXT, {snd.nxt}. Ack still says what you expect of them: RCV.NXT, {rcv.nxt}.',
    'Seq 是*第一个*字节的序号：SND.NXT，即 {snd.nxt}。Ack 仍然是你期望对方的下一个序号：RCV.NXT，即 {rcv.nxt}。',
  ),
  t(
    'Send {due}. PSH is customary on the last of what the application wrote; without it the segment is as good.',
    '发送 {due}。应用写入的最后一段通常带 PSH；不带也同样合法。',
  ),
);

/** `from`'s application hands over `bytes`; the step is done when the other end has received `total` since the first move. */
export const data = (
  id: string,
  from: Seat,
  bytes: number,
  total: number,
  texts: { title: Text; acts: Text; waits: Text },
  extras: Extras = {},
): Step => ({
  id,
  title: texts.title,
  turn: from,
  enter: [{ do: 'call', seat: from, call: 'SEND', bytes }],
  until: { received: { [other(from)]: total } },
  prompt: bySeat(from, texts.acts, texts.waits),
  notes: [],
  sources: ['RFC 9293 §3.4', 'RFC 9293 §3.10.2'],
  errata: [],
  ...extras,
  // Hints that a lesson adds are the other seat's.
  hints: { [from]: DATA_HINTS, ...extras.hints },
});

/** `by` acknowledges all that the other end has sent. */
export const ackData = (
  id: string,
  by: Seat,
  texts: { title: Text; acts: Text; waits: Text },
  extras: Extras = {},
): Step => ({
  id,
  title: texts.title,
  turn: by,
  enter: [],
  until: { acknowledged: [other(by)] },
  prompt: bySeat(by, texts.acts, texts.waits),
  hints: {
    [by]: three(
      t('Which of your variables says which number you expect next?', '哪个变量记着你期望的下一个序号？'),
      t(
        'The last segment that reached you was {last}. Ack is the number *after* its last byte. A pure ACK uses no number of yours.',
        '最近到达你的报文段是 {last}。Ack 是它最后一个字节*之后*的序号。纯 ACK 不占用你的序号。',
      ),
      t('Send {due}.', '发送 {due}。'),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.4', 'RFC 9293 §3.8.6.3'],
  errata: [],
  ...extras,
});
