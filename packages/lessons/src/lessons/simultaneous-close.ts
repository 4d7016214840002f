/** Both ends close at the same moment: their FINs cross (RFC 9293 §3.6 Figure 13). */
import type { Lesson } from '../lesson/schema.ts';
import { twoMsl } from './steps/close.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

const fin = three(
  t(
    'You don’t know that your partner closes too. What does an end send that closes first?',
    '你不知道对方也在关闭。先关闭的一端发送什么？',
  ),
  t(
    'The FIN comes after all your data, at SND.NXT, {snd.nxt}. Ack says what it said before: RCV.NXT, {rcv.nxt}.',
    'FIN 排在你的全部数据之后，位于 SND.NXT，即 {snd.nxt}。Ack 和之前说的一样：RCV.NXT，即 {rcv.nxt}。',
  ),
  t('Send {due}.', '发送 {due}。'),
);

const crossed = three(
  t(
    'Does the FIN that came acknowledge yours? Look at its Ack. And what does it need from you?',
    '到来的 FIN 确认了你的 FIN 吗？看看它的 Ack。它又需要你做什么？',
  ),
  t(
    'Your FIN has been sent already: a second one isn’t wanted. Seq stands beyond it, at SND.NXT, {snd.nxt}; Ack counts their FIN: RCV.NXT, {rcv.nxt}.',
    '你的 FIN 已经发出，不需要第二个。Seq 在它之后，位于 SND.NXT，即 {snd.nxt}；Ack 要数上对方的 FIN：RCV.NXT，即 {rcv.nxt}。',
  ),
  t('Send {due}.', '发送 {due}。'),
);

export const simultaneousClose: Lesson = {
  id: 'simultaneous-close',
  version: 1,
  group: 'close',
  title: TITLES['simultaneous-close'],
  goal: t('Close from both ends at the same moment, until both are CLOSED.', '双方同时关闭，直到都 CLOSED。'),
  summary: t(
    'The FINs cross. Both ends pass through CLOSING, and both wait in TIME-WAIT.',
    '两个 FIN 交错。双方都经过 CLOSING，也都在 TIME-WAIT 等待。',
  ),
  minutes: 8,
  start: { at: 'open', sent: { client: 118, server: 512 } },
  delayedAck: [],
  ports: { client: 49_354, server: 80 },
  teaches: ['timewait-passive', 'fin-ack-name', 'close-is-handshake', 'bare-fin', 'ack-costs'],
  steps: [
    {
      id: 'fins',
      title: t('Two FINs', '两个 FIN'),
      turn: 'both',
      enter: [
        // They are on their way for so long that they cross.
        { do: 'fault', fault: 'hold', from: 'client', flags: 'F', times: 9 },
        { do: 'fault', fault: 'hold', from: 'server', flags: 'F', times: 9 },
        { do: 'call', seat: 'client', call: 'CLOSE' },
        { do: 'call', seat: 'server', call: 'CLOSE' },
      ],
      until: {
        client: ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'TIME-WAIT', 'LAST-ACK', 'CLOSED'],
        server: ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'TIME-WAIT', 'LAST-ACK', 'CLOSED'],
      },
      prompt: {
        client: t(
          'Your application called `close()`. So does your partner’s, at this very moment; the way is long.',
          '你的应用调用了 `close()`。就在同一时刻，对方的应用也调用了；路途遥远。',
        ),
        server: t(
          'Your application called `close()`. So does your partner’s, at this very moment; the way is long.',
          '你的应用调用了 `close()`。就在同一时刻，对方的应用也调用了；路途遥远。',
        ),
      },
      hints: { client: fin, server: fin },
      notes: [],
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.4'],
      errata: [],
      takeaway: t(
        'Both are in FIN-WAIT-1: each takes itself for the one that closes first, and each is right.',
        '双方都在 FIN-WAIT-1：每一端都以为自己先关闭，也都没有错。',
      ),
    },
    {
      id: 'closing',
      title: t('They cross', '在途中交错'),
      turn: 'both',
      enter: [
        { do: 'release', from: 'client', flags: 'F' },
        { do: 'release', from: 'server', flags: 'F' },
      ],
      until: { client: ['TIME-WAIT', 'CLOSED'], server: ['TIME-WAIT', 'CLOSED'] },
      prompt: {
        client: t(
          'Their FIN arrives before any ACK of yours. You expected an acknowledgment, and you owe one.',
          '对你的 FIN 的确认还没有来，对方的 FIN 先到了。你在等一个确认，又欠一个确认。',
        ),
        server: t(
          'Their FIN arrives before any ACK of yours. You expected an acknowledgment, and you owe one.',
          '对你的 FIN 的确认还没有来，对方的 FIN 先到了。你在等一个确认，又欠一个确认。',
        ),
      },
      hints: { client: crossed, server: crossed },
      notes: [],
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.7.4'],
      errata: [],
      takeaway: t(
        'CLOSING: both FINs are sent, the own one isn’t acknowledged yet. Its ACK leads to TIME-WAIT.',
        'CLOSING：两个 FIN 都已发出，自己的还没有被确认。对它的 ACK 到来后进入 TIME-WAIT。',
      ),
    },
    twoMsl('client', {
      prompt: {
        client: t(
          'You are in TIME-WAIT, and so is your partner. Nothing is to be sent: wait twice the maximum segment lifetime.',
          '你处于 TIME-WAIT，对方也是。没有要发送的：请等待两倍的报文段最大生存时间。',
        ),
        server: t(
          'You are in TIME-WAIT, and so is your partner. Nothing is to be sent: wait twice the maximum segment lifetime.',
          '你处于 TIME-WAIT，对方也是。没有要发送的：请等待两倍的报文段最大生存时间。',
        ),
      },
      takeaway: t(
        'TIME-WAIT belongs to whoever sent a FIN before the other’s had come. Here both did.',
        '谁在对方的 FIN 到来之前发出了自己的 FIN，谁就进入 TIME-WAIT。这里双方都是。',
      ),
    }),
  ],
};
