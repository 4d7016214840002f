import type { LinuxTexts } from '../texts.ts';

export const linux: LinuxTexts = {
  edges:
    '恰好在窗口之前结束，或紧接窗口之后开始的报文段，Linux 不算在窗口外：它的 Ack 会被查看，此处的 RST 用质询 ACK 回答。',
  'no-ack-first': '不带 ACK 的报文段，Linux 不看序号就丢弃，不用 ACK 回答。',
  'ack-never-sent':
    'Linux 记得总共有多少内容被确认过。对比第一个字节还早的 Ack，立即用质询 ACK 回答，报文段被丢弃。',
  'past-fin': '越过对方 FIN 的数据，Linux 视为丢失的数据：它发送 RST，连接随之消失。',
  'second-fin': '第二个 FIN，Linux 静默丢弃；只有它的 Ack 有效。',
  'rst-at-fin': '位于对方 FIN 序号上的 RST，Linux 也相信，因为有的实现就在那里发送。连接被复位。',
  'request-ack-first':
    '第三个报文段到来之前，Linux 先看 Ack 再看 Seq：Ack 错误就用 RST 回答，不论报文段位于何处。',
  'request-syn-again': '同一个 SYN 再次到来时，Linux 再发一次 SYN,ACK，而不是空的 ACK。',
  'request-syn': 'Linux 同样回到 LISTEN，但会用 RST 回答这个 SYN。',
  'syn-received-text': '带有数据或 FIN 的 SYN，在 Linux 看来不属于这次握手：用质询 ACK 回答，状态不变。',
  'crossing-ack': '对交错的 SYN,ACK，Linux 会再确认一次：多发送一个 ACK。',
  'crossing-iss': '同时打开时，Ack 等于 ISS 本身，Linux 也接受，尽管它什么也没有确认：进入 ESTABLISHED。',
  'syn-text': '随 SYN,ACK 而来的内容 Linux 不读取，也就不确认：由对方重传。',
  'syn-fin': '带有 FIN 的 SYN 被 Linux 丢弃：不会打开连接。',
  'time-wait-ack':
    '在 TIME-WAIT，Linux 只保留几个序号，什么也不读取：凡不是恰好位于 RCV.NXT 的空报文段，一律用 ACK 回答。',
  'time-wait-quiet': '在 TIME-WAIT，位于 RCV.NXT 的空报文段，Linux 不看它的 Ack：不作回答。',
  'time-wait-rst': '在 TIME-WAIT，Linux 不质询 RST：不恰好位于 RCV.NXT 的一律丢弃。',
};
