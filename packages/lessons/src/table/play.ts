/** A move is asked for: it is refused, or judged and worked in. */
import { outcomeOf } from '../diagnosis/outcome.ts';
import { step } from './fold.ts';
import { choosing } from './isn.ts';
import type { Actor, LoggedMove, Move, MoveRefusal, Outcome, Seat, Table } from './log.ts';
import { recentOf } from './recent.ts';
import { firstTimer, waitRefusal } from './waiting.ts';

/** `logged` lacks only what the host adds: the move's id and the wall clock. */
export type Played =
  | {
      readonly ok: true;
      readonly table: Table;
      readonly outcome?: Outcome;
      readonly logged: Pick<LoggedMove, 'n' | 'by' | 'move' | 'outcome'>;
    }
  | { readonly ok: false; readonly refusal: MoveRefusal };

const U32 = 0xffff_ffff;
const within = (value: unknown, top: number): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= top;

/** Why the actor may not make this move now; null when it may. */
function refusalOf(table: Table, by: Actor, move: Move): MoveRefusal | null {
  const seat: Seat | null = by === 'client' || by === 'server' ? by : null;
  if (table.ended) return 'finished';
  switch (move.kind) {
    case 'send': {
      if (!seat) return 'not-your-seat';
      const { flags, seq, ack, len, win } = move.segment;
      return within(flags, 0xff) &&
        within(seq, U32) &&
        within(ack, U32) &&
        within(len, 0xffff) &&
        within(win, 0xffff)
        ? null
        : 'bad-move';
    }
    case 'timer':
      if (seat) return waitRefusal(table.connection, seat, move.timer);
      return by === 'clock' ? clockRefusal(table, move) : 'not-your-seat';
    case 'hint':
      if (!seat) return 'not-your-seat';
      return table.hints[seat] < 3 && table.header.lesson.steps[table.step]?.hints[seat]
        ? null
        : 'no-more-hints';
    case 'deliver':
      if (by !== 'network') return 'not-your-seat';
      return table.connection.link.some((f) => f.no === move.no) ? null : 'no-such-segment';
    case 'hidden':
      return 'bad-move';
  }
}

/** The clock ends TIME-WAIT, and only where nothing else would fire before. */
function clockRefusal(table: Table, move: Extract<Move, { kind: 'timer' }>): MoveRefusal | null {
  const first = firstTimer(table.connection);
  if (move.timer !== '2msl' || first?.timer !== '2msl') return 'no-such-timer';
  return waitRefusal(table.connection, first.seat, '2msl');
}

/**
 * Plays a move: refused, with nothing changed, or worked in. A segment is judged from the own end's view alone; one
 * that is held back is logged all the same.
 */
export function play(table: Table, by: Actor, move: Move): Played {
  const refusal = refusalOf(table, by, move);
  if (refusal) return { ok: false, refusal };
  const judged =
    move.kind === 'send' && (by === 'client' || by === 'server')
      ? {
          outcome: outcomeOf(choosing(table.connection[by], move.segment), move.segment, {
            profile: table.header.profile,
            now: table.connection.now,
            recent: recentOf(table, by),
          }),
        }
      : {};
  const logged = { n: table.n + 1, by, move, ...judged };
  return { ok: true, table: step(table, { ...logged, id: '', at: 0 }), logged, ...judged };
}
