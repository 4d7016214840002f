/** SYNs of others have filled the backlog when the client comes. */
import type { Lesson } from '../lesson/schema.ts';
import { again, silence } from './steps/loss.ts';
import { ack3, syn, synAck } from './steps/open.ts';
import { t } from './steps/words.ts';
import { TITLES } from './titles.ts';

const PLACES = 128;

export const synFlood: Lesson = {
  id: 'syn-flood',
  version: 1,
  title: TITLES['syn-flood'],
  goal: t('Get through although the server’s backlog is full.', '服务器的半开队列已满，仍然连接成功。'),
  summary: t(
    'Each SYN costs the server a place, and its sender nothing.',
    '每个 SYN 都占用服务器的一个位置，而发送者几乎没有代价。',
  ),
  minutes: 8,
  group: 'reset',
  start: { at: 'closed', backlog: PLACES },
  delayedAck: [],
  ports: { client: 49_364, server: 80 },
  teaches: ['resend-new-seq', 'ack-on-first-syn', 'two-is-enough'],
  steps: [
    syn({
      enter: [
        { do: 'call', seat: 'server', call: 'OPEN-PASSIVE' },
        { do: 'flood', syns: PLACES },
        { do: 'call', seat: 'client', call: 'OPEN-ACTIVE' },
      ],
      until: { arrived: { at: 'server', flags: 'S' } },
      prompt: {
        client: t(
          'Your application called `connect()`. Ask your partner for a connection.',
          '你的应用调用了 `connect()`。请向对方请求建立连接。',
        ),
        server: t(
          'SYNs have come from 128 addresses that never answer your SYN,ACKs: each of them holds a place in your backlog until you give it up. Your application still listens.',
          '128 个地址发来了 SYN，却从不回答你的 SYN,ACK：在你放弃之前，每一个都占着半开队列的一个位置。你的应用仍在监听。',
        ),
      },
      takeaway: t(
        'A half-open connection costs memory before its client has shown that it exists. A host therefore holds only so many, and drops SYNs beyond them, without a RST: whoever means it will try again.',
        '在客户端证明自己存在之前，半开连接就要占用内存。所以主机只保留有限的数量，超出的 SYN 直接丢弃，不发 RST：真想连接的会再试。',
      ),
    }),
    silence(
      'client',
      { server: ['SYN-RECEIVED', 'ESTABLISHED'] },
      {
        acts: t(
          'Your SYN left, and nothing comes back: no SYN,ACK and no RST. Lost, or not wanted? You cannot know.',
          '你的 SYN 已经发出，却没有任何回音：没有 SYN,ACK，也没有 RST。是丢了，还是不被接受？你无从知道。',
        ),
        waits: t(
          'One more SYN came, and found no place. Nothing is to be sent for it.',
          '又来了一个 SYN，但没有位置了。不需要为它发送任何报文段。',
        ),
      },
      {
        sources: ['RFC 4987 §2', 'RFC 9293 §3.8.1'],
        takeaway: t(
          'A full backlog looks like a lost SYN, and is mended like one: by the timer.',
          '队列已满看起来就像 SYN 丢失，补救的方式也一样：靠定时器。',
        ),
      },
    ),
    again(
      'client',
      { server: ['SYN-RECEIVED', 'ESTABLISHED'] },
      {
        acts: t(
          'Your retransmission timer has fired. Your SYN is not acknowledged.',
          '你的重传定时器到期了。你的 SYN 还没有被确认。',
        ),
        waits: t(
          'Meanwhile you have given up the half-open connections that nobody confirmed: there is room again.',
          '在此期间，你放弃了那些没有人确认的半开连接：又有位置了。',
        ),
      },
      {
        enter: [{ do: 'drain' }],
        sources: ['RFC 4987 §3', 'RFC 9293 §3.10.8'],
      },
    ),
    synAck({
      takeaway: t(
        'With SYN cookies a server needs no place at all: it works its ISN out from addresses, ports and a secret, forgets the SYN, and knows by Ack − 1 of the third segment that it was its own. So the third segment carries the proof.',
        '使用 SYN cookie 时，服务器根本不需要位置：它由地址、端口和一个秘密算出 ISN，然后忘掉 SYN；凭第三个报文段的 Ack − 1 就能认出那是自己的。证明就由第三个报文段带来。',
      ),
    }),
    ack3({
      takeaway: t(
        'The third segment shows that the client exists and hears what it is sent. No forged address can do that.',
        '第三个报文段表明客户端确实存在，也能收到发给它的内容。伪造的地址做不到这一点。',
      ),
    }),
  ],
};
