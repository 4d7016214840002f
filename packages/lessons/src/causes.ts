/** Why something is due from a seat: what happened to it since it last sent, in a few words each. */
import { FIN, RST, SYN, before, flagNames, has, segLen } from '@handshake/protocol';
import { CALL_NAMES, TIMER_NAMES } from './sentence.ts';
import type { Seat, Table, TableEvent } from './table/log.ts';
import type { Locale } from './text.ts';

/** At most so many are told: the newest. */
const TOLD = 2;

type Arrived = Extract<TableEvent, { kind: 'arrived' }>;

/** The same segment has reached this seat before, in this connection: since the SYN that began it. */
function repeats(table: Table, event: Arrived): boolean {
  const before = table.events
    .slice(0, event.i)
    .filter((e): e is Arrived => e.kind === 'arrived' && e.seat === event.seat);
  const began = before.findLastIndex((e) => e.action === 'accept' && has(e.segment, SYN));
  return before
    .slice(Math.max(0, began))
    .some((e) => e.segment.seq === event.segment.seq && e.segment.flags === event.segment.flags);
}

/** Why it was not taken in, where there is more to say than that. */
function refusedFor(table: Table, event: Arrived, locale: Locale): string | null {
  const zh = locale === 'zh';
  const { no, segment, action } = event;
  const flags = flagNames(segment.flags);
  if (action === 'close') return zh ? `${no} 号报文段复位了连接。` : `Segment ${no} reset your connection.`;
  if (action === 'reset')
    return zh ? `${no} 号报文段不属于你的任何连接。` : `Segment ${no} fits no connection of yours.`;
  if (has(segment, SYN) && !repeats(table, event))
    return zh
      ? `${no} 号报文段是 ${flags}，而你的连接早已打开。`
      : `Segment ${no} is ${an(flags)}, and your connection is open already.`;
  if (action === 'challenge' && has(segment, RST))
    return zh
      ? `${no} 号报文段是 ${flags}，序号在窗口内，却不是你期望的那一个。`
      : `Segment ${no} is ${an(flags)}, in your window and not at the number that you expect.`;
  if (action === 'drop')
    return zh ? `${no} 号报文段到了，被丢弃。` : `Segment ${no} arrived, and is dropped.`;
  return repeats(table, event)
    ? zh
      ? `${no} 号报文段重复了你已经收到的内容。`
      : `Segment ${no} repeats what you have already.`
    : null;
}

const an = (flags: string): string => (flags.startsWith('ACK') ? `an ${flags}` : `a ${flags}`);

function arrival(table: Table, event: Arrived, locale: Locale): string {
  const zh = locale === 'zh';
  const { no, segment, action } = event;
  if (action !== 'accept')
    return (
      refusedFor(table, event, locale) ??
      (zh ? `${no} 号报文段到了，但不可接受。` : `Segment ${no} arrived, and is not acceptable.`)
    );
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
    (event.action === 'drop' || (event.action === 'accept' && segLen(event.segment) === 0)));

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
    case 'crash':
      return zh
        ? '你的主机崩溃重启，忘记了这条连接。'
        : 'Your host crashed, and has forgotten the connection.';
    case 'backlog':
      if (event.entries === 0)
        return zh
          ? '别的主机的半开连接都被放弃了：又有位置了。'
          : 'The half-open connections of other hosts were given up: there is room again.';
      return zh
        ? `别的主机的 SYN 占用了 ${event.size} 个半开连接位置中的 ${event.entries} 个。`
        : `SYNs of other hosts have taken ${event.entries} of your ${event.size} places for half-open connections.`;
    case 'overflow':
      return zh
        ? `${event.no} 号报文段是 SYN，已没有位置留给它：不予回答。`
        : `Segment ${event.no} is a SYN, and found no place: nothing answers it.`;
    case 'read':
      if (event.reads) return zh ? '你的应用又开始读取数据。' : 'Your application reads again.';
      return zh ? '你的应用停止了读取数据。' : 'Your application has stopped reading.';
    default:
      return null;
  }
}

/** What an end is told of even where it has nothing to do about it. */
const isNotice = (event: TableEvent): boolean =>
  event.kind === 'crash' ||
  event.kind === 'backlog' ||
  event.kind === 'overflow' ||
  (event.kind === 'arrived' && event.action === 'close');

/** Such events of this seat since it last sent, oldest first, the newest two. */
export function notices(table: Table, seat: Seat, locale: Locale): string[] {
  const since = table.events.findLastIndex((e) => e.kind === 'sent' && e.seat === seat) + 1;
  return table.events
    .slice(since)
    .filter((e) => 'seat' in e && e.seat === seat && isNotice(e))
    .map((event) => told(table, event, locale))
    .filter((text) => text !== null)
    .slice(-TOLD);
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
