/** The four-way close, the server first: nothing but the seats changes. */
import type { Lesson } from '../lesson/schema.ts';
import { ackOfFin, firstFin, lastAck, secondFin, twoMsl } from './steps/close.ts';
import { t } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const closeServer: Lesson = {
  id: 'close-server',
  version: 1,
  group: 'close',
  title: TITLES['close-server'],
  goal: t(
    'Close both directions, the server’s first, until both ends are CLOSED.',
    '关闭两个方向，服务器先关，直到双方都 CLOSED。',
  ),
  summary: t(
    'Either end may close first. Whoever does is the one who waits at the end.',
    '任何一端都可以先关闭。谁先关闭，最后就由谁等待。',
  ),
  minutes: 8,
  start: { at: 'open', sent: { client: 118, server: 2_048 } },
  delayedAck: [],
  ports: { client: 49_326, server: 80 },
  teaches: ['timewait-passive', 'bare-fin', 'fin-both', 'ack-costs', 'swapped'],
  steps: [
    firstFin('server', {
      errata: [
        {
          no: 20,
          text: t(
            'In the notes the client always closes first. Either end may; a server that has sent the whole answer often does.',
            '笔记里总是客户端先关闭。任何一端都可以；服务器发完全部应答后往往先关闭。',
          ),
        },
      ],
      notes: ['close-1-server'],
      takeaway: t(
        'No rule of TCP says “client” or “server” here: only who closes first, and who second.',
        'TCP 的规则在这里不说“客户端”或“服务器”：只看谁先关闭、谁后关闭。',
      ),
    }),
    ackOfFin('server'),
    secondFin('server'),
    lastAck('server'),
    twoMsl('server', {
      takeaway: t(
        'TIME-WAIT is at the server this time: it sent the first FIN.',
        '这次 TIME-WAIT 在服务器：是它发出了第一个 FIN。',
      ),
    }),
  ],
};
