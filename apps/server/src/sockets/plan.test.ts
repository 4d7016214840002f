/** A class's plan, and what its students do beside playing: go on, ask for help, go on with the bot for one who is away. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Board } from '@handshake/contract';
import { moveId, playOut, playWell, sit, startLab } from '../test/lab.ts';
import type { Client, Player, TestLab } from '../test/lab.ts';

let lab: TestLab;
let teacher: Client;
let code: string;
let key: string;
const PLAN = [
  { lesson: 'handshake', profile: 'strict' },
  { lesson: 'half-close', profile: 'textbook', minutes: 10 },
] as const;
beforeAll(async () => {
  lab = await startLab();
});
beforeEach(async () => {
  teacher = lab.connect();
  ({ code, key } = await teacher.get('class.open', { plan: [...PLAN], locale: 'en' }));
});
afterEach(() => teacher.close());
afterAll(async () => {
  await lab.stop();
  expect(lab.reports).toEqual([]);
});

const board = async (): Promise<Board> => (await teacher.get('class.watch', { key })).board;
/** Two at one table: the first was moved there when the second came. */
async function twoOf(): Promise<[Player, Player]> {
  const ada = await sit(lab, code, 'Ada');
  const bob = await sit(lab, code, 'Bob');
  await ada.next('seat.moved', ({ snapshot }) => snapshot?.table === bob.snapshot.table);
  return [ada, bob];
}
const movedTo = async (player: Player, lesson: string) =>
  (await player.next('seat.moved', ({ snapshot }) => snapshot?.header.lesson.id === lesson)).snapshot;

describe('a plan', () => {
  it('goes on at each table as it finishes, with the same two', async () => {
    const [ada, bob] = await twoOf();
    expect(bob.snapshot.standing).toMatchObject({ lesson: { no: 1, of: 2 }, next: 'free', endsAt: null });
    const { table } = bob.snapshot;
    expect(await ada.ask('table.next', { table })).toMatchObject({ refusal: 'not-finished' });
    await playOut(ada, bob);
    await ada.get('table.next', { table });
    const snapshot = await movedTo(bob, 'half-close');
    expect(snapshot).toMatchObject({
      number: 1,
      header: { profile: 'textbook' },
      standing: { lesson: { no: 2, of: 2 }, next: 'none' },
    });
    const { endsAt, now } = snapshot?.standing ?? { endsAt: null, now: 0 };
    expect((endsAt ?? 0) - now).toBeGreaterThan(9 * 60_000);
    // The partner asks as well, a moment later: both are there already.
    expect(await bob.ask('table.next', { table })).toEqual({ ok: true });
    expect(await bob.ask('table.again', { table, swap: true })).toMatchObject({ refusal: 'moved-on' });
    expect((await board()).tiles).toMatchObject([{ number: 1, lesson: 1 }]);
    await playOut(ada, bob);
    const second = snapshot?.table ?? '';
    expect(await ada.ask('table.next', { table: second })).toMatchObject({ refusal: 'no-such-step' });
  });

  it('goes on for all together when the instructor says so, and newcomers begin there', async () => {
    await teacher.get('class.settings', { key, settings: { pace: 'together' } });
    const [ada, bob] = await twoOf();
    await playOut(ada, bob);
    const { table } = bob.snapshot;
    expect(await ada.ask('table.next', { table })).toMatchObject({ refusal: 'wait-for-class' });
    await teacher.get('class.plan', { key, begin: 1 });
    await movedTo(ada, 'half-close');
    await movedTo(bob, 'half-close');
    expect((await sit(lab, code, 'Cleo')).snapshot.header.lesson.id).toBe('half-close');
    expect(await board()).toMatchObject({ step: 1, settings: { pace: 'together' } });
  });

  it('is changed for what comes, and nothing that is played is touched', async () => {
    const [ada] = await twoOf();
    await playWell(ada);
    const plan = [...PLAN, { lesson: 'isn', profile: 'strict' as const }];
    await teacher.get('class.plan', { key, plan, begin: null });
    const { standing } = await ada.next('table.seats', (push) => push.standing?.lesson.of === 3);
    expect(standing).toMatchObject({ lesson: { no: 1, of: 3 }, next: 'free' });
    expect((await ada.get('table.sync', { since: 0 })).moves.length).toBeGreaterThan(0);
  });

  it.each([3, -1])('has no lesson number %i to begin', async (begin) => {
    const [ada] = await twoOf();
    const before = await board();
    expect(await teacher.ask('class.plan', { key, begin })).toEqual({
      ok: false,
      refusal: 'no-such-step',
      field: 'begin',
    });
    expect((await board()).tiles).toEqual(before.tiles);
    expect(ada.heard('seat.moved')).toEqual([]);
  });

  it('with an unknown lesson is refused, with the place in it', async () => {
    const plan = [...PLAN, { lesson: 'none', profile: 'strict' as const }];
    const refused = { ok: false, refusal: 'lesson-unknown', field: 'plan.2.lesson' };
    expect(await teacher.ask('class.plan', { key, plan, begin: null })).toEqual(refused);
    expect(await teacher.ask('class.open', { plan, locale: 'en' })).toEqual(refused);
    expect(await teacher.raw('class.open', { plan: [], locale: 'en' })).toMatchObject({ ok: false });
    expect((await board()).plan).toHaveLength(2);
  });

  it('may keep its hints for the instructor to give', async () => {
    const ways = { mode: 'coach', ask: { predict: false, state: false }, hints: false } as const;
    await teacher.get('class.plan', { key, plan: [{ ...PLAN[0], ways }], begin: 0 });
    const [ada] = await twoOf();
    const hint = { id: moveId(), move: { kind: 'hint' } } as const;
    expect(await ada.ask('move.play', hint)).toMatchObject({ refusal: 'hints-off' });
  });
});

