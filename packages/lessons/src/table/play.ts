/** A move is asked for: it is refused, or judged and worked in. */
import { ACK, has, other } from '@handshake/protocol';
import type { InFlight, Segment } from '@handshake/protocol';
import { outcomeOf } from '../diagnosis/outcome.ts';
import { underJudge } from '../variant/amend.ts';
import { outcomeOfSent } from './check.ts';
import { step } from './fold.ts';
import { choosing } from './isn.ts';
import type { Actor, LoggedMove, Move, MoveRefusal, Outcome, Seat, Table } from './log.ts';
import { pastOf } from './network.ts';
import { MOST_OUTSIDE } from './outside.ts';
import { recentOf } from './recent.ts';
import { rewindRefusal } from './rewind.ts';
import { roomOf } from './room.ts';
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
/** How often one fault from outside happens at most. */
export const MOST_FAULTS = 9;
const within = (value: unknown, top: number): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= top;

const flying = (table: Table, no: number): InFlight | undefined =>
  table.connection.link.find((f) => f.no === no);

/** Why the actor may not make this move now; null when it may. */
function refusalOf(table: Table, by: Actor, move: Move): MoveRefusal | null {
  const seat: Seat | null = by === 'client' || by === 'server' ? by : null;
  if (table.ended) return 'finished';
  switch (move.kind) {
    case 'send': {
      if (!seat) return 'not-your-seat';
      const { flags, seq, ack, len, win } = move.segment;
      if (table.unstated[seat]) return 'state-first';
      if (table.door.some((no) => flying(table, no)?.from === other(seat))) return 'check-first';
      if (table.header.ask?.predict && !move.predict) return 'predict-first';
      return within(flags, 0xff) &&
        within(seq, U32) &&
        within(ack, U32) &&
        within(len, 0xffff) &&
        within(win, 0xffff)
        ? null
        : 'bad-move';
    }
    case 'timer':
      if (seat) return waitRefusal(table, seat, move.timer);
      // Whoever plays the network lets the end of TIME-WAIT come as well; an end's other timers are its own.
      return by === 'clock' || (by === 'network' && move.timer === '2msl')
        ? clockRefusal(table, move)
        : 'not-your-seat';
    case 'hint':
      if (!seat) return 'not-your-seat';
      if (!hintLeft(table, seat)) return 'no-more-hints';
      return mayTakeHint(table, seat) ? null : 'hints-off';
    case 'check':
      if (!seat) return 'not-your-seat';
      return table.door.includes(move.no) && flying(table, move.no)?.from === other(seat)
        ? null
        : 'no-such-segment';
    case 'state':
      if (!seat) return 'not-your-seat';
      return table.unstated[seat] ? null : 'no-need';
    case 'rewind':
    case 'ask-rewind':
    case 'go-on':
      return by === 'network' || by === 'instructor' ? 'not-your-seat' : rewindRefusal(table, by, move.kind);
    case 'deliver':
    case 'drop':
    case 'hold':
    case 'duplicate':
      if (by !== 'network') return 'not-your-seat';
      return flying(table, move.no) && !table.door.includes(move.no) ? null : 'no-such-segment';
    case 'release':
      // What the instructor has had held back, the instructor may let go.
      if (by !== 'network' && by !== 'instructor') return 'not-your-seat';
      return table.kept.some((one) => one.flying.no === move.no) ? null : 'no-such-segment';
    case 'replay':
      if (by !== 'network') return 'not-your-seat';
      return pastOf({ past: table.events, added: [] }, move.no) ? null : 'no-such-segment';
    case 'fault':
      if (by !== 'instructor') return 'not-your-seat';
      return within(move.flags, 0xff) &&
        move.times >= 1 &&
        within(move.times, MOST_FAULTS) &&
        table.outside.length < MOST_OUTSIDE
        ? null
        : 'bad-move';
    case 'mend':
      if (by !== 'instructor') return 'not-your-seat';
      return table.outside.length > 0 ? null : 'no-need';
    case 'unlock':
      if (by !== 'instructor') return 'not-your-seat';
      return hintLeft(table, move.seat) ? null : 'no-more-hints';
    case 'hidden':
      return 'bad-move';
  }
}

/** The step that is on has a hint that this seat has not taken. */
const hintLeft = ({ hints, header, step: on }: Table, seat: Seat): boolean =>
  hints[seat] < 3 && header.lesson.steps[on]?.hints[seat] !== undefined;
/** Hints are for the taking, or the instructor has given one that is not taken yet. */
export const mayTakeHint = ({ hints, unlocked, header }: Table, seat: Seat): boolean =>
  header.hints !== false || unlocked[seat] > hints[seat];

/** The clock ends TIME-WAIT, and only where nothing else would fire before. */
function clockRefusal(table: Table, move: Extract<Move, { kind: 'timer' }>): MoveRefusal | null {
  const first = firstTimer(table.connection);
  if (move.timer !== '2msl' || first?.timer !== '2msl') return 'no-such-timer';
  return waitRefusal(table, first.seat, '2msl');
}

/** What the judge says of a segment, by the rule set in force and by what the table lets travel. */
export function judged(table: Table, by: Seat, segment: Segment): Outcome {
  const { header, connection } = table;
  const read = underJudge(table, by, segment);
  const outcome = outcomeOf(choosing(read.ep, read.segment), read.segment, {
    profile: header.profile,
    now: connection.now,
    recent: recentOf(table, by),
  });
  const sound = outcome.verdict === 'legal' || outcome.verdict === 'unusual';
  const room = has(segment, ACK) && segment.win > roomOf(table, by) ? 'ROOM' : null;
  const notAsked = read.notAsked ?? outcome.notAsked ?? (sound && table.unread[by] !== null ? room : null);
  const travels = notAsked === null && (outcome.travels || header.mode !== 'coach');
  return notAsked === outcome.notAsked && travels === outcome.travels
    ? outcome
    : { ...outcome, notAsked, travels };
}

function outcomeFor(table: Table, by: Actor, move: Move): Outcome | null {
  if (by !== 'client' && by !== 'server') return null;
  if (move.kind === 'send') return judged(table, by, move.segment);
  return move.kind === 'check' ? outcomeOfSent(table.events, move.no) : null;
}

/**
 * Plays a move: refused, with nothing changed, or worked in. A segment is judged from the own end's view alone; one
 * that is held back is logged all the same.
 */
export function play(table: Table, by: Actor, move: Move): Played {
  const refusal = refusalOf(table, by, move);
  if (refusal) return { ok: false, refusal };
  const outcome = outcomeFor(table, by, move);
  const said = outcome ? { outcome } : {};
  const logged = { n: table.n + 1, by, move, ...said };
  return { ok: true, table: step(table, { ...logged, id: '', at: 0 }), logged, ...said };
}
