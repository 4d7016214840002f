import type { MisconceptionId } from '../../diagnosis/catalogue.ts';
import type { MisconceptionText } from '../texts.ts';

export const misconceptions: Readonly<Record<MisconceptionId, MisconceptionText>> = {
  'syn-free': {
    name: 'SYN 不占序号',
    title: '你的 SYN *占用了*一个序号',
    text: '你的 SYN 用了 {x}。它占用一个序号，这样才能被确认。你的下一个 Seq 是 {next}。',
  },
  'ack-is-last': {
    name: 'Ack 是收到的最后一个字节',
    title: 'Ack 是你期望的*下一个*字节',
    text: '{n} 及之前的内容你都收到了，所以 Ack 是 {next}。',
  },
  'ack-costs': {
    name: '纯 ACK 占用一个序号',
    title: '纯 ACK *不占*序号',
    text: '不带数据、SYN、FIN 的 ACK 不占用序号。你的 Seq 仍是 {seq}。',
  },
  'ack-plus-one': {
    name: 'Ack 总是 Seq + 1',
    title: 'Ack 数的是*到达的内容*，不是报文段的个数',
    text: '只有 SYN 和 FIN 才各加 1。最后到达的内容从 {seq} 开始，共 {bytes} 字节：Ack = {seq} + {bytes} = {ack}。',
    cases: {
      fin: '只有 SYN 和 FIN 才各加 1。最后到达的内容从 {seq} 开始，共 {bytes} 字节，外加一个 FIN：Ack = {seq} + {bytes} + 1 = {ack}。',
      none: '只有 SYN 和 FIN 才各加 1，而到达的内容都已算进去了：Ack = {ack}。',
    },
  },
  swapped: {
    name: 'Seq 和 Ack 填反了',
    title: 'Seq 是*自己的*，Ack 是*对方的*',
    text: 'Seq 数的是你的字节流，Ack 数的是对方的。你的 Seq 里是对方的序号 {theirs}；你自己的应是 {seq}。',
    cases: {
      first:
        'Seq 数的是你的字节流，Ack 数的是对方的。你的 Seq 里是对方的序号 {theirs}；你自己的字节流要从你自己的 ISS 开始。',
      ack: 'Seq 数的是你的字节流，Ack 数的是对方的。你的 Ack 里是你自己的序号 {ours}；你期望对方的下一个是 {ack}。',
      both: 'Seq 数的是你的字节流，Ack 数的是对方的。各从自己的 ISN 数起，你把两个数互换了：Seq 应是 {seq}，Ack 应是 {ack}。',
    },
  },
  'isn-one': {
    name: 'ISN 就是 0 或 1',
    title: '真实的 ISN 不从 0 或 1 开始',
    text: '抓包工具显示的是从 ISN 数起的*相对*序号。真实的 ISN 难以猜中，旧的或伪造的报文段才很难混进来。',
  },
  'syn-is-number': {
    name: '“SYN”就是那个序号',
    title: 'SYN 是*标志位*',
    text: '请设置 SYN 标志位。你想的那个数字是初始序号，填在 Seq 里。',
  },
  'ack-on-first-syn': {
    name: '第一个 SYN 带 ACK',
    title: '*还没有*可确认的内容',
    text: '对方的任何报文段都还没有到达：第一个 SYN 不置 ACK，确认号字段也留空。',
  },
  'ack-the-ack': {
    name: 'ACK 也要确认',
    title: '*纯* ACK 从不需要确认',
    text: '如果纯 ACK 也要确认，双方就永远停不下来。你不必为它发送任何报文段。',
  },
  'bare-fin': {
    name: 'FIN 不带 ACK',
    title: 'FIN 也要带 *ACK*',
    text: '握手之后每个报文段都带 ACK。请置 ACK，Ack = {ack}。',
  },
  'resend-new-seq': {
    name: '重传使用新的 Seq 或新的 ISN',
    title: '重传就是*同一个*报文段',
    text: '请再次使用 {seq}，否则对方会把它当成新的内容。',
  },
  'resend-ack3': {
    name: '第三个 ACK 丢失后由客户端自己重发',
    title: '纯 ACK 没有定时器',
    text: '如果第三个报文段丢失了，服务器会重传 SYN,ACK，你再回答一次。你发送的数据也有同样的作用：它带着同一个 Ack。',
  },
  'synack-lost-deadlock': {
    name: 'SYN,ACK 丢失就是死锁',
    title: 'SYN,ACK 丢失只是*晚一点*',
    text: '不必放弃。双方都有定时器：客户端会重传 SYN，服务器会重传 SYN,ACK，ISN 都不变。',
  },
  'two-is-enough': {
    name: '两次握手就够了',
    title: '两次*不够*',
    text: '服务器无法分辨 SYN 是新的还是旧的。只有客户端的 Ack = {confirms} 才能证实这一点，也证实服务器自己的 ISN。',
  },
  'four-is-safer': {
    name: '四次握手更安全',
    title: '一个报文段就能说明*两件事*',
    text: '服务器的 ACK 和 SYN 一起发送。第四个报文段不会告诉任何一方新的内容。',
  },
  'stale-synack': {
    name: '过期的 SYN,ACK 可以忽略，或可以接受',
    title: '那个 SYN,ACK 回答的是*另一个* SYN',
    text: '它的 Ack {a} 回答的不是你这次发送的 SYN。请只用 RST 回答，Seq = {a}；服务器会回到 LISTEN。',
  },
  'close-is-handshake': {
    name: '挥手就是带 FIN 的握手',
    title: '两个方向*各自*关闭',
    text: 'FIN 不是用 FIN 回答，而是用 ACK；等那一方没有内容要发送时，才发它自己的 FIN。通常是四次挥手；ACK 等到与 FIN 同行时，就是三次。',
  },
  'fin-ack-name': {
    name: '“FIN,ACK”就是对 FIN 的确认',
    title: '你的 Ack *覆盖*了对方的 FIN 吗？',
    text: 'FIN,ACK 这个名字掩盖了要检查的内容。对方的 FIN 占用 {f}，所以 Ack 应是 {next}，而你写的是 {a}。',
  },
  'fin-both': {
    name: '一个 FIN 关闭两个方向',
    title: '你的 FIN 只关闭了*你的*方向',
    text: 'FIN 的意思是“我没有要发送的了”。你仍然要接收，并且确认。',
  },
  'data-after-fin': {
    name: '自己的 FIN 之后还可以发数据',
    title: '你的字节流已经*结束*',
    text: '你的 FIN 在 {f} 处结束了它。之后不能再有新内容；只有在它之前发出、尚未被确认的部分可以重传。',
    cases: {
      over: '你的 FIN 在 {f} 处结束了它，而且全部都已被确认：之后不能再有新内容，也没有可以重传的。',
    },
  },
  'half-open-closed': {
    name: '半打开就是半关闭',
    title: '半关闭不是半打开',
    text: '半关闭（half-closed）：一方发送了 FIN，一切正常。半打开（half-open）：一方丢失了连接状态，只有这时才用 RST 来清理。',
  },
  'timewait-passive': {
    name: 'TIME-WAIT 属于服务器',
    title: '现在 TIME-WAIT 属于*你*',
    text: '它属于主动关闭的一方，无论是客户端还是服务器；双方同时关闭时，两端都有。你在对方的 FIN 到达之前就发送了 FIN，所以由你等待。',
  },
  'timewait-one-reason': {
    name: 'TIME-WAIT 只是为了丢失的 ACK',
    title: 'TIME-WAIT 有*两个*原因',
    text: '一是能够重发最后的 ACK；二是让旧的重复报文段在这些端口被再次使用之前消失。',
  },
  'ack-timing': {
    name: 'ACK 必须立即发，或可以一直等',
    title: 'ACK 只能等*一小会儿*',
    text: '它可以等待可搭载的内容，但按桌上的时钟必须少于 0.5 秒；你思考的时间不算。收到第二个满长度的报文段，或延迟确认定时器到期，就不应再等。',
  },
};
