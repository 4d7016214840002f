/** The bot in the network's seat: it hands everything over; or is unruly for a while, as networks are. */
import { has, RST } from '@handshake/protocol';
import type { InFlight } from '@handshake/protocol';
import { automatic } from '../table/automatic.ts';
import type { Automatic } from '../table/automatic.ts';
import type { Table, TableEvent } from '../table/log.ts';
import { isOnce } from '../table/outside.ts';
import { pressing } from './due.ts';

/**
 * How the network is. `sound`: what is sent arrives, in order. `unruly`: it drops, holds back, doubles, or brings an old segment back,
 * with `rate` of the segments (0…1). Which ones follows from the table's ISNs alone: the same table has the same network.
 */
export type NetworkPersona = { readonly kind: 'sound' } | { readonly kind: 'unruly'; readonly rate: number };

/** So often at a table, and then no more: every lesson comes to its end. */
export const UNRULY_AT_MOST = 6;

const isAct = (e: TableEvent): boolean =>
  e.n > 0 && (e.kind === 'lost' || e.kind === 'kept' || e.kind === 'released');

/** A number from 0 up to 1 that follows from two others (mixed as in MurmurHash3's `fmix32`). */
function drawn(seed: number, no: number): number {
  let h = (seed ^ Math.imul(no, 0x9e37_79b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/** What this segment's sending has come to already: once for each is enough. */
const isDone = (table: Table, no: number): boolean => {
  const sent = table.events.findLast((e) => e.kind === 'sent' && e.no === no);
  return sent?.kind !== 'sent' || table.events.slice(sent.i).some(isAct);
};

/** An earlier segment that has arrived, and that harms nobody who knows TCP. */
function anOldOne(table: Table, before: number, draw: number): number | null {
  const old = table.events.flatMap((e) =>
    e.kind === 'arrived' && e.n > 0 && e.net === null && e.no < before && !has(e.segment, RST) ? [e.no] : [],
  );
  return old[Math.floor(draw * old.length)] ?? null;
}

function fate(table: Table, flying: InFlight, rate: number): Automatic['move'] {
  const { no } = flying;
  const deliver = { kind: 'deliver', no } as const;
  const { client, server } = table.header.iss;
  const seed = ((client ?? 0) ^ (server ?? 0)) >>> 0;
  const draw = drawn(seed, no);
  const spent = table.events.filter(isAct).length >= UNRULY_AT_MOST;
  if (draw >= rate || spent || isOnce(table, flying) || table.nets[no] || isDone(table, no)) return deliver;
  const way = Math.floor((draw / rate) * 4);
  if (way === 0) return { kind: 'drop', no };
  if (way === 1) return { kind: 'hold', no };
  if (way === 2) return { kind: 'duplicate', no };
  const old = anOldOne(table, no, drawn(seed ^ 0xffff_ffff, no));
  return old === null ? { kind: 'duplicate', no } : { kind: 'replay', no: old };
}

/** What it holds back comes late: after another has arrived, or when nothing else goes on. */
function releases(table: Table): Automatic[] {
  const quiet =
    table.connection.link.length === 0 &&
    pressing(table, 'client').length === 0 &&
    pressing(table, 'server').length === 0;
  return table.kept.flatMap(({ flying: { no } }): Automatic[] => {
    const held = table.events.findLast((e) => e.kind === 'kept' && e.no === no);
    // What the lesson itself keeps, the lesson lets go.
    if (!held) return [];
    const overtaken = table.events.slice(held.i).some((e) => e.kind === 'arrived');
    return overtaken || quiet ? [{ by: 'network', move: { kind: 'release', no }, after: 'flight' }] : [];
  });
}

/** What happens by itself where the network is so: `automatic`, with the network's own ways. */
export function networkMoves(table: Table, persona: NetworkPersona): Automatic[] {
  const own = automatic(table);
  if (persona.kind === 'sound' || table.ended) return own;
  const link = new Map(table.connection.link.map((flying) => [flying.no, flying]));
  return [
    ...own.flatMap((one): Automatic[] => {
      if (one.move.kind !== 'deliver') return [];
      const flying = link.get(one.move.no);
      return flying ? [{ ...one, move: fate(table, flying, persona.rate) }] : [];
    }),
    ...releases(table),
    ...own.filter(({ after }) => after === '2msl'),
  ];
}
