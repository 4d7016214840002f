/**
 * The segments that close a connection (RFC 9293 §3.6 Figure 12). `closer` is the seat that closes first; either may,
 * so the texts speak of "you" and "your partner" and never of client and server.
 */
import { other } from '@handshake/protocol';
import type { Step } from '../../lesson/schema.ts';
import type { Seat } from '../../table/log.ts';
import { bySeat, t, three } from './words.ts';
import type { Extras } from './words.ts';

/** The closer's FIN. */
export const firstFin = (closer: Seat, extras: Extras = {}): Step => ({
  id: 'fin',
  title: t('The first FIN', '第一个 FIN'),
  turn: closer,
  enter: [{ do: 'call', seat: closer, call: 'CLOSE' }],
  until: { [other(closer)]: ['CLOSE-WAIT', 'LAST-ACK', 'CLOSED'] },
  prompt: bySeat(
    closer,
    t(
      'Your application called `close()`: it has nothing more to send.',
      '你的应用调用了 `close()`：它没有更多数据要发送了。',
    ),
    t(
      'The connection stands open. There is nothing to do for you yet.',
      '连接处于打开状态。你现在还没有要做的事。',
    ),
  ),
  hints: {
    [closer]: three(
      t(
        'Which flag says that you have nothing more to send? And which flag stands on every segment after the handshake?',
        '哪个标志位表示你没有更多数据要发送？握手之后，哪个标志位出现在每一个报文段上？',
      ),
      t(
        'The FIN comes after all your data, at SND.NXT. Ack says what it said before: the next number that you expect, RCV.NXT.',
        'FIN 排在你的全部数据之后，位于 SND.NXT。Ack 和之前说的一样：你期望的下一个序号，即 RCV.NXT。',
      ),
      t('Send {due}. The FIN uses one number, {snd.nxt}.', '发送 {due}。FIN 占用一个序号，即 {snd.nxt}。'),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.4'],
  errata: [],
  ...extras,
});

/** The other end acknowledges that FIN; its own direction stays open. */
export const ackOfFin = (closer: Seat, extras: Extras = {}): Step => ({
  id: 'ack-of-fin',
  title: t('Acknowledge the FIN', '确认 FIN'),
  turn: other(closer),
  enter: [],
  until: { [closer]: ['FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'] },
  prompt: bySeat(
    other(closer),
    t(
      'Their FIN has arrived: they have nothing more to send. Your own application has been told, and has not closed.',
      '对方的 FIN 到了：他们没有更多数据要发送。你的应用得知了这件事，但还没有关闭。',
    ),
    t(
      'Your FIN has arrived. You stay in FIN-WAIT-1 until it is acknowledged.',
      '你的 FIN 已经到达。在它被确认之前，你停留在 FIN-WAIT-1。',
    ),
  ),
  hints: {
    [other(closer)]: three(
      t(
        'Their FIN waits for an acknowledgment. And your own direction: does it end here too?',
        '对方的 FIN 在等待确认。而你自己的方向：它也到此为止了吗？',
      ),
      t(
        'A FIN uses one number, as a SYN does. Your RCV.NXT has moved past it already: it is {rcv.nxt}.',
        'FIN 和 SYN 一样占用一个序号。你的 RCV.NXT 已经越过了它：现在是 {rcv.nxt}。',
      ),
      t('Send {due}. No FIN: your application has not closed.', '发送 {due}。不要 FIN：你的应用还没有关闭。'),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.7.4'],
  errata: [],
  ...extras,
});

/** The other end closes too. */
export const secondFin = (closer: Seat, extras: Extras = {}): Step => ({
  id: 'second-fin',
  title: t('The second FIN', '第二个 FIN'),
  turn: other(closer),
  enter: [{ do: 'call', seat: other(closer), call: 'CLOSE' }],
  until: { [closer]: ['TIME-WAIT', 'CLOSED'] },
  prompt: bySeat(
    other(closer),
    t('Now your application has called `close()` as well.', '现在你的应用也调用了 `close()`。'),
    t(
      'Your FIN is acknowledged, and your direction is closed. You go on receiving until your partner closes too.',
      '你的 FIN 已被确认，你的方向已经关闭。你继续接收，直到对方也关闭。',
    ),
  ),
  hints: {
    [other(closer)]: three(
      t(
        'Now your direction ends as well. Has anything reached you since your last segment that would change your Ack?',
        '现在你的方向也要结束了。自你上一个报文段以来，有什么到达过、会改变你的 Ack 吗？',
      ),
      t(
        'Seq: where your stream goes on, SND.NXT. Ack: still RCV.NXT, {rcv.nxt}. Every segment carries it, and to say it once more does no harm.',
        'Seq：你的字节流继续的位置 SND.NXT。Ack：仍然是 RCV.NXT，即 {rcv.nxt}。每个报文段都带着它，多说一次也无妨。',
      ),
      t('Send {due}. Your FIN uses the number {snd.nxt}.', '发送 {due}。你的 FIN 占用序号 {snd.nxt}。'),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.4'],
  errata: [],
  ...extras,
});

/** The other end closes at once: its FIN carries the ACK of the closer's, and the step is done when the closer waits. */
export const secondFinAtOnce = (closer: Seat, extras: Extras = {}): Step =>
  secondFin(closer, {
    until: { [closer]: ['TIME-WAIT'] },
    hints: {
      [other(closer)]: three(
        t(
          'Your direction ends as well. Has anything reached you since your last segment that would change your Ack?',
          '你的方向也要结束了。自你上一个报文段以来，有什么到达过、会改变你的 Ack 吗？',
        ),
        t(
          'Seq: where your stream goes on, SND.NXT. Their FIN used a number, and RCV.NXT has moved past it: with Ack {rcv.nxt} your FIN acknowledges theirs.',
          'Seq：你的字节流继续的位置 SND.NXT。对方的 FIN 占用了一个序号，RCV.NXT 已经越过了它：Ack 写 {rcv.nxt}，你的 FIN 就确认了对方的 FIN。',
        ),
        t(
          'Send {due}. An ACK first and the FIN after it is right as well.',
          '发送 {due}。先发 ACK 再发 FIN 也是对的。',
        ),
      ),
    },
    ...extras,
  });

/** The closer acknowledges the other FIN. */
export const lastAck = (closer: Seat, extras: Extras = {}): Step => ({
  id: 'last-ack',
  title: t('The last ACK', '最后一个 ACK'),
  turn: closer,
  enter: [],
  until: { [other(closer)]: ['CLOSED'] },
  prompt: bySeat(
    closer,
    t('Their FIN has arrived: both directions are closed now.', '对方的 FIN 到了：现在两个方向都已关闭。'),
    t(
      'Your FIN has arrived. In LAST-ACK you wait for its acknowledgment, and then you are done.',
      '你的 FIN 已经到达。你在 LAST-ACK 等待它的确认，之后就结束了。',
    ),
  ),
  hints: {
    [closer]: three(
      t(
        'Their FIN needs what yours got. Does your answer use a number?',
        '对方的 FIN 需要得到和你的 FIN 一样的回应。你的回应占用序号吗？',
      ),
      t(
        'Your own FIN used a number, so your Seq stands beyond it, at SND.NXT. Their FIN used one as well, and RCV.NXT has moved past it.',
        '你自己的 FIN 占用了一个序号，所以你的 Seq 在它之后，位于 SND.NXT。对方的 FIN 也占用了一个，RCV.NXT 已经越过了它。',
      ),
      t('Send {due}.', '发送 {due}。'),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.7.4'],
  errata: [],
  ...extras,
});

/** The closer waits. */
export const twoMsl = (closer: Seat, extras: Extras = {}): Step => ({
  id: 'two-msl',
  title: t('Wait for 2MSL', '等待 2MSL'),
  turn: closer,
  enter: [],
  until: { client: ['CLOSED'], server: ['CLOSED'] },
  prompt: bySeat(
    closer,
    t(
      'You are in TIME-WAIT. Nothing is to be sent: wait twice the maximum segment lifetime. The time here is scaled, and you may skip it.',
      '你处于 TIME-WAIT。没有要发送的：请等待两倍的报文段最大生存时间。这里的时间已缩短，你也可以跳过。',
    ),
    t(
      'You are CLOSED. Your partner closed first, and so waits on alone.',
      '你已 CLOSED。对方先关闭，所以由对方独自等待。',
    ),
  ),
  hints: {
    [closer]: three(
      t(
        'Why not go home at once? Think of your last ACK, and of segments that may still be wandering about.',
        '为什么不能立刻离开？想想你的最后一个 ACK，以及可能还在网络里游荡的报文段。',
      ),
      t(
        'If your last ACK were lost, their FIN would come again, and you would have to be there. And old segments must die before these two ports are used again.',
        '如果你的最后一个 ACK 丢了，对方的 FIN 会再来，你必须还在。而且在这两个端口再次使用之前，旧的报文段必须先消失。',
      ),
      t(
        'There is nothing to send. Wait for the 2MSL timer, or skip the wait.',
        '没有要发送的。等待 2MSL 定时器，或者跳过等待。',
      ),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.6.1', 'RFC 9293 §3.4.2'],
  errata: [],
  ...extras,
});
