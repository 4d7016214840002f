/** A port on which nobody listens; and the same once somebody does. */
import type { Lesson } from '../lesson/schema.ts';
import { ack3, syn, synAck } from './steps/open.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const closedPort: Lesson = {
  id: 'closed-port',
  version: 1,
  group: 'reset',
  title: TITLES['closed-port'],
  goal: t(
    'See a SYN refused by a RST, and open the connection once somebody listens.',
    '看 SYN 怎样被 RST 拒绝；等有人监听之后，再建立连接。',
  ),
  summary: t(
    'Nobody listens: TCP itself says no, at once. Silence would only cost time.',
    '没有人监听：TCP 自己立刻拒绝。沉默只会让人白等。',
  ),
  minutes: 8,
  start: { at: 'closed' },
  // A RST,ACK has Seq 0 itself, whatever the ISN.
  numbers: 'absolute',
  delayedAck: [],
  ports: { client: 49_348, server: 8080 },
  teaches: ['ack-on-first-syn', 'syn-free', 'isn-one', 'synack-lost-deadlock'],
  steps: [
    syn({
      enter: [{ do: 'call', seat: 'client', call: 'OPEN-ACTIVE' }],
      until: { arrived: { at: 'server', flags: 'S' } },
      prompt: {
        client: t(
          'Your application called `connect()`. Ask your partner for a connection.',
          '你的应用调用了 `connect()`。请向对方请求建立连接。',
        ),
        server: t(
          'Your host is up, but no application has called `listen()` on this port. You are its TCP, and CLOSED.',
          '你的主机在运行，但没有应用在这个端口上调用 `listen()`。你就是它的 TCP，处于 CLOSED。',
        ),
      },
    }),
    {
      id: 'refuse',
      title: t('Refuse it', '拒绝'),
      turn: 'server',
      enter: [],
      until: { client: ['CLOSED'] },
      prompt: {
        server: t(
          'A SYN has arrived, and there is nobody to take it. Don’t leave your partner waiting.',
          '收到了一个 SYN，却没有人接受它。别让对方白等。',
        ),
        client: t(
          'Your SYN has arrived. Your partner’s host answers; but nobody listens there.',
          '你的 SYN 已经到达。对方的主机会回答；但那里没有人监听。',
        ),
      },
      hints: {
        server: three(
          t(
            'Which flag says “there is no connection here”? And how does your partner know that it answers this very SYN?',
            '哪个标志位表示“这里没有连接”？对方又怎么知道，这正是对它那个 SYN 的回答？',
          ),
          t(
            'You have no stream, so Seq is 0. Ack counts their SYN as received, one number: so the answer can’t be mistaken. Both flags are set, RST and ACK.',
            '你没有字节流，所以 Seq 是 0。Ack 把对方的 SYN 算作收到，占一个序号：这样就不会认错。RST 和 ACK 两个标志位都要设置。',
          ),
          t(
            'Send {due.flags} with Seq 0 (absolute), and Ack {due.ack}: past their SYN.',
            '发送 {due.flags}，Seq 为 0（绝对序号），Ack 为 {due.ack}：在对方的 SYN 之后。',
          ),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.5.2', 'RFC 9293 §3.10.7.1', 'RFC 9293 §3.10.7.3'],
      errata: [],
      takeaway: t(
        'RST,ACK with Seq 0 and Ack = their Seq + 1. In SYN-SENT a RST counts only if it acknowledges the SYN: nobody else could know that number.',
        'RST,ACK，Seq 为 0，Ack = 对方的 Seq + 1。在 SYN-SENT，只有确认了 SYN 的 RST 才算数：别人不会知道这个序号。',
      ),
    },
    {
      ...syn({
        enter: [
          { do: 'call', seat: 'server', call: 'OPEN-PASSIVE' },
          { do: 'call', seat: 'client', call: 'OPEN-ACTIVE' },
        ],
        title: t('Try again', '再试一次'),
        prompt: {
          client: t(
            '“Connection refused”, your application was told at once. Somewhat later it calls `connect()` again: a new connection, with an ISS of its own.',
            '你的应用立刻得知“连接被拒绝”。过了一会儿它再次调用 `connect()`：这是一条新的连接，有自己的 ISS。',
          ),
          server: t(
            'Now the service has been started: an application calls `listen()` on this port.',
            '现在服务启动了：有应用在这个端口上调用了 `listen()`。',
          ),
        },
        takeaway: t(
          'A new attempt is no repeat: it has a new ISN. A repeat within one attempt keeps its number.',
          '新的尝试不是重传：它有新的 ISN。同一次尝试中的重传则保持原来的序号。',
        ),
      }),
      id: 'again',
    },
    synAck(),
    ack3({
      takeaway: t(
        'A RST costs one segment and no time. A firewall that drops the SYN in silence would have made the client repeat it for minutes.',
        '一个 RST 只花一个报文段，不花时间。如果防火墙默默丢弃 SYN，客户端会重传好几分钟。',
      ),
    }),
  ],
};
