/** The bot in a seat: it does what TCP says, one thing at a time, and leaves the student their turn; or goes wrong as students do. */
import { emit, other } from '@handshake/protocol';
import type { Due } from '@handshake/protocol';
import { rightCheck } from '../table/check.ts';
import type { Move, Prediction, Seat, Table } from '../table/log.ts';
import { foretold } from '../table/predict.ts';
import { atRest, beginAnew, mayRewind } from '../table/rewind.ts';
import { firstTimer, waitRefusal } from '../table/waiting.ts';
import { arriveAt } from '../variant/arrive-at.ts';
import { dueOf, pressing } from './due.ts';
import { mistakes } from './mistakes.ts';
import type { Temper } from './mistakes.ts';

/**
 * Who plays. `sound`: a conforming endpoint. The others go wrong in `rate` of their segments (0…1), each in their own way;
 * `chance` gives a number from 0 up to 1: this package has none of its own.
 */
export type Persona =
  | { readonly kind: 'sound' }
  | { readonly kind: Temper; readonly rate: number; readonly chance: () => number };

export const SOUND: Persona = { kind: 'sound' };

/** So many segments in one step lead nowhere any more. */
const ASTRAY = 30;

/** It went wrong last time, and knows better now. */
function hasJustErred(table: Table, seat: Seat): boolean {
  const last = table.events.findLast((e) => (e.kind === 'sent' || e.kind === 'refused') && e.seat === seat);
  if (last?.kind !== 'sent' && last?.kind !== 'refused') return false;
  return last.kind === 'refused' || last.outcome.verdict === 'illegal' || last.outcome.verdict === 'ignored';
}

/** The peer as it will be once this segment has reached it. */
function prediction(table: Table, seat: Seat, due: Due): Prediction {
  const { connection, header } = table;
  const ready = { ...connection, [seat]: emit(connection[seat], due.segment, connection.now) };
  return foretold(
    arriveAt({ ...table, connection: ready }, other(seat), due.segment, { profile: header.profile }).endpoint,
  );
}

function sends(table: Table, seat: Seat, due: Due, persona: Persona): Move {
  const foretell = table.header.ask?.predict ? { predict: prediction(table, seat, due) } : {};
  if (persona.kind !== 'sound' && !hasJustErred(table, seat) && persona.chance() < persona.rate) {
    const ways = mistakes(table, seat, due, persona.kind);
    const way = ways[Math.floor(persona.chance() * ways.length)];
    if (way) return { kind: 'send', segment: way.segment, ...foretell };
  }
  return { kind: 'send', segment: due.segment, ...foretell };
}

/** What a student is asked beside: what to do with what has come, and the own state. A bot answers right. */
function answers(table: Table, seat: Seat): Move | null {
  const no = table.door.find((one) => table.connection.link.some((f) => f.no === one && f.from !== seat));
  const right = no === undefined ? null : rightCheck(table, no);
  if (no !== undefined && right) return { kind: 'check', no, ...right };
  return table.unstated[seat] ? { kind: 'state', state: table.connection[seat].state } : null;
}

/** Both have lost their way: whoever notices begins the step anew. */
function isAstray(table: Table, seat: Seat): boolean {
  if (!mayRewind(table)) return false;
  const sent = table.events.filter(
    (e, i) => e.kind === 'sent' && e.step === table.step && i > lastRewind(table),
  ).length;
  return (
    (sent > ASTRAY || atRest(table)) && (seat === 'client' || table.connection.client.state === 'CLOSED')
  );
}
const lastRewind = ({ events }: Table): number => events.findLastIndex((e) => e.kind === 'rewound');

/**
 * What the bot would do in this seat now; null to wait. It does nothing while a segment is on its way. Where the
 * lesson delays ACKs it lets one wait as long as the other end has something to send. It waits for a timer only when
 * neither end has anything to send and no timer of the other end would fire before. 2MSL is left to the clock, so
 * that it is seen.
 */
export function botMove(table: Table, seat: Seat, persona: Persona = SOUND): Move | null {
  const { connection } = table;
  if (table.ended) return null;
  const answer = answers(table, seat);
  if (answer) return answer;
  // Whatever it is asked, a bot agrees.
  if (table.asked === other(seat)) return { kind: 'rewind' };
  if (table.asked === null && isAstray(table, seat)) return beginAnew(table, seat);
  if (connection.link.length > 0) return null;
  const next = pressing(table, seat)[0];
  if (next) return sends(table, seat, next, persona);
  if (pressing(table, other(seat)).length > 0) return null;
  const timer = firstTimer(connection);
  if (timer?.seat === seat && timer.timer !== '2msl' && waitRefusal(table, seat, timer.timer) === null)
    return { kind: 'timer', timer: timer.timer };
  // What still waits goes out before anything is stuck.
  const waiting = dueOf(table, seat)[0];
  return waiting && timer?.seat !== seat ? sends(table, seat, waiting, persona) : null;
}
