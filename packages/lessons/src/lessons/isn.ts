/** ISNs as they are, in absolute numbers. */
import type { Lesson } from '../lesson/schema.ts';
import { ackData, data } from './steps/data.ts';
import { ack3, syn, synAck } from './steps/open.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const isn: Lesson = {
  id: 'isn',
  version: 1,
  group: 'open',
  title: TITLES.isn,
  goal: t(
    'Open a connection and send a few bytes, with the numbers that are really in the headers.',
    '用首部里真实的序号建立连接，并发送几个字节。',
  ),
  summary: t(
    'An ISN is not 1. Each end draws its own, and every later number is counted from there.',
    'ISN 不是 1。每一端选定自己的 ISN，之后的序号都从它数起。',
  ),
  minutes: 8,
  start: { at: 'closed' },
  numbers: 'absolute',
  delayedAck: [],
  ports: { client: 49_332, server: 80 },
  teaches: ['isn-one', 'syn-is-number', 'syn-free', 'swapped', 'ack-is-last'],
  steps: [
    syn({
      prompt: {
        client: t(
          'Your application called `connect()`, and your ISS has been drawn: a large number. Ask for a connection with it.',
          '你的应用调用了 `connect()`，你的 ISS 也已选定：一个很大的数。请用它请求建立连接。',
        ),
        server: t(
          'Your application called `listen()`. Your partner is about to tell you the number from which their stream is counted.',
          '你的应用调用了 `listen()`。对方即将告诉你，它的字节流从哪个序号数起。',
        ),
      },
      sources: ['RFC 9293 §3.4.1', 'RFC 6528 §3'],
      takeaway: t(
        'An ISN comes from a clock and a keyed hash: it differs for every connection, and a stranger can’t guess it. A capture tool that shows 0 or 1 has subtracted it.',
        'ISN 由时钟和带密钥的散列得出：每条连接都不同，外人也猜不到。抓包工具显示 0 或 1，是因为它减去了 ISN。',
      ),
    }),
    synAck({
      prompt: {
        client: t(
          'Your SYN has arrived. The answer brings your partner’s own ISN: another number, drawn without yours.',
          '你的 SYN 已经到达。回答会带来对方自己的 ISN：另一个数，和你的无关。',
        ),
        server: t(
          'A SYN has arrived with your partner’s ISN. Answer with an ISS of your own.',
          '收到了一个 SYN，带着对方的 ISN。请用你自己的 ISS 回答。',
        ),
      },
      takeaway: t(
        'Two streams, two ISNs. The Ack repeats the other’s ISN plus one: proof that this SYN arrived, and not an older one.',
        '两个字节流，两个 ISN。Ack 是对方的 ISN 加 1：证明到达的正是这个 SYN，而不是更早的某一个。',
      ),
    }),
    ack3({
      takeaway: t(
        'Whoever can’t see your ISN can’t send this ACK: only a guess among four billion numbers would fit.',
        '看不到你的 ISN，就发不出这个 ACK：要在约四十亿个数里猜中一个才行。',
      ),
    }),
    data(
      'bytes',
      'client',
      118,
      118,
      {
        title: t('The first bytes', '最初的字节'),
        acts: t(
          'Your application calls `send()` with 118 bytes. Your first byte stands right after your SYN.',
          '你的应用调用 `send()`，交给你 118 字节。你的第一个字节紧跟在你的 SYN 之后。',
        ),
        waits: t(
          'The connection is open. Your partner has 118 bytes for you.',
          '连接已经打开。对方有 118 字节要发给你。',
        ),
      },
      {
        takeaway: t(
          'Relative or absolute: the same numbers, counted from the ISN or from 0. The header holds the absolute ones.',
          '相对还是绝对：同样的序号，只是从 ISN 数起还是从 0 数起。首部里写的是绝对的。',
        ),
      },
    ),
    ackData(
      'ack-bytes',
      'server',
      {
        title: t('Acknowledge them', '确认它们'),
        acts: t('118 bytes have arrived.', '118 字节到了。'),
        waits: t('Your 118 bytes have arrived.', '你的 118 字节已经到达。'),
      },
      {
        hints: {
          server: three(
            t(
              'The numbers are large, the sum is the same: where did their bytes begin, and how many were there?',
              '数字很大，算法不变：对方的字节从哪里开始？一共多少个？',
            ),
            t(
              'Their segment began at {last.seq} and held {last.len} bytes. Ack is the number after the last of them: {last.seq} + {last.len}.',
              '对方的报文段从 {last.seq} 开始，带有 {last.len} 字节。Ack 是最后一个字节之后的序号：{last.seq} + {last.len}。',
            ),
            t('Send {due}.', '发送 {due}。'),
          ),
        },
        takeaway: t(
          'Ack − ISN − 1 = bytes received. A tool that shows relative numbers does this subtraction for you.',
          'Ack − ISN − 1 = 收到的字节数。显示相对序号的工具替你做了这个减法。',
        ),
      },
    ),
  ],
};
