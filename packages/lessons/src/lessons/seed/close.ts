/** The notes on closing a connection, and on delayed ACKs. */
import { rows } from './row.ts';
import type { SeedRow } from './row.ts';

export const CLOSE_ROWS: readonly SeedRow[] = [
  ...rows('close-client', 'fin', [
    [
      'close-1',
      '首先客户端想要释放连接，向服务器端发送一段TCP报文',
      'FIN',
      '<SEQ=SND.NXT><ACK=RCV.NXT><CTL=FIN,ACK>',
      11,
    ],
    ['close-1-flags', '标记位为FIN，表示“请求释放连接“', 'FIN', 'CTL=FIN,ACK', 11],
    ['close-1-seq', '序号为Seq=U', 'Seq = U', 'SEQ = SND.NXT, behind all data'],
    [
      'close-1-state',
      '随后客户端进入FIN-WAIT-1阶段，即半关闭阶段。并且停止在客户端到服务器端方向上发送数据',
      'FIN-WAIT-1, half-closed',
      'FIN-WAIT-1: FIN not acknowledged; no new data',
      12,
      13,
    ],
    [
      'close-1-only-data',
      '这里不发送的是正常连接时传输的数据(非确认报文)，而不是一切数据',
      'no data',
      'no new data; repeats and ACKs go on',
      13,
    ],
  ]),
  ...rows('close-server', 'fin', [
    ['close-1-server', '首先客户端想要释放连接', 'the client closes first', 'either end closes first', 20],
  ]),
  ...rows('half-close', 'fin', [
    [
      'half-close-receives',
      '但是客户端仍然能接收从服务器端传输过来的数据',
      'receives',
      'FIN-WAIT-1 and FIN-WAIT-2 receive and acknowledge',
    ],
  ]),
  ...rows('half-close', 'ack-answer', [
    ['close-1-acks', '所以客户端仍然能发送ACK确认报文', 'ACK', '<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>'],
  ]),
  ...rows('close-client', 'ack-of-fin', [
    [
      'close-2',
      '服务器端接收到从客户端发出的TCP报文之后…结束ESTABLISHED阶段，进入CLOSE-WAIT阶段（半关闭状态）并返回一段TCP报文',
      'ACK; CLOSE-WAIT',
      '<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>; CLOSE-WAIT',
    ],
    ['close-2-flags', '标记位为ACK，表示“接收到客户端发送的释放连接的请求”', 'ACK', 'CTL=ACK'],
    ['close-2-seq', '序号为Seq=V', 'Seq = V', 'SEQ = SND.NXT'],
    [
      'close-2-ack',
      '确认号为Ack=U+1，表示是在收到客户端报文的基础上，将其序号Seq值加1作为本段报文确认号Ack的值',
      'Ack = U + 1',
      'ACK = RCV.NXT, past the FIN',
    ],
    [
      'close-2-prepare',
      '随后服务器端开始准备释放服务器端到客户端方向上的连接',
      'prepares',
      'waits for its application’s CLOSE',
    ],
    [
      'close-2-arrives',
      '客户端收到…确认了服务器收到了客户端发出的释放连接请求，随后客户端结束FIN-WAIT-1阶段，进入FIN-WAIT-2阶段',
      'FIN-WAIT-2',
      'SND.UNA past the own FIN: FIN-WAIT-2',
    ],
    [
      'close-2-sum',
      '前"两次挥手"既让服务器端知道了客户端想要释放连接，也让客户端知道了服务器端了解了自己想要释放连接的请求。于是，可以确认关闭客户端到服务器端方向上的连接了',
      'one direction closed',
      'half-closed: FIN-WAIT-2 and CLOSE-WAIT',
    ],
  ]),
  ...rows('close-client', 'second-fin', [
    [
      'close-3',
      '服务器端自从发出ACK确认报文之后，经过CLOSED-WAIT阶段，做好了释放服务器端到客户端方向上的连接准备，再次向客户端发出一段TCP报文',
      'CLOSED-WAIT; FIN,ACK',
      'CLOSE-WAIT; <SEQ=SND.NXT><ACK=RCV.NXT><CTL=FIN,ACK>',
      14,
    ],
    [
      'close-3-flags',
      '标记位为FIN，ACK，表示“已经准备好释放连接了”。注意：这里的ACK并不是确认收到服务器端报文的确认报文',
      'FIN,ACK',
      'CTL=FIN,ACK; the ACK is cumulative',
      16,
    ],
    [
      'close-3-ack',
      '确认号为Ack=U+1；表示是在收到客户端报文的基础上，将其序号Seq值加1作为本段报文确认号Ack的值',
      'Ack = U + 1',
      'ACK = RCV.NXT',
    ],
    [
      'close-3-state',
      '随后服务器端结束CLOSE-WAIT阶段，进入LAST-ACK阶段。并且停止…发送数据，但是服务器端仍然能够接收从客户端传输过来的数据',
      'LAST-ACK',
      'LAST-ACK: only ACKs and repeats can follow',
      17,
    ],
    [
      'why-four',
      'TCP释放连接时之所以需要“四次挥手”,是因为FIN释放连接报文与ACK确认接收报文是分别由第二次和第三次"握手"传输的。为何建立连接时一起传输，释放连接时却要分开传输',
      'ACK, then FIN',
      'the ACK is TCP’s at once, the FIN the application’s',
      22,
    ],
  ]),
  ...rows('half-close', 'second-fin', [
    ['close-3-w', '序号为Seq=W', 'Seq = W', 'SEQ = SND.NXT = V + bytes sent since', 15],
  ]),
  ...rows('close-client', 'last-ack', [
    [
      'close-4',
      '客户端收到从服务器端发出的TCP报文…结束FIN-WAIT-2阶段，进入TIME-WAIT阶段，并向服务器端发送一段报文',
      'ACK; TIME-WAIT',
      '<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>; TIME-WAIT',
    ],
    ['close-4-flags', '标记位为ACK，表示“接收到服务器准备好释放连接的信号”', 'ACK', 'CTL=ACK'],
    [
      'close-4-seq',
      '序号为Seq=U+1；…将其确认号Ack值作为本段报文序号的值',
      'Seq = U + 1',
      'SEQ = SND.NXT, past the own FIN',
    ],
    [
      'close-4-ack',
      '确认号为Ack=W+1；表示是在收到了服务器端报文的基础上，将其序号Seq值作为本段报文确认号的值',
      'Ack = W + 1',
      'ACK = RCV.NXT, past the FIN',
      18,
    ],
  ]),
  ...rows('close-client', 'two-msl', [
    ['close-4-2msl', '随后客户端开始在TIME-WAIT阶段等待2MSL', '2MSL', 'TIME-WAIT for 2MSL, then CLOSED', 19],
  ]),
  ...rows('three-way-close', 'fin-with-ack', [
    [
      'three-way-close',
      '什么情况会出现三次挥手？…当被动关闭方…在 TCP 挥手过程中，「没有数据要发送」并且「开启了 TCP 延迟确认机制」，那么第二和第三次挥手就会合并传输',
      'FIN,ACK',
      '<SEQ=SND.NXT><ACK=RCV.NXT><CTL=FIN,ACK> from CLOSE-WAIT, their FIN not acknowledged before',
      21,
    ],
  ]),
  ...rows('delayed-ack', 'question', [
    [
      'delay-why',
      '当发送没有携带数据的 ACK，它的网络效率也是很低的，因为它也有 40 个字节的 IP 头 和 TCP 头',
      '40 bytes',
      'at least 20 + 20 bytes of headers',
      25,
    ],
    ['delay-so', '为了解决 ACK 传输效率低问题，所以就衍生出了 TCP 延迟确认', 'delayed ACK', 'delayed ACK'],
  ]),
  ...rows('delayed-ack', 'timer', [
    [
      'delay-wait',
      '当没有响应数据要发送时，ACK 将会延迟一段时间，以等待是否有响应数据可以一起发送',
      'waits',
      'waits less than 0.5 s',
      24,
    ],
  ]),
  ...rows('delayed-ack', 'second', [
    [
      'delay-second',
      '如果在延迟等待发送 ACK 期间，对方的第二个数据报文又到达了，这时就会立刻发送 ACK',
      'at once',
      'at once for a second full-sized segment',
      23,
    ],
  ]),
  ...rows('delayed-ack', 'ride', [
    [
      'delay-rides',
      '当有响应数据要发送时，ACK 会随着响应数据一起立刻发送给对方',
      'PSH,ACK',
      'data at SND.NXT with ACK = RCV.NXT',
    ],
  ]),
];
