/**
 * Faults that the instructor puts into a table. Unlike a lesson's own they are not in what students get: the host has the network do
 * to the segment that comes along what was wished for, and only then does anybody see it.
 */
import { before, has, other, RST, segLen } from '@handshake/protocol';
import type { InFlight } from '@handshake/protocol';
import type { Draft } from './draft.ts';
import type { Fault, Move, Table } from './log.ts';

/** How many faults may wait at a table at once. */
export const MOST_OUTSIDE = 5;

/** What the network does for a fault. */
const DEEDS = { drop: 'drop', hold: 'hold', copy: 'duplicate' } as const;
type Deed = (typeof DEEDS)[Fault['fault']] | 'release';

/**
 * Nobody would send it again: a reset; or an ACK that tells its receiver nothing new of what that has sent (a challenge ACK, an answer
 * to what came out of order), so that no timer asks for it once more.
 */
export const isOnce = ({ connection }: Pick<Table, 'connection'>, { from, segment }: InFlight): boolean =>
  has(segment, RST) || (segLen(segment) === 0 && !before(connection[other(from)].snd.una, segment.ack));

/** The fault is meant for such a segment. */
export const isMeant = (fault: Fault, { from, segment }: Pick<InFlight, 'from' | 'segment'>): boolean =>
  fault.from === from && has(segment, fault.flags) && (!fault.data || segment.len > 0);

export interface OutsideMove {
  readonly move: { readonly kind: Deed; readonly no: number };
  /** `now`: before the segment goes on its way. `flight`: a flight's time from now. `late`: when it has been missed for long. */
  readonly when: 'now' | 'flight' | 'late';
}

/** What the network does for the instructor: faults that have found their segment, and the end of a delay. */
export function outsideMoves({ connection, outside, kept, events, ...table }: Table): OutsideMove[] {
  if (table.ended) return [];
  const struck = connection.link.flatMap((flying): OutsideMove[] => {
    const { no } = flying;
    // A copy, and what the lesson itself has let go, has had its share.
    const spent = table.nets[no] !== undefined || events.some((e) => e.kind === 'released' && e.of === no);
    if (spent || table.door.includes(no) || isOnce({ connection }, flying)) return [];
    const fault = outside.find((one) => isMeant(one, flying));
    return fault ? [{ move: { kind: DEEDS[fault.fault], no }, when: 'now' }] : [];
  });
  const held = kept.flatMap(({ flying, delayed }): OutsideMove[] => {
    if (!delayed) return [];
    const at = events.findLastIndex((e) => e.kind === 'kept' && e.no === flying.no);
    const overtaken = events.slice(at + 1).some((e) => e.kind === 'arrived' && e.seat === other(flying.from));
    return [{ move: { kind: 'release', no: flying.no }, when: overtaken ? 'flight' : 'late' }];
  });
  return [...struck, ...held];
}

/** The network does something to segment `no`: the fault that wished for it is used up. To be called before it is done. */
export function useUp(draft: Draft, kind: Move['kind'], no: number): boolean {
  const flying = draft.connection.link.find((one) => one.no === no);
  const fault = flying && draft.outside.find((one) => DEEDS[one.fault] === kind && isMeant(one, flying));
  if (!fault) return false;
  draft.outside = draft.outside.flatMap((one) =>
    one !== fault ? [one] : one.times > 1 ? [{ ...one, times: one.times - 1 }] : [],
  );
  return true;
}

/** What the network has just taken aside comes by itself in the end. */
export function comesLate(draft: Draft, no: number): void {
  draft.kept = draft.kept.map((one) => (one.flying.no === no ? { ...one, delayed: true } : one));
}
