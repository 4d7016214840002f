/** Numbers that wrap: 4294967295 is followed by 0. */
import type { Lesson } from '../lesson/schema.ts';
import { ackData, data } from './steps/data.ts';
import { ack3, syn, synAck } from './steps/open.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const wrap: Lesson = {
  id: 'wrap',
  version: 1,
  group: 'open',
  title: TITLES.wrap,
  goal: t(
    'Open a connection and send data across the end of the number space.',
    '建立连接，并发送跨过序号空间末尾的数据。',
  ),
  summary: t(
    'A sequence number has 32 bits: after 4294967295 comes 0.',
    '序号有 32 位：4294967295 之后是 0。',
  ),
  minutes: 8,
  start: { at: 'closed' },
  // The server's SYN uses the very last number; the client's data cross the end.
  iss: { client: 4_294_967_200, server: 4_294_967_295 },
  numbers: 'absolute',
  delayedAck: [],
  ports: { client: 49_334, server: 80 },
  teaches: ['isn-one', 'syn-free', 'ack-is-last', 'ack-plus-one', 'swapped'],
  steps: [
    syn({
      takeaway: t(
        'An ISN may lie anywhere in the number space, near its end as well.',
        'ISN 可以落在序号空间的任何位置，也包括靠近末尾的地方。',
      ),
    }),
    synAck({
      takeaway: t(
        'This SYN used 4294967295, the last number there is.',
        '这个 SYN 用掉了 4294967295，即最后一个序号。',
      ),
    }),
    ack3({
      prompt: {
        client: t(
          'Their SYN,ACK has arrived. Its SYN used the number 4294967295: which one do you expect next?',
          '对方的 SYN,ACK 到了。它的 SYN 占用了 4294967295 号：你期望的下一个是几号？',
        ),
        server: t(
          'Your SYN,ACK has arrived. Your SYN used the number 4294967295: the acknowledgment names the next one.',
          '你的 SYN,ACK 已经到达。你的 SYN 占用了 4294967295 号：对它的确认是下一个序号。',
        ),
      },
      hints: {
        client: three(
          t(
            '4294967295 is 2³² − 1, with all 32 bits set. What does adding 1 leave in 32 bits?',
            '4294967295 就是 2³² − 1，32 位全为 1。再加 1，32 位里剩下什么？',
          ),
          t(
            'Sequence numbers are counted modulo 2³²: after the last one it begins at 0 again. Look at RCV.NXT: {rcv.nxt}.',
            '序号按模 2³² 计算：最后一个之后又从 0 开始。看看 RCV.NXT：{rcv.nxt}。',
          ),
          t(
            'Send {due}. An Ack of 0 is a number like any other.',
            '发送 {due}。Ack 为 0 和其他数值一样有效。',
          ),
        ),
      },
      sources: ['RFC 9293 §3.4'],
      takeaway: t(
        '4294967295 + 1 = 0. An Ack of 0 with the ACK flag is an acknowledgment; without the flag the field means nothing.',
        '4294967295 + 1 = 0。ACK 置位时，Ack 为 0 也是确认；不置位时，这个字段没有意义。',
      ),
    }),
    data(
      'across',
      'client',
      118,
      118,
      {
        title: t('Across the end', '跨过末尾'),
        acts: t(
          'Your application calls `send()` with 118 bytes. Only 95 numbers are left before the wrap; the segment doesn’t mind.',
          '你的应用调用 `send()`，交给你 118 字节。回绕之前只剩 95 个序号，这对报文段没有影响。',
        ),
        waits: t(
          'The connection is open. Your partner’s next bytes cross the end of the number space.',
          '连接已经打开。对方接下来的字节将跨过序号空间的末尾。',
        ),
      },
      {
        takeaway: t(
          'A segment may begin before the wrap and end behind it. Seq is only the number of its first byte.',
          '报文段可以在回绕之前开始、在回绕之后结束。Seq 只是第一个字节的序号。',
        ),
      },
    ),
    ackData(
      'small-ack',
      'server',
      {
        title: t('A small Ack for a large Seq', 'Seq 很大，Ack 很小'),
        acts: t(
          '118 bytes have arrived, and on the way the number began anew at 0.',
          '118 字节到了，其间序号又从 0 开始。',
        ),
        waits: t('Your 118 bytes have arrived.', '你的 118 字节已经到达。'),
      },
      {
        sources: ['RFC 9293 §3.4'],
        hints: {
          server: three(
            t(
              'Begin at their Seq and count their bytes. What happens when you pass 4294967295?',
              '从对方的 Seq 开始，数它的字节。越过 4294967295 时会怎样？',
            ),
            t(
              'Ack = {last.seq} + {last.len} − 4294967296. It is your RCV.NXT.',
              'Ack = {last.seq} + {last.len} − 4294967296，也就是你的 RCV.NXT。',
            ),
            t(
              'Send {due}. It is smaller than their Seq, and acknowledges all of it.',
              '发送 {due}。它比对方的 Seq 小，却确认了全部内容。',
            ),
          ),
        },
        takeaway: t(
          'Never compare sequence numbers by size: what matters is how far one lies behind another, modulo 2³².',
          '不要直接比较序号的大小：要看按模 2³² 计算时，一个在另一个之后多远。',
        ),
      },
    ),
  ],
};
