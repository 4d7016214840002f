/** The first FIN is lost. */
import type { Lesson } from '../lesson/schema.ts';
import { firstFin, lastAck, secondFinAtOnce } from './steps/close.ts';
import { again, silence } from './steps/loss.ts';
import { t } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const lostFin: Lesson = {
  id: 'lost-fin',
  version: 1,
  title: TITLES['lost-fin'],
  goal: t('Close the connection although the first FIN is lost.', '第一个 FIN 丢失了，仍然关闭连接。'),
  summary: t(
    'One end has closed, the other has no idea. FIN-WAIT-1 keeps a timer.',
    '一端已经关闭，另一端毫不知情。FIN-WAIT-1 保留着定时器。',
  ),
  minutes: 8,
  group: 'loss',
  start: { at: 'open', sent: { client: 118, server: 512 } },
  delayedAck: [],
  ports: { client: 49_348, server: 80 },
  teaches: ['resend-new-seq', 'bare-fin', 'data-after-fin', 'fin-ack-name'],
  steps: [
    firstFin('client', {
      enter: [
        { do: 'fault', fault: 'drop', from: 'client', flags: 'F', times: 1 },
        { do: 'call', seat: 'client', call: 'CLOSE' },
      ],
      until: { lost: 'client' },
    }),
    silence(
      'client',
      { server: ['CLOSE-WAIT', 'LAST-ACK'] },
      {
        acts: t(
          'Your FIN left, and nothing comes back. You are in FIN-WAIT-1, and only waiting helps.',
          '你的 FIN 已经发出，却没有任何回音。你处于 FIN-WAIT-1，只能等待。',
        ),
        waits: t(
          'The connection stands open, as far as you know. There is nothing to do for you.',
          '就你所知，连接仍然打开。你没有要做的事。',
        ),
      },
      {
        takeaway: t(
          'FIN-WAIT-1 means: FIN sent, and not acknowledged. A FIN uses a number, so it is kept and timed like a byte.',
          'FIN-WAIT-1 的意思是：FIN 已发出，尚未被确认。FIN 占用一个序号，所以像一个字节一样被保留、被计时。',
        ),
      },
    ),
    again(
      'client',
      { server: ['CLOSE-WAIT', 'LAST-ACK'] },
      {
        acts: t(
          'Your retransmission timer has fired. Your FIN is not acknowledged.',
          '你的重传定时器到期了。你的 FIN 还没有被确认。',
        ),
        waits: t('The connection stands open, as far as you know.', '就你所知，连接仍然打开。'),
      },
      {
        takeaway: t(
          'The same FIN at the same number. At another number there would be a gap before it, and the server would wait for a byte that was never sent.',
          '同一个 FIN，序号不变。换一个序号，它前面就多出一个空缺，服务器会一直等待一个从未发送的字节。',
        ),
      },
    ),
    secondFinAtOnce('client', {
      prompt: {
        client: t(
          'Your FIN has arrived this time. You are in FIN-WAIT-1 until it is acknowledged.',
          '这次你的 FIN 到了。在它被确认之前，你处于 FIN-WAIT-1。',
        ),
        server: t(
          'Their FIN has arrived, and your application calls `close()` at once. Was it the first FIN or a repeat? You can’t tell, and needn’t.',
          '对方的 FIN 到了，你的应用立刻也调用 `close()`。这是第一个 FIN 还是重传？你无法分辨，也不必分辨。',
        ),
      },
    }),
    lastAck('client', {
      until: { server: ['CLOSED'], client: ['TIME-WAIT'] },
      takeaway: t(
        'Whoever sent a FIN repeats it until it is acknowledged: the closer from FIN-WAIT-1, the other end from LAST-ACK.',
        '谁发出 FIN，谁就重传到它被确认为止：先关闭的一方在 FIN-WAIT-1，另一方在 LAST-ACK。',
      ),
    }),
  ],
};
