/** The three-way handshake. */
import type { Lesson } from '../lesson/schema.ts';
import { ack3, syn, synAck } from './steps/open.ts';
import { t } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const handshake: Lesson = {
  id: 'handshake',
  version: 1,
  group: 'open',
  title: TITLES.handshake,
  goal: t('Open a connection: both ends ESTABLISHED.', '建立连接：双方都进入 ESTABLISHED。'),
  summary: t(
    'SYN, SYN,ACK, ACK: each end tells its first number, and learns that it was heard.',
    'SYN、SYN,ACK、ACK：每一端说出自己的第一个序号，并得知对方听到了。',
  ),
  minutes: 8,
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_320, server: 80 },
  teaches: [
    'syn-free',
    'isn-one',
    'syn-is-number',
    'ack-on-first-syn',
    'swapped',
    'ack-costs',
    'two-is-enough',
    'four-is-safer',
  ],
  steps: [
    syn({
      notes: ['open-1', 'open-1-flags', 'open-1-seq', 'two-way-syn', 'open-1-state'],
      takeaway: t(
        'SYN is a flag. The number is the initial sequence number in Seq, and the SYN uses that one number, so that it can be acknowledged.',
        'SYN 是标志位。序号是 Seq 里的初始序号；SYN 占用这一个序号，这样它才能被确认。',
      ),
      errata: [
        {
          no: 1,
          text: t(
            'The notes say that X is usually 1, and write it X here and x there. An initial sequence number comes from a clock and a keyed hash, so that old or forged segments rarely fit (RFC 9293 §3.4.1, RFC 6528). The small numbers are those a capture tool shows when it counts from the ISN.',
            '笔记说 X 一般为 1，又时而写 X 时而写 x。初始序号由时钟和带密钥的散列得出，使旧的或伪造的报文段很难对得上（RFC 9293 §3.4.1、RFC 6528）。看到的小数字，是抓包工具从 ISN 起算的相对序号。',
          ),
        },
      ],
    }),
    synAck({
      notes: [
        'open-2',
        'open-2-flags',
        'open-2-seq',
        'open-2-ack',
        'open-2-state',
        'why-three-parts',
        'why-three-only',
        'why-three-merged',
      ],
      takeaway: t(
        'The acknowledgment and the own SYN travel together. A fourth segment would tell nobody anything new.',
        '确认和自己的 SYN 一同发送。第四个报文段不会告诉任何一方新的内容。',
      ),
      errata: [
        {
          no: 2,
          text: t(
            'The notes say that the server ends LISTEN. The connection, a TCB of its own, enters SYN-RECEIVED; the listening socket goes on listening for others.',
            '笔记说服务器端结束 LISTEN 阶段。进入 SYN-RECEIVED 的是这条连接自己的 TCB；监听套接字仍在继续监听其他请求。',
          ),
        },
        {
          no: 3,
          text: t(
            'The notes say that the server “received your data”. A SYN carries no data here: what is acknowledged is the one number that the SYN uses.',
            '笔记说“服务器收到了你的数据”。这里的 SYN 不带数据：被确认的是 SYN 占用的那一个序号。',
          ),
        },
        {
          no: 4,
          text: t(
            'The notes make Ack by adding 1 to Seq. That holds only for a bare SYN or FIN. In general Ack = Seq + bytes of data + 1 for a SYN + 1 for a FIN: the next number expected.',
            '笔记把 Seq 加 1 当作 Ack。这只对单独的 SYN 或 FIN 成立。一般地，Ack = Seq + 数据字节数 + SYN 的 1 + FIN 的 1：即期望的下一个序号。',
          ),
        },
        {
          no: 14,
          text: t(
            'SYN-RCVD in the notes is the state that the RFC calls SYN-RECEIVED.',
            '笔记里的 SYN-RCVD，RFC 的正式名称是 SYN-RECEIVED。',
          ),
        },
      ],
    }),
    ack3({
      notes: [
        'open-3',
        'open-3-flags',
        'open-3-seq',
        'open-3-ack',
        'open-3-state',
        'open-3-known',
        'why-three-exactly',
        'three-conclusion',
      ],
      takeaway: t(
        'Only this acknowledgment tells the server that its own number was heard, and that the SYN it answered was not an old one.',
        '只有这个确认才让服务器知道：自己的序号被听到了，而且它回答的那个 SYN 不是旧的。',
      ),
      errata: [
        {
          no: 5,
          text: t(
            'The notes say that the client takes the Ack it received as its own Seq. Seq is always SND.NXT, the own next number; that the two are equal here is incidental, and no longer so as soon as more is under way.',
            '笔记说客户端把收到的 Ack 值作为自己的 Seq。Seq 始终是 SND.NXT，即自己的下一个序号；两者在这里相等只是碰巧，一旦有更多数据在途就不再相等。',
          ),
        },
        {
          no: 6,
          text: t(
            'The notes say that the SYN,ACK shows the way from client to server to work. It shows the client that both ways work; the third segment tells the server the same.',
            '笔记说 SYN,ACK 表明从客户端到服务器的传输正常。它让客户端知道两个方向都正常；第三个报文段才让服务器也知道这一点。',
          ),
        },
        {
          no: 7,
          text: t(
            'The notes leave out that the server, too, enters ESTABLISHED: on any acceptable ACK of its SYN, which may ride on data or even on a FIN.',
            '笔记漏掉了服务器也会进入 ESTABLISHED：只要收到对其 SYN 的可接受的 ACK，这个 ACK 也可以搭在数据甚至 FIN 上。',
          ),
        },
        {
          no: 10,
          text: t(
            'The notes say that it can only be three. When both ends open at the same moment, their SYNs cross and four segments are needed (RFC 9293 §3.5 Figure 7); it stays one connection.',
            '笔记说只能是三次。如果双方同时打开，两个 SYN 会在途中交错，需要四个报文段（RFC 9293 §3.5 Figure 7），得到的仍是一条连接。',
          ),
        },
      ],
    }),
  ],
};
