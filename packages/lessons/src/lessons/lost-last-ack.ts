/** The last ACK is lost: what TIME-WAIT is for. */
import type { Lesson } from '../lesson/schema.ts';
import { firstFin, lastAck, secondFinAtOnce, twoMsl } from './steps/close.ts';
import { again, silence } from './steps/loss.ts';
import { t } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const lostLastAck: Lesson = {
  id: 'lost-last-ack',
  version: 1,
  title: TITLES['lost-last-ack'],
  goal: t(
    'Bring both ends to CLOSED although the last ACK is lost.',
    '最后一个 ACK 丢失了，仍然让双方都 CLOSED。',
  ),
  summary: t(
    'The one who closed first must still be there when the other FIN comes again.',
    '对方的 FIN 再来时，先关闭的一方必须还在。',
  ),
  minutes: 10,
  group: 'loss',
  start: { at: 'open', sent: { client: 118, server: 512 } },
  delayedAck: [],
  ports: { client: 49_352, server: 80 },
  teaches: ['timewait-one-reason', 'timewait-passive', 'resend-new-seq', 'ack-costs', 'resend-ack3'],
  steps: [
    firstFin('client', { until: { server: ['CLOSE-WAIT', 'LAST-ACK'] } }),
    secondFinAtOnce('client', {
      prompt: {
        client: t(
          'Your FIN has arrived. You are in FIN-WAIT-1 until it is acknowledged.',
          '你的 FIN 已经到达。在它被确认之前，你处于 FIN-WAIT-1。',
        ),
        server: t(
          'Their FIN has arrived, and your application calls `close()` at once: your FIN can carry the ACK of theirs.',
          '对方的 FIN 到了，你的应用立刻也调用 `close()`：你的 FIN 可以带上对它的确认。',
        ),
      },
    }),
    lastAck('client', {
      enter: [{ do: 'fault', fault: 'drop', from: 'client', flags: 'A', times: 9 }],
      until: { lost: 'client' },
      takeaway: t(
        'The last ACK can never be known to have arrived: nothing acknowledges it. So its sender stays for a while.',
        '最后一个 ACK 是否到达，永远无从得知：没有什么会确认它。所以发送它的一方要再停留一段时间。',
      ),
    }),
    silence(
      'server',
      { server: ['CLOSED'] },
      {
        acts: t(
          'Your FIN left, and nothing comes back. You stay in LAST-ACK, and only waiting helps.',
          '你的 FIN 已经发出，却没有任何回音。你停留在 LAST-ACK，只能等待。',
        ),
        waits: t(
          'You are in TIME-WAIT: your last ACK left. Whether it arrived, only silence would tell.',
          '你处于 TIME-WAIT：最后的 ACK 已经发出。它是否到了，只有一直没有动静才能说明。',
        ),
      },
    ),
    again(
      'server',
      { arrived: { at: 'client', flags: 'F' }, or: { server: ['CLOSED'] } },
      {
        acts: t(
          'Your retransmission timer has fired. Your FIN is not acknowledged.',
          '你的重传定时器到期了。你的 FIN 还没有被确认。',
        ),
        waits: t(
          'You are in TIME-WAIT, and the clock of 2MSL runs.',
          '你处于 TIME-WAIT，2MSL 的计时正在进行。',
        ),
      },
    ),
    {
      ...lastAck('client', {
        enter: [{ do: 'mend', from: 'client' }],
        title: t('The last ACK again', '再次发送最后的 ACK'),
        prompt: {
          client: t(
            'Their FIN has come once more, with the number that you have acknowledged already. Why would they repeat it?',
            '对方的 FIN 又来了，序号是你已经确认过的那个。他们为什么要重发？',
          ),
          server: t(
            'Your FIN has arrived once more. You are still in LAST-ACK.',
            '你的 FIN 再次到达。你仍在 LAST-ACK。',
          ),
        },
        sources: ['RFC 9293 §3.10.7.4', 'RFC 9293 §3.6.1'],
        takeaway: t(
          'TIME-WAIT answered the repeated FIN with the same ACK, and 2MSL began anew. An end that had gone home would have answered with a RST: an error, after a good close.',
          'TIME-WAIT 用同一个 ACK 回答了重传的 FIN，2MSL 重新开始计时。如果已经离开，就只能回一个 RST：好好的关闭最后变成了错误。',
        ),
      }),
      id: 'ack-again',
    },
    twoMsl('client', {
      prompt: {
        client: t(
          'You are in TIME-WAIT, and 2MSL began anew when their FIN came again. Nothing is to be sent. The time here is scaled, and you may skip it.',
          '你处于 TIME-WAIT；对方的 FIN 再来时，2MSL 已重新开始计时。没有要发送的。这里的时间已缩短，你也可以跳过。',
        ),
        server: t(
          'This time the ACK came through: you are CLOSED. Your partner closed first, and so waits on alone.',
          '这次 ACK 到了：你已 CLOSED。对方先关闭，所以由对方独自等待。',
        ),
      },
      errata: [
        {
          no: 19,
          text: t(
            'The notes let the wait begin and go on without end or purpose. One purpose you have just seen: to answer a FIN that comes again. Each time it does, the wait starts anew; it ends in CLOSED.',
            '笔记让等待开始，却没有说它的目的和结束。目的之一你刚刚看到：回答再次到来的 FIN。每来一次就重新计时；它以 CLOSED 结束。',
          ),
        },
      ],
      takeaway: t(
        'Two reasons to wait: to repeat the last ACK, and to let old duplicates die before the two ports are used again.',
        '等待有两个理由：必要时重发最后的 ACK；让旧的重复报文段在这两个端口再次使用之前消失。',
      ),
    }),
  ],
};
