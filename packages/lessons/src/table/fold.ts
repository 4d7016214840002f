/**
 * A table is the fold of its log. The fold trusts the log: what was said of a segment when it was played stays said,
 * whatever the rules have become since.
 */
import { draftOf, tableOf } from './draft.ts';
import type { Header, LoggedMove, Table } from './log.ts';
import { applyCheck } from './check.ts';
import { applyDelivery, applyHint, applySend, applyState, applyWait } from './moves.ts';
import { applyNetwork } from './network.ts';
import { comesLate, useUp } from './outside.ts';
import { open } from './prelude.ts';
import { settle } from './progress.ts';
import { applyAsk, applyGoOn, applyRewind, movesOn } from './rewind.ts';

/**
 * The table after one more move. A move that is in the table already changes nothing. What a `deliver` or a `timer`
 * finds nothing for changes nothing but the count. Moves must come without a gap: to leave one out is a bug of the
 * caller, and throws.
 */
export function step(table: Table, logged: LoggedMove): Table {
  if (logged.n <= table.n) return table;
  if (logged.n !== table.n + 1) throw new RangeError(`move ${logged.n} does not follow move ${table.n}`);
  const draft = draftOf(table, logged.n);
  const { by, move, outcome } = logged;
  const seat = by === 'client' || by === 'server' ? by : null;
  switch (move.kind) {
    case 'send':
      if (seat && outcome) applySend(draft, seat, move.segment, outcome, move.predict);
      break;
    case 'check':
      if (seat)
        applyCheck(draft, seat, move.no, { decision: move.decision, field: move.field }, outcome ?? null);
      break;
    case 'state':
      if (seat) applyState(draft, seat, move.state);
      break;
    case 'rewind':
      applyRewind(draft, table.asked ?? seat);
      break;
    case 'ask-rewind':
      if (seat) applyAsk(draft, seat);
      break;
    case 'go-on':
      if (seat) applyGoOn(draft, seat);
      break;
    case 'deliver':
      applyDelivery(draft, move.no);
      break;
    case 'drop':
    case 'hold':
    case 'duplicate':
    case 'release':
    case 'replay': {
      const late = useUp(draft, move.kind, move.no) && move.kind === 'hold';
      applyNetwork(draft, move.kind, move.no);
      if (late) comesLate(draft, move.no);
      break;
    }
    case 'timer':
      applyWait(draft);
      break;
    case 'hint':
      if (seat) applyHint(draft, seat);
      break;
    case 'fault': {
      const { kind: _, ...fault } = move;
      draft.outside = [...draft.outside, fault];
      break;
    }
    case 'mend':
      draft.outside = [];
      break;
    case 'unlock':
      draft.unlocked = { ...draft.unlocked, [move.seat]: draft.unlocked[move.seat] + 1 };
      break;
    case 'hidden':
      break;
  }
  settle(draft);
  if (movesOn(logged) || draft.step !== table.step) draft.asked = null;
  return tableOf(draft);
}

/** The table that a whole log makes. */
export const fold = (header: Header, moves: readonly LoggedMove[]): Table => moves.reduce(step, open(header));
