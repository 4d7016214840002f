import type { Unasked } from '@handshake/protocol';
import type { UnaskedText } from '../texts.ts';

export const unasked: Readonly<Record<Unasked, UnaskedText>> = {
  OPEN: {
    title: '应用还没有要求',
    text: 'TCP 允许这个 SYN。但你的应用还没有调用 connect()，TCP 不会自己打开连接。',
  },
  SEND: {
    title: '应用还没有要求',
    text: 'TCP 允许这些数据。但你的应用没有交给你这么多要发送的字节。',
  },
  CLOSE: {
    title: '应用还没有要求',
    text: 'TCP 允许这个 FIN。但你的应用还没有调用 close()：它可能还有内容要发送。',
  },
  ABORT: {
    title: '应用没有要求',
    text: 'TCP 允许这个 RST。但你的应用没有放弃连接，到达的报文段也没有要求 RST。',
  },
};
