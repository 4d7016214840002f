/** A puzzle out of a move that was really made: a segment that was wrong, in the exchange that led to it. */
import { fold } from '../table/fold.ts';
import type { Header, LoggedMove, Table, TableEvent } from '../table/log.ts';
import { answer } from './answer.ts';
import { isWrong } from './exchange.ts';
import type { Chance } from './chance.ts';
import { spoil } from './make/wrong.ts';
import { Play } from './play.ts';
import type { Happening, PuzzleOf } from './schema.ts';

/** Events at a table that are no part of what its two ends do. */
const BESIDE: ReadonlySet<TableEvent['kind']> = new Set([
  'refused',
  'checked',
  'stated',
  'hint',
  'rewind-asked',
  'went-on',
  'step',
  'end',
] satisfies TableEvent['kind'][]);

/** A table's event without who, when and which lesson; null where a puzzle can't show it. */
function happeningOf(event: TableEvent): Happening[] | null {
  switch (event.kind) {
    case 'call':
      return [
        {
          do: 'call',
          seat: event.seat,
          call: event.call,
          ...(event.bytes === undefined ? {} : { bytes: event.bytes }),
        },
      ];
    case 'sent': {
      if (event.fate !== 'flying' && event.fate !== 'dropped') return null;
      const { flags, seq, ack, len, win } = event.segment;
      const lost = event.fate === 'dropped' ? { lost: true } : {};
      return [{ do: 'send', seat: event.seat, segment: { flags, seq, ack, len, win }, ...lost }];
    }
    case 'arrived':
      return [{ do: 'arrive', no: event.no }];
    case 'timer':
      return [{ do: 'timer', seat: event.seat, timer: event.timer }];
    default:
      return BESIDE.has(event.kind) ? [] : null;
  }
}

/** What an exchange of two ends and nobody else cannot tell. */
const BEYOND: ReadonlySet<TableEvent['kind']> = new Set([
  'injected',
  'released',
  'lost',
  'kept',
  'overflow',
  'crash',
  'read',
  'rewound',
]);

/** It can be told again as an exchange: TCP's, of one connection, by two ends alone. */
const isPlain = ({ header, events }: Pick<Table, 'header' | 'events'>): boolean =>
  header.rules.id === 'rfc9293' && !events.some(({ kind }) => BEYOND.has(kind));

/**
 * “Which is wrong?” out of move `n` of a log, held back or not. Of the log nothing is kept but what the ends did: no name, no
 * id, no clock, no lesson. Null where the move was not wrong, or makes no puzzle with one answer: where it can't be said
 * what was wrong about it, where the exchange before it was unusual itself, where the network had a hand in it or another
 * rule set was in force, or where the log hides a part of it.
 */
export function puzzleFromMove(
  log: { readonly header: Header; readonly moves: readonly LoggedMove[] },
  n: number,
  chance: Chance,
): PuzzleOf<'wrong'> | null {
  const logged = log.moves.find((one) => one.n === n);
  const seat = logged?.by;
  if (logged?.move.kind !== 'send' || (seat !== 'client' && seat !== 'server')) return null;
  if (log.header.rules.id !== 'rfc9293' || !logged.outcome || !isWrong(logged.outcome)) return null;
  const before = log.moves.filter((one) => one.n < n);
  if (before.length !== n - 1) return null;
  const table = fold(log.header, before);
  if (!isPlain(table)) return null;
  const { client, server } = table.connection;
  const play = new Play({
    iss: { client: client.iss, server: server.iss },
    calls: [],
    lost: [],
    waits: false,
    crossing: false,
  });
  const happenings: Happening[] = [];
  for (const event of table.events) {
    const found = happeningOf(event);
    if (!found?.every((one) => play.tries(one))) return null;
    happenings.push(...found);
  }
  const { flags, seq, ack, len, win } = logged.move.segment;
  const made = spoil(
    { play, source: { from: 'move' }, chance },
    { at: happenings.length, seat, segment: { flags, seq, ack, len, win } },
  );
  return made && answer(made) ? made : null;
}
