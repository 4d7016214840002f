/** The three segments that open a connection (RFC 9293 §3.5 Figure 6). */
import type { Step } from '../../lesson/schema.ts';
import { t, three } from './words.ts';
import type { Extras } from './words.ts';

/** The client's SYN. */
export const syn = (extras: Extras = {}): Step => ({
  id: 'syn',
  title: t('Ask for a connection', '请求建立连接'),
  turn: 'client',
  enter: [
    { do: 'call', seat: 'server', call: 'OPEN-PASSIVE' },
    { do: 'call', seat: 'client', call: 'OPEN-ACTIVE' },
  ],
  until: { server: ['SYN-RECEIVED', 'ESTABLISHED'] },
  prompt: {
    client: t(
      'Your application called `connect()`. Ask your partner for a connection.',
      '你的应用调用了 `connect()`。请向对方请求建立连接。',
    ),
    server: t(
      'Your application called `listen()`. An end that listens sends nothing of its own accord: wait for a request.',
      '你的应用调用了 `listen()`。处于监听的一端不会主动发送任何报文段：请等待对方的请求。',
    ),
  },
  hints: {
    client: three(
      t(
        'Which flag asks for a new connection? And has anything reached you yet that you could acknowledge?',
        '哪个标志位表示请求建立新连接？到现在为止，有什么到达过你这里、值得你确认吗？',
      ),
      t(
        'Your initial sequence number has been drawn: it is ISS, among your variables. SYN is the only flag; without the ACK flag the Ack field means nothing.',
        '你的初始序号已经选好，就是变量表里的 ISS。标志位只需要 SYN；没有 ACK 标志，Ack 字段就没有意义。',
      ),
      t(
        'Send {due}, without data. Leave Ack empty: nothing has reached you yet.',
        '发送 {due}，不带数据。Ack 留空：还没有任何东西到达你这里。',
      ),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.5', 'RFC 9293 §3.4.1'],
  errata: [],
  ...extras,
});

/** The server's SYN,ACK. */
export const synAck = (extras: Extras = {}): Step => ({
  id: 'syn-ack',
  title: t('Accept it', '同意连接'),
  turn: 'server',
  enter: [],
  until: { client: ['ESTABLISHED'] },
  prompt: {
    client: t('Your SYN has arrived. Your partner answers now.', '你的 SYN 已经到达，现在由对方回答。'),
    server: t(
      'A SYN has arrived, and your application is willing. Accept the connection.',
      '收到了一个 SYN，你的应用愿意接受。请同意建立连接。',
    ),
  },
  hints: {
    server: three(
      t(
        'You have two things to say: that their SYN reached you, and what your own first number is. One segment can say both.',
        '你要说两件事：对方的 SYN 到了；你自己的第一个序号是多少。一个报文段就能说完。',
      ),
      t(
        'Seq counts *your* stream: your SYN stands at your ISS. Ack counts *theirs*: the next number that you expect. Their SYN was number {irs}, and it used one.',
        'Seq 数的是*你自己*的字节流：你的 SYN 位于你的 ISS。Ack 数的是*对方*的：你期望的下一个序号。对方的 SYN 是 {irs} 号，占用一个序号。',
      ),
      t(
        'Send {due}. Ack is {irs} + 1, for the SYN used one number.',
        '发送 {due}。Ack 是 {irs} + 1，因为 SYN 占用一个序号。',
      ),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.5', 'RFC 9293 §3.4'],
  errata: [],
  ...extras,
});

/** The third segment. */
export const ack3 = (extras: Extras = {}): Step => ({
  id: 'ack',
  title: t('Confirm it', '最后确认'),
  turn: 'client',
  enter: [],
  until: { client: ['ESTABLISHED'], server: ['ESTABLISHED'] },
  prompt: {
    client: t(
      'Their SYN,ACK has arrived, and you are ESTABLISHED. Your partner does not know that yet.',
      '对方的 SYN,ACK 到了，你已进入 ESTABLISHED。但对方还不知道。',
    ),
    server: t(
      'Your SYN,ACK has arrived. You stay in SYN-RECEIVED until it is acknowledged.',
      '你的 SYN,ACK 已经到达。在它被确认之前，你停留在 SYN-RECEIVED。',
    ),
  },
  hints: {
    client: three(
      t(
        'What does your partner still not know? One flag is enough to tell them.',
        '对方还不知道什么？一个标志位就足以说明。',
      ),
      t(
        'Your SYN used one number, so you go on at SND.NXT. Their SYN used one too, so you now expect RCV.NXT. Find both among your variables.',
        '你的 SYN 占用了一个序号，所以你从 SND.NXT 继续。对方的 SYN 也占用了一个，所以你现在期望的是 RCV.NXT。两者都在变量表里。',
      ),
      t(
        'Send {due}. A pure ACK uses no number: your next Seq will be {snd.nxt} again.',
        '发送 {due}。纯 ACK 不占用序号：你的下一个 Seq 仍然是 {snd.nxt}。',
      ),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.5', 'RFC 9293 §3.4'],
  errata: [],
  ...extras,
});
