import type { CloseIds } from '../topics.ts';
import type { SenderTexts } from '../texts.ts';

export const close: SenderTexts<CloseIds> = {
  'FIN-SEQ': {
    title: 'FIN 排在*所有数据之后*',
    sentence: 'FIN 占用最后一个字节之后的序号，即 SND.NXT。',
    wrong: '你的下一个序号是 {next}，FIN 就用它，而你的 FIN 在 {fin}。',
    cases: {
      queued: '应用还有 {queued} 字节等待发送。请先发送：FIN 之后不能再有新内容。',
    },
  },
  'FIN-STATE': {
    title: '有字节流可结束，才能发 FIN',
    sentence: 'FIN 从 ESTABLISHED、CLOSE-WAIT 发出，或在没有数据排队时从 SYN-RECEIVED 发出。',
    wrong: '你处于 {state}：没有可供 FIN 结束的字节流；在此放弃连接，不需要发送任何报文段。',
    cases: {
      queued: '你处于 {state}，还有 {queued} 字节在等待。握手完成后先发送这些字节，再发 FIN。',
      acked: '你处于 {state}：你位于 {fin} 的 FIN 已被确认，不再发送。',
    },
  },
  'FIN-DATA': {
    title: 'FIN 可以和数据同行',
    sentence: '最后的字节和 FIN 可以在同一个报文段里；FIN 排在它们之后。',
    right: '{len} 字节和 FIN 在同一个报文段里。FIN 占用了 {fin}。',
  },
  'FIN-MERGE3': {
    title: '三个报文段，而不是四个',
    sentence: '对对方 FIN 的 ACK 还在等待时，如果自己的 FIN 已经就绪，两者可以合在一个报文段里。',
    right: '一个报文段完成了两件事：Ack {ack} 确认了对方位于 {peerFin} 的 FIN，你自己的 FIN 也一起发出。',
  },
  'FIN-ACK-REQUIRED': {
    title: '你的 FIN 要确认*对方的* FIN',
    sentence: '对方的 FIN 到达之后，自己的 FIN 所带的 Ack 必须覆盖它。',
    wrong: '对方位于 {peerFin} 的 FIN 已经到达，所以 Ack 应是 {rcvNxt}。你写的是 {ack}，好像它还没有到达。',
  },
  'FIN-HALF-CLOSE': {
    title: '一个方向关闭，另一个方向继续',
    sentence: 'FIN-WAIT-2 仍然确认数据，CLOSE-WAIT 仍然可以发送数据。',
    right: '你关闭了自己的方向，仍然确认对方的数据：Ack {ack}。',
    cases: { data: '对方关闭了它的方向；你的方向还开着，{len} 字节由此发出。' },
  },
  'FIN-REXMIT': {
    title: '重传的 FIN *序号不变*',
    sentence: 'FIN-WAIT-1、CLOSING 和 LAST-ACK 在同一个序号上重传同一个 FIN。',
    wrong: '你的 FIN 的序号是 {fin}，在 {seq} 就成了另一个 FIN。请在原来的序号上重传。',
    right: '同一个 FIN，同一个序号 {seq}：对方只算一次。',
  },
  'TW-SEND': {
    title: 'TIME-WAIT 只发送确认',
    sentence: '在 TIME-WAIT，两个方向的字节流都已结束；能发送的只有 ACK。',
    wrong: '两个方向的字节流都已结束。确认对方的 FIN，它再次到达就再确认一次；此外没有要发送的。',
    cases: { data: '两个方向的字节流都已结束，不能再发送这 {len} 字节。' },
    linux: 'Linux 在 TIME-WAIT 停留约 60 秒；RFC 规定的是两倍的 2 分钟。',
  },
  'RST-FORM-ACK': {
    title: 'RST 的 Seq 取自*对方的 Ack*',
    sentence: '对不属于任何连接、带 ACK 的报文段，用 RST 回答：Seq = 它的 Ack，不置 ACK。',
    wrong: '对方的报文段带有 Ack，你的 RST 只有用那个序号才会被接受：Seq 应是 {owedSeq}，不是 {seq}。',
    right: 'Seq {owedSeq} 正是对方的 Ack：这个 RST 会被接受。',
    cases: {
      flag: '对方的报文段带有 Ack：把它作为你的 Seq，即 {owedSeq}，并且不置 ACK。你写的 Seq 是 {seq}。',
    },
  },
  'RST-FORM-NOACK': {
    title: '对方没有 Ack：Seq 为 0，由*你*来确认',
    sentence:
      '对不属于任何连接、不带 ACK 的报文段，用 RST,ACK 回答：Seq = 0，Ack = 它的 Seq + 它占用的序号个数。',
    wrong:
      '对方的报文段没有可用作 Seq 的 Ack：Seq 应是 0，Ack 应是 {owedAck}。你写的是 Seq {seq}，Ack {ack}。',
    right: 'Seq 0，Ack {owedAck}：对方由 Ack 得知，回答的正是它的报文段。',
    cases: {
      flag: '对方的报文段没有可用作 Seq 的 Ack。在 RST 之外再置 ACK：Seq 为 0，Ack 为 {owedAck}。你没有置 ACK。',
    },
  },
  'RST-SYNC': {
    title: '不可接受的报文段，用 *ACK* 回答',
    sentence: '已同步的状态收到不可接受的报文段时，回答一个空的 ACK，而不是 RST。',
    wrong: '到达的报文段不可接受，但你的连接没有问题。请告诉对方目前的位置：ACK，Seq {next}，Ack {rcvNxt}。',
  },
  'RST-DATA-LOST': {
    title: 'RST 说明有数据丢失',
    sentence: 'CLOSE 时还有未读的数据，或应用不再读取之后又有数据到达，就用 RST 说明数据丢失了。',
    right: '在 {state}，这个 RST 如实告诉对方：它的数据没有被读取。',
  },
  'RST-ABORT': {
    title: 'ABORT 在 *SND.NXT* 发送 RST',
    sentence:
      '在 SYN-RECEIVED、ESTABLISHED、FIN-WAIT-1、FIN-WAIT-2 和 CLOSE-WAIT，ABORT 发送 Seq = SND.NXT 的 RST。',
    wrong: '在 {state} 不需要通知任何一方：直接删除 TCB，不发送 RST。',
    right: 'RST 用你的下一个序号 {seq}，在 {state} 放弃了连接。',
    cases: {
      gone: '在 {state} 不需要 RST。这个位于 Seq {seq} 的 RST 可能是在回答到达的报文段：那一端的 TCB 也许已经不在了。',
      seq: '对方只接受序号正好是它所期望的 RST：{next}。你的 Seq 写的是 {seq}。',
    },
  },
  'RST-NEVER-TO-RST': {
    title: '对 RST 从不回答',
    sentence: '不属于任何连接的报文段都可以用 RST 回答，唯独 RST 除外。',
    wrong:
      '在 {state} 中，RST 只能是一种回答，而没有到达任何应当用它回答的报文段。RST 本身从不回答，否则两端会没完没了。',
  },
};
