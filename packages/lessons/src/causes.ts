/** Why something is due from a seat: what happened to it since it last sent, in a few words each. */
import { FIN, RST, SYN, flagNames, has } from '@handshake/protocol';
import { CALL_NAMES, TIMER_NAMES } from './sentence.ts';
import type { Seat, Table, TableEvent } from './table/log.ts';
import type { Locale } from './text.ts';

/** At most so many are told: the newest. */
const TOLD = 2;

function arrival(event: Extract<TableEvent, { kind: 'arrived' }>, locale: Locale): string {
  const zh = locale === 'zh';
  const { no, segment, action } = event;
  if (action !== 'accept') return zh ? `${no} 号报文段到了，但不可接受。` : `Segment ${no} arrived, and is not acceptable.`;
  const fin = has(segment, FIN);
  if (segment.len > 0) {
    const bytes = zh ? `${segment.len} 字节` : `${segment.len} ${segment.len === 1 ? 'byte' : 'bytes'}`;
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

function told(event: TableEvent, seat: Seat, locale: Locale): string | null {
  const zh = locale === 'zh';
  if (!('seat' in event) || event.seat !== seat) return null;
  switch (event.kind) {
    case 'call': {
      const call = `\`${CALL_NAMES[event.call]}\``;
      if (event.bytes === undefined) return zh ? `你的应用调用了 ${call}。` : `Your application called ${call}.`;
      return zh ? `你的应用调用了 ${call}，${event.bytes} 字节。` : `Your application called ${call} with ${event.bytes} bytes.`;
    }
    case 'arrived':
      return arrival(event, locale);
    case 'timer': {
      const name = TIMER_NAMES[event.timer][locale];
      return zh ? `你的${name}到期了。` : `Your ${name} fired.`;
    }
    default:
      return null;
  }
}

/** Calls, arrivals and timers of this seat since it last sent, oldest first, the newest two; with markup (see rich.ts). */
export function causes(table: Table, seat: Seat, locale: Locale): string[] {
  const found: string[] = [];
  for (let k = table.events.length - 1; k >= 0 && found.length < TOLD; k--) {
    const event = table.events[k] as TableEvent;
    if (event.kind === 'sent' && event.seat === seat) break;
    const text = told(event, seat, locale);
    if (text !== null) found.unshift(text);
  }
  return found;
}
