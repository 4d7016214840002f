/** What an event changed about an endpoint, variable by variable. Pure. */
import { diff } from '@handshake/protocol';
import type { Endpoint } from '@handshake/protocol';

export interface Change {
  readonly name: string;
  /** Null where the variable had no meaning before. */
  readonly was: number | null;
  readonly now: number;
  /** The stream whose number it is; null for a count. */
  readonly of: 'own' | 'peer' | null;
  /** By how much it moved, modulo 2^32; null where it has just come into being. */
  readonly by: number | null;
}
export interface Changes {
  readonly variables: readonly Change[];
  /** What else there is to tell. */
  readonly notes: readonly ('deleted' | 'listens' | 'owes' | 'timer-starts' | 'timer-again')[];
  /** Bytes held behind a gap that came with this event. */
  readonly held: number;
}

const heldBytes = (ep: Endpoint): number =>
  ep.held.reduce((sum, { from, to, fin }) => sum + diff(to, from) - (fin ? 1 : 0), 0);

export function changesOf(before: Endpoint, after: Endpoint): Changes {
  if (after.state === 'CLOSED' && before.state !== 'CLOSED')
    return { variables: [], notes: ['deleted'], held: 0 };
  if (after.state === 'LISTEN' && before.state !== 'LISTEN')
    return { variables: [], notes: ['listens'], held: 0 };
  const rows: readonly (readonly [string, Change['of'], (ep: Endpoint) => number | null])[] = [
    ['IRS', null, (ep) => ep.irs],
    ['RCV.NXT', 'peer', (ep) => (ep.irs === null ? null : ep.rcv.nxt)],
    ['RCV.WND', null, (ep) => ep.rcv.wnd],
    ['ISS', null, (ep) => ep.iss],
    ['SND.UNA', 'own', (ep) => ep.snd.una],
    ['SND.NXT', 'own', (ep) => ep.snd.nxt],
    ['SND.WND', null, (ep) => (ep.irs === null ? null : ep.snd.wnd)],
    ['MAX.SND.WND', null, (ep) => (ep.irs === null ? null : ep.snd.maxWnd)],
  ];
  const variables = rows.flatMap(([name, of, valueOf]): Change[] => {
    const was = valueOf(before);
    const now = valueOf(after);
    if (now === null || was === now) return [];
    // An ISN does not move on: it is another one.
    const moves = was !== null && name !== 'IRS' && name !== 'ISS';
    return [{ name, was, now, of, by: moves ? diff(now, was) : null }];
  });
  const timer = after.timers.timeWait;
  const notes: Changes['notes'][number][] = [];
  if (timer && timer.due !== before.timers.timeWait?.due)
    notes.push(before.timers.timeWait ? 'timer-again' : 'timer-starts');
  if (after.ackOwed?.atOnce === false && !before.ackOwed) notes.push('owes');
  return { variables, notes, held: heldBytes(after) - heldBytes(before) };
}
