import { describe, expect, test } from 'vitest';
import { comparison, lessonById, LESSONS } from '../index.ts';
import { Log } from '../test/table.ts';

/** A broken protocol's lesson as two sound ends play it, beside TCP's. */
function compared(id: string): NonNullable<ReturnType<typeof comparison>> {
  const log = new Log(id);
  expect(log.playOut(), id).not.toBeNull();
  const both = comparison(log.table);
  if (!both) throw new Error(`${id} is TCP’s`);
  return both;
}

describe('a broken protocol beside TCP', () => {
  test.each(['two-way-old', 'two-way-lost'])(
    '%s: the server holds a connection that nobody wants; TCP’s never does',
    (id) => {
      const { played, tcp } = compared(id);
      const [held, ...more] = played.figures.unwanted;
      expect(more).toEqual([]);
      expect(held?.seat).toBe('server');
      // Ten minutes in vain, and a little.
      expect((held?.to ?? 0) - (held?.from ?? 0)).toBeGreaterThan(600_000);
      expect(tcp.figures.unwanted).toEqual([]);
      expect(tcp.figures.states.server).toBe('LISTEN');
    },
  );

  test('four-way: a message more for the same', () => {
    const { played, tcp } = compared('four-way');
    expect(played.figures).toMatchObject({
      toOpen: 4,
      states: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
    });
    expect(tcp.figures).toMatchObject({
      toOpen: 3,
      states: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
    });
  });

  test('no-time-wait: bytes of the connection before are taken for new ones; TCP lets none in', () => {
    const { played, tcp } = compared('no-time-wait');
    expect(played.figures.unwanted).toEqual([]);
    expect(played.figures.strangeBytes).toBe(100);
    expect(tcp.figures.strangeBytes).toBe(0);
  });

  test('predictable-isn: a stranger is let in; TCP’s server resets', () => {
    const { played, tcp } = compared('predictable-isn');
    expect(played.figures.strangeBytes).toBe(40);
    expect(played.figures.states.server).toBe('ESTABLISHED');
    expect(tcp.figures.strangeBytes).toBe(0);
    expect(tcp.figures.states.server).not.toBe('ESTABLISHED');
  });

  test('a table of TCP’s has nothing to be compared with', () => {
    const log = new Log('handshake');
    expect(comparison(log.table)).toBeNull();
  });

  test('every rule set has a lesson', () => {
    const played = new Set(LESSONS.map(({ rules }) => rules ?? 'rfc9293'));
    expect([...played].sort()).toEqual(['four-way', 'no-time-wait', 'predictable-isn', 'rfc9293', 'two-way']);
    expect(lessonById('four-way')?.rules).toBe('four-way');
  });
});
