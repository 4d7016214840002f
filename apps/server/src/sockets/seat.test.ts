import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveId, openTable, pair, playOut, playWell, sit, startLab } from '../test/lab.ts';
import type { TestLab } from '../test/lab.ts';

const take = <M extends Record<string, unknown>>(code: string, more: M = {} as M) =>
  ({ code, seat: null, name: 'Zed', locale: 'en', ...more }) as const;

let lab: TestLab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(async () => {
  await lab.stop();
  expect(lab.reports).toEqual([]);
});

describe('looking at a code', () => {
  it('says what it stands for and takes no seat', async () => {
    const code = await openTable(lab, 'half-close');
    const scanner = lab.connect();
    const spaced = `${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`;
    const seen = await scanner.get('table.look', { code: spaced });
    expect(seen).toMatchObject({ kind: 'table', code, lesson: 'half-close', profile: 'textbook' });
    expect(seen.seats).toMatchObject({ client: { kind: 'nobody' }, server: { kind: 'nobody' } });
    await expect(fetch(`${lab.url}/t/${code}`).then((page) => page.text())).resolves.toBeTypeOf('string');
    expect((await scanner.get('table.look', { code })).seats?.client.kind).toBe('nobody');
  });

  it.each([
    ['ABC', 'code-malformed'],
    ['K7M4Q0', 'code-malformed'],
    ['x'.repeat(41), 'code-malformed'],
    ['K7M4QX', 'code-unknown'],
  ])('%s is refused as %s', async (code, refusal) => {
    const client = lab.connect();
    expect(await client.ask('table.look', { code })).toMatchObject({ ok: false, refusal, field: 'code' });
    expect(await client.raw('seat.take', take(code))).toMatchObject({ ok: false, refusal, field: 'code' });
  });

  it('opens no table for a lesson that there is not', async () => {
    const wish = { lesson: 'no-such', profile: 'strict', locale: 'en' } as const;
    expect(await lab.connect().ask('table.open', wish)).toMatchObject({
      refusal: 'lesson-unknown',
      field: 'lesson',
    });
  });
});

describe('a wish whose answer was lost', () => {
  const token = 'Aa0_-'.repeat(9).slice(0, 43);

  it('gets the same seat when it is asked for again, at a table and in a class', async () => {
    const key = await lab
      .connect()
      .get('class.open', { plan: [{ lesson: 'handshake', profile: 'strict' }], locale: 'en' });
    for (const [i, code] of [await openTable(lab, 'handshake'), key.code].entries()) {
      const wish = take(code, { token: token.slice(0, -1) + String(i) });
      const lost = lab.connect();
      const first = await lost.get('seat.take', wish);
      lost.socket.disconnect();
      const again = await lab.connect().get('seat.take', wish);
      expect(again.token).toBe(wish.token);
      expect(again.snapshot).toMatchObject({ seat: first.snapshot?.seat, table: first.snapshot?.table });
    }
  });

  it('gets nothing behind another code', async () => {
    const wish = { token: token.slice(0, -1) + 'z' };
    await lab.connect().get('seat.take', take(await openTable(lab, 'handshake'), wish));
    const elsewhere = await openTable(lab, 'handshake');
    const client = lab.connect();
    expect(await client.ask('seat.take', take(elsewhere, wish))).toMatchObject({
      refusal: 'token-unknown',
      field: 'token',
    });
    expect((await client.get('table.look', { code: elsewhere })).seats?.client.kind).toBe('nobody');
  });
});

