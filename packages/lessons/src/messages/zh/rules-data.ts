import type { DataIds } from '../topics.ts';
import type { SenderTexts } from '../texts.ts';

export const data: SenderTexts<DataIds> = {
  'ALL-FLAGS-SANE': {
    title: '标志位不能*这样*设置',
    sentence: '一个报文段只能用于打开、关闭或复位其中之一，并且至少置一个标志位。',
    wrong: '{flags} 互相矛盾：一个报文段要么打开，要么关闭，要么复位。请只选一个。',
    cases: {
      none: '没有置任何标志位，这个报文段什么也没说。连接以 SYN 开始；握手之后，每个报文段至少要置 ACK。',
    },
  },
  'ALL-ACK-SET': {
    title: '握手之后*每个*报文段都置 ACK',
    sentence: '过了 SYN-SENT，除某些 RST 外，每个报文段都置 ACK；不置 ACK 的会被接收方丢弃。',
    wrong: '你处于 {state}，而 ACK 没有置位：对方会直接丢弃它。请置 ACK，Ack = {rcvNxt}。',
    right:
      '按笔记的写法接受，当作 FIN,ACK，Ack = {rcvNxt}。在真实网络中，{state} 下不带 ACK 的 FIN 会被丢弃。',
    linux: 'Linux 也是如此：实测中，不带 ACK 的 FIN 被静默丢弃，连接停留在 ESTABLISHED。',
  },
  'ALL-ACK-FIELD': {
    title: '有数字，却没有标志位',
    sentence: '没有置 ACK 时，确认号字段没有意义。',
    wrong:
      '你在 Ack 里写了 {ack}，却没有置 ACK：这没有害处，但也没有人会看它。不置 ACK 时，请让该字段保持 0。',
  },
  'ALL-ACK-VALUE': {
    title: 'Ack 是你期望的下一个序号',
    sentence: 'Ack = RCV.NXT：它之前的内容都已到达，它是期望的下一个序号。',
    wrong: '{last} 及之前的内容都已到达，所以 Ack 应是 {rcvNxt}。{ack} 从来都不是正确的值。',
    cases: {
      beyond: '你的 Ack {ack} 超出了已按序到达的内容。你期望的下一个序号是 {rcvNxt}。',
      stale: 'Ack {ack} 曾经是对的，所以允许发送。但它没有包括此后到达的内容：现在 Ack 应是 {rcvNxt}。',
      nothing: '你处于 {state}：对方的 SYN 还没有到达，Ack {ack} 没有可确认的内容。',
    },
  },
  'ACK-DELAY': {
    title: 'ACK 可以等，但*不能等太久*',
    sentence:
      '应发的 ACK 只能等待不到 0.5 秒；每收到第二个满长度的报文段，或遇到失序、填补空缺、重复的报文段，应立即发送。',
    wrong: '这个 ACK 等了 {waited} 毫秒。它必须在 {limit} 毫秒之内发出，否则对方可能会重传早已到达的内容。',
    cases: {
      'at-once':
        '这个 ACK 等了 {waited} 毫秒。收到第二个满长度的报文段，或者失序、填补空缺、重复的报文段时，它本应立即发送。',
    },
    linux: 'Linux 的延迟确认定时器约 40 毫秒后到期。',
  },
  'DT-SEQ-NEXT': {
    title: '新数据从 *SND.NXT* 开始',
    sentence: '每个新的字节、SYN 或 FIN 都占用自己字节流的下一个序号，既不留空缺，也不重复使用。',
    wrong: '{una} 之前的内容都已被确认，所以 Seq {seq} 不可能是重传；新数据从 {next} 开始。',
    right: '新数据从 Seq {seq} 开始，紧接在你已发送的内容之后。',
    cases: {
      gap: '你的下一个序号是 {next}。用 Seq {seq} 就跳过了 {gap} 个序号，对方会一直等待它们。',
    },
  },
  'DT-REXMIT': {
    title: '重传就是*原样*再发一次',
    sentence: '重传时，同样的序号上必须是同样的字节和标志位；分段方式可以不同。',
    right: '同样的 {len} 字节，同样的 Seq {seq}：对方只保留一份。',
    cases: {
      syn: '你位于 {seq} 的 SYN 已被确认，{una} 之前的内容也都已确认：在 {state} 不再发送 SYN。请不要置 SYN。',
      held: '{seq} 处的 SYN 已被确认，又发来一次。还没有把连接交给应用的监听端可能会这样做。',
      acked: '这次重传从 {seq} 开始，而 {una} 之前的内容都已确认。这是允许的；其实从 {una} 开始就够了。',
      fin: '{fin} 处是你的 FIN，不是数据。从 Seq {seq} 起的 {len} 字节会盖过它。',
    },
  },
  'DT-WINDOW': {
    title: '窗口决定能发多少',
    sentence: '除零窗口探测外，任何字节的序号都要小于 SND.UNA + SND.WND。',
    wrong:
      '对方的窗口是 {wnd}，到 {edge} 之前为止，还能容纳 {room} 字节；你要发送 {len} 字节。其余的须等待。',
  },
  'DT-PURE-ACK': {
    title: '纯 ACK 位于 SND.NXT，*不占*序号',
    sentence: '不带数据、SYN、FIN 的 ACK，其 Seq = SND.NXT，不占用序号。',
    wrong: '你的下一个序号是 {next}，ACK 就用它作 Seq，而你的 Seq 写的是 {seq}。',
    cases: {
      fin: '你的 FIN 占用了 {fin}，所以你的下一个序号是 {next}，ACK 就用它作 Seq，而你的 Seq 写的是 {seq}。',
    },
  },
  'DT-NO-ACK-OF-ACK': {
    title: '纯 ACK 不需要确认',
    sentence: '不占用序号的报文段，不用 ACK 回答。',
    wrong:
      '自从你上次发送 Ack {ack} 以来，没有占用序号的内容到达。这个 Seq {seq} 的 ACK 是允许的，但没有告诉对方任何新内容。',
  },
  'DT-AFTER-FIN': {
    title: '自己的 FIN 之后不再有新内容',
    sentence: 'FIN 结束发送方的字节流；只有它之前的内容可以重传。',
    wrong: '你处于 {state}：你的 FIN 在 {fin} 处结束了你的字节流，再发 {len} 字节已经太晚了。',
  },
  'DT-STATE': {
    title: '数据要等连接建立',
    sentence:
      '新数据在 ESTABLISHED 和 CLOSE-WAIT 发送，也可随握手的最后一个报文段发送，或在自己的 FIN 还排在它后面时发送。',
    wrong: '你处于 {state}，握手尚未完成：请把这 {len} 字节留在队列里，等握手完成。',
  },
  'DT-PROBE': {
    title: '探测零窗口',
    sentence: '对方窗口为 0 时，定期用一个字节探测窗口是否已经打开。',
    wrong: '对方的窗口为 0，这是一次零窗口探测：Seq {seq}，{len} 字节。对方的应答会告诉你窗口大小。',
    linux: 'Linux 用位于 SND.NXT − 1 的空报文段来探测：对方已收到过这个序号，必须应答。',
  },
  'DT-KEEPALIVE': {
    title: '这是保活探测（keep-alive）',
    sentence: '在空闲的连接上，位于 SND.NXT − 1、至多一个字节的报文段会使对方应答。',
    wrong: 'Seq {seq} 比你的下一个序号 {next} 小一。在空闲的连接上这就是保活探测：合法，但很少是有意为之。',
  },
  'DT-WRAP': {
    title: '4294967295 之后是 *0*',
    sentence: '序号按模 2^32 计算。',
    wrong: '序号已经回绕：4294967295 之后是 0。继续数下去，你的 Seq 应是 {next}，而你写的是 {seq}。',
    cases: {
      ack: '序号已经回绕：4294967295 之后是 0。继续数下去，Ack 应是 {rcvNxt}，而你写的是 {ack}。',
    },
  },
};
