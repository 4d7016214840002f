/** Sequence numbers that a lesson names, as they are at this moment. */
import { add, seq } from '@handshake/protocol';
import type { Connection, Endpoint, Seq } from '@handshake/protocol';
import type { NumberOf } from '../lesson/action.ts';
import type { Seat } from './log.ts';

const VARIABLE: Readonly<Record<string, (ep: Endpoint) => Seq>> = {
  iss: (ep) => ep.iss,
  'snd.una': (ep) => ep.snd.una,
  'snd.nxt': (ep) => ep.snd.nxt,
  'rcv.nxt': (ep) => ep.rcv.nxt,
};

export function numberOf(connection: Connection, number: NumberOf): Seq {
  if (typeof number === 'number') return seq(number);
  const [seat, ...rest] = number.of.split('.');
  const read = VARIABLE[rest.join('.')];
  if (!read) throw new RangeError(`a lesson names ${number.of}, which is no variable of an end`);
  return add(read(connection[seat as Seat]), number.plus);
}