describe('sitting down', () => {
  it.each([
    ['', 'name-empty'],
    ['   ', 'name-empty'],
    ['x'.repeat(25), 'name-long'],
    ['x'.repeat(201), 'name-long'],
    ['a\u0007b', 'name-characters'],
    ['a\u202eb', 'name-characters'],
    ['!!!', 'name-characters'],
    ['ＡＤＡ', 'name-taken'],
    ['ａ d a', 'name-taken'],
    ['傻 逼', 'name-offensive'],
    ['f u c k', 'name-offensive'],
  ])('as %j is refused: %s', async (name, refusal) => {
    const code = await openTable(lab);
    await sit(lab, code, 'Ada');
    const answer = await lab.connect().raw('seat.take', take(code, { name }));
    expect(answer).toMatchObject({ ok: false, refusal, field: 'name' });
  });

  it('takes the free seat, or says that the wished one or both are taken', async () => {
    const code = await openTable(lab);
    const first = await sit(lab, code, 'Ada', 'server');
    expect(first.snapshot).toMatchObject({ seat: 'server', code, name: 'Ada', inClass: false, moves: [] });
    expect(await lab.connect().raw('seat.take', take(code, { seat: 'server' }))).toMatchObject({
      refusal: 'seat-taken',
    });
    const second = await sit(lab, code, 'Bob');
    expect(second.snapshot.seat).toBe('client');
    const seats = await first.next('table.seats', (push) => push.seats.client.kind === 'student');
    expect(seats.seats.client).toEqual({ kind: 'student', name: 'Bob', here: true, composing: false });
    for (const seat of ['client', 'server', null]) {
      expect(await lab.connect().raw('seat.take', take(code, { seat }))).toMatchObject({
        ok: false,
        refusal: 'table-full',
      });
    }
  });

  it('gives a seat to one of those who come in the same moment', async () => {
    const code = await openTable(lab);
    const crowd = await Promise.all(
      [...Array(12)].map(async (_, i) => {
        const connection = lab.connect();
        await connection.connected();
        return connection.ask('seat.take', {
          code,
          seat: i % 2 ? 'client' : 'server',
          name: `Student ${i}`,
          locale: 'en',
        });
      }),
    );
    expect(crowd.filter(({ ok }) => ok)).toHaveLength(2);
    const refusals = crowd.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
    expect(['table-full', 'seat-taken']).toEqual(expect.arrayContaining([...new Set(refusals)]));
  });

  it('is undone by nothing but is not done when it cannot be stored', async () => {
    const code = await openTable(lab);
    lab.diskFull = true;
    expect(await lab.connect().raw('seat.take', take(code))).toEqual({ ok: false, refusal: 'not-stored' });
    lab.diskFull = false;
    expect(lab.reports.splice(0).join()).toContain('disk full');
    expect((await lab.connect().get('table.look', { code })).seats?.client.kind).toBe('nobody');
    await sit(lab, code, 'Zed');
  });
});

describe('coming back', () => {
  it('finds the same seat at the same point, after a restart too', async () => {
    const { code, client, server } = await pair(lab);
    await playWell(client);
    const tab = lab.connect();
    const whole = await tab.get('seat.resume', { token: client.token });
    expect(whole).toMatchObject({
      code,
      snapshot: { seat: 'client', name: 'Ada', table: client.snapshot.table },
    });
    expect(whole.snapshot?.moves).toHaveLength(2);
    const rest = await tab.get('seat.resume', { token: client.token, since: 1, code });
    expect(rest.snapshot?.moves).toMatchObject([{ n: 2 }]);
    await lab.restart();
    await server.connected();
    const after = await server.get('seat.resume', { token: server.token, since: 0, code });
    expect(after.snapshot).toMatchObject({ seat: 'server', header: server.snapshot.header });
    expect(after.snapshot?.moves).toHaveLength(2);
    await playWell(server);
  });

  it('is refused with a token of nobody, of another table, or of one who has stood up', async () => {
    const { client } = await pair(lab);
    const elsewhere = await pair(lab);
    const stranger = lab.connect();
    const refused = (request: object) => stranger.raw('seat.resume', request);
    expect(await refused({ token: 'A'.repeat(43) })).toMatchObject({ refusal: 'token-unknown' });
    expect(await refused({ token: client.token, code: elsewhere.code })).toMatchObject({
      refusal: 'token-unknown',
      field: 'code',
    });
    expect(await refused({ token: 'short' })).toMatchObject({ refusal: 'malformed', field: 'token' });
    await client.get('seat.leave', {});
    expect(await refused({ token: client.token })).toMatchObject({ refusal: 'token-unknown' });
    expect(await stranger.ask('table.sync', { since: 0 })).toMatchObject({ refusal: 'no-seat' });
  });

  it('in a second tab means the same seat in both, in step', async () => {
    const { client, server } = await pair(lab);
    const tab = lab.connect();
    await tab.get('seat.resume', { token: client.token });
    const { logged } = await client.get('move.play', { id: moveId(), move: { kind: 'hint' } });
    expect((await tab.next('table.moves')).moves).toEqual([logged]);
    const again = await tab.get('move.play', { id: moveId(), move: { kind: 'hint' } });
    expect((await client.next('table.moves', ({ from }) => from === 2)).moves).toEqual([again.logged]);
    client.close();
    await tab.get('seat.composing', { on: true });
    const seats = await server.next('table.seats', (push) => push.seats.client.composing);
    expect(seats.seats.client.here).toBe(true);
  });
});

