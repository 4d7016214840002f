/** The third ACK is lost, and data carry it. */
import type { Lesson } from '../lesson/schema.ts';
import { ackData, data } from './steps/data.ts';
import { lostAck3 } from './steps/loss.ts';
import { syn, synAck } from './steps/open.ts';
import { t } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const lostAck3Data: Lesson = {
  id: 'lost-ack3-data',
  version: 1,
  title: TITLES['lost-ack3-data'],
  goal: t(
    'Send the first data although the server has not heard of the third segment.',
    '服务器没有收到第三个报文段，仍然发送第一批数据。',
  ),
  summary: t(
    'Every segment carries ACK: data make up for the one that was lost.',
    '每个报文段都带 ACK：数据能弥补丢失的那一个。',
  ),
  minutes: 9,
  group: 'loss',
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_344, server: 80 },
  teaches: ['resend-ack3', 'two-is-enough', 'ack-costs', 'ack-is-last', 'ack-plus-one'],
  steps: [
    syn(),
    synAck(),
    lostAck3(),
    data(
      'data',
      'client',
      118,
      118,
      {
        title: t('Data make up for it', '用数据弥补'),
        acts: t(
          'You are ESTABLISHED, and your application calls `send()` with 118 bytes. Whether your ACK arrived you don’t know, and needn’t.',
          '你已 ESTABLISHED，你的应用调用 `send()`，交给你 118 字节。你不知道你的 ACK 是否到了，也不必知道。',
        ),
        waits: t(
          'Your SYN,ACK is not acknowledged, and your retransmission timer runs.',
          '你的 SYN,ACK 还没有被确认，你的重传定时器在运行。',
        ),
      },
      {
        enter: [
          { do: 'mend', from: 'client' },
          { do: 'call', seat: 'client', call: 'SEND', bytes: 118 },
        ],
        until: { received: { server: 118 }, server: ['ESTABLISHED'] },
        sources: ['RFC 9293 §3.10.7.4', 'RFC 9293 §3.5'],
        takeaway: t(
          'One segment did both: its Ack took the server from SYN-RECEIVED to ESTABLISHED, and then its bytes were read. ACK first, text after it: that is the order in which TCP looks at a segment.',
          '一个报文段完成两件事：它的 Ack 让服务器从 SYN-RECEIVED 进入 ESTABLISHED，随后它的字节被读取。先看 ACK，再看数据：TCP 就按这个顺序处理报文段。',
        ),
      },
    ),
    ackData(
      'ack-data',
      'server',
      {
        title: t('Acknowledge the data', '确认数据'),
        acts: t(
          '118 bytes have arrived, and with them the ACK of your SYN. Both are settled by one number.',
          '118 字节到了，同时也带来了对你的 SYN 的确认。你用一个数就能全部回应。',
        ),
        waits: t('Your bytes have arrived.', '你的字节已经到达。'),
      },
      {
        takeaway: t(
          'Nobody repeated the lost ACK, and nobody missed it.',
          '没有人重发丢失的 ACK，也没有人需要它。',
        ),
      },
    ),
  ],
};
