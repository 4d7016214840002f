/** Why something is due from a seat: what happened to it since it last sent, in a few words each. */
import { FIN, RST, SYN, before, flagNames, has, segLen } from '@handshake/protocol';
import { CALL_NAMES, TIMER_NAMES } from './sentence.ts';
import type { Seat, Table, TableEvent } from './table/log.ts';
import type { Locale } from './text.ts';

/** At most so many are told: the newest. */
const TOLD = 2;

type Arrived = Extract<TableEvent, { kind: 'arrived' }>;

/** The same segment has reached this seat before. */
const repeats = (table: Table, event: Arrived): boolean =>
  table.events
    .slice(0, event.i)
    .some(
      (e) =>
        e.kind === 'arrived' &&
        e.seat === event.seat &&
        e.segment.seq === event.segment.seq &&
        e.segment.flags === event.segment.flags,
    );

function arrival(table: Table, event: Arrived, locale: Locale): string {
  const zh = locale === 'zh';
  const { no, segment, action } = event;
  if (action === 'close') return zh ? `${no} 号报文段复位了连接。` : `Segment ${no} reset your connection.`;
  if (action === 'reset')
    return zh ? `${no} 号报文段不属于你的任何连接。` : `Segment ${no} fits no connection of yours.`;
  if (action !== 'accept') {
    if (repeats(table, event))
      return zh ? `${no} 号报文段重复了你已经收到的内容。` : `Segment ${no} repeats what you have already.`;
    return zh ? `${no} 号报文段到了，但不可接受。` : `Segment ${no} arrived, and is not acceptable.`;
  }
  const fin = has(segment, FIN);
  if (segment.len > 0) {
    const bytes = zh ? `${segment.len} 字节` : `${segment.len} ${segment.len === 1 ? 'byte' : 'bytes'}`;
    if (before(table.connection[event.seat].rcv.nxt, segment.seq))
      return zh
        ? `${no} 号报文段给你带来 ${bytes}，但前面有空缺。`
        : `Segment ${no} brought you ${bytes} from beyond a gap.`;
    if (zh) return `${no} 号报文段给你带来 ${bytes}${fin ? '和对方的 FIN' : ''}。`;
    return `Segment ${no} brought you ${bytes}${fin ? ' and their FIN' : ''}.`;
  }
  if (has(segment, SYN) || has(segment, RST)) {
    const flags = flagNames(segment.flags);
    return zh ? `${no} 号报文段带来了对方的 ${flags}。` : `Segment ${no} brought their ${flags}.`;
  }
  if (fin) return zh ? `${no} 号报文段带来了对方的 FIN。` : `Segment ${no} brought their FIN.`;
  return zh ? `${no} 号报文段带来了一个 ACK。` : `Segment ${no} brought an ACK.`;
}

/** Calls for nothing by itself: it is told only where there is nothing else to tell. */
const minor = (event: TableEvent): boolean =>
  (event.kind === 'call' && event.call === 'OPEN-PASSIVE') ||
  (event.kind === 'read' && !event.reads) ||
  (event.kind === 'arrived' &&
    event.action === 'accept' &&
    segLen(event.segment) === 0 &&
    !has(event.segment, RST));

/** The event in a few words; null where it is none that makes something due. */
function told(table: Table, event: TableEvent, locale: Locale): string | null {
  const zh = locale === 'zh';
  switch (event.kind) {
    case 'call': {
      const call = `\`${CALL_NAMES[event.call]}\``;
      if (event.bytes === undefined)
        return zh ? `你的应用调用了 ${call}。` : `Your application called ${call}.`;
      return zh
        ? `你的应用调用了 ${call}，${event.bytes} 字节。`
        : `Your application called ${call} with ${event.bytes} bytes.`;
    }
    case 'arrived':
      return arrival(table, event, locale);
    case 'timer': {
      const name = TIMER_NAMES[event.timer][locale];
      return zh ? `你的${name}到期了。` : `Your ${name} fired.`;
    }
    case 'read':
      if (event.reads) return zh ? '你的应用又开始读取数据。' : 'Your application reads again.';
      return zh ? '你的应用停止了读取数据。' : 'Your application has stopped reading.';
    default:
      return null;
  }
}

/**
 * Calls, arrivals and timers of this seat since it last sent, oldest first, the newest two; with markup (see rich.ts).
 * What makes nothing due is left out where there is anything else.
 */
export function causes(table: Table, seat: Seat, locale: Locale): string[] {
  const since = table.events.findLastIndex((e) => e.kind === 'sent' && e.seat === seat) + 1;
  const own = table.events.slice(since).filter((e) => 'seat' in e && e.seat === seat);
  const weighty = own.filter((e) => !minor(e));
  return (weighty.length > 0 ? weighty : own)
    .map((event) => told(table, event, locale))
    .filter((text) => text !== null)
    .slice(-TOLD);
}
