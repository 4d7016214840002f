/** The third ACK is lost, and a FIN carries it. */
import type { Lesson } from '../lesson/schema.ts';
import { lastAck, secondFinAtOnce } from './steps/close.ts';
import { lostAck3 } from './steps/loss.ts';
import { syn, synAck } from './steps/open.ts';
import { t, three } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const lostAck3Fin: Lesson = {
  id: 'lost-ack3-fin',
  version: 1,
  title: TITLES['lost-ack3-fin'],
  goal: t(
    'Close a connection of which the server does not know yet that it is open.',
    '关闭一条服务器还不知道已经打开的连接。',
  ),
  summary: t(
    'The application connects and closes at once. Its FIN opens the connection for the server, and half closes it.',
    '应用刚连接就关闭。它的 FIN 让服务器打开连接，同时关闭一半。',
  ),
  minutes: 10,
  group: 'loss',
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_346, server: 80 },
  teaches: ['bare-fin', 'resend-ack3', 'syn-free', 'fin-ack-name', 'data-after-fin'],
  steps: [
    syn(),
    synAck(),
    lostAck3(),
    {
      id: 'fin',
      title: t('The FIN makes up for it', '用 FIN 弥补'),
      turn: 'client',
      enter: [
        { do: 'mend', from: 'client' },
        { do: 'call', seat: 'client', call: 'CLOSE' },
      ],
      until: { server: ['CLOSE-WAIT', 'LAST-ACK'] },
      prompt: {
        client: t(
          'Your application only wanted to know whether anybody is there: it calls `close()` already. You are ESTABLISHED, so a FIN may leave.',
          '你的应用只想知道有没有人在：它已经调用 `close()`。你处于 ESTABLISHED，所以可以发出 FIN。',
        ),
        server: t(
          'Your SYN,ACK is not acknowledged: you are in SYN-RECEIVED, and your retransmission timer runs.',
          '你的 SYN,ACK 还没有被确认：你处于 SYN-RECEIVED，你的重传定时器在运行。',
        ),
      },
      hints: {
        client: three(
          t(
            'Does a FIN travel without ACK? What does your partner learn from the Ack number on it?',
            'FIN 会不带 ACK 单独发送吗？对方能从它的 Ack 得知什么？',
          ),
          t(
            'Your SYN used one number and your ACK none: you stand at SND.NXT, {snd.nxt}. Ack is RCV.NXT, {rcv.nxt}, as on the segment that was lost.',
            '你的 SYN 占用一个序号，你的 ACK 不占用：你在 SND.NXT，即 {snd.nxt}。Ack 是 RCV.NXT，即 {rcv.nxt}，和丢失的那个报文段一样。',
          ),
          t('Send {due}. The FIN uses the number {snd.nxt}.', '发送 {due}。FIN 占用序号 {snd.nxt}。'),
        ),
      },
      notes: [],
      sources: ['RFC 9293 §3.10.7.4', 'RFC 9293 §3.10.4'],
      errata: [
        {
          no: 7,
          text: t(
            'The notes don’t say when the server becomes ESTABLISHED. It does on any acceptable ACK of its SYN, and that may ride on data or on a FIN.',
            '笔记没有说服务器何时进入 ESTABLISHED。任何可接受的、确认其 SYN 的 ACK 都可以，这个 ACK 也可以搭在数据或 FIN 上。',
          ),
        },
      ],
      takeaway: t(
        'The server went from SYN-RECEIVED through ESTABLISHED to CLOSE-WAIT by one segment: first its ACK counted, then its FIN.',
        '服务器因一个报文段就从 SYN-RECEIVED 经 ESTABLISHED 到 CLOSE-WAIT：先看它的 ACK，再看它的 FIN。',
      ),
    },
    secondFinAtOnce('client', {
      prompt: {
        client: t(
          'Your FIN has arrived. You are in FIN-WAIT-1 until it is acknowledged.',
          '你的 FIN 已经到达。在它被确认之前，你处于 FIN-WAIT-1。',
        ),
        server: t(
          'The connection opened and their FIN is here already. Your application reads the end, and calls `close()` as well.',
          '连接刚打开，对方的 FIN 就到了。你的应用读到结尾，也调用了 `close()`。',
        ),
      },
      takeaway: t(
        'This FIN carries the ACK of theirs: whether a FIN is acknowledged, the Ack number tells.',
        '这个 FIN 同时确认了对方的 FIN：FIN 是否被确认，要看 Ack 的数值。',
      ),
    }),
    lastAck('client', {
      until: { server: ['CLOSED'], client: ['TIME-WAIT'] },
      takeaway: t(
        'Five segments arrived and one was lost: SYN, SYN,ACK, FIN,ACK, FIN,ACK, ACK. No byte of data was sent, and every number is accounted for.',
        '五个报文段到达，一个丢失：SYN、SYN,ACK、FIN,ACK、FIN,ACK、ACK。没有发送任何数据，而每个序号都对得上。',
      ),
    }),
  ],
};