describe('a class', () => {
  it('that is locked takes nobody new, and lets everybody back in', async () => {
    const [ada] = await twoOf();
    await teacher.get('class.settings', { key, settings: { locked: true } });
    const wish = { code, seat: null, name: 'Cleo', locale: 'en' } as const;
    expect(await lab.connect().ask('seat.take', wish)).toMatchObject({ refusal: 'class-locked' });
    const back = lab.connect();
    expect(await back.ask('seat.resume', { token: ada.token, code })).toMatchObject({ ok: true });
    back.close();
    await teacher.get('class.settings', { key, settings: { locked: false } });
    expect(await lab.connect().ask('seat.take', wish)).toMatchObject({ ok: true });
  });

  it('shows its instructor who asks for help, and since when, until they need it no more', async () => {
    const [ada, bob] = await twoOf();
    const before = (await board()).now;
    await ada.get('seat.help', { on: true });
    const { standing } = await bob.next('table.seats', (push) => push.standing?.askedAt !== null);
    const { tiles, people } = await board();
    expect(tiles).toMatchObject([{ askedAt: standing?.askedAt }]);
    expect(people.map(({ name, askedAt }) => [name, askedAt])).toEqual([
      ['Ada', standing?.askedAt],
      ['Bob', null],
    ]);
    expect(standing?.askedAt).toBeGreaterThanOrEqual(before);
    // Once more is no later asking.
    await ada.get('seat.help', { on: true });
    expect((await board()).tiles).toMatchObject([{ askedAt: standing?.askedAt }]);
    await lab.restart();
    await teacher.connected();
    expect((await board()).tiles).toMatchObject([{ askedAt: standing?.askedAt }]);
    await ada.connected();
    await ada.get('seat.resume', { token: ada.token, code });
    await ada.get('seat.help', { on: false });
    expect((await board()).tiles).toMatchObject([{ askedAt: null }]);
    // Either of a table may say that it is needed no more.
    await ada.get('seat.help', { on: true });
    await bob.connected();
    await bob.get('seat.resume', { token: bob.token, code });
    await bob.get('seat.help', { on: false });
    expect((await board()).people).toMatchObject([{ askedAt: null }, { askedAt: null }]);
  });
});

