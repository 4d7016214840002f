import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chance } from '../../../../scripts/chance.ts';
import {
  at,
  branch,
  factFormat,
  fold,
  LESSONS,
  moments,
  momentText,
  numbers,
  playOut,
  viewHeader,
  viewMove,
} from '../index.ts';
import type { Header, LoggedMove, Mode, Outcome, Seat } from '../index.ts';
import { ISS, Log, muddle, SEATS } from '../test/table.ts';

const draws = fc.array(fc.nat({ max: 1000 }), { maxLength: 40, size: 'max' });
const MODES: readonly Mode[] = ['coach', 'live', 'peer'];
/** Other numbers than the tables' own, so that a leak shows. */
const DRAWN = { client: 77, server: 4_000_000_077 };

/** A log played in this mode, with these ways to ask. */
class Played extends Log {
  constructor(lessonId: string, mode: Mode) {
    super(lessonId);
    Object.assign(this, { header: { ...this.header, mode } });
    this.table = fold(this.header, []);
  }
}

const seenBy = ({ header, moves }: Log, seat: Seat): { header: Header; moves: LoggedMove[] } => ({
  header: viewHeader(header, seat),
  moves: moves.map((logged) => viewMove(logged, seat, header.mode)),
});

describe.each(LESSONS.map(({ id }) => id))('%s', (id) => {
  test.each(MODES)('goes on to its end from every point of whatever was done, %s', (mode) => {
    fc.assert(
      fc.property(draws, fc.constantFrom(...SEATS), (drawn, seat) => {
        const log = new Played(id, mode);
        muddle(log, drawn);
        const { header, moves } = seenBy(log, seat);
        for (const { n } of moments(header, moves)) {
          const seen = at(header, moves, n);
          const begun = branch(header, moves, n, DRAWN);
          if (!begun) {
            expect(seen.ended).toBe(true);
            continue;
          }
          const table = fold(begun.header, begun.moves);
          expect(table.n).toBe(n);
          expect(table.events.length).toBe(seen.events.length);
          for (const end of SEATS) expect(table.connection[end].state).toBe(seen.connection[end].state);
          expect(playOut(table, { limit: 1500, anew: true }).ended, `from move ${n}`).toBe(true);
        }
      }),
      chance(2),
    );
  });
});

/** The handshake up to the client's ACK, which is wrong by one. */
function astray(mode: Mode): Log {
  const log = new Played('handshake', mode);
  const cross = (seat: Seat): void => {
    log.do('network', { kind: 'deliver', no: log.table.connection.link[0]?.no ?? 0 });
    const no = log.table.door[0];
    if (no !== undefined) log.do(seat, { kind: 'check', no, decision: 'accept', field: null });
  };
  log.send('client', log.due('client'));
  cross('server');
  log.send('server', log.due('server'));
  cross('client');
  const due = log.due('client');
  log.send('client', { ...due, ack: due.ack + 5 });
  return log;
}
const slips = ({ header, moves }: { header: Header; moves: readonly LoggedMove[] }) =>
  moments(header, moves).flatMap(({ n, slip }) => (slip ? [{ n, ...slip }] : []));

describe('moments', () => {
  test('begin before the first move, and are as many as moves that anything is seen of', () => {
    const log = astray('coach');
    expect(moments(log.header, log.moves).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5]);
    const partners = seenBy(log, 'server');
    // The client's last try was held back: the server sees nothing of it.
    expect(moments(partners.header, partners.moves).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4]);
  });

  test('mark what was held back, and for nobody but who tried it', () => {
    const log = astray('coach');
    expect(slips(seenBy(log, 'client'))).toEqual([{ n: 5, kind: 'held', seat: 'client' }]);
    expect(slips(seenBy(log, 'server'))).toEqual([]);
  });

  test('mark what travelled', () => {
    expect(slips(seenBy(astray('live'), 'server'))).toEqual([{ n: 5, kind: 'travelled', seat: 'client' }]);
  });

  test('mark a wrong segment of a peer check once its receiver has spoken, and the wrong check', () => {
    const log = astray('peer');
    expect(slips(seenBy(log, 'client'))).toEqual([]);
    log.do('network', { kind: 'deliver', no: 3 });
    log.do('server', { kind: 'check', no: 3, decision: 'accept', field: null });
    expect(slips(seenBy(log, 'client')).map(({ kind, seat }) => [kind, seat])).toEqual([
      ['travelled', 'client'],
      ['check', 'server'],
    ]);
  });

  test('mark a wrong statement of the own state', () => {
    const log = new Played('handshake', 'coach');
    Object.assign(log, { header: { ...log.header, ask: { predict: false, state: true } } });
    log.table = fold(log.header, []);
    log.send('client', log.due('client'));
    log.do('client', { kind: 'state', state: 'LISTEN' });
    expect(slips(log)).toEqual([{ n: 2, kind: 'state', seat: 'client' }]);
  });

  test.each([
    ['en', 'You sent segment 1: SYN with Seq 0. You enter SYN-SENT.'],
    ['zh', '你发出 1 号报文段：SYN，Seq 0。你进入 SYN-SENT。'],
  ] as const)('are told in sentences (%s)', (locale, text) => {
    const log = astray('coach');
    const format = factFormat(numbers(log.table, 'client'), 'relative');
    const first = moments(log.header, log.moves)[1];
    expect(first && momentText(first, 'client', locale, () => format)).toBe(text);
  });
});

describe('a branch', () => {
  test('draws the ISN that the partner had not told by then, and keeps the one it had', () => {
    const { header, moves } = seenBy(astray('coach'), 'client');
    expect(branch(header, moves, 2, DRAWN)?.header.iss).toEqual({ client: ISS.client, server: DRAWN.server });
    expect(branch(header, moves, 3, DRAWN)?.header.iss).toEqual(ISS);
  });

  test('of a lesson that is over is none', () => {
    const log = new Log('handshake');
    log.playOut();
    expect(branch(log.header, log.moves, log.moves.length, DRAWN)).toBeNull();
    expect(branch(log.header, log.moves, log.moves.length - 1, DRAWN)).not.toBeNull();
  });

  test('knows what the judge of a peer check has said under seal', () => {
    const { header, moves } = seenBy(astray('peer'), 'client');
    const verdictOf = (logged: LoggedMove | undefined): Outcome['verdict'] | undefined =>
      logged?.outcome?.verdict;
    expect(verdictOf(moves.at(-1))).toBe('legal');
    const begun = branch(header, moves, moves.length, DRAWN);
    expect(verdictOf(begun?.moves.at(-1))).toBe('illegal');
    expect(begun?.moves.at(-1)).toMatchObject({ outcome: { travels: true } });
  });
});
