/** What a sound end would send now, at this table: the protocol's answer, with the window that it has room for. */
import { ACK, add, diff, due, FIN, segLen, segment } from '@handshake/protocol';
import type { Due, Endpoint, State } from '@handshake/protocol';
import { dueUnder } from '../variant/amend.ts';
import type { Seat, Table } from '../table/log.ts';
import { roomOf, worthTelling } from '../table/room.ts';

/** States in which a change of the window can be told to the peer, and may matter to it. */
const OPENS_WINDOW: ReadonlySet<State> = new Set(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2']);

/**
 * A FIN that would follow by itself rides on the last of the data, where the window leaves room for its number: one
 * segment less, and what stacks do (RFC 9293 §3.10.4 has it follow the data, in whatever segment).
 */
function withFin({ app, snd }: Endpoint, next: Due): Due {
  const { seq, len, flags } = next.segment;
  const last = next.why === 'data' && len > 0 && len === app.queued && seq === snd.nxt && app.closing;
  const ends = { ...next.segment, flags: flags | FIN };
  const room = diff(add(snd.una, snd.wnd), add(seq, segLen(ends))) >= 0;
  return last && room ? { ...next, segment: ends } : next;
}

/**
 * What is due from a seat, most urgent first; empty while there is nothing for it to send. An ACK that TCP lets wait is
 * in it, with `mayWait`. It offers all that it has room for; a window that was made too small for a segment is to be opened again
 * as soon as there is room.
 */
export function dueOf(table: Table, seat: Seat): readonly Due[] {
  if (table.ended) return [];
  const { connection } = table;
  const endpoint = connection[seat];
  const room = roomOf(table, seat);
  const list = dueUnder(table, seat, due(endpoint, connection.now))
    .map((d) => withFin(endpoint, d))
    .map((d) => ({ ...d, segment: { ...d.segment, win: d.why === 'rst' ? d.segment.win : room } }));
  const enough = worthTelling(table, seat);
  if (list.length > 0 || endpoint.rcv.wnd >= enough || room < enough || !OPENS_WINDOW.has(endpoint.state))
    return list;
  const update = segment({ flags: ACK, seq: endpoint.snd.nxt, ack: endpoint.rcv.nxt, win: room });
  return [{ segment: update, why: 'ack', mayWait: false, rule: null }];
}

/** What is due from a seat and, as the lesson has it, doesn't wait. */
export const pressing = (table: Table, seat: Seat): readonly Due[] =>
  dueOf(table, seat).filter((d) => !d.mayWait || !table.header.lesson.delayedAck.includes(seat));
