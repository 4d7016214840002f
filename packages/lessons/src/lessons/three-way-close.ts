/** Delayed ACKs, and the close in three segments that they make possible. */
import type { Lesson } from '../lesson/schema.ts';
import { firstFin, lastAck, twoMsl } from './steps/close.ts';
import { ackData, data } from './steps/data.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const threeWayClose: Lesson = {
  id: 'three-way-close',
  version: 1,
  group: 'close',
  title: TITLES['three-way-close'],
  goal: t(
    'Let an acknowledgment wait, and close with three segments instead of four.',
    '让确认等一等，用三个报文段而不是四个来关闭连接。',
  ),
  summary: t(
    'A delayed ACK may ride on what follows: on data, or on a FIN.',
    '延迟的 ACK 可以搭在后面的内容上：数据，或者 FIN。',
  ),
  minutes: 12,
  start: { at: 'open', sent: { client: 118, server: 512 } },
  delayedAck: ['server'],
  ports: { client: 49_328, server: 80 },
  teaches: ['ack-timing', 'close-is-handshake', 'fin-ack-name', 'bare-fin'],
  steps: [
    data(
      'first-segment',
      'client',
      1460,
      1460,
      {
        title: t('A full-sized segment', '一个满长度的报文段'),
        acts: t(
          'Your application calls `send()` with 1460 bytes: as much as one segment holds.',
          '你的应用调用 `send()`，交给你 1460 字节：正好装满一个报文段。',
        ),
        waits: t(
          'Your partner is about to send. Your TCP delays its acknowledgments.',
          '对方即将发送数据。你的 TCP 会延迟确认。',
        ),
      },
      {
        takeaway: t(
          'An ACK by itself is nothing but headers. That is why TCP may let it wait for something to ride on.',
          '单独的 ACK 只有首部，没有数据。所以 TCP 可以让它等一等，搭上别的内容。',
        ),
      },
    ),
    data(
      'second-segment',
      'client',
      1460,
      2920,
      {
        title: t('The ACK may wait', 'ACK 可以等一等'),
        acts: t(
          'Your application calls `send()` with another 1460 bytes. You needn’t wait for the acknowledgment of the first.',
          '你的应用又调用 `send()`，再交给你 1460 字节。不必等第一段的确认。',
        ),
        waits: t(
          '1460 bytes have arrived, and your application has nothing to say yet. The acknowledgment may wait less than 0.5 s, in the hope that something comes that it can ride on. To send it at once is right too.',
          '1460 字节到了，而你的应用暂时没有要说的。确认可以等待不到 0.5 秒，希望有内容可以让它搭载。立刻发送也是对的。',
        ),
      },
      {
        hints: {
          server: three(
            t(
              'Must an acknowledgment leave at once? How long may it wait, and for what?',
              '确认必须立刻发出吗？它可以等多久，又在等什么？',
            ),
            t(
              'The last segment that reached you was {last}. Ack is the number after its last byte, RCV.NXT: {rcv.nxt}. A pure ACK uses no number of yours.',
              '最近到达你的报文段是 {last}。Ack 是它最后一个字节之后的序号，即 RCV.NXT：{rcv.nxt}。纯 ACK 不占用你的序号。',
            ),
            t(
              'Send {due}; or send nothing yet, and let your partner’s next segment come first. Both are right.',
              '发送 {due}；或者先不发送，等对方的下一个报文段先到。两种都对。',
            ),
          ),
        },
        takeaway: t(
          'An ACK may wait for something to ride on, but less than 0.5 s.',
          'ACK 可以等待可搭载的内容，但要少于 0.5 秒。',
        ),
      },
    ),
    ackData(
      'at-once',
      'server',
      {
        title: t('Two of them: at once', '两个了：立刻确认'),
        acts: t(
          'A second full-sized segment has arrived. Whatever is not acknowledged yet should be now.',
          '第二个满长度的报文段到了。还没确认的，现在就应该确认。',
        ),
        waits: t('Both segments have arrived.', '两个报文段都到了。'),
      },
      {
        sources: ['RFC 9293 §3.8.6.3', 'RFC 5681 §4.2'],
        takeaway: t(
          'One ACK acknowledges everything before it: two segments needed one.',
          '一个 ACK 确认它之前的全部内容：两个报文段只需要一个。',
        ),
      },
    ),
    firstFin('client'),
    {
      id: 'fin-with-ack',
      title: t('FIN and ACK together', 'FIN 和 ACK 一起'),
      turn: 'server',
      enter: [{ do: 'call', seat: 'server', call: 'CLOSE' }],
      until: { client: ['TIME-WAIT', 'CLOSED'] },
      prompt: {
        server: t(
          'Their FIN has arrived, and its acknowledgment still waits. Meanwhile your application has read the end and called `close()`.',
          '对方的 FIN 到了，对它的确认还在等待。就在这时，你的应用读到了结尾并调用了 `close()`。',
        ),
        client: t('Your FIN has arrived. You are in FIN-WAIT-1.', '你的 FIN 已经到达。你在 FIN-WAIT-1。'),
      },
      hints: {
        server: three(
          t(
            'You owe an ACK, and you have a FIN to send. How many segments does that take?',
            '你欠一个 ACK，又有一个 FIN 要发。这需要几个报文段？',
          ),
          t(
            'Their FIN used a number: RCV.NXT is {rcv.nxt}. Your FIN stands at SND.NXT, {snd.nxt}. Both numbers fit into one header.',
            '对方的 FIN 占用了一个序号：RCV.NXT 是 {rcv.nxt}。你的 FIN 位于 SND.NXT，即 {snd.nxt}。两个数可以写进同一个首部。',
          ),
          t(
            'Send {due}. An ACK first and the FIN after it is right as well; it makes four segments of three.',
            '发送 {due}。先发 ACK 再发 FIN 也是对的，只是三个报文段变成了四个。',
          ),
        ),
      },
      notes: ['three-way-close'],
      sources: ['RFC 9293 §3.10.7.4', 'RFC 9293 §3.8.6.3'],
      takeaway: t(
        'The FIN can carry the ACK of the other FIN. Whether it does depends on when the application closes.',
        'FIN 可以带上对另一个 FIN 的 ACK。是否如此，取决于应用何时关闭。',
      ),
      errata: [
        {
          no: 21,
          text: t(
            'The notes name “no data to send” and “delayed ACK on” as the conditions. They are neither enough nor needed: the application must close before the delayed ACK’s timer fires; and a FIN that rides on data carries the ACK too.',
            '笔记给出的条件是“没有数据要发送”和“开启了延迟确认”。它们既不充分也不必要：应用必须在延迟确认定时器到期之前关闭；而搭在数据上的 FIN 同样能带上 ACK。',
          ),
        },
      ],
    },
    lastAck('client', {
      prompt: {
        client: t(
          'Their FIN has arrived. Look at its Ack: is your own FIN acknowledged as well?',
          '对方的 FIN 到了。看看它的 Ack：你自己的 FIN 也被确认了吗？',
        ),
        server: t(
          'Your FIN has arrived. In LAST-ACK you wait for its acknowledgment.',
          '你的 FIN 已经到达。你在 LAST-ACK 等待它的确认。',
        ),
      },
      takeaway: t(
        '“FIN,ACK” is only what the flags are called. Whether a FIN is acknowledged, the Ack number tells.',
        '“FIN,ACK”只是标志位的名称。FIN 是否被确认，要看 Ack 的数值。',
      ),
    }),
    twoMsl('client'),
  ],
};
