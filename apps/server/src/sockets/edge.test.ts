import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENTS, refusalSchema } from '@handshake/contract';
import fc from 'fast-check';
import { chance } from '../../../../scripts/chance.ts';
import { moveId, openTable, pair, startLab } from '../test/lab.ts';
import type { Client, TestLab } from '../test/lab.ts';

let lab: TestLab;
let client: Client;
beforeAll(async () => {
  lab = await startLab({ rate: { burst: 1_000_000, perSecond: 1_000_000 } });
  client = lab.connect();
});
afterAll(async () => {
  await lab.stop();
  // Nothing that a client sends is a bug of ours.
  expect(lab.reports).toEqual([]);
});

describe('what a client sends', () => {
  it.each(['move', 'toString', '__proto__', 'constructor', 'move.play ', '', 'hasOwnProperty'])(
    'under the name %j is no event',
    async (name) => {
      expect(await client.raw(name, {})).toEqual({ ok: false, refusal: 'unknown-event' });
    },
  );

  it('under a number is no event', async () => {
    expect(await client.raw(7 as never, {})).toEqual({ ok: false, refusal: 'unknown-event' });
  });

  it.each(Object.keys(EVENTS))('as %s but out of shape is refused as malformed', async (name) => {
    for (const args of [
      [],
      [null],
      [7],
      ['x'],
      [[]],
      [{ nonsense: 1 }],
      [{}, {}],
      [Buffer.from('x')],
      [{ code: { a: 1 }, token: [], key: 0 }],
    ]) {
      const answer = await client.raw(name, ...args);
      // An event that needs nothing but a seat takes {}.
      const refusal = name === 'seat.leave' && JSON.stringify(args) === '[{}]' ? 'no-seat' : 'malformed';
      expect(answer).toMatchObject({ ok: false, refusal });
    }
  });

  it('gets an answer of the contract whatever it is, and the server stays up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(EVENTS)), fc.jsonValue(), async (name, value) => {
        refusalSchema.parse(await client.raw(name, value));
      }),
      chance(200),
    );
  });

  it('is refused as too large when it is', async () => {
    const big = 'x'.repeat(20_000);
    expect(await client.raw('table.look', { code: big })).toMatchObject({ refusal: 'too-large' });
    expect(await client.raw('move.play', { id: moveId(), move: { kind: 'hint' }, more: big })).toMatchObject({
      refusal: 'too-large',
    });
  });

  it('is refused as too large when it is nested too deeply', async () => {
    const sender = lab.connect();
    await sender.connected();
    // Written by hand: socket.io's client searches what it sends for binary parts, and does not come back from there.
    const text = `20["table.look",${'['.repeat(60_000)}${']'.repeat(60_000)}]`;
    const answered = new Promise((resolve) => {
      sender.socket.io.engine.on('data', (data: unknown) => {
        if (typeof data === 'string' && data.startsWith('30[')) resolve(JSON.parse(data.slice(2)));
      });
    });
    (sender.socket.io.engine as unknown as { write(packet: string): void }).write(text);
    expect(await answered).toEqual([{ ok: false, refusal: 'too-large' }]);
  });

  it('cuts the connection when it is larger than anything, and only that one', async () => {
    const heavy = lab.connect();
    await heavy.connected();
    heavy.socket.emit('table.look', { code: 'x'.repeat(300_000) });
    await heavy.disconnected();
    await heavy.connected();
    expect(await client.raw('table.look', { code: 'K7M4QX' })).toMatchObject({ refusal: 'code-unknown' });
  });

  it('needs no acknowledgment', async () => {
    const { client: ada, server } = await pair(lab);
    ada.socket.emit('move.play');
    ada.socket.emit('nonsense', 1, 2, 3);
    ada.socket.emit('move.play', { id: moveId(), move: { kind: 'hint' } });
    expect((await server.next('table.moves')).moves).toMatchObject([{ n: 1, move: { kind: 'hidden' } }]);
  });
});

describe('too much at once', () => {
  /** So slow that no permit comes back while a test runs, on however busy a machine. */
  const rate = { burst: 8, perSecond: 0.01 };

  it('is refused with the time to wait, counted by student and not by address', async () => {
    const calm = await startLab({ rate });
    const { client: ada, server: bob } = await pair(calm);
    const tab = calm.connect();
    await tab.get('seat.resume', { token: ada.token });
    const look = (from: Client) => from.ask('table.look', { code: 'K7M4QX' });
    const answers = await Promise.all([...Array(10)].flatMap(() => [look(ada), look(tab)]));
    const refused = answers.filter((answer) => !answer.ok && answer.refusal === 'too-fast');
    // Each tab has permits left for seven; of those fourteen, the student has permits for eight.
    expect(refused).toHaveLength(12);
    for (const answer of refused) {
      expect(answer).toMatchObject({ retryAfter: expect.any(Number) as number });
      expect((answer as { retryAfter: number }).retryAfter).toBeGreaterThan(0);
      expect((answer as { retryAfter: number }).retryAfter).toBeLessThanOrEqual(100_000);
    }
    expect(await look(bob)).toMatchObject({ refusal: 'code-unknown' });
    await calm.stop();
    expect(calm.reports).toEqual([]);
  });

  it('is refused to one connection however often it sits down anew', async () => {
    const calm = await startLab({ rate });
    const codes = [await openTable(calm), await openTable(calm), await openTable(calm)];
    const ada = calm.connect();
    const refusals: unknown[] = [];
    for (const code of codes) {
      await ada.ask('seat.take', { code, seat: null, name: 'Ada', locale: 'en' });
      for (let i = 0; i < 4; i++) refusals.push(await ada.ask('table.look', { code: 'K7M4QX' }));
    }
    expect(refusals).toContainEqual(expect.objectContaining({ refusal: 'too-fast' }));
    await calm.stop();
  });
});
