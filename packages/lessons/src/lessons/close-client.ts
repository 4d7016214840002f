/** The four-way close, the client first. */
import type { Lesson } from '../lesson/schema.ts';
import { ackOfFin, firstFin, lastAck, secondFin, twoMsl } from './steps/close.ts';
import { t } from './steps/words.ts';
import { TITLES } from './titles.ts';

export const closeClient: Lesson = {
  id: 'close-client',
  version: 1,
  group: 'close',
  title: TITLES['close-client'],
  goal: t(
    'Close both directions, the client’s first, until both ends are CLOSED.',
    '关闭两个方向，客户端先关，直到双方都 CLOSED。',
  ),
  summary: t(
    'Each direction is closed by a FIN of its own, and each FIN is acknowledged.',
    '每个方向由自己的 FIN 关闭，每个 FIN 都要被确认。',
  ),
  minutes: 10,
  start: { at: 'open', sent: { client: 118, server: 512 } },
  delayedAck: [],
  ports: { client: 49_324, server: 80 },
  teaches: [
    'bare-fin',
    'fin-both',
    'data-after-fin',
    'fin-ack-name',
    'close-is-handshake',
    'timewait-one-reason',
    'half-open-closed',
  ],
  steps: [
    firstFin('client', {
      notes: ['close-1', 'close-1-flags', 'close-1-seq', 'close-1-state', 'close-1-only-data'],
      takeaway: t(
        'A FIN says “I have no more to send”, and nothing about the other direction. It uses one number.',
        'FIN 的意思是“我没有更多数据要发送”，与另一个方向无关。它占用一个序号。',
      ),
      errata: [
        {
          no: 11,
          text: t(
            'The notes send the first FIN without ACK. After the handshake every segment carries ACK; a FIN without it is dropped (RFC 9293 §3.10.7.4). Linux did just that in a trial, and stayed ESTABLISHED. The textbook profile reads the notes’ FIN as FIN,ACK.',
            '笔记里第一个 FIN 不带 ACK。握手之后每个报文段都带 ACK；不带 ACK 的 FIN 会被丢弃（RFC 9293 §3.10.7.4）。实测的 Linux 正是如此，并停留在 ESTABLISHED。“教科书”规则把笔记里的 FIN 当作 FIN,ACK。',
          ),
        },
        {
          no: 12,
          text: t(
            'The notes call FIN-WAIT-1 the half-close stage. In FIN-WAIT-1 the FIN is sent and not acknowledged; half-closed are FIN-WAIT-2 and, at the other end, CLOSE-WAIT.',
            '笔记把 FIN-WAIT-1 叫作半关闭阶段。FIN-WAIT-1 表示 FIN 已发出、尚未确认；半关闭指的是 FIN-WAIT-2，以及另一端的 CLOSE-WAIT。',
          ),
        },
        {
          no: 13,
          text: t(
            'The notes say that data stop at the FIN. *New* data do: what is unacknowledged is still repeated, and the FIN itself comes after all that was queued.',
            '笔记说发 FIN 后就停止发送数据。停止的是*新*数据：未被确认的仍会重传，FIN 本身也排在所有待发数据之后。',
          ),
        },
      ],
    }),
    ackOfFin('client', {
      notes: [
        'close-2',
        'close-2-flags',
        'close-2-seq',
        'close-2-ack',
        'close-2-prepare',
        'close-2-arrives',
        'close-2-sum',
      ],
      takeaway: t(
        'The client’s direction is closed, the server’s is open: the connection is half-closed, for as long as the server likes.',
        '客户端的方向已关闭，服务器的方向仍打开：连接处于半关闭状态，服务器想持续多久都可以。',
      ),
    }),
    secondFin('client', {
      notes: ['close-3', 'close-3-flags', 'close-3-ack', 'close-3-state', 'why-four'],
      takeaway: t(
        'Why four? The ACK is sent by TCP itself, at once; the FIN waits until the application closes.',
        '为什么是四次？ACK 由 TCP 自己立即发送；FIN 要等应用调用关闭。',
      ),
      errata: [
        {
          no: 14,
          text: t(
            'CLOSED-WAIT in the notes is the state that the RFC calls CLOSE-WAIT.',
            '笔记里的 CLOSED-WAIT，RFC 的正式名称是 CLOSE-WAIT。',
          ),
        },
        {
          no: 16,
          text: t(
            'The notes say that the ACK on this FIN confirms nothing. It does: an ACK is cumulative. When the segment before was lost, this one alone took the client from FIN-WAIT-1 to TIME-WAIT.',
            '笔记说这个 FIN 上的 ACK 并不确认收到。其实它确认：ACK 是累积的。前一个 ACK 丢失时，单凭这一个就能让客户端从 FIN-WAIT-1 到 TIME-WAIT。',
          ),
        },
        {
          no: 17,
          text: t(
            'The notes say that the server can still receive data after its FIN. The client has sent its FIN too, so only acknowledgments and repeats can follow.',
            '笔记说服务器发出 FIN 后仍能接收数据。客户端也已发出 FIN，所以后面只可能有确认和重传。',
          ),
        },
        {
          no: 22,
          text: t(
            'The notes ask why closing takes four, and leave it open. The ACK is the kernel’s, at once; the FIN is the application’s, when it calls close(). Where both fall together, three are enough.',
            '笔记问为什么关闭要四次，却没有回答。ACK 由内核立即发出；FIN 要等应用调用 close()。两者碰到一起时，三次就够。',
          ),
        },
      ],
    }),
    lastAck('client', {
      notes: ['close-4', 'close-4-flags', 'close-4-seq', 'close-4-ack'],
      takeaway: t(
        'Each FIN used one number and was acknowledged: Ack names the number after it. The ACKs used none.',
        '每个 FIN 占用一个序号并得到确认：Ack 是它之后的那个序号。ACK 不占用序号。',
      ),
      errata: [
        {
          no: 18,
          text: t(
            'The notes’ prose for the last Ack omits the +1 for the FIN; their formula, Ack = W+1, is right.',
            '笔记描述最后一个 Ack 的文字漏了 FIN 的加 1；它的公式 Ack = W+1 是对的。',
          ),
        },
      ],
    }),
    twoMsl('client', {
      notes: ['close-4-2msl'],
      takeaway: t(
        'TIME-WAIT belongs to whoever closed first. It is there to repeat the last ACK, and to let old duplicates die.',
        'TIME-WAIT 属于先关闭的一方。它的作用是：必要时重发最后的 ACK，并让旧的重复报文段消失。',
      ),
      errata: [
        {
          no: 19,
          text: t(
            'The notes begin the wait and don’t say how it ends or what it is for. It ends in CLOSED; a repeated FIN is acknowledged and starts it again; it also guards against old duplicates. After a simultaneous close both ends wait. MSL is 2 minutes in the RFC; Linux waits about 60 s in all.',
            '笔记开始了等待，却没说它如何结束、有什么用。它以 CLOSED 结束；重复的 FIN 会被确认并重新计时；它还防范旧的重复报文段。双方同时关闭时，两端都要等待。RFC 中 MSL 为 2 分钟；Linux 总共约等 60 秒。',
          ),
        },
      ],
    }),
  ],
};