describe('a partner', () => {
  it('who loses the connection is shown as away, never as gone, and as here again', async () => {
    const { client, server } = await pair(lab);
    await client.next('table.seats', (push) => push.seats.server.here);
    server.close();
    const away = await client.next('table.seats', (push) => !push.seats.server.here);
    expect(away.seats.server).toMatchObject({ kind: 'student', name: 'Bob' });
    server.socket.connect();
    await server.connected();
    await server.get('seat.resume', { token: server.token });
    const back = await client.next('table.seats', (push) => push.seats.server.here);
    expect(back.rev).toBeGreaterThan(away.rev);
  });

  it('whose connection broke before it was answered is not here by it', async () => {
    const { client, server } = await pair(lab);
    server.close();
    let { rev } = await client.next('table.seats', (push) => !push.seats.server.here);
    for (let i = 0; i < 5; i++) {
      const broken = lab.connect();
      await broken.connected();
      broken.socket.emit('seat.resume', { token: server.token });
      broken.close();
    }
    const phone = lab.connect();
    await phone.get('seat.resume', { token: server.token });
    ({ rev } = await client.next('table.seats', (push) => push.rev > rev && push.seats.server.here));
    phone.close();
    await client.next('table.seats', (push) => push.rev > rev && !push.seats.server.here);
    const { seats } = await client.get('table.sync', { since: 0 });
    expect(seats.server).toMatchObject({ kind: 'student', name: 'Bob', here: false });
  });

  it('is seen composing, until they stop or go', async () => {
    const { client, server } = await pair(lab);
    await server.get('seat.composing', { on: true });
    expect(
      (await client.next('table.seats', (push) => push.seats.server.composing)).seats.client.composing,
    ).toBe(false);
    await server.get('seat.composing', { on: false });
    await client.next('table.seats', (push) => push.seats.server.here && !push.seats.server.composing);
    await server.get('seat.composing', { on: true });
    await client.next('table.seats', (push) => push.seats.server.composing);
    server.close();
    await client.next('table.seats', (push) => !push.seats.server.here && !push.seats.server.composing);
  });

  it('who stands up leaves a free seat, and their other tabs are let go', async () => {
    const { code, client, server } = await pair(lab);
    const tab = lab.connect();
    await tab.get('seat.resume', { token: server.token });
    await server.get('seat.leave', {});
    await client.next('table.seats', (push) => push.seats.server.kind === 'nobody');
    await tab.disconnected();
    await tab.connected();
    expect(await tab.ask('seat.resume', { token: server.token })).toMatchObject({ refusal: 'token-unknown' });
    expect((await sit(lab, code, 'Cleo')).snapshot.seat).toBe('server');
  });
});

describe('once more', () => {
  it('is refused while the lesson is on', async () => {
    const { client } = await pair(lab);
    await client.get('move.play', { id: moveId(), move: { kind: 'hint' } });
    expect(await client.ask('table.again', { swap: true, table: client.snapshot.table })).toMatchObject({
      ok: false,
      refusal: 'not-finished',
    });
  });

  it('seats the same two at a new table behind the same code, roles swapped', async () => {
    const { code, client, server } = await pair(lab);
    await playOut(client, server);
    const tab = lab.connect();
    await tab.get('seat.resume', { token: client.token });
    const [one, two] = await Promise.all(
      [client, server].map((player) =>
        player.ask('table.again', { swap: true, table: client.snapshot.table }),
      ),
    );
    expect([one, two]).toMatchObject([{ ok: true }, { ok: true }]);
    const moved = (await client.next('seat.moved')).snapshot;
    expect(moved).toMatchObject({ seat: 'server', name: 'Ada', code, moves: [] });
    expect(moved?.table).not.toBe(client.snapshot.table);
    expect((await tab.next('seat.moved')).snapshot?.table).toBe(moved?.table);
    expect((await server.next('seat.moved')).snapshot).toMatchObject({ seat: 'client', table: moved?.table });
    expect(server.heard('seat.moved')).toEqual([]);
    // The new table is played at, the old one no more.
    await playWell(server);
    await client.next('table.moves', ({ table }) => table === moved?.table);
    await lab.restart();
    await client.connected();
    expect((await client.get('seat.resume', { token: client.token, code })).snapshot).toMatchObject({
      table: moved?.table,
      seat: 'server',
    });
  });
});
