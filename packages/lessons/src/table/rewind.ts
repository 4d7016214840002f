/** A step anew: the way out when wrong segments have led both ends astray. */
import type { Endpoint } from '@handshake/protocol';
import { dueOf } from '../bot/due.ts';
import { note, situationOf } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Seat, Table } from './log.ts';
import { again } from './network.ts';
import { armed } from './waiting.ts';

/** An end as it was, at another time by the table's clock: what was due then is due as long from now. */
function later(ep: Endpoint, by: number): Endpoint {
  const { rto, delack, timeWait } = ep.timers;
  const at = <T extends { readonly due: number }>(timer: T | null): T | null =>
    timer && { ...timer, due: timer.due + by };
  return {
    ...ep,
    ackOwed: ep.ackOwed && { ...ep.ackOwed, since: ep.ackOwed.since + by },
    timers: { rto: at(rto), delack: at(delack), timeWait: at(timeWait) },
    ...(ep.reopened ? { reopened: later(ep.reopened, by) } : {}),
  };
}

/** Nothing is due, nothing is on its way, and no timer runs: by itself this goes nowhere. */
export const atRest = (table: Table): boolean =>
  !table.ended &&
  table.connection.link.length === 0 &&
  armed(table.connection).length === 0 &&
  (['client', 'server'] as const).every((seat) => dueOf(table, seat).length === 0);

/** Where wrong segments travel a step may always be begun anew; else where it cannot go on. */
export const mayRewind = (table: Table): boolean =>
  !table.ended && (table.header.mode !== 'coach' || atRest(table));

/** So often a step is begun anew before the trouble is looked for further back. */
const ENOUGH = 2;

/**
 * Both ends, the network and what they held are as they were when the step began; segments keep counting. Where wrong
 * segments of a step before had been taken in by then, that step is begun anew; and where it didn't help to begin it anew
 * twice, the step before, which is not tried twice for each time that it leads to the same trouble: after at most twice as
 * many times as there are steps it is the first one, and from there every lesson can be played to its end.
 */
export function applyRewind(draft: Draft, seat: Seat): void {
  const { sent, now } = draft.connection;
  let back = draft.began;
  const times = (step: number): number => draft.rewinds[step] ?? 0;
  while (back.before && times(back.step) >= ENOUGH) back = back.before;
  draft.began = back;
  const upTo = Math.max(draft.step + 1, draft.rewinds.length);
  draft.rewinds = Array.from({ length: upTo }, (_, step) => times(step) + (step === back.step ? 1 : 0));
  const { connection: then, ...began } = situationOf(back);
  draft.step = back.step;
  const by = now - then.now;
  Object.assign(draft, {
    ...began,
    door: [],
    connection: {
      client: later(then.client, by),
      server: later(then.server, by),
      link: [],
      now,
      sent,
    },
  });
  note(draft, { kind: 'rewound', seat, to: draft.step });
  for (const flying of then.link) again(draft, flying, began.nets[flying.no] ?? null);
}
