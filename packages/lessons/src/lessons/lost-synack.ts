/** The handshake when its second segment is lost. */
import type { Lesson } from '../lesson/schema.ts';
import { ack3, syn, synAck } from './steps/open.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

const silence = three(
  t(
    'Neither of you can know what was lost. Which of your segments is not acknowledged yet?',
    '你们谁也无法知道丢了什么。你发出的哪个报文段还没有被确认？',
  ),
  t(
    'Whoever has something unacknowledged runs a retransmission timer for it. Your SYN is one such thing, and so is theirs: two timers run.',
    '谁有未被确认的内容，谁就为它运行重传定时器。你的 SYN 就是这样，对方的 SYN 也是：有两个定时器在运行。',
  ),
  t(
    'There is nothing to send. Wait for the retransmission timer: it fires in {rto} s.',
    '现在没有要发送的。等待重传定时器：它将在 {rto} 秒后到期。',
  ),
);

const again = three(
  t(
    'A resend is the *same* segment. What would a new Seq look like to the peer?',
    '重传的是*同一个*报文段。如果换一个新的 Seq，对方会把它看成什么？',
  ),
  t(
    'Your SYN stood at your ISS, {iss}. It still does, however often it is sent.',
    '你的 SYN 位于你的 ISS，即 {iss}。无论发送多少次都是如此。',
  ),
  t('Send {due}.', '发送 {due}。'),
);

export const lostSynAck: Lesson = {
  id: 'lost-synack',
  version: 1,
  group: 'loss',
  title: TITLES['lost-synack'],
  goal: t('Open a connection although the second segment is lost.', '第二个报文段丢失了，仍然建立连接。'),
  summary: t(
    'Nothing comes back. Who may do what, and with which numbers?',
    '没有任何回音。谁可以做什么？用哪些序号？',
  ),
  minutes: 10,
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_322, server: 80 },
  teaches: ['synack-lost-deadlock', 'resend-new-seq', 'two-is-enough', 'resend-ack3'],
  steps: [
    syn({ notes: ['why-delay'] }),
    synAck({
      enter: [{ do: 'fault', fault: 'drop', from: 'server', flags: 'SA', times: 1 }],
      until: { lost: 'server' },
      notes: ['why-lost'],
    }),
    {
      id: 'silence',
      title: t('Silence', '没有回音'),
      turn: 'both',
      enter: [],
      // Repeating needs no timer: whoever does it before one fires has done what this step asks for.
      until: { fired: 'either', or: { client: ['ESTABLISHED'] } },
      prompt: {
        client: t(
          'Nothing comes back. Was your SYN lost, or the answer to it? Only waiting helps.',
          '没有任何回音。丢的是你的 SYN，还是对它的回答？只能等待。',
        ),
        server: t(
          'Your SYN,ACK left, and nothing comes back. Only waiting helps.',
          '你的 SYN,ACK 已经发出，却没有任何回音。只能等待。',
        ),
      },
      hints: { client: silence, server: silence },
      takeaway: t(
        'A lost SYN,ACK is no deadlock: both ends have sent a SYN that is not acknowledged, and either timer can mend it.',
        '丢失 SYN,ACK 并不会造成死锁：双方都发出了未被确认的 SYN，任何一方的定时器都能补救。',
      ),
      notes: ['why-timeout', 'why-cut'],
      sources: ['RFC 9293 §3.8.1', 'RFC 9293 §3.10.8'],
      errata: [
        {
          no: 8,
          text: t(
            'The notes give the loss of a SYN,ACK as the reason for a third segment, and break off in the middle. A loss is mended by retransmission. The principal reason for three is old duplicate SYNs: without the third, a server could not tell a new request from one that has been wandering about (RFC 9293 §3.5).',
            '笔记把 SYN,ACK 丢失当作需要第三次握手的原因，而且话说到一半就断了。丢失靠重传补救。需要三次的主要原因是旧的重复 SYN：没有第三个报文段，服务器无法区分新的请求和在网络里游荡的旧请求（RFC 9293 §3.5）。',
          ),
        },
      ],
    },
    {
      id: 'again',
      title: t('Once more', '再来一次'),
      turn: 'both',
      enter: [],
      until: { client: ['ESTABLISHED'] },
      prompt: {
        client: t(
          'A retransmission timer has fired. Whoever it belongs to sends once more what is not acknowledged.',
          '一个重传定时器到期了。它属于谁，谁就把未被确认的内容再发一次。',
        ),
        server: t(
          'A retransmission timer has fired. Whoever it belongs to sends once more what is not acknowledged.',
          '一个重传定时器到期了。它属于谁，谁就把未被确认的内容再发一次。',
        ),
      },
      hints: { client: again, server: again },
      takeaway: t(
        'The same segment, with the same ISN, went out again. A new ISN would have looked like another connection.',
        '再次发出的是同一个报文段，ISN 不变。换一个新的 ISN，看起来就像另一条连接。',
      ),
      notes: ['why-retry'],
      sources: ['RFC 9293 §3.10.8', 'RFC 9293 §3.10.7.4'],
      errata: [
        {
          no: 9,
          text: t(
            'The notes say that the client closes its request and opens anew. A retry is first of all a retransmission: the same SYN with the same ISN. Only after several of them does it give up; a SYN,ACK that comes later still is answered with a RST.',
            '笔记说客户端关闭请求再重新发起。重试首先是重传：同一个 SYN、同一个 ISN。重传若干次之后才会放弃；那之后才到的 SYN,ACK 会得到一个 RST。',
          ),
        },
      ],
    },
    ack3({
      notes: ['why-old'],
      takeaway: t(
        'This ACK has no timer of its own. Were it lost, the server would repeat its SYN,ACK, and you would answer again.',
        '这个 ACK 没有自己的定时器。如果它丢了，服务器会重发 SYN,ACK，你再回答一次。',
      ),
    }),
  ],
};
