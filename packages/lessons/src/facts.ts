/** The facts that a lesson's texts may name in braces, taken from a seat's own variables and from what is due. */
import { ACK, add, has, segLen, flagNames } from '@handshake/protocol';
import type { Fact, Segment } from '@handshake/protocol';
import { dueOf } from './bot/due.ts';
import type { Format } from './table/numbers.ts';
import type { Seat, Table } from './table/log.ts';
import type { Locale } from './text.ts';

/** Names of facts that exist only while something is due, or after something has arrived. */
export const FACT_NAMES = [
  'iss',
  'irs',
  'snd.una',
  'snd.nxt',
  'snd.wnd',
  'rcv.nxt',
  'rcv.wnd',
  'due',
  'due.flags',
  'due.seq',
  'due.ack',
  'due.len',
  'due.win',
  'last',
  'last.no',
  'last.flags',
  'last.seq',
  'last.len',
  'last.next',
  'rto',
  'delack',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** `PSH,ACK with Seq 120, Ack 733, 220 bytes`: a segment as a phrase. `sender`: whose stream its Seq counts. */
export function phrase(segment: Segment, sender: 'own' | 'peer', locale: Locale, format: Format): string {
  const zh = locale === 'zh';
  const receiver = sender === 'own' ? 'peer' : 'own';
  const parts = [`Seq ${format({ seq: segment.seq, of: sender })}`];
  if (has(segment, ACK)) parts.push(`Ack ${format({ seq: segment.ack, of: receiver })}`);
  if (segment.len > 0)
    parts.push(zh ? `${segment.len} 字节` : `${segment.len} ${segment.len === 1 ? 'byte' : 'bytes'}`);
  const flags = flagNames(segment.flags) || (zh ? '无标志位' : 'no flags');
  return zh ? `${flags}，${parts.join('，')}` : `${flags} with ${parts.join(', ')}`;
}

/** Milliseconds as seconds, with as many digits as they need, at least one: `1.0`, `0.2`, `240.0`. */
export const seconds = (ms: number): string => {
  const s = (Math.max(0, ms) / 1000).toFixed(2);
  return s.endsWith('0') ? s.slice(0, -1) : s;
};

/** What a timer has left, as seconds with one digit: the strip, the hints and the button name the same. */
export const countdown = (ms: number): string => (Math.max(0, ms) / 1000).toFixed(1);
/** A timer that has nothing left to be shown: it is due. */
export const hasRunOut = (ms: number): boolean => Number(countdown(ms)) === 0;

/** The last segment that reached this seat, and its number; null before the first. */
export function lastArrival(
  table: Table,
  seat: Seat,
): { readonly no: number; readonly segment: Segment } | null {
  for (let k = table.events.length - 1; k >= 0; k--) {
    const event = table.events[k];
    if (event?.kind === 'arrived' && event.seat === seat) return event;
  }
  return null;
}

/** What a fact says now; null where there is no such thing (nothing is due, the peer's ISN is not known yet). */
export function factOf(
  table: Table,
  seat: Seat,
  name: FactName,
  locale: Locale,
  format: Format,
): string | null {
  const { iss, irs, snd, rcv, timers } = table.connection[seat];
  const own = (seq: number): string => format({ seq, of: 'own' });
  const peer = (seq: number): string => format({ seq, of: 'peer' });
  const plain = (fact: Fact | undefined): string | null => (fact === undefined ? null : format(fact));
  const due = dueOf(table, seat)[0]?.segment;
  const last = lastArrival(table, seat);
  switch (name) {
    case 'iss':
      return own(iss);
    case 'irs':
      return irs === null ? null : peer(irs);
    case 'snd.una':
      return own(snd.una);
    case 'snd.nxt':
      return own(snd.nxt);
    case 'snd.wnd':
      return plain(snd.wnd);
    case 'rcv.nxt':
      return irs === null ? null : peer(rcv.nxt);
    case 'rcv.wnd':
      return plain(rcv.wnd);
    case 'due':
      return due ? phrase(due, 'own', locale, format) : null;
    case 'due.flags':
      return due ? flagNames(due.flags) : null;
    case 'due.seq':
      return due ? own(due.seq) : null;
    case 'due.ack':
      return due && has(due, ACK) ? peer(due.ack) : null;
    case 'due.len':
      return plain(due?.len);
    case 'due.win':
      return plain(due?.win);
    case 'last':
      return last && phrase(last.segment, 'peer', locale, format);
    case 'last.no':
      return plain(last?.no);
    case 'last.flags':
      return last && flagNames(last.segment.flags);
    case 'last.seq':
      return last && peer(last.segment.seq);
    case 'last.len':
      return plain(last?.segment.len);
    case 'last.next':
      return last && peer(add(last.segment.seq, segLen(last.segment)));
    case 'delack':
      return timers.delack ? countdown(timers.delack.due - table.connection.now) : null;
    case 'rto':
      return timers.rto ? countdown(timers.rto.due - table.connection.now) : null;
  }
}
