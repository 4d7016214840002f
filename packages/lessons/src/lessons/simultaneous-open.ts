/** Both ends open at the same moment: their SYNs cross (RFC 9293 §3.5 Figure 7). */
import type { Lesson } from '../lesson/schema.ts';
import { ackData, data } from './steps/data.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

const first = three(
  t(
    'You don’t know that your partner opens too. What does anybody send who opens?',
    '你不知道对方也在打开连接。要打开连接，先发送什么？',
  ),
  t(
    'Your ISS has been drawn: find it among your variables. SYN is the only flag; nothing has reached you, so there is nothing to acknowledge.',
    '你的 ISS 已经选好，在变量表里。标志位只需要 SYN；还没有任何东西到达你这里，也就没有可确认的。',
  ),
  t('Send {due}, without data.', '发送 {due}，不带数据。'),
);

const crossing = three(
  t(
    'Their SYN is to be acknowledged, and yours is not acknowledged yet. Which segment says both?',
    '对方的 SYN 需要确认，而你的还没有被确认。哪个报文段能同时说明两者？',
  ),
  t(
    'It is your SYN once more, now with an ACK: Seq is your ISS, {iss}, as before. Ack is past their SYN: RCV.NXT, {rcv.nxt}.',
    '就是把你的 SYN 再发一次，这次带上 ACK：Seq 仍是你的 ISS，即 {iss}。Ack 在对方的 SYN 之后：RCV.NXT，即 {rcv.nxt}。',
  ),
  t('Send {due}.', '发送 {due}。'),
);

const stray = three(
  t('Wait for what is on its way. Then see what is still owed.', '先等在途的到达，再看还欠什么。'),
  t(
    'You expect {rcv.nxt} next, and your own stream goes on at {snd.nxt}.',
    '你期望的下一个是 {rcv.nxt}，你自己的字节流从 {snd.nxt} 继续。',
  ),
  t('Send {due}.', '发送 {due}。'),
);

export const simultaneousOpen: Lesson = {
  id: 'simultaneous-open',
  version: 1,
  group: 'open',
  title: TITLES['simultaneous-open'],
  goal: t(
    'Open one connection from both ends at the same moment: four segments.',
    '双方同时打开，建立一条连接：四个报文段。',
  ),
  summary: t(
    'Two SYNs cross, two SYN,ACKs follow, and it is one connection. Nobody listens.',
    '两个 SYN 交错，随后是两个 SYN,ACK，得到的是一条连接。没有人监听。',
  ),
  minutes: 10,
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_352, server: 49_352 },
  teaches: ['ack-on-first-syn', 'syn-free', 'swapped', 'four-is-safer', 'isn-one'],
  steps: [
    {
      id: 'syns',
      title: t('Two SYNs', '两个 SYN'),
      turn: 'both',
      enter: [
        // They are on their way for so long that they cross.
        { do: 'fault', fault: 'hold', from: 'client', flags: 'S', times: 9 },
        { do: 'fault', fault: 'hold', from: 'server', flags: 'S', times: 9 },
        { do: 'call', seat: 'client', call: 'OPEN-ACTIVE' },
        { do: 'call', seat: 'server', call: 'OPEN-ACTIVE' },
      ],
      until: {
        client: ['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'],
        server: ['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED'],
      },
      prompt: {
        client: t(
          'Your application called `connect()`, and so does your partner’s, at this very moment. Nobody listens. The way is long.',
          '你的应用调用了 `connect()`，就在同一时刻，对方的应用也调用了。没有人监听。路途遥远。',
        ),
        server: t(
          'Your application called `connect()` too: this server doesn’t listen. The way is long.',
          '你的应用也调用了 `connect()`：这个服务器并不监听。路途遥远。',
        ),
      },
      hints: { client: first, server: first },
      notes: [],
      sources: ['RFC 9293 §3.5', 'RFC 9293 §3.10.1'],
      errata: [],
      takeaway: t(
        'Both are in SYN-SENT. Between such ends there is no client and no server to TCP.',
        '双方都在 SYN-SENT。在这样的两端之间，TCP 不分客户端和服务器。',
      ),
    },
    {
      id: 'cross',
      title: t('They cross', '在途中交错'),
      turn: 'both',
      enter: [
        { do: 'release', from: 'client' },
        { do: 'release', from: 'server' },
      ],
      until: {
        client: ['SYN-RECEIVED', 'ESTABLISHED'],
        server: ['SYN-RECEIVED', 'ESTABLISHED'],
        quiet: ['client', 'server'],
      },
      prompt: {
        client: t(
          'In answer to your SYN you expected a SYN,ACK. What comes is a bare SYN: it can’t be an answer.',
          '你以为对你的 SYN 会收到 SYN,ACK，到来的却是单独的 SYN：它不可能是回答。',
        ),
        server: t(
          'You have sent a SYN, and a bare SYN comes to you: your partner has opened as well.',
          '你发出了 SYN，到来的却是单独的 SYN：对方也在打开连接。',
        ),
      },
      hints: { client: crossing, server: crossing },
      notes: [],
      sources: ['RFC 9293 §3.5', 'RFC 9293 §3.10.7.3'],
      errata: [],
      takeaway: t(
        'From SYN-SENT to SYN-RECEIVED: the SYN once more, with the same ISN, and now with an ACK. Anybody may send a SYN,ACK.',
        '从 SYN-SENT 到 SYN-RECEIVED：再发一次 SYN，ISN 不变，这次带上 ACK。谁都可以发送 SYN,ACK。',
      ),
    },
    data(
      'question',
      'client',
      118,
      118,
      {
        title: t('One connection', '一条连接'),
        acts: t(
          'The SYN,ACKs cross too, and open both ends. Your application calls `send()` with 118 bytes.',
          '两个 SYN,ACK 也在途中交错，使双方都打开。你的应用调用 `send()`，交给你 118 字节。',
        ),
        waits: t(
          'The SYN,ACKs cross too. Theirs acknowledges your SYN, and that is all you were waiting for.',
          '两个 SYN,ACK 也在途中交错。对方的确认了你的 SYN，你等的就是它。',
        ),
      },
      {
        enter: [
          { do: 'release', from: 'client' },
          { do: 'release', from: 'server' },
          { do: 'call', seat: 'client', call: 'SEND', bytes: 118 },
        ],
        hints: { server: stray },
        takeaway: t(
          'Four segments, and one connection, not two. A server that listens makes it three: its ACK and its SYN travel together.',
          '四个报文段，得到的是一条连接，而不是两条。有服务器监听时是三个：它的 ACK 和 SYN 一同发送。',
        ),
        sources: ['RFC 9293 §3.5', 'RFC 9293 §3.10.7.4'],
      },
    ),
    ackData('ack-question', 'server', {
      title: t('As ever', '一如往常'),
      acts: t(
        '118 bytes have arrived. How it was opened makes no difference any more.',
        '118 字节到了。连接是怎样打开的，已经没有区别。',
      ),
      waits: t('Your 118 bytes have arrived.', '你的 118 字节已经到达。'),
    }),
  ],
};
