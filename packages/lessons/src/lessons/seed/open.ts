/** The notes on opening a connection, and on why it takes three. */
import { rows } from './row.ts';
import type { SeedRow } from './row.ts';

export const OPEN_ROWS: readonly SeedRow[] = [
  ...rows('handshake', 'syn', [
    ['open-1', '首先客户端向服务器端发送一段TCP报文', 'SYN', '<SEQ=ISS><CTL=SYN>'],
    ['open-1-flags', '标记位为SYN，表示“请求建立新连接”', 'SYN', 'CTL=SYN, no ACK'],
    ['open-1-seq', '序号为Seq=X（X一般为1）', 'Seq = X', 'SEQ = ISS, hard to guess', 1],
    ['two-way-syn', 'A发送同步信号SYN+A的初始序列号', 'SYN + A’s ISN', '<SEQ=ISS><CTL=SYN>'],
    ['open-1-state', '随后客户端进入SYN-SENT阶段', 'SYN-SENT', 'SYN-SENT'],
  ]),
  ...rows('handshake', 'syn-ack', [
    [
      'open-2',
      '服务器端接收到来自客户端的TCP报文之后，结束LISTEN阶段。并返回一段TCP报文',
      'SYN,ACK',
      '<SEQ=ISS><ACK=IRS+1><CTL=SYN,ACK>',
      2,
    ],
    [
      'open-2-flags',
      '标志位为SYN和ACK，表示“确认客户端的报文Seq序号有效…并同意创建新连接”（…服务器收到了你的数据）',
      'SYN,ACK',
      'CTL=SYN,ACK in one segment',
      3,
    ],
    ['open-2-seq', '序号为Seq=y', 'Seq = y', 'SEQ = own ISS'],
    [
      'open-2-ack',
      '确认号为Ack=x+1，表示收到客户端的序号Seq并将其值加1作为自己确认号Ack的值',
      'Ack = x + 1',
      'ACK = RCV.NXT = IRS + 1',
      4,
    ],
    ['open-2-state', '随后服务器端进入SYN-RCVD阶段', 'SYN-RCVD', 'SYN-RECEIVED', 14],
    [
      'why-three-parts',
      'SYN是请求连接标志，表示服务器端同意建立连接；ACK是确认报文，表示告诉客户端，服务器端收到了它的请求报文',
      'SYN and ACK',
      'SYN opens the own direction, ACK acknowledges theirs',
    ],
    [
      'why-three-only',
      'TCP建立连接时之所以只需要"三次握手"，是因为在第二次"握手"过程中，服务器端发送给客户端的TCP报文是以SYN与ACK作为标志位的',
      'SYN and ACK in the second',
      '<SEQ=ISS><ACK=IRS+1><CTL=SYN,ACK>',
    ],
    [
      'why-three-merged',
      'SYN建立连接报文与ACK确认接收报文是在同一次“握手”当中传输的',
      'SYN,ACK',
      'SYN and ACK in one segment',
    ],
  ]),
  ...rows('handshake', 'ack', [
    [
      'open-3',
      '客户端接收到来自服务器端的确认…明确了从客户端到服务器的数据传输是正常的，结束SYN-SENT阶段。并返回最后一段TCP报文',
      'ACK',
      '<SEQ=ISS+1><ACK=IRS+1><CTL=ACK>',
      6,
    ],
    [
      'open-3-flags',
      '标志位为ACK，表示“确认收到服务器端同意连接的信号”',
      'ACK',
      'CTL=ACK; may carry data or FIN',
    ],
    ['open-3-known', '即告诉服务器，我知道你收到我发的数据了', 'ACK', 'ACK = RCV.NXT: their SYN was heard'],
    [
      'open-3-seq',
      '序号为Seq=x+1，表示收到服务器端的确认号Ack，并将其值作为自己的序号值',
      'Seq = x + 1',
      'SEQ = SND.NXT = ISS + 1',
      5,
    ],
    [
      'open-3-ack',
      '确认号为Ack=y+1，表示收到服务器端序号Seq，并将其值加1作为自己的确认号Ack的值',
      'Ack = y + 1',
      'ACK = RCV.NXT = IRS + 1',
    ],
    [
      'open-3-state',
      '随后客户端进入ESTABLISHED阶段',
      'ESTABLISHED',
      'client at the SYN,ACK, server at an acceptable ACK',
      7,
    ],
    [
      'why-three-exactly',
      '所以“三次握手”不多也不少，正好让双方明确彼此信息互通',
      'SYN; SYN,ACK; ACK',
      'three; a simultaneous open takes four',
      10,
    ],
    [
      'three-conclusion',
      'TCP协议需考虑到可靠性和传输效率…只能是三次握手，而不是两次或者四次',
      'three',
      'three; four when both open at once',
      10,
    ],
  ]),
  ...rows('two-way-lost', 'syn-ack', [
    [
      'two-way',
      '实现数据可靠传输，为什么刚好需要三次握手呢?如果两次握手，行不行?',
      'SYN; SYN,ACK',
      'the third segment acknowledges the server’s SYN',
    ],
    [
      'two-way-answer',
      'B发送同步信号SYN+B的初始序列号+B的ACK序列号',
      'SYN + B’s ISN + Ack',
      '<SEQ=ISS><ACK=IRS+1><CTL=SYN,ACK>',
    ],
    [
      'two-way-problem',
      '两次握手会产生一个问题，B没办法知道A是不是已经接收了自己的同步信号',
      'Ack = y + 1 is missing',
      'SND.UNA = ISS: own SYN not acknowledged',
    ],
    [
      'two-way-lost-syn',
      '一旦这个同步信号丢了，A和B就B的初始序列号将无法达成一致',
      'B’s ISN unknown to A',
      'own SYN not acknowledged: it is repeated, which two messages leave no room for',
    ],
  ]),
  ...rows('four-way', 'ack-alone', [
    [
      'four-way-open',
      '那么四次握手又如何呢?',
      'four',
      'ACK and SYN may be sent apart, and are in a simultaneous open',
    ],
    ['four-way-hears', 'B确认收到A的同步信号，并记录A的ISN到本地，命名B的ACK序列号', 'ACK', 'ACK = IRS + 1'],
  ]),
  ...rows('four-way', 'syn-alone', [
    ['four-way-tells', 'B发送同步信号SYN+B的初始序列号', 'SYN + B’s ISN', '<SEQ=ISS><CTL=SYN>'],
    ['four-way-merged', '显然，并不需要四个步骤，2和3和可以合并，提高连接的速度和效率', 'SYN,ACK', 'SYN,ACK'],
  ]),
  ...rows('four-way', 'ack', [
    ['four-way-last', 'A确认收到B的同步信号，并记录B的ISN到本地，命名A的ACK序列号', 'ACK', 'ACK = IRS + 1'],
  ]),
  ...rows('lost-synack', 'syn', [
    [
      'why-delay',
      '由于网络传输是有延时的…客户端发起了SYN=1创建连接的请求(第一次握手)',
      'SYN=1',
      '<SEQ=ISS><CTL=SYN>',
    ],
  ]),
  ...rows('lost-synack', 'syn-ack', [
    [
      'why-lost',
      '如果服务器端就直接创建了这个连接并返回包含SYN、ACK和Seq等内容的数据包给客户端，这个数据包因为网络传输的原因丢失了',
      'SYN,ACK lost',
      'SYN,ACK lost; SND.UNA = ISS at both ends',
    ],
  ]),
  ...rows('lost-synack', 'silence', [
    [
      'why-timeout',
      '客户端可能设置了一个超时时间，时间到了就关闭了连接创建的请求',
      'timeout',
      'retransmission timer, at either end',
    ],
    [
      'why-cut',
      '而服务器端是不知道的，如果没有第三次握手告诉服务器端客户端收的到服务器端传输的数据的话，',
      'breaks off',
      'old duplicate SYNs are the principal reason for three',
      8,
    ],
  ]),
  ...rows('lost-synack', 'again', [
    ['why-retry', '再重新发出创建连接的请求', 'a new SYN', 'the same SYN, the same ISS', 9],
  ]),
  ...rows('lost-synack', 'ack', [
    [
      'why-old',
      '为了防止服务器端开启一些无用的连接增加服务器开销以及防止已失效的连接请求报文段突然又传送到了服务端，因而产生错误',
      'ACK',
      'the ACK tells a new SYN from an old duplicate',
    ],
  ]),
];
