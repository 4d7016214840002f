/** A connection that is given up: the RST, what it throws away, and what comes too late. */
import type { Lesson } from '../lesson/schema.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const abort: Lesson = {
  id: 'abort',
  version: 1,
  group: 'reset',
  title: TITLES.abort,
  goal: t(
    'Give a connection up by a RST, and deal with data that comes too late.',
    '用 RST 放弃一条连接，并处理来得太晚的数据。',
  ),
  summary: t(
    'One segment, no answer, no TIME-WAIT; and nothing that was on its way is delivered.',
    '一个报文段，没有回答，没有 TIME-WAIT；在途的内容也不再交付。',
  ),
  minutes: 8,
  start: { at: 'open', sent: { client: 118, server: 512 } },
  delayedAck: [],
  ports: { client: 49_350, server: 80 },
  teaches: ['close-is-handshake', 'ack-the-ack', 'timewait-passive', 'half-open-closed'],
  steps: [
    {
      id: 'late',
      title: t('Data on its way', '在途的数据'),
      turn: 'server',
      enter: [
        { do: 'fault', fault: 'hold', from: 'server', times: 1 },
        { do: 'call', seat: 'server', call: 'SEND', bytes: 220 },
      ],
      until: { kept: 'server' },
      prompt: {
        server: t(
          'Your application calls `send()` with 220 bytes. The way is long: the network will keep the segment back for a while.',
          '你的应用调用 `send()`，交给你 220 字节。路途遥远：网络会把这个报文段扣住一会儿。',
        ),
        client: t(
          'The connection stands open. Your partner has something for you.',
          '连接处于打开状态。对方有内容要发给你。',
        ),
      },
      hints: {
        server: three(
          t(
            'How many bytes did your application hand you? And which of your variables says where your stream goes on?',
            '你的应用交给你多少字节？哪个变量记着你的字节流从哪里继续？',
          ),
          t(
            'Seq is the number of the *first* byte: SND.NXT, {snd.nxt}. Ack says what you expect of them: RCV.NXT, {rcv.nxt}.',
            'Seq 是*第一个*字节的序号：SND.NXT，即 {snd.nxt}。Ack 是你期望对方的下一个序号：RCV.NXT，即 {rcv.nxt}。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.10.2'],
      errata: [],
    },
    {
      id: 'abort',
      title: t('Give it up', '放弃'),
      turn: 'client',
      enter: [{ do: 'call', seat: 'client', call: 'ABORT' }],
      until: { client: ['CLOSED'], server: ['CLOSED'] },
      prompt: {
        client: t(
          'Your application wants to be rid of the connection, now, and calls `abort()`: a user pressed “stop”, or a program was killed.',
          '你的应用要立刻摆脱这条连接，调用了 `abort()`：用户按了“停止”，或者程序被终止了。',
        ),
        server: t(
          'Your data is on its way, and you wait for its acknowledgment.',
          '你的数据正在途中，你在等待对它的确认。',
        ),
      },
      hints: {
        client: three(
          t(
            'A FIN says “I have no more to send”. What says “there is no connection any more”?',
            'FIN 的意思是“我没有更多数据要发送”。什么表示“连接不复存在”？',
          ),
          t(
            'A RST counts only if it stands exactly where your partner expects you to go on: at your SND.NXT, {snd.nxt}. It needs no ACK.',
            'RST 要恰好位于对方期望你继续的地方才有效：你的 SND.NXT，即 {snd.nxt}。它不需要 ACK。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.10.5', 'RFC 9293 §3.5.3', 'RFC 5961 §3'],
      errata: [],
      takeaway: t(
        'A RST ends both directions at once. It isn’t acknowledged, it isn’t repeated, and nobody waits for 2MSL.',
        'RST 同时结束两个方向。它不被确认，不会重传，也没有人等待 2MSL。',
      ),
    },
    {
      id: 'too-late',
      title: t('Too late', '来得太晚'),
      turn: 'client',
      enter: [{ do: 'release', from: 'server' }],
      until: { arrived: { at: 'server', flags: 'R' } },
      prompt: {
        client: t(
          'The segment that the network kept back reaches you. The connection it belongs to is gone.',
          '被网络扣住的报文段到了。它所属的连接已经不存在了。',
        ),
        server: t(
          'A RST has arrived: “connection reset by peer”, your application was told. What became of your 220 bytes you don’t know.',
          '收到了 RST：你的应用得知“连接被对方重置”。你那 220 字节的下落，你并不知道。',
        ),
      },
      hints: {
        client: three(
          t(
            'You know nothing of any connection. What does TCP answer to a segment for which there is none?',
            '你不知道有任何连接。对一个不属于任何连接的报文段，TCP 怎样回答？',
          ),
          t(
            'With a RST that fits their numbers: since their segment carries an ACK, Seq is taken from its Ack field. No ACK flag is needed.',
            '用一个符合对方序号的 RST：既然对方的报文段带有 ACK，Seq 就取自它的 Ack 字段。不需要 ACK 标志位。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.10.7.1', 'RFC 9293 §3.5.2'],
      errata: [],
      takeaway: t(
        'Whoever sends to a connection that isn’t there gets a RST. Here the server had none any more either: a RST is never answered.',
        '向不存在的连接发送，得到的是 RST。这里服务器自己也没有这条连接了：对 RST 从不回答。',
      ),
    },
  ],
};
