/** What follows a loss: nothing comes back, a timer fires, and its owner sends once more (RFC 9293 §3.8.1, §3.10.8). */
import type { Step } from '../../lesson/schema.ts';
import type { Text } from '../../text.ts';
import type { Seat } from '../../table/log.ts';
import { ack3 } from './open.ts';
import { bySeat, t, three } from './words.ts';
import type { Extras } from './words.ts';

interface Told {
  readonly acts: Text;
  readonly waits: Text;
}

/**
 * `owner` has something unacknowledged, and only its timer can go on. `mended` is what an early repeat comes to: repeating needs
 * no timer, and whoever does it has done what this step asks for.
 */
export const silence = (
  owner: Seat,
  mended: NonNullable<Step['until']['or']>,
  told: Told,
  extras: Extras = {},
): Step => ({
  id: 'silence',
  title: t('Silence', '没有回音'),
  turn: owner,
  enter: [],
  until: { fired: owner, or: mended },
  prompt: bySeat(owner, told.acts, told.waits),
  notes: [],
  sources: ['RFC 9293 §3.8.1', 'RFC 6298 §5'],
  errata: [],
  ...extras,
  // Hints that a lesson adds are the other seat's.
  hints: {
    [owner]: three(
      t(
        'Was your segment lost, or the answer to it? You cannot know. What can you know: what is not acknowledged yet?',
        '丢的是你的报文段，还是对它的回答？你无从知道。你能知道的是：还有什么没有被确认？',
      ),
      t(
        'What uses a number is kept until it is acknowledged, and a retransmission timer runs for it. Your SND.UNA is {snd.una}: nothing from there on is acknowledged.',
        '占用序号的内容会一直保留到被确认为止，并有一个重传定时器为它运行。你的 SND.UNA 是 {snd.una}：从它开始的内容都还没有被确认。',
      ),
      t(
        'There is nothing to send. Wait for the retransmission timer: it fires in {rto} s.',
        '现在没有要发送的。等待重传定时器：它将在 {rto} 秒后到期。',
      ),
    ),
    ...extras.hints,
  },
});

/** `owner` sends it once more. */
export const again = (owner: Seat, until: Step['until'], told: Told, extras: Extras = {}): Step => ({
  id: 'again',
  title: t('Once more', '再来一次'),
  turn: owner,
  enter: [],
  until,
  prompt: bySeat(owner, told.acts, told.waits),
  notes: [],
  sources: ['RFC 9293 §3.10.8', 'RFC 9293 §3.8.1'],
  errata: [],
  ...extras,
  hints: {
    [owner]: three(
      t(
        'A resend is the *same* segment. What would a new Seq look like to the peer?',
        '重传的是*同一个*报文段。如果换一个新的 Seq，对方会把它看成什么？',
      ),
      t(
        'The oldest thing that is not acknowledged stands at SND.UNA, {snd.una}. It still does, however often it is sent.',
        '最早的未被确认的内容位于 SND.UNA，即 {snd.una}。无论发送多少次都是如此。',
      ),
      t('Send {due}.', '发送 {due}。'),
    ),
    ...extras.hints,
  },
});

/** The third segment of the handshake, however often the client says it, doesn't get through: the network fails until it is mended. */
export const lostAck3 = (): Step =>
  ack3({
    enter: [{ do: 'fault', fault: 'drop', from: 'client', flags: 'A', times: 9 }],
    until: { lost: 'client' },
  });