describe('for a partner who is away', () => {
  it('the bot plays when the other one wishes it, and hands the seat back in the middle of a connection', async () => {
    const [ada, bob] = await twoOf();
    expect(await ada.ask('seat.absent', { how: 'bot' })).toMatchObject({ refusal: 'partner-here' });
    bob.close();
    await ada.next('table.seats', ({ seats }) => !seats[bob.snapshot.seat]?.here);
    await ada.get('seat.absent', { how: 'bot' });
    await ada.next('table.seats', ({ seats }) => seats[bob.snapshot.seat]?.stand === 'bot');
    await playWell(ada);
    // The bot's answer.
    await ada.next('table.moves', ({ moves }) =>
      moves.some(({ by, move }) => by === bob.snapshot.seat && move.kind === 'send'),
    );
    const again = lab.connect();
    const { snapshot } = await again.get('seat.resume', { token: bob.token, code });
    await ada.next('table.seats', ({ seats }) => {
      const { here, stand } = seats[bob.snapshot.seat] ?? {};
      return here === true && stand === undefined;
    });
    const back: Player = Object.assign(again, { token: bob.token, snapshot: snapshot ?? bob.snapshot });
    await playOut(ada, back);
    // What the bot did in their place is not in their record; what they did is.
    const { moves } = await back.get('table.sync', { since: 0 });
    const own = moves.filter(({ by, id }) => by === back.snapshot.seat && !id.startsWith('~'));
    const { events } = await back.get('learner.record', { token: back.token });
    const numbers = new Set(events.map(({ id }) => Number(id.split(':')[1])));
    expect(moves.some(({ by, id }) => by === back.snapshot.seat && id.startsWith('~'))).toBe(true);
    expect([...numbers].filter((n) => !own.some((move) => move.n === n))).toEqual([]);
  });

  it('may move at once when they are back', async () => {
    const [ada, bob] = await twoOf();
    const [client, server] = ada.snapshot.seat === 'client' ? [ada, bob] : [bob, ada];
    await playWell(client);
    client.close();
    await server.next('table.seats', ({ seats }) => !seats.client.here);
    await server.get('seat.absent', { how: 'bot' });
    await server.next('table.seats', ({ seats }) => seats.client.stand === 'bot');
    const again = lab.connect();
    const { snapshot } = await again.get('seat.resume', { token: client.token, code });
    expect(snapshot?.seats.client.stand).toBeUndefined();
    const hint = { id: moveId(), move: { kind: 'hint' } } as const;
    // Not refused for the seat's sake: in this step there is none for the client.
    expect(await again.ask('move.play', hint)).toMatchObject({ refusal: 'no-more-hints' });
  });

  it('two bots never play a lesson out in the name of one who is away', async () => {
    const [ada, bob] = await twoOf();
    const [client, server] = ada.snapshot.seat === 'client' ? [ada, bob] : [bob, ada];
    await playWell(client);
    client.close();
    await server.next('table.seats', ({ seats }) => !seats.client.here);
    await server.get('seat.absent', { how: 'bot' });
    await server.next('table.seats', ({ seats }) => seats.client.stand === 'bot');
    // The partner goes for good: the bot has both ends now.
    await server.get('seat.leave', {});
    const { moves } = await teacher.get('class.table', { key, table: bob.snapshot.table });
    expect(moves.filter(({ by }) => by === 'client')).toHaveLength(1);
    const again = lab.connect();
    const { snapshot } = await again.get('seat.resume', { token: client.token, code });
    expect(snapshot?.seats).toMatchObject({ client: { here: true }, server: { kind: 'bot' } });
    expect(snapshot?.moves.filter(({ by }) => by === 'client')).toHaveLength(1);
  });

  it('the bot plays at once where the class wants it so', async () => {
    await teacher.get('class.settings', { key, settings: { absent: 'bot' } });
    const [ada, bob] = await twoOf();
    bob.close();
    await ada.next('table.seats', ({ seats }) => seats[bob.snapshot.seat]?.stand === 'bot');
    expect((await board()).people).toMatchObject([{ here: true }, { here: false, part: bob.snapshot.seat }]);
  });
});

it('none of it is for one who sits in no class', async () => {
  const { code: own } = await lab
    .connect()
    .get('table.open', { lesson: 'handshake', profile: 'strict', locale: 'en' });
  const eve = await sit(lab, own, 'Eve');
  const { table } = eve.snapshot;
  for (const asked of [
    eve.ask('table.next', { table }),
    eve.ask('seat.help', { on: true }),
    eve.ask('seat.absent', { how: 'bot' }),
  ])
    expect(await asked).toMatchObject({ refusal: 'no-class' });
  const stranger = lab.connect();
  for (const asked of [
    stranger.ask('table.next', { table }),
    stranger.ask('seat.help', { on: true }),
    stranger.ask('seat.absent', { how: 'bot' }),
  ])
    expect(await asked).toMatchObject({ refusal: 'no-seat' });
});
