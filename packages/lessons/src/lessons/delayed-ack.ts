/** Delayed ACKs: what an acknowledgment rides on, and what ends its wait. */
import type { Lesson } from '../lesson/schema.ts';
import { ackData, data } from './steps/data.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const delayedAck: Lesson = {
  id: 'delayed-ack',
  version: 1,
  group: 'ack',
  title: TITLES['delayed-ack'],
  goal: t(
    'Let acknowledgments wait: until data take them along, until a timer fires, or until a second full-sized segment comes.',
    '让确认等一等：直到数据捎上它，直到定时器到期，或者直到第二个满长度的报文段到来。',
  ),
  summary: t(
    'Three ends of a wait: an answer to ride on, a timer, a second full-sized segment.',
    '结束等待的三种情形：有应答可搭、定时器到期、第二个满长度的报文段。',
  ),
  minutes: 12,
  start: { at: 'open', sent: { client: 60, server: 60 } },
  delayedAck: ['server'],
  ports: { client: 49_342, server: 80 },
  teaches: ['ack-timing', 'ack-the-ack', 'ack-costs', 'ack-is-last', 'ack-plus-one'],
  steps: [
    data(
      'question',
      'client',
      118,
      118,
      {
        title: t('A question', '一个请求'),
        acts: t(
          'Your application calls `send()` with a question: 118 bytes.',
          '你的应用调用 `send()` 发出请求：118 字节。',
        ),
        waits: t(
          'Your TCP delays its acknowledgments. A question is about to come.',
          '你的 TCP 会延迟确认。一个请求即将到来。',
        ),
      },
      {
        notes: ['delay-why', 'delay-so'],
        errata: [
          {
            no: 25,
            text: t(
              'The notes’ 40 bytes are the smallest headers there are: 20 of IP and 20 of TCP; options make them longer. And data that is to carry an ACK must also fit the window and pass Nagle’s rule.',
              '笔记里的 40 字节是最短的首部：IP 20 字节、TCP 20 字节；选项会使它更长。而且要搭载 ACK 的数据还须符合窗口和 Nagle 规则。',
            ),
          },
        ],
        takeaway: t(
          'An ACK by itself is nothing but headers. That is why TCP may let it wait for something to ride on.',
          '单独的 ACK 只有首部，没有数据。所以 TCP 可以让它等一等，搭上别的内容。',
        ),
      },
    ),
    data(
      'ride',
      'server',
      220,
      220,
      {
        title: t('The ACK rides on the answer', 'ACK 搭上应答'),
        acts: t(
          '118 bytes have arrived. Before you acknowledged them, your application calls `send()` with the answer: 220 bytes.',
          '118 字节到了。还没等你确认，你的应用就调用 `send()` 发出应答：220 字节。',
        ),
        waits: t(
          'Your question has arrived. Does its ACK come by itself?',
          '你的请求已经到达。对它的 ACK 会单独来吗？',
        ),
      },
      {
        until: { received: { client: 220 }, acknowledged: ['client'] },
        notes: ['delay-rides'],
        sources: ['RFC 9293 §3.8.6.3', 'RFC 1122 §4.2.3.2'],
        takeaway: t(
          'The answer carried the ACK: one segment in place of two.',
          '应答捎上了 ACK：一个报文段代替了两个。',
        ),
      },
    ),
    data(
      'more',
      'client',
      40,
      158,
      {
        title: t('A few bytes more', '再来几个字节'),
        acts: t(
          '220 bytes have arrived, and your application calls `send()` with 40 more. They take your ACK along.',
          '220 字节到了，你的应用又调用 `send()`，交给你 40 字节。它们会捎上你的 ACK。',
        ),
        waits: t(
          'Your answer has arrived. Your partner has a few bytes more.',
          '你的应答已经到达。对方还有几个字节。',
        ),
      },
      { until: { received: { server: 158 }, acknowledged: ['server'] } },
    ),
    {
      id: 'timer',
      title: t('Nothing to ride on', '没有可搭载的内容'),
      turn: 'server',
      enter: [],
      until: { acknowledged: ['client'] },
      prompt: {
        server: t(
          '40 bytes have arrived. Your application says nothing. The ACK may wait, until its timer fires.',
          '40 字节到了。你的应用没有要说的。ACK 可以等到它的定时器到期。',
        ),
        client: t(
          'Your 40 bytes have arrived. Their ACK may take a while.',
          '你的 40 字节已经到达。对它们的 ACK 可能要等一会儿。',
        ),
      },
      hints: {
        server: three(
          t(
            'Is there anything to ride on? If not, what ends the wait?',
            '有什么可以搭载吗？如果没有，是什么结束等待？',
          ),
          t(
            'The delayed-ACK timer was started when the bytes came. It makes sure that the ACK waits less than 0.5 s. Ack will be your RCV.NXT, {rcv.nxt}.',
            '字节到达时，延迟确认定时器就开始运行。它保证 ACK 等待不到 0.5 秒。Ack 将是你的 RCV.NXT，即 {rcv.nxt}。',
          ),
          t(
            'Wait for the delayed-ACK timer while it runs, then send {due}. To send it now is right as well.',
            '延迟确认定时器还在运行时可以等它，然后发送 {due}。现在就发送也是对的。',
          ),
        ),
      },
      notes: ['delay-wait'],
      sources: ['RFC 9293 §3.8.6.3'],
      errata: [
        {
          no: 24,
          text: t(
            'The notes leave out the limits: an ACK must not wait 0.5 s; and what is out of order, fills a gap or is a duplicate is acknowledged at once.',
            '笔记漏掉了限制：ACK 不得等待达到 0.5 秒；乱序的、填补空缺的或重复的报文段，要立刻确认。',
          ),
        },
      ],
      takeaway: t(
        'With nothing to ride on, a timer sends the ACK: after at most 0.5 s, on most hosts well before that.',
        '没有可搭载的内容时，由定时器发出 ACK：必须少于 0.5 秒，多数主机要快得多。',
      ),
    },
    data(
      'two-full',
      'client',
      2920,
      3078,
      {
        title: t('Two full-sized segments', '两个满长度的报文段'),
        acts: t(
          'Your application calls `send()` with 2920 bytes: two full-sized segments, one right after the other.',
          '你的应用调用 `send()`，交给你 2920 字节：两个满长度的报文段，一个紧接一个。',
        ),
        waits: t(
          'More is about to come. Your ACK may wait; it needn’t.',
          '还有内容即将到来。你的 ACK 可以等，也可以不等。',
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
              'The last segment that reached you was {last}. One full-sized segment may still wait; the second should not.',
              '最近到达你的报文段是 {last}。一个满长度的报文段还可以等；第二个就不该等了。',
            ),
            t(
              'Send {due}; or send nothing yet, and let your partner’s next segment come first. Both are right.',
              '发送 {due}；或者先不发送，等对方的下一个报文段先到。两种都对。',
            ),
          ),
        },
      },
    ),
    ackData(
      'second',
      'server',
      {
        title: t('The second one: at once', '第二个到了：立刻确认'),
        acts: t(
          'A second full-sized segment has arrived while an ACK was waiting. That ends the wait.',
          'ACK 还在等待，第二个满长度的报文段就到了。等待到此结束。',
        ),
        waits: t('Both segments have arrived.', '两个报文段都到了。'),
      },
      {
        notes: ['delay-second'],
        sources: ['RFC 9293 §3.8.6.3', 'RFC 5681 §4.2'],
        errata: [
          {
            no: 23,
            text: t(
              'The notes say that a second segment is acknowledged at once. A second *full-sized* one should be. Measured: after two of 1460 bytes the ACK came in about 1 ms, after two of 1 byte only when the timer fired, at about 42 ms.',
              '笔记说第二个报文到达就立刻发送 ACK。应当如此的是第二个*满长度*的报文段。实测：两个 1460 字节之后约 1 毫秒就来了 ACK；两个 1 字节之后要到定时器到期，约 42 毫秒。',
            ),
          },
        ],
        takeaway: t(
          'At least every second full-sized segment should be acknowledged: a sender that fills the path lives on these ACKs. Two small segments don’t count as two full ones.',
          '至少每两个满长度的报文段应当确认一次：连续发送的一方要靠这些 ACK 推进。两个小报文段不算两个满长度的。',
        ),
      },
    ),
  ],
};
