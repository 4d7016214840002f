/** A whole connection, CLOSED to CLOSED. */
import type { Lesson } from '../lesson/schema.ts';
import { ackOfFin, firstFin, lastAck, secondFin, twoMsl } from './steps/close.ts';
import { ackData, data } from './steps/data.ts';
import { ack3, syn, synAck } from './steps/open.ts';
import { t } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const wholeConnection: Lesson = {
  id: 'whole-connection',
  version: 1,
  group: 'close',
  title: TITLES['whole-connection'],
  goal: t(
    'Open, send both ways, close: from CLOSED to CLOSED.',
    '打开、双向发送、关闭：从 CLOSED 到 CLOSED。',
  ),
  summary: t(
    'Three segments to open, a question and its answer, four to close, and the wait at the end.',
    '三个报文段打开，一问一答，四个关闭，最后是等待。',
  ),
  minutes: 20,
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_330, server: 80 },
  teaches: [
    'syn-free',
    'ack-is-last',
    'ack-plus-one',
    'swapped',
    'ack-costs',
    'ack-the-ack',
    'bare-fin',
    'fin-both',
    'timewait-one-reason',
  ],
  steps: [
    syn(),
    synAck(),
    ack3(),
    data('question', 'client', 118, 118, {
      title: t('The question', '请求'),
      acts: t(
        'Your application calls `send()` with its question: 118 bytes.',
        '你的应用调用 `send()` 发出请求：118 字节。',
      ),
      waits: t(
        'The connection is open. Your partner has something to ask.',
        '连接已经打开。对方有请求要发给你。',
      ),
    }),
    data(
      'answer',
      'server',
      220,
      220,
      {
        title: t('The answer', '应答'),
        acts: t(
          '118 bytes have arrived. Your application has read them and calls `send()` with its answer: 220 bytes.',
          '118 字节到了。你的应用读取后调用 `send()` 发出应答：220 字节。',
        ),
        waits: t(
          'Your question has arrived. The answer is being written.',
          '你的请求已经到达，对方正在写应答。',
        ),
      },
      {
        until: { received: { client: 220 }, acknowledged: ['client'] },
        takeaway: t(
          'Data carry the ACK of what came before them: no segment of its own is needed.',
          '数据带上了对先前内容的 ACK：不需要单独一个报文段。',
        ),
      },
    ),
    ackData('ack-answer', 'client', {
      title: t('Acknowledge the answer', '确认应答'),
      acts: t('220 bytes have arrived: your answer.', '220 字节到了：这是给你的应答。'),
      waits: t('Your answer has arrived.', '你的应答已经到达。'),
    }),
    firstFin('client'),
    ackOfFin('client'),
    secondFin('client'),
    lastAck('client'),
    twoMsl('client', {
      takeaway: t(
        'SYN and FIN used one number each, every byte one, an ACK none. With that you can work out every number of this connection.',
        'SYN 和 FIN 各占用一个序号，每个字节占用一个，ACK 不占用。由此可以推算出这条连接的每一个数。',
      ),
      errata: [
        {
          no: 26,
          text: t(
            'There is more than the notes tell: RST, which ends a connection at once; windows, which hold a sender back; numbers that wrap from 4294967295 to 0; CLOSING, when both close at the same moment; and that whoever sent what is not acknowledged repeats it.',
            '笔记没有讲到的还有：立即终止连接的 RST；限制发送方的窗口；从 4294967295 回绕到 0 的序号；双方同时关闭时的 CLOSING；以及未被确认的内容由发送它的一方重传。',
          ),
        },
      ],
    }),
  ],
};
