/** A step anew: the way out when wrong segments have led both ends astray. */
import { other } from '@handshake/protocol';
import type { Endpoint } from '@handshake/protocol';
import { dueOf } from '../bot/due.ts';
import { note, situationOf } from './draft.ts';
import type { Draft } from './draft.ts';
import type { LoggedMove, MoveRefusal, Seat, Table } from './log.ts';
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

/** Nobody is asked: one alone may where nothing goes on by itself, and at a table that has it so. */
const aloneMay = (table: Table): boolean => table.header.anew !== 'agreed' || atRest(table);

/** How a seat has the step begin anew: at once, by agreeing, or by asking. */
export const beginAnew = (table: Table, seat: Seat): { readonly kind: 'rewind' | 'ask-rewind' } => ({
  kind: aloneMay(table) || table.asked === other(seat) ? 'rewind' : 'ask-rewind',
});

/** Why a step may not be begun anew now, nor be asked or refused to be; null when it may. The clock stands for whoever was asked. */
export function rewindRefusal(
  table: Table,
  by: Seat | 'clock',
  kind: 'ask-rewind' | 'rewind' | 'go-on',
): MoveRefusal | null {
  const { asked } = table;
  if (by === 'clock') return kind === 'rewind' && asked !== null ? null : 'not-your-seat';
  if (kind === 'go-on') return asked === null ? 'no-need' : null;
  if (!mayRewind(table)) return 'no-need';
  if (kind === 'rewind') return beginAnew(table, by).kind === 'rewind' ? null : 'ask-first';
  return aloneMay(table) || asked === by ? 'no-need' : null;
}

/** A seat has gone on by this move: what was asked before it has lapsed. */
export const movesOn = ({ by, move, outcome }: LoggedMove): boolean =>
  (by === 'client' || by === 'server') &&
  ((move.kind === 'send' && outcome?.travels === true) || move.kind === 'timer' || move.kind === 'check');

/** One asks; where the other had asked at the same time, both want it. */
export function applyAsk(draft: Draft, seat: Seat): void {
  if (draft.asked === other(seat)) return applyRewind(draft, draft.asked);
  draft.asked = seat;
  note(draft, { kind: 'rewind-asked', seat });
}

export function applyGoOn(draft: Draft, seat: Seat): void {
  if (draft.asked === null) return;
  draft.asked = null;
  note(draft, { kind: 'went-on', seat });
}

/** So often a step is begun anew before the trouble is looked for further back. */
const ENOUGH = 2;

/**
 * Both ends, the network and what they held are as they were when the step began; segments keep counting. Where wrong
 * segments of a step before had been taken in by then, that step is begun anew; and where it didn't help to begin it anew
 * twice, the step before, which is not tried twice for each time that it leads to the same trouble: after at most twice as
 * many times as there are steps it is the first one, and from there every lesson can be played to its end.
 */
export function applyRewind(draft: Draft, seat: Seat | null): void {
  if (seat === null) return;
  draft.asked = null;
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
