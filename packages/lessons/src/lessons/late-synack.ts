/** A SYN,ACK that comes after the client has given up. */
import type { Lesson } from '../lesson/schema.ts';
import { ack3, syn, synAck } from './steps/open.ts';
import { resetByAck } from './steps/reset.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const lateSynAck: Lesson = {
  id: 'late-synack',
  version: 1,
  title: TITLES['late-synack'],
  goal: t(
    'End what the server still hopes for, and connect once more.',
    '结束服务器仍在等待的连接，再重新连接一次。',
  ),
  summary: t('The user gives up, and then the SYN,ACK comes.', '用户放弃之后，SYN,ACK 才到。'),
  minutes: 10,
  group: 'old',
  start: { at: 'closed' },
  numbers: 'absolute',
  delayedAck: [],
  ports: { client: 49_356, server: 80 },
  teaches: ['stale-synack', 'two-is-enough', 'synack-lost-deadlock', 'resend-new-seq'],
  steps: [
    syn(),
    synAck({
      enter: [{ do: 'fault', fault: 'hold', from: 'server', flags: 'SA', times: 1 }],
      until: { kept: 'server' },
    }),
    resetByAck(
      'client',
      { server: ['LISTEN'] },
      {
        enter: [
          { do: 'call', seat: 'client', call: 'CLOSE' },
          { do: 'release', from: 'server' },
        ],
        title: t('The user gave up', '用户已经放弃'),
        nudge: t(
          'It answers a SYN that you did send, for a connection that you have no longer. Your partner still believes in it. How do you tell them?',
          '它回答的确实是你发过的 SYN，可那条连接你已经没有了，而对方还以为有。你怎样告诉对方？',
        ),
        prompt: {
          client: t(
            'Your user waited long enough, and stopped the program: `close()` in SYN-SENT deletes the connection, without a segment. And now a SYN,ACK comes.',
            '用户等得不耐烦，停掉了程序：在 SYN-SENT 调用 `close()` 会直接删除连接，不发送任何报文段。就在这时，SYN,ACK 到了。',
          ),
          server: t(
            'Your SYN,ACK left long ago, and nothing comes back. You stay in SYN-RECEIVED.',
            '你的 SYN,ACK 早已发出，却没有任何回音。你停留在 SYN-RECEIVED。',
          ),
        },
        sources: ['RFC 9293 §3.10.7.1', 'RFC 9293 §3.5.2', 'RFC 9293 §3.10.4'],
        errata: [
          {
            no: 9,
            text: t(
              'In the notes the client closes its request when time is up, and the server is left with a connection for nothing. It isn’t: a SYN,ACK that comes too late is answered with a RST, and the server listens again.',
              '笔记里，客户端超时后关闭请求，而服务器就白白留着一条连接。其实不会：迟到的 SYN,ACK 会得到一个 RST，服务器重新回到监听。',
            ),
          },
        ],
        takeaway: t(
          'A CLOSED end answers all but a RST: it tells the other that there is no connection here. Its Seq is taken from the Ack that came, since nothing else is known any more.',
          'CLOSED 的一端回答除 RST 之外的一切：告诉对方这里没有连接。它的 Seq 取自来者的 Ack，因为其他的都已不记得了。',
        ),
      },
    ),
    {
      ...syn({
        enter: [{ do: 'call', seat: 'client', call: 'OPEN-ACTIVE' }],
        title: t('Once more, from the start', '从头再来'),
        prompt: {
          client: t(
            'Your user tries again: your application called `connect()`. Is this a repeat of the first SYN?',
            '用户又试了一次：你的应用调用了 `connect()`。这是第一个 SYN 的重传吗？',
          ),
          server: t(
            'Their RST took you back to LISTEN. Your application still waits for a request.',
            '对方的 RST 让你回到了 LISTEN。你的应用仍在等待请求。',
          ),
        },
        hints: {
          client: three(
            t(
              'The old connection is gone. Is what you send now a repeat of its SYN, or a SYN of its own?',
              '旧的连接已经不在了。你现在要发的，是它的 SYN 的重传，还是一个全新的 SYN？',
            ),
            t(
              'A new connection draws a new ISS: look among your variables. A *repeat* keeps its number; this is none.',
              '新的连接会选一个新的 ISS：看看你的变量表。*重传*才保持序号不变；这不是重传。',
            ),
            t('Send {due}, without data. Leave Ack empty.', '发送 {due}，不带数据。Ack 留空。'),
          ),
        },
        sources: ['RFC 9293 §3.4.1', 'RFC 9293 §3.10.1'],
        takeaway: t(
          'A retransmission keeps its ISN, a new attempt draws a new one. So an answer to the old SYN can never be taken for one to the new.',
          '重传保持 ISN 不变，新的尝试会选新的 ISN。所以对旧 SYN 的回答绝不会被当成对新 SYN 的回答。',
        ),
      }),
      id: 'syn-anew',
    },
    { ...synAck(), id: 'syn-ack-anew' },
    ack3({
      takeaway: t(
        'The late SYN,ACK cost one RST, and nothing else: the new connection has numbers of its own.',
        '迟到的 SYN,ACK 只多花了一个 RST：新的连接有自己的序号。',
      ),
    }),
  ],
};
