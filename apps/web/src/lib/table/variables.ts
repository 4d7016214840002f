/** The own TCB as the page shows it: its variables by their RFC names, and what the last event changed. */
import { diff } from '@handshake/protocol';
import type { Endpoint, Seq } from '@handshake/protocol';
import type { Seat, TableEvent } from '@handshake/lessons';

export type VariableName = 'SND.UNA' | 'SND.NXT' | 'SND.WND' | 'RCV.NXT' | 'RCV.WND' | 'ISS' | 'IRS';

export interface Variable {
  readonly name: VariableName;
  /** Null before it means anything (RCV.NXT before the peer's SYN). */
  readonly value: number | null;
  /** A sequence number of this stream, shown relative to its ISN; null for a plain count of bytes. */
  readonly of: 'own' | 'peer' | null;
  /** By how much the last event moved it; 0 when it came into being then, null when it did not change. */
  readonly moved: number | null;
}

/** Pairs in two columns, as the mock lays them out: the own direction left, the peer's right. */
const ORDER = ['SND.UNA', 'RCV.NXT', 'SND.NXT', 'RCV.WND', 'SND.WND', 'IRS', 'ISS'] as const;

const valueOf = (ep: Endpoint, name: VariableName): Seq | null => {
  const begun = ep.state !== 'CLOSED' && ep.state !== 'LISTEN';
  switch (name) {
    case 'SND.UNA':
      return ep.snd.una;
    case 'SND.NXT':
      return ep.snd.nxt;
    case 'SND.WND':
      return ep.irs === null && !(begun && ep.snd.wnd > 0) ? null : ep.snd.wnd;
    case 'RCV.NXT':
      return ep.irs === null ? null : ep.rcv.nxt;
    case 'RCV.WND':
      return ep.rcv.wnd;
    case 'ISS':
      return ep.iss;
    case 'IRS':
      return ep.irs;
  }
};
const STREAM: Readonly<Record<VariableName, Variable['of']>> = {
  'SND.UNA': 'own',
  'SND.NXT': 'own',
  ISS: 'own',
  'RCV.NXT': 'peer',
  IRS: 'peer',
  'SND.WND': null,
  'RCV.WND': null,
};

export function variables(now: Endpoint, before: Endpoint | null): Variable[] {
  return ORDER.map((name): Variable => {
    const value = valueOf(now, name);
    const was = before ? valueOf(before, name) : value;
    const moved = value === was || value === null ? null : was === null ? 0 : diff(value, was);
    return { name, value, of: STREAM[name], moved };
  });
}

/** Events that may change this seat's TCB. */
const touches = (event: TableEvent, seat: Seat): boolean =>
  (event.kind === 'sent' || event.kind === 'arrived' || event.kind === 'timer') && event.seat === seat;

/** The last event that touched this seat's TCB since the first move; null before there was one. */
export const lastTouch = (events: readonly TableEvent[], prelude: number, seat: Seat): TableEvent | null =>
  events.slice(prelude).findLast((event) => touches(event, seat)) ?? null;
