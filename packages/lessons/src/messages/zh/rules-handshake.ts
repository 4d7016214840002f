import type { HandshakeIds } from '../topics.ts';
import type { SenderTexts } from '../texts.ts';

export const handshake: SenderTexts<HandshakeIds> = {
  'HS-SYN-FLAGS': {
    title: '建立连接的第一个报文段*只有* SYN',
    sentence: '连接的第一个报文段置 SYN，不置 ACK、FIN、RST。',
    wrong: '你处于 {state}：对方的 SYN 还没有到达，Ack {ack} 没有可确认的内容。请不要置 ACK。',
    cases: {
      missing: '你处于 {state}：没有连接，这个报文段无处可发。只有 SYN 才能开始建立连接。',
    },
  },
  'HS-ISN-CHOICE': {
    title: 'ISN 要*难以猜中*',
    sentence: '初始序号由时钟和带密钥的散列函数产生，外人无法预测。',
    wrong: '你的 ISN 是 {isn}。它能用，但谁都猜得到。',
    cases: {
      notes:
        '按笔记的写法接受。像 {isn} 这样的小数字，是抓包工具从 ISN 数起所显示的相对序号；ISN 本身难以猜中。',
      chosen: '你没有用为你抽出的号码，而是选了 {isn} 作为 ISN。从现在起，它的相对序号就是 0。',
    },
  },
  'HS-SYN-DATA': {
    title: 'SYN 通常不带数据',
    sentence: 'SYN 可以携带数据；接收方要等握手完成后才把数据交给应用。',
    wrong: '你的 SYN 带了 {len} 字节。这是允许的，但很少见：对方的应用要等握手完成后才能收到这些数据。',
  },
  'HS-SYNACK-FLAGS': {
    title: 'SYN 和 ACK *一起*发送',
    sentence: '在 SYN-RECEIVED，用一个同时置 SYN 和 ACK 的报文段回答对方的 SYN。',
    wrong: '缺少 SYN。一个报文段就能说明两件事：置 SYN，带上你自己的 Seq {iss}；置 ACK，带上 Ack {rcvNxt}。',
    cases: {
      ack: '缺少 ACK。一个报文段就能说明两件事：置 SYN，带上你自己的 Seq {iss}；置 ACK，带上 Ack {rcvNxt}。',
      sent: '你的 SYN,ACK（Seq {iss}，Ack {rcvNxt}）已经发出，此后没有到达任何需要确认的报文段。接下来轮到对方。',
    },
  },
  'HS-SYN-ACK-NUM': {
    title: 'SYN,ACK 确认的是 SYN 占用的*那一个序号*',
    sentence: 'SYN 占用一个序号，所以 SYN,ACK 的 Ack = IRS + 1。',
    wrong:
      '对方的 SYN 的序号是 {irs}，只占用这一个序号。你期望的下一个是 {rcvNxt}，而你的 Ack 写的是 {ack}。',
  },
  'HS-SYNACK-SEQ': {
    title: '双方各从*自己的* ISS 开始计数',
    sentence: 'SYN,ACK 的 Seq 是发送方自己的初始序号。',
    wrong: '你的字节流从自己的 ISS {iss} 开始，而你的 Seq 写的是 {seq}。',
    cases: {
      theirs: '你的字节流要从你自己选的 ISS 开始，而你的 Seq 写的是 {seq}：那是*对方*字节流的起点。',
    },
  },
  'HS-ACK3-NUM': {
    title: '第三个报文段：*两个*方向的序号都加了 1',
    sentence: '双方的 SYN 之后，第三个报文段的 Seq = ISS + 1，Ack = IRS + 1。',
    cases: {
      seq: '你的 SYN 用了 {iss}，所以你的下一个序号是 {next}，而你的 Seq 写的是 {seq}。',
      ack: '对方的 SYN 用了 {irs}，所以你期望的下一个是 {rcvNxt}，而你的 Ack 写的是 {ack}。',
    },
  },
  'HS-ACK3-DATA': {
    title: '第三个报文段可以带数据',
    sentence: '等待发送的数据或 FIN 可以和完成握手的 ACK 一起发送。',
    right: '对 SYN 的确认和你要发送的内容在同一个报文段里。没有哪条规定要求它不带数据。',
  },
  'HS-REXMIT-SAME': {
    title: '重传的 SYN *序号不变*',
    sentence: '再次发送的 SYN 或 SYN,ACK 使用同一个初始序号。',
    wrong:
      '你的 SYN 的序号是 {iss}；Seq 为 {seq} 的 SYN 就是另一个 SYN，属于另一个连接。在 {state}，只能重传已经发出的那一个。',
    right: '同一个 SYN，同一个序号 {seq}：即使两份都到达，对方也知道它们是同一个。',
    cases: {
      acked: '你位于 {iss} 的 SYN 已被确认，一个连接只有这一个 SYN。在 {state}，请不要置 SYN。',
      data: '你的 SYN 发出时不带数据，重传时也应原样：这 {len} 字节要等连接建立后再发送。',
    },
  },
  'HS-LISTEN-SILENT': {
    title: 'LISTEN 只等待',
    sentence: '在 LISTEN 不主动发送任何报文段；只有主动 OPEN 或 SEND 才会使它转入 SYN-SENT。',
    wrong: '你处于 LISTEN，这里没有可以回答的 SYN。请等待对方的 SYN。',
  },
  'HS-SO-SYNACK': {
    title: '两个 SYN 交错：*双方*都发送 SYN,ACK',
    sentence: '同时打开时，用从自己的 ISS 开始的 SYN,ACK 回答与自己交错的那个 SYN。',
    wrong: '缺少 SYN。对方的 SYN 与你的交错了：再次置 SYN，Seq {iss}，同时确认对方的 SYN，Ack {rcvNxt}。',
    cases: {
      ack: '缺少 ACK。对方的 SYN 已经到达：发送 SYN,ACK，Seq {iss}，Ack {rcvNxt}。',
      seq: '你的 SYN 的序号是 {iss}，SYN,ACK 要沿用它，而你的 Seq 写的是 {seq}；Ack 是 {rcvNxt}。',
    },
  },
};
