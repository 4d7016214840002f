/** What if …: a table that goes on otherwise from a point of another one. */
import { has, SYN } from '@handshake/protocol';
import type { Seq } from '@handshake/protocol';
import { newHeader, waysOf } from '../table/header.ts';
import { fold, step } from '../table/fold.ts';
import type { Header, LoggedMove, Outcome, Seat, Table } from '../table/log.ts';
import { judged } from '../table/play.ts';
import { open } from '../table/prelude.ts';

/** A header and the moves so far: all that a host needs to go on. */
export interface Beginning {
  readonly header: Header;
  readonly moves: readonly LoggedMove[];
}

/** The ISN that a seat has told the wire. */
function told({ events, prelude }: Table, seat: Seat): Seq | null {
  const syn = events.slice(prelude).find((e) => e.kind === 'sent' && e.seat === seat && has(e.segment, SYN));
  return syn?.kind === 'sent' ? syn.segment.seq : null;
}

/** In a peer check a viewer's log has the judge's answers sealed: whoever goes on from it needs them. */
function unsealed(header: Header, moves: readonly LoggedMove[]): readonly LoggedMove[] {
  if (header.mode !== 'peer') return moves;
  let table = open(header);
  return moves.map((logged) => {
    const { by, move } = logged;
    const opened: LoggedMove =
      move.kind === 'send' && (by === 'client' || by === 'server') && logged.outcome?.travels
        ? { ...logged, outcome: travelling(judged(table, by, move.segment)) }
        : logged;
    table = step(table, opened);
    return opened;
  });
}
/** It did travel, whatever would be said of it today. */
const travelling = (outcome: Outcome): Outcome => ({ ...outcome, travels: true });

/**
 * The table after move `n` as the beginning of another one; null where it has ended by then. In a viewer's log an ISN may not
 * be known yet: what that end has not told by move `n` is drawn anew, so that it stays unknown.
 * @param drawn ISNs for the ends that have told none; drawn by the caller, at random
 */
export function branch(
  header: Header,
  moves: readonly LoggedMove[],
  n: number,
  drawn: Readonly<Record<Seat, Seq>>,
): Beginning | null {
  const past = moves.filter((logged) => logged.n <= n);
  const seen = fold(header, past);
  if (seen.ended) return null;
  const { lesson, profile, rules } = header;
  const fresh = newHeader({ lesson, profile, rules: rules.id, ways: waysOf(header), iss: drawn }).iss;
  const iss = {
    client: header.iss.client ?? told(seen, 'client') ?? fresh.client,
    server: header.iss.server ?? told(seen, 'server') ?? fresh.server,
  };
  const known = { ...header, iss };
  return { header: known, moves: unsealed(known, past) };
}
