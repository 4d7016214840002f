/** A log that somebody submits is judged again. */
import { ACK, SYN } from '@handshake/protocol';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LESSONS } from '../lessons/index.ts';
import { Log, muddle } from '../test/table.ts';
import type { LoggedMove } from './log.ts';
import { rejudge } from './rejudge.ts';

/** A handshake with two mistakes: moves 1 (a wrong SYN), 2 (right), … */
function played(): Log {
  const log = new Log('handshake');
  log.send('client', { ...log.due('client'), flags: SYN | ACK });
  log.sound('client');
  log.send('server', { ...log.due('server'), ack: log.due('server').ack - 1 });
  log.sound('server');
  log.sound('client');
  return log;
}
const changed = (log: Log, n: number, change: (logged: LoggedMove) => LoggedMove): LoggedMove[] =>
  log.moves.map((logged) => (logged.n === n ? change(logged) : logged));
const forged = (logged: LoggedMove): LoggedMove => ({
  ...logged,
  outcome: { verdict: 'legal', findings: [], misconception: null, notAsked: null, travels: true },
});

describe('an honest log', () => {
  it.each(LESSONS.map(({ id }) => id))('%s is taken', (id) => {
    const log = new Log(id);
    log.playOut();
    expect(rejudge(log.header, log.moves)).toBeNull();
  });

  test('of anything that two people do is taken, also after it was written and read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LESSONS.map(({ id }) => id)),
        fc.array(fc.nat(1000), { maxLength: 60 }),
        (id, draws) => {
          const log = new Log(id);
          muddle(log, draws);
          const read = JSON.parse(JSON.stringify(log.moves)) as LoggedMove[];
          expect(rejudge(log.header, read)).toBeNull();
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a log that was changed is refused with the first move that differs', () => {
  it('where a wrong segment is called right', () => {
    const log = played();
    expect(rejudge(log.header, changed(log, 1, forged))).toMatchObject({
      n: 1,
      why: { kind: 'verdict', logged: { verdict: 'legal' }, judged: { misconception: 'ack-on-first-syn' } },
    });
  });

  it('where only the misconception is hidden', () => {
    const log = played();
    const n = log.moves.findIndex(({ by, outcome }) => by === 'server' && outcome?.travels === false) + 1;
    const hidden = changed(log, n, (logged) => ({
      ...logged,
      outcome: { ...(logged.outcome as NonNullable<LoggedMove['outcome']>), misconception: null },
    }));
    expect(rejudge(log.header, hidden)).toMatchObject({
      n,
      why: { judged: { misconception: 'ack-is-last' } },
    });
  });

  it('where another segment stands than was judged', () => {
    const log = played();
    const other = changed(log, 2, (logged) =>
      logged.move.kind === 'send'
        ? { ...logged, move: { kind: 'send', segment: { ...logged.move.segment, len: 9 } } }
        : logged,
    );
    expect(rejudge(log.header, other)).toMatchObject({ n: 2, why: { kind: 'verdict' } });
  });

  it('where a verdict is missing, or stands where nothing was judged', () => {
    const log = played();
    const { outcome: _gone, ...bare } = log.moves[0] as LoggedMove;
    expect(rejudge(log.header, [bare, ...log.moves.slice(1)])).toMatchObject({
      n: 1,
      why: { kind: 'verdict', logged: null },
    });
    const delivery = log.moves.find(({ move }) => move.kind === 'deliver')?.n ?? 0;
    expect(rejudge(log.header, changed(log, delivery, forged))).toMatchObject({
      n: delivery,
      why: { kind: 'verdict', judged: null },
    });
  });

  it('where a move is left out, or could not have been made', () => {
    const log = played();
    expect(
      rejudge(
        log.header,
        log.moves.filter(({ n }) => n !== 2),
      ),
    ).toEqual({
      n: 2,
      why: { kind: 'out-of-order', n: 3 },
    });
    const early = changed(log, 1, (logged) => ({
      n: logged.n,
      id: logged.id,
      at: 0,
      by: 'network',
      move: { kind: 'deliver', no: 4 },
    }));
    expect(rejudge(log.header, early)).toEqual({
      n: 1,
      why: { kind: 'refused', refusal: 'no-such-segment' },
    });
  });

  test('whichever verdict it is', () => {
    const log = new Log('whole-connection');
    log.playOut();
    for (const { n, outcome } of log.moves)
      if (outcome)
        expect(
          rejudge(
            log.header,
            changed(log, n, (logged) => ({ ...logged, outcome: { ...outcome, verdict: 'illegal' } })),
          ),
        ).toMatchObject({ n, why: { kind: 'verdict' } });
  });
});
