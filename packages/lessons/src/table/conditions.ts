/** When a lesson's step is done: conditions on what has come about, not on the moves that led there. */
import { due, flagsOf, has } from '@handshake/protocol';
import type { Condition, Until } from '../lesson/schema.ts';
import { eventsOfStep } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Seat, TableEvent } from './log.ts';

const SEATS: readonly Seat[] = ['client', 'server'];

/** Everything that the seat's application gave to its TCP is sent and acknowledged, the FIN included. */
function allAcknowledged(draft: Draft, seat: Seat): boolean {
  const { snd, app, finSeq } = draft.connection[seat];
  return snd.una === snd.nxt && app.queued === 0 && (!app.closing || finSeq !== null);
}

const happened = (draft: Draft, test: (event: TableEvent) => boolean): boolean => {
  for (const event of eventsOfStep(draft)) if (test(event)) return true;
  return false;
};

/** All that the condition names holds now. */
function holdsAll(draft: Draft, until: Condition): boolean {
  for (const seat of SEATS) {
    if (until[seat] && !until[seat].includes(draft.connection[seat].state)) return false;
    if (draft.received[seat] < (until.received?.[seat] ?? 0)) return false;
  }
  if (until.acknowledged && !until.acknowledged.every((seat) => allAcknowledged(draft, seat))) return false;
  const { lost, kept, fired, sent, arrived, offered, quiet } = until;
  if (lost && !happened(draft, (e) => e.kind === 'sent' && e.seat === lost && e.fate === 'dropped'))
    return false;
  if (fired && !happened(draft, (e) => e.kind === 'timer' && (fired === 'either' || e.seat === fired)))
    return false;
  if (sent) {
    const flags = flagsOf(sent.flags) ?? 0;
    if (!happened(draft, (e) => e.kind === 'sent' && e.seat === sent.by && has(e.segment, flags)))
      return false;
  }
  if (kept && !draft.kept.some(({ flying }) => flying.from === kept)) return false;
  if (arrived) {
    const flags = flagsOf(arrived.flags) ?? 0;
    const { at, net } = arrived;
    const fits = (e: TableEvent): boolean =>
      (e.kind === 'arrived' || e.kind === 'overflow') &&
      e.seat === at &&
      has(e.segment, flags) &&
      (net === undefined || (e.kind === 'arrived' && e.net === net));
    if (!happened(draft, fits)) return false;
  }
  if (offered) {
    const { wnd } = draft.connection[offered.by].rcv;
    if (wnd > (offered.atMost ?? Infinity) || wnd < (offered.atLeast ?? 0)) return false;
  }
  return !quiet || (draft.connection.link.length === 0 && quiet.every((seat) => idle(draft, seat)));
}

/** Nothing is due from this seat that doesn't wait. */
const idle = (draft: Draft, seat: Seat): boolean =>
  due(draft.connection[seat], draft.connection.now).every((d) => d.mayWait);

/** The step is done: its condition holds, or the other one that it allows. */
export const holds = (draft: Draft, until: Until): boolean =>
  holdsAll(draft, until) || (until.or !== undefined && holdsAll(draft, until.or));
