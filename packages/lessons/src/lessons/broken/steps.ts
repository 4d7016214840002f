/** Steps that the lessons about broken protocols share. */
import type { Step } from '../../lesson/schema.ts';
import { t, three } from '../steps/words.ts';
import type { Extras } from '../steps/words.ts';

/** The server's SYN,ACK, which in the two-way handshake is the last word; the network loses it. */
export const lastWord = (extras: Extras = {}): Step => ({
  id: 'syn-ack',
  title: t('The second and last message', '第二次，也是最后一次'),
  turn: 'server',
  enter: [{ do: 'fault', fault: 'drop', from: 'server', flags: 'SA', times: 1 }],
  until: { lost: 'server' },
  prompt: {
    client: t('Your partner answers the SYN.', '对方在回答这个 SYN。'),
    server: t(
      'A SYN has arrived. Answer it. In this protocol your answer is the last message: with it you are ESTABLISHED.',
      '收到了一个 SYN，请回答它。在这个协议里，你的回答就是最后一次握手：发出它，你就进入 ESTABLISHED。',
    ),
  },
  hints: {
    server: three(
      t(
        'It is the same SYN,ACK as ever. What is missing is whatever would tell you that it arrived.',
        '还是那个 SYN,ACK。缺少的是能告诉你“它到了”的东西。',
      ),
      t(
        'Seq is your ISS, {iss}. Ack is the number after their SYN: {rcv.nxt}.',
        'Seq 是你的 ISS，即 {iss}。Ack 是对方 SYN 之后的序号：{rcv.nxt}。',
      ),
      t('Send {due}.', '发送 {due}。'),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.5'],
  errata: [],
  ...extras,
});

/** The server speaks into a connection that nobody holds at the other end. */
export const intoTheVoid = (extras: Extras = {}): Step => ({
  id: 'void',
  title: t('Is anybody there?', '有人吗？'),
  turn: 'server',
  enter: [{ do: 'call', seat: 'server', call: 'SEND', bytes: 100 }],
  until: {
    sent: { by: 'server', flags: 'A' },
    quiet: ['server'],
    or: { sent: { by: 'server', flags: 'SA' }, quiet: ['server'] },
  },
  prompt: {
    client: t(
      'You are CLOSED. Your partner believes otherwise, and has something to say.',
      '你处于 CLOSED。对方却不这样认为，而且有话要说。',
    ),
    server: t(
      'You are ESTABLISHED, and your application greets the other end with 100 bytes. Send them.',
      '你处于 ESTABLISHED，你的应用要用 100 字节问候对方。请发送。',
    ),
  },
  hints: {
    server: three(
      t('Send as you would in any open connection.', '像在任何一条打开的连接里那样发送。'),
      t(
        'Your SYN used {iss}, so your first byte is {snd.nxt}. Ack is still {rcv.nxt}.',
        '你的 SYN 占用了 {iss}，所以第一个字节是 {snd.nxt}。Ack 仍是 {rcv.nxt}。',
      ),
      t('Send {due}.', '发送 {due}。'),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.5.1'],
  errata: [],
  ...extras,
});

/** Whoever holds no connection answers with a reset: only now does the server learn. */
export const resetFromNobody = (extras: Extras = {}): Step => ({
  id: 'reset',
  title: t('Nobody', '没有人'),
  turn: 'client',
  enter: [],
  until: { server: ['CLOSED', 'LISTEN'] },
  prompt: {
    client: t(
      'A segment has reached you, and you hold no connection. Say so.',
      '有一个报文段到达你这里，而你没有任何连接。请告诉对方。',
    ),
    server: t(
      'Your segment is there. Is anybody at home to answer it?',
      '你的报文段到了。有人在那里回答它吗？',
    ),
  },
  hints: {
    client: three(
      t('Which flag says: there is no such connection here?', '哪个标志位表示“这里没有这样的连接”？'),
      t(
        'A reset takes its Seq from the Ack of what it answers, so that the other end believes it. What arrived was {last}.',
        '复位报文段的 Seq 取自它所回答的报文段的 Ack，这样对方才会相信。到达的是 {last}。',
      ),
      t('Send {due}.', '发送 {due}。'),
    ),
  },
  notes: [],
  sources: ['RFC 9293 §3.5.2', 'RFC 9293 §3.10.7.1'],
  errata: [],
  ...extras,
});
