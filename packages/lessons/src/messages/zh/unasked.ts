import type { NotAsked } from '../../table/log.ts';
import type { UnaskedText } from '../texts.ts';

export const unasked: Readonly<Record<NotAsked, UnaskedText>> = {
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
  ROOM: {
    title: '没有这么大的空间',
    text: '你的应用没有在读取，收到的数据留在缓冲区里。窗口不能大于剩余的空间。',
  },
  'ACK-ALONE': {
    title: '这种握手不这样做',
    text: '在四次握手里，服务器的确认单独发送，在它的 SYN 之前。TCP 会把两者一起发出：省下的正是这一个报文段。',
  },
  'SYN-ALONE': {
    title: '接下来是你的 SYN',
    text: '你已经确认了对方的 SYN。在四次握手里，现在轮到你自己的 SYN 单独发出。',
  },
};
