/** Why the timer decides between three and four segments: the delayed ACK leaves before the application closes. */
import type { Lesson } from '../lesson/schema.ts';
import { ackOfFin, firstFin, lastAck, secondFin, twoMsl } from './steps/close.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const timerDecides: Lesson = {
  id: 'timer-decides',
  version: 1,
  group: 'close',
  title: TITLES['timer-decides'],
  goal: t(
    'Close with delayed ACKs switched on, and see why it still takes four segments.',
    '开启延迟确认来关闭连接，看看为什么仍然需要四个报文段。',
  ),
  summary: t(
    'No data to send, delayed ACK on, and yet four: the application closes too late.',
    '没有数据要发送，也开启了延迟确认，却仍是四次：应用关闭得太晚。',
  ),
  minutes: 8,
  start: { at: 'open', sent: { client: 118, server: 512 } },
  delayedAck: ['server'],
  ports: { client: 49_338, server: 80 },
  teaches: ['ack-timing', 'close-is-handshake', 'fin-ack-name', 'bare-fin'],
  steps: [
    firstFin('client', {
      prompt: {
        client: t(
          'Your application called `close()`: it has nothing more to send.',
          '你的应用调用了 `close()`：它没有更多数据要发送了。',
        ),
        server: t(
          'The connection stands open. Your TCP delays its acknowledgments, and your application has no data to send.',
          '连接处于打开状态。你的 TCP 会延迟确认，你的应用也没有数据要发送。',
        ),
      },
    }),
    {
      id: 'timer',
      title: t('The ACK waits, and nobody closes', 'ACK 在等，却没有人关闭'),
      turn: 'server',
      enter: [],
      // To acknowledge at once is right too: then there is no timer to wait for.
      until: { fired: 'server', or: { client: ['FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'] } },
      prompt: {
        server: t(
          'Their FIN has arrived. Its ACK may wait for something to ride on, and your FIN would do; but your application is busy, and doesn’t close. How long can the ACK wait?',
          '对方的 FIN 到了。对它的 ACK 可以等着搭上别的内容，比如你的 FIN；可是你的应用正忙，没有关闭。ACK 能等多久？',
        ),
        client: t(
          'Your FIN has arrived. You stay in FIN-WAIT-1 until it is acknowledged; your partner’s ACK may wait a little.',
          '你的 FIN 已经到达。在它被确认之前，你停留在 FIN-WAIT-1；对方的 ACK 可以稍等片刻。',
        ),
      },
      hints: {
        server: three(
          t(
            'Is there anything for the ACK to ride on? What ends its wait if nothing comes?',
            '有什么可以让 ACK 搭载吗？如果一直没有，是什么结束它的等待？',
          ),
          t(
            'The delayed-ACK timer runs. It can’t know whether your application is about to close: when it fires, the ACK goes.',
            '延迟确认定时器正在运行。它不知道你的应用是否就要关闭：它一到期，ACK 就发出。',
          ),
          t(
            'Wait for the delayed-ACK timer: it fires in {delack} s. To send the ACK now is right as well.',
            '等待延迟确认定时器：它将在 {delack} 秒后到期。现在就发送 ACK 也是对的。',
          ),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.8.6.3', 'RFC 5681 §4.2'],
      errata: [],
      takeaway: t(
        'An ACK waits for a timer, not for the application. Here 0.2 s were over before anybody closed.',
        'ACK 等的是定时器，不是应用。这里 0.2 秒过去了，还没有人关闭。',
      ),
    },
    ackOfFin('client', {
      prompt: {
        server: t(
          'The delayed-ACK timer has fired, and your application has still not closed.',
          '延迟确认定时器到期了，而你的应用仍然没有关闭。',
        ),
        client: t(
          'You are still in FIN-WAIT-1. Your partner’s ACK is due now.',
          '你还在 FIN-WAIT-1。对方的 ACK 现在该发出了。',
        ),
      },
      takeaway: t(
        'The ACK has left by itself. From now on it takes four segments, whatever the application does.',
        'ACK 已经单独发出。从现在起，无论应用做什么，都是四个报文段。',
      ),
    }),
    secondFin('client', {
      prompt: {
        server: t('Only now your application calls `close()`.', '直到现在，你的应用才调用 `close()`。'),
        client: t(
          'Your FIN is acknowledged. Your partner’s own FIN comes when their application closes.',
          '你的 FIN 已被确认。对方自己的 FIN 要等对方的应用关闭时才来。',
        ),
      },
      takeaway: t(
        'This FIN carries the same Ack once more. Had it come 0.2 s earlier, it would have been the only one.',
        '这个 FIN 又带了一次同样的 Ack。如果它早来 0.2 秒，就只需要这一次。',
      ),
    }),
    lastAck('client', {
      takeaway: t(
        'Three or four is a race between a timer and a `close()`. Neither end chooses it.',
        '三次还是四次，是定时器和 `close()` 之间的赛跑。哪一端都不能选择。',
      ),
    }),
    twoMsl('client'),
  ],
};
