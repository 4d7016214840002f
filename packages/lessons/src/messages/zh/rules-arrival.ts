import type { ArrivalTexts } from '../texts.ts';

export const arrival: ArrivalTexts = {
  'RX-CLOSED': {
    title: '这里没有连接',
    sentence: '在 CLOSED，丢弃 RST，其他报文段都用 RST 回答。',
  },
  'RX-LISTEN': {
    title: 'LISTEN 等待的是什么',
    sentence: '在 LISTEN，RST 被丢弃；此外，带 ACK 的用 RST 回答，SYN 用 SYN,ACK 回答，其余丢弃。',
  },
  'RX-SS-ACK': {
    title: '确认了你从未发送的内容',
    sentence: '在 SYN-SENT，如果 Ack 没有覆盖你的 SYN，就用位于该序号的 RST 回答；它本身是 RST 时除外。',
  },
  'RX-SS-RST': {
    title: '连接被拒绝了吗？',
    sentence: '在 SYN-SENT，只有确认了你的 SYN 的 RST 才有效；这时连接被拒绝。',
  },
  'RX-SS-SYNACK': {
    title: 'SYN,ACK 到达',
    sentence: '在 SYN-SENT，覆盖你的 SYN 的 SYN,ACK 使连接进入 ESTABLISHED，应发送 ACK。',
  },
  'RX-SS-SYN': {
    title: '两个 SYN 交错',
    sentence: '在 SYN-SENT 收到单独的 SYN 表示同时打开：进入 SYN-RECEIVED，应发送 SYN,ACK。',
  },
  'RX-SS-OTHER': {
    title: '既没有 SYN 也没有 RST',
    sentence: '在 SYN-SENT，不带 SYN 和 RST 的报文段被丢弃，即使它的 Ack 是对的。',
  },
  'RX-SEQ': {
    title: '它在窗口内吗？',
    sentence: '接收窗口之内的才会继续处理；窗口之外的报文段被丢弃，并回答一个 ACK，说明期望的序号。',
    linux:
      '恰好在窗口之前结束、或紧接窗口之后开始的报文段，Linux 也当作在窗口内。在 SYN-RECEIVED，它对重复的 SYN 再次发送 SYN,ACK。',
  },
  'RX-SEQ-SO': {
    title: '交错的 SYN,ACK 有效',
    sentence: '同时打开时，SYN,ACK 从窗口前一个序号开始，但仍被接受。',
  },
  'RX-RST-EXACT': {
    title: '连接被复位',
    sentence: '序号正好是期望序号的 RST 结束连接；被动打开的 SYN-RECEIVED 回到 LISTEN。',
  },
  'RX-RST-INWIN': {
    title: '序号不准的 RST',
    sentence:
      '在窗口内、但序号不是期望序号的 RST，用质询 ACK（challenge ACK）回答：伪造者猜出来的 RST 不起作用。',
  },
  'RX-RST-OUT': {
    title: '窗口外的 RST',
    sentence: '窗口之外的 RST 被丢弃。',
  },
  'RX-SYN-SYNC': {
    title: '已有连接上的 SYN',
    sentence:
      '已同步的状态收到 SYN，用质询 ACK（challenge ACK）回答；被动打开的 SYN-RECEIVED 回到 LISTEN，TIME-WAIT 可以重新打开。',
  },
  'RX-NOACK': {
    title: '被丢弃：没有 ACK',
    sentence: '从 SYN-RECEIVED 起，不带 ACK 的报文段直接被丢弃。',
    linux: 'Linux 在检查序号之前就丢弃它。',
  },
  'RX-ACK-FUTURE': {
    title: '确认了你从未发送的内容',
    sentence: 'Ack 超出了所有已发送的内容：回答一个 ACK，并丢弃该报文段。',
  },
  'RX-ACK-OLD': {
    title: '旧的 Ack',
    sentence:
      '落后超过对方最大窗口的 Ack 用质询 ACK（challenge ACK）回答；没有那么旧的是重复确认，不予理会。',
    linux: 'Linux 记得总共有多少内容被确认过：比第一个字节还早的 Ack 同样用质询 ACK 回答。',
  },
  'RX-SR-ACK': {
    title: '第三个报文段到达',
    sentence: '在 SYN-RECEIVED，覆盖你的 SYN 的 Ack 使连接进入 ESTABLISHED；其他的 Ack 用 RST 回答。',
    linux: '在这个状态，Linux 先看 Ack，再看 Seq。',
  },
  'RX-ACKFIN': {
    title: '你的 FIN 已被确认',
    sentence:
      '对你的 FIN 的确认使 FIN-WAIT-1 进入 FIN-WAIT-2，CLOSING 进入 TIME-WAIT，LAST-ACK 进入 CLOSED。',
  },
  'RX-DATA': {
    title: '数据到达',
    sentence: '按序到达的字节使 RCV.NXT 前进；空缺之后的字节先保存，并立即发送重复 ACK。',
    linux: '对方 FIN 之后再来数据，Linux 会复位连接。',
  },
  'RX-FIN': {
    title: '对方的 FIN 到达',
    sentence:
      '按序到达的 FIN 占用一个序号，需要确认；它使 ESTABLISHED 进入 CLOSE-WAIT，FIN-WAIT-1 进入 CLOSING 或 TIME-WAIT，FIN-WAIT-2 进入 TIME-WAIT。',
  },
  'RX-ZEROWIN': {
    title: '你的窗口已关闭',
    sentence: '窗口为 0 时不接受数据，并用 ACK 再次告知窗口；但有效的 ACK、RST 或 URG 仍然起作用。',
  },
};
