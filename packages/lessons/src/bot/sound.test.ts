import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../../../../scripts/chance.ts';
import { botMove, LESSONS } from '../index.ts';
import type { Outcome } from '../index.ts';
import { Log, muddle } from '../test/table.ts';

const LESSON_IDS = LESSONS.map((lesson) => lesson.id);
const draws = fc.array(fc.nat({ max: 1000 }), { maxLength: 240, size: 'max' });
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });

/** What the judge has against a segment. A probe is due, and unusual all the same: most connections see none. */
const unusual = ({ verdict, travels, findings }: Outcome): string[] =>
  travels && verdict === 'legal'
    ? []
    : findings
        .filter((f) => f.verdict !== 'legal')
        .flatMap((f) => (f.rule === 'DT-PROBE' && travels ? [] : [f.rule]));

describe.each(LESSON_IDS)('two bots play %s', (id) => {
  it.each(['strict', 'textbook'] as const)('to its end, with nothing but legal segments (%s)', (profile) => {
    const log = new Log(id, { profile });
    expect(log.playOut()).not.toBeNull();
    for (const { outcome } of log.moves) if (outcome) expect(unusual(outcome)).toEqual([]);
  });

  it('whatever the ISNs are', () => {
    fc.assert(
      fc.property(u32, u32, (client, server) => {
        const log = new Log(id, { iss: { client, server } });
        expect(log.playOut()).not.toBeNull();
        for (const { outcome } of log.moves) if (outcome) expect(outcome.travels).toBe(true);
      }),
      chance(60),
    );
  });

  it('to its end, whatever was done before they took over', () => {
    fc.assert(
      fc.property(draws, fc.constantFrom('strict' as const, 'textbook' as const), (drawn, profile) => {
        const log = new Log(id, { profile });
        muddle(log, drawn);
        const before = log.moves.length;
        expect(log.playOut(), JSON.stringify(log.table.connection)).not.toBeNull();
        for (const { outcome } of log.moves.slice(before)) if (outcome) expect(outcome.travels).toBe(true);
      }),
      chance(300),
    );
  });
});

describe('the bot', () => {
  it('lets a delayed ACK wait while the other end has something to send, and rides it on its FIN', () => {
    const log = new Log('three-way-close');
    log.sound('client');
    expect(botMove(log.table, 'server')).toBeNull();
    log.playOut();
    const sent = log.table.events
      .slice(log.table.prelude)
      .filter((e) => e.kind === 'sent' && e.seat === 'server');
    expect(sent).toHaveLength(2);
  });

  it('leaves a timer to the student whose timer fires first, and takes its own where it is the first', () => {
    const log = new Log('lost-synack');
    log.sound('client');
    log.send('server', log.due('server'));
    expect(botMove(log.table, 'server')).toBeNull();
    expect(botMove(log.table, 'client')).toEqual({ kind: 'timer', timer: 'rto' });
  });

  it('never skips 2MSL, and does nothing while a segment flies or when the lesson is over', () => {
    const log = new Log('close-client');
    for (const seat of ['client', 'server', 'server'] as const) log.sound(seat);
    log.send('client', log.due('client'));
    expect(botMove(log.table, 'client')).toBeNull();
    log.deliverAll();
    expect(log.table.connection.client.state).toBe('TIME-WAIT');
    expect(botMove(log.table, 'client')).toBeNull();
    log.playOut();
    expect(botMove(log.table, 'server')).toBeNull();
  });
});
