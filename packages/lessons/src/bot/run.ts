/** A table whose seats play by themselves: what happens next, and how it goes on to its end. */
import { automatic } from '../table/automatic.ts';
import type { Actor, Move, Seat, Table } from '../table/log.ts';
import { play } from '../table/play.ts';
import { botMove, SOUND } from './bot.ts';
import type { Persona } from './bot.ts';
import { networkMoves } from './network-bot.ts';
import type { NetworkPersona } from './network-bot.ts';

/** Who plays; an end that is left out waits for its student, and a network that is left out is sound. */
export type Players = Partial<Readonly<Record<Seat, Persona> & { network: NetworkPersona | 'student' }>>;
export const BOTH_SOUND: Players = { client: SOUND, server: SOUND };

export interface Next {
  readonly by: Actor;
  readonly move: Move;
}

const SEATS: readonly Seat[] = ['client', 'server'];
/** What is asked of a seat, and a step anew, come before what is on its way. */
const waits = ({ move }: Next): boolean => move.kind === 'send' || move.kind === 'timer';

/** A step is begun anew, or is asked to be. */
export const isAnew = ({ move }: Next): boolean => move.kind === 'rewind' || move.kind === 'ask-rewind';

/** An answer that a seat owes the table, else what arrives, else a player's move, else what was held back, else the clock's; null where nobody can go on. */
export function nextMove(table: Table, players: Players = BOTH_SOUND): Next | null {
  const network = players.network ?? { kind: 'sound' };
  const all =
    network === 'student'
      ? automatic(table).filter(({ by }) => by !== 'network')
      : networkMoves(table, network);
  const own = all[0];
  const moves = SEATS.flatMap((seat): Next[] => {
    const persona = players[seat];
    const move = persona && botMove(table, seat, persona);
    return move ? [{ by: seat, move }] : [];
  });
  const answer = moves.find((next) => !waits(next));
  if (answer) return answer;
  const arrives = own?.after === 'flight' && own.move.kind !== 'release';
  return (arrives ? own : (moves[0] ?? own)) ?? null;
}

/**
 * The table at its end, or where nobody goes on, or after `limit` moves.
 * @param opts.anew a step may be begun anew; otherwise that, too, is where nobody goes on.
 * @throws Error where a move is refused: a player that doesn't know the rules is a bug.
 */
export function playOut(
  start: Table,
  opts: { readonly players?: Players; readonly limit: number; readonly anew?: boolean },
): Table {
  let table = start;
  for (let moves = 0; moves < opts.limit && !table.ended; moves++) {
    const next = nextMove(table, opts.players);
    if (!next || (isAnew(next) && !opts.anew)) break;
    const played = play(table, next.by, next.move);
    if (!played.ok)
      throw new Error(`${next.by}'s ${JSON.stringify(next.move)} was refused: ${played.refusal}`);
    table = played.table;
  }
  return table;
}
