/** The ACK of the first FIN is lost, and the second FIN brings it along. */
import type { Lesson } from '../lesson/schema.ts';
import { ackOfFin, firstFin, lastAck, secondFin } from './steps/close.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const lostSecondWave: Lesson = {
  id: 'lost-second-wave',
  version: 1,
  title: TITLES['lost-second-wave'],
  goal: t(
    'Close the connection although the ACK of the first FIN is lost.',
    '对第一个 FIN 的 ACK 丢失了，仍然关闭连接。',
  ),
  summary: t(
    'Four are sent, three arrive, and nothing is missing: an ACK covers all before it.',
    '发出四个，到达三个，却什么也不缺：ACK 确认它之前的全部内容。',
  ),
  minutes: 8,
  group: 'loss',
  start: { at: 'open', sent: { client: 118, server: 512 } },
  delayedAck: [],
  ports: { client: 49_350, server: 80 },
  teaches: ['fin-ack-name', 'close-is-handshake', 'ack-costs', 'bare-fin'],
  steps: [
    firstFin('client', { until: { server: ['CLOSE-WAIT', 'LAST-ACK'] } }),
    ackOfFin('client', {
      enter: [{ do: 'fault', fault: 'drop', from: 'server', flags: 'A', times: 1 }],
      until: { lost: 'server' },
    }),
    secondFin('client', {
      until: { client: ['TIME-WAIT'] },
      prompt: {
        client: t(
          'You are in FIN-WAIT-1: nothing has acknowledged your FIN yet, and your retransmission timer runs.',
          '你处于 FIN-WAIT-1：还没有什么确认你的 FIN，你的重传定时器在运行。',
        ),
        server: t(
          'You have acknowledged their FIN, and now your application has called `close()` as well.',
          '你已经确认了对方的 FIN，现在你的应用也调用了 `close()`。',
        ),
      },
      sources: ['RFC 9293 §3.10.7.4', 'RFC 9293 §3.4'],
      errata: [
        {
          no: 16,
          text: t(
            'The notes say that the ACK on this FIN confirms nothing. Here it is the only one that arrives, and by itself takes the client from FIN-WAIT-1 to TIME-WAIT: its number covers the FIN.',
            '笔记说这个 FIN 上的 ACK 并不确认收到。在这里它是唯一到达的确认，单凭它就让客户端从 FIN-WAIT-1 到 TIME-WAIT：它的数值覆盖了 FIN。',
          ),
        },
      ],
      takeaway: t(
        'ACKs are cumulative: a later one says all that an earlier one said. The client never saw FIN-WAIT-2.',
        'ACK 是累积的：后一个说出了前一个说的全部。客户端根本没有经过 FIN-WAIT-2。',
      ),
    }),
    lastAck('client', {
      until: { server: ['CLOSED'], client: ['TIME-WAIT'] },
      prompt: {
        client: t(
          'Their FIN has arrived. Compare its Ack with the number of your own FIN: what became of it?',
          '对方的 FIN 到了。把它的 Ack 和你自己 FIN 的序号比一比：你的 FIN 怎样了？',
        ),
        server: t(
          'Your FIN has arrived. In LAST-ACK you wait for its acknowledgment, and then you are done.',
          '你的 FIN 已经到达。你在 LAST-ACK 等待它的确认，之后就结束了。',
        ),
      },
      hints: {
        client: three(
          t(
            'Is your own FIN acknowledged? A segment was lost, but not what it said.',
            '你自己的 FIN 被确认了吗？丢失的是一个报文段，不是它所说的内容。',
          ),
          t(
            'What reached you was {last}. Your SND.UNA is {snd.una} and your SND.NXT {snd.nxt}: nothing of yours is outstanding. Their FIN is, and RCV.NXT has moved past it.',
            '到达你的是 {last}。你的 SND.UNA 是 {snd.una}，SND.NXT 是 {snd.nxt}：你这边没有未确认的了。对方的 FIN 还没有被确认，而 RCV.NXT 已经越过了它。',
          ),
          t('Send {due}. No FIN again: yours is acknowledged.', '发送 {due}。不必再发 FIN：你的已被确认。'),
        ),
      },
      takeaway: t(
        'The lost segment was never sent again. Pure ACKs are not repeated; they are overtaken.',
        '丢失的报文段再也没有重发。纯 ACK 不会被重传，它们会被后来的 ACK 取代。',
      ),
    }),
  ],
};
