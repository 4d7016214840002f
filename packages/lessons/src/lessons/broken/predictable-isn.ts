/** ISNs that everybody can guess: a third party opens a connection in somebody else's name, without hearing a word. */
import type { Lesson } from '../../lesson/schema.ts';
import { VARIANTS } from '../../variant/variants.ts';
import { t, three } from '../steps/words.ts';
import { TITLES } from '../titles.ts';

/** What the third party believes the server's ISS to be. */
const GUESS = Number(VARIANTS['predictable-isn'].serverIss);
/** The third party's own first number. */
const FORGED = 7_000_000;

export const predictableIsn: Lesson = {
  id: 'predictable-isn',
  version: 1,
  group: 'broken',
  title: TITLES['predictable-isn'],
  goal: t(
    'Be the server whose ISN everybody knows, and see who gets in.',
    '当一回 ISN 人人皆知的服务器，看看谁能进来。',
  ),
  summary: t(
    'Somebody who hears nothing of what you send opens a connection in another’s name.',
    '一个听不到你任何报文段的人，以别人的名义打开了连接。',
  ),
  minutes: 8,
  rules: 'predictable-isn',
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_364, server: 513 },
  teaches: ['isn-one'],
  steps: [
    {
      id: 'forged-syn',
      title: t('In your partner’s name', '冒用对方的名义'),
      turn: 'server',
      enter: [
        { do: 'call', seat: 'server', call: 'OPEN-PASSIVE' },
        // The client's host is kept busy: whatever reaches it is lost.
        { do: 'fault', fault: 'drop', from: 'server', times: 9 },
        { do: 'inject', to: 'server', as: 'forged', segment: { flags: 'S', seq: FORGED, len: 0, win: 8192 } },
      ],
      until: { lost: 'server' },
      prompt: {
        client: t(
          'You have sent nothing. A third party uses your address, and keeps your host so busy that nothing reaches you.',
          '你什么也没有发。有第三方冒用你的地址，还让你的主机忙得什么也收不到。',
        ),
        server: t(
          'A SYN has arrived, from your partner’s address. Answer it.',
          '收到一个来自对方地址的 SYN，请回答它。',
        ),
      },
      hints: {
        server: three(
          t(
            'It looks like any other SYN. Answer it like any other.',
            '它和别的 SYN 没有两样，像往常一样回答。',
          ),
          t(
            'Your ISS is {iss}: in this protocol it always is. Ack is the number after the SYN, {rcv.nxt}.',
            '你的 ISS 是 {iss}：在这个协议里它永远是这个数。Ack 是 SYN 之后的序号 {rcv.nxt}。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      takeaway: t(
        'Your SYN,ACK went to the true owner of the address. The third party saw nothing of it, and does not need to.',
        '你的 SYN,ACK 发给了这个地址真正的主人。第三方根本没有看到，也不需要看到。',
      ),
      notes: [],
      sources: ['RFC 9293 §3.4.1'],
      errata: [],
    },
    {
      id: 'forged-data',
      title: t('A guess that fits', '猜中了'),
      turn: 'server',
      enter: [
        {
          do: 'inject',
          to: 'server',
          as: 'forged',
          segment: { flags: 'A', seq: FORGED + 1, ack: GUESS + 1, len: 0, win: 8192 },
        },
        {
          do: 'inject',
          to: 'server',
          as: 'forged',
          segment: { flags: 'PA', seq: FORGED + 1, ack: GUESS + 1, len: 40, win: 8192 },
        },
      ],
      until: {
        arrived: { at: 'server', flags: 'PA', net: 'forged' },
        quiet: ['server'],
      },
      prompt: {
        client: t(
          'The third party has never heard your partner’s number. It need not: it knows it.',
          '第三方从没听到过对方的序号。也不需要：它本来就知道。',
        ),
        server: t(
          'What was missing for the handshake arrives, and 40 bytes with it. Answer as TCP says.',
          '握手所缺的报文段到了，还带来 40 字节。按 TCP 的规定回答。',
        ),
      },
      hints: {
        server: three(
          t(
            'What does their Ack say of your SYN? A TCP has nothing else to go by.',
            '它的 Ack 说明了你的 SYN 怎么样？TCP 只能以此为凭。',
          ),
          t(
            'What arrived was {last}. Your RCV.NXT is {rcv.nxt}.',
            '到达的是 {last}。你的 RCV.NXT 是 {rcv.nxt}。',
          ),
          t('Send {due}.', '发送 {due}。'),
        ),
      },
      takeaway: t(
        'A stranger has been let in and obeyed. With an ISN that cannot be guessed, its Ack would have been one of four thousand million numbers, and wrong.',
        '一个陌生人被放了进来，它的指令也被执行了。如果 ISN 无法猜到，它的 Ack 只是四十多亿个数中的一个，而且是错的。',
      ),
      notes: [],
      sources: ['RFC 9293 §3.4.1', 'RFC 6528'],
      errata: [],
    },
  ],
};
