/** The handshake when its first segment is lost. */
import type { Lesson } from '../lesson/schema.ts';
import { again, silence } from './steps/loss.ts';
import { ack3, syn, synAck } from './steps/open.ts';
import { t } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const lostSyn: Lesson = {
  id: 'lost-syn',
  version: 1,
  title: TITLES['lost-syn'],
  goal: t('Open a connection although the first SYN is lost.', '第一个 SYN 丢失了，仍然建立连接。'),
  summary: t(
    'The server never hears of it, so only one end can mend it.',
    '服务器对此一无所知，所以只有一端能补救。',
  ),
  minutes: 8,
  group: 'loss',
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_340, server: 80 },
  teaches: ['resend-new-seq', 'syn-free', 'ack-on-first-syn'],
  steps: [
    syn({
      enter: [
        { do: 'fault', fault: 'drop', from: 'client', flags: 'S', times: 1 },
        { do: 'call', seat: 'server', call: 'OPEN-PASSIVE' },
        { do: 'call', seat: 'client', call: 'OPEN-ACTIVE' },
      ],
      until: { lost: 'client' },
    }),
    silence(
      'client',
      { server: ['SYN-RECEIVED', 'ESTABLISHED'] },
      {
        acts: t(
          'Your SYN left, and nothing comes back. You are in SYN-SENT, and only waiting helps.',
          '你的 SYN 已经发出，却没有任何回音。你处于 SYN-SENT，只能等待。',
        ),
        waits: t(
          'Your application called `listen()`, and nobody has asked for anything yet. You have no timer: there is nothing to wait for but a request.',
          '你的应用调用了 `listen()`，还没有任何人请求连接。你没有定时器：除了请求，没有什么可等的。',
        ),
      },
      {
        takeaway: t(
          'A server that never got the SYN has nothing to repeat. What is lost is mended by the one who sent it.',
          '没有收到 SYN 的服务器没有什么可以重发。丢失的内容由发送它的一方补救。',
        ),
      },
    ),
    again(
      'client',
      { server: ['SYN-RECEIVED', 'ESTABLISHED'] },
      {
        acts: t(
          'Your retransmission timer has fired. Nobody has acknowledged your SYN.',
          '你的重传定时器到期了。还没有人确认你的 SYN。',
        ),
        waits: t('You listen. Nothing has reached you yet.', '你正在监听。还没有任何东西到达。'),
      },
      {
        takeaway: t(
          'The same SYN with the same ISN. To the server it is the first one. The next timeout would have been twice as long (RFC 6298).',
          '同一个 SYN，ISN 不变。对服务器来说它就是第一个。下一次的超时时间会加倍（RFC 6298）。',
        ),
      },
    ),
    synAck(),
    ack3({
      takeaway: t(
        'The loss cost a second and nothing else: the numbers are those of a handshake without it.',
        '这次丢失只多花了一秒：所有序号都和没有丢失时的握手一样。',
      ),
    }),
  ],
};
