/** A third party tries to end the connection without seeing it (RFC 5961). */
import type { Lesson } from '../lesson/schema.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

const challenged = three(
  t(
    'The connection is in order, as far as you know. Is one segment that nearly fits enough to give it up? Whom could you ask?',
    '就你所知，连接一切正常。一个差不多对得上的报文段，就足以让你放弃连接吗？你可以问谁？',
  ),
  t(
    'What reached you was {last}; you expect {rcv.nxt}, and that very number it is not. Tell your peer where you stand: SND.NXT and RCV.NXT, in an ACK.',
    '到达你的是 {last}；你期望的是 {rcv.nxt}，而它并不正是这个序号。用一个 ACK 告诉对方你所在的位置：SND.NXT 和 RCV.NXT。',
  ),
  t('Send {due}. Your state stays.', '发送 {due}。你的状态不变。'),
);

export const blindReset: Lesson = {
  id: 'blind-reset',
  version: 1,
  title: TITLES['blind-reset'],
  goal: t(
    'Keep the connection while somebody else tries to end it; then end it.',
    '有别人想断开连接时，保住连接；然后由自己结束它。',
  ),
  summary: t(
    'Who cannot see the numbers must guess them, and a guess that is nearly right gets a question back.',
    '看不到序号的人只能猜，而差不多猜中只会换来一个反问。',
  ),
  minutes: 8,
  group: 'reset',
  start: { at: 'open', sent: { client: 118, server: 512 } },
  delayedAck: [],
  ports: { client: 49_360, server: 80 },
  teaches: ['isn-one', 'ack-the-ack', 'ack-costs', 'half-open-closed'],
  steps: [
    {
      id: 'forged-rst',
      title: t('A RST, nearly right', '差不多对的 RST'),
      turn: 'server',
      enter: [
        {
          do: 'inject',
          to: 'server',
          as: 'forged',
          segment: { flags: 'R', seq: { of: 'server.rcv.nxt', plus: 1_000_000_000 }, len: 0, win: 0 },
        },
        {
          do: 'inject',
          to: 'server',
          as: 'forged',
          segment: { flags: 'R', seq: { of: 'server.rcv.nxt', plus: 16_384 }, len: 0, win: 0 },
        },
      ],
      until: { arrived: { at: 'client', flags: 'A' }, quiet: ['server'] },
      prompt: {
        client: t(
          'The connection stands open. You have sent nothing since.',
          '连接处于打开状态。此后你没有再发送任何东西。',
        ),
        server: t(
          'RSTs come, from your partner’s address as it seems. A RST needs no ACK: only its Seq tells whether to believe it.',
          '来了几个 RST，看起来来自对方的地址。RST 不需要 ACK：可不可信，只看它的 Seq。',
        ),
      },
      hints: { server: challenged },
      notes: [],
      sources: ['RFC 5961 §3', 'RFC 9293 §3.10.7.4'],
      errata: [],
      takeaway: t(
        'A RST outside the window is dropped, one in the window is asked back, and only one at RCV.NXT itself is believed. Someone who guesses must hit one number of 4294967296; once, any number in the window was enough.',
        '窗口之外的 RST 被丢弃，窗口之内的会被反问，只有正好在 RCV.NXT 上的才被相信。猜的人必须在 4294967296 个序号中命中一个，而从前，只要落进窗口就够了。',
      ),
    },
    {
      id: 'forged-syn',
      title: t('A SYN in the midst of it', '连接中途的 SYN'),
      turn: 'server',
      enter: [
        {
          do: 'inject',
          to: 'server',
          as: 'forged',
          segment: { flags: 'S', seq: { of: 'server.rcv.nxt', plus: 20_000 }, len: 0, win: 64_240 },
        },
      ],
      until: { arrived: { at: 'client', flags: 'A' }, quiet: ['server'] },
      prompt: {
        client: t(
          'An ACK has come that tells you nothing new. A pure ACK is not answered.',
          '来了一个 ACK，没有告诉你什么新东西。纯 ACK 不需要回答。',
        ),
        server: t(
          'Now a SYN comes for the open connection. Long ago a SYN in the window reset a connection, as a RST did.',
          '现在在打开的连接上来了一个 SYN。从前，窗口内的 SYN 也会像 RST 一样使连接复位。',
        ),
      },
      hints: { server: challenged },
      notes: [],
      sources: ['RFC 5961 §4', 'RFC 9293 §3.10.7.4'],
      errata: [],
      takeaway: t(
        'The same question for the same reason. If the peer had really restarted, its RST in answer to this ACK would have the exact number.',
        '同样的理由，同样的反问。如果对方真的重启过，它对这个 ACK 回答的 RST 就会带着准确的序号。',
      ),
    },
    {
      id: 'abort',
      title: t('The true one', '真正的 RST'),
      turn: 'client',
      enter: [{ do: 'call', seat: 'client', call: 'ABORT' }],
      until: { server: ['CLOSED'], client: ['CLOSED'] },
      prompt: {
        client: t(
          'Now your own application ends the connection at once: it called `abort()`. You know the number that will be believed.',
          '现在你自己的应用要立即结束连接：它调用了 `abort()`。你知道哪个序号会被相信。',
        ),
        server: t(
          'The connection stands open. What comes is weighed by its number.',
          '连接处于打开状态。来什么，都用它的序号来衡量。',
        ),
      },
      hints: {
        client: three(
          t(
            'Your partner believes a RST only at the number that they expect. Which of your variables has it?',
            '对方只相信位于其期望序号上的 RST。你的哪个变量就是这个数？',
          ),
          t(
            'What they expect next is what you would send next: SND.NXT, {snd.nxt}. A RST that nothing called for needs no ACK.',
            '对方期望的下一个，就是你将要发送的下一个：SND.NXT，即 {snd.nxt}。主动发出的 RST 不需要 ACK。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.10.5', 'RFC 9293 §3.5.2'],
      errata: [],
      takeaway: t(
        'An end that is in the connection knows the number and needs no luck. That is one reason why ISNs are hard to guess.',
        '身在连接之中的一端知道序号，不需要运气。这也是 ISN 要难以猜测的理由之一。',
      ),
    },
  ],
};
