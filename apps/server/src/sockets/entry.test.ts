import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '@handshake/contract';
import { spinName } from '@handshake/lessons';
import { AT_ONCE, goodMove, moveId, playWell, sit, startLab } from '../test/lab.ts';
import type { Client, Player, TestLab } from '../test/lab.ts';

let lab: TestLab;
let teacher: Client;
let code: string;
let key: string;
beforeAll(async () => {
  lab = await startLab({ pace: { ...AT_ONCE, bot: 3_600_000 } });
});
const openClass = async (): Promise<{ code: string; key: string }> =>
  teacher.get('class.open', {
    plan: [{ lesson: 'handshake', profile: 'strict' }],
    locale: 'en',
    password: PASSWORD,
  });
beforeEach(async () => {
  teacher = lab.connect();
  ({ code, key } = await openClass());
});
afterEach(() => teacher.close());
afterAll(async () => {
  await lab.stop();
  expect(lab.reports).toEqual([]);
});

/** What opens classes where the operator wants one. */
const PASSWORD = 'tcp is fun';

let drawn = 0;
/** A token that no other of this run is. */
const newToken = (): string => `T${String(++drawn).padStart(42, '0')}`;
const join = (name: string, who?: string): Promise<Player & { personal: string }> =>
  takeSeat(lab.connect(), name, who);
async function takeSeat(client: Client, name: string, who?: string): Promise<Player & { personal: string }> {
  const { token, snapshot, personal } = await client.get('seat.take', {
    code,
    seat: null,
    name,
    locale: 'en',
    ...(who === undefined ? {} : { who }),
  });
  if (!snapshot || personal === undefined) throw new Error('seated nowhere');
  return Object.assign(client, { token, snapshot, personal });
}
const back = (client: Client, personal: string, token = newToken(), where = code) =>
  client.ask('entry.back', { code: where, personal, token });
const people = async (): Promise<Person[]> => (await teacher.get('class.watch', { key })).board.people;
/** One of the names that a page spins, each another. */
const spun = (i: number): string => {
  const draws = [(i % 60) / 60, Math.floor(i / 60) / 60];
  return spinName('en', () => draws.shift() ?? 0);
};
const personOf = async (name: string): Promise<Person> =>
  (await people()).find((person) => person.name === name) as Person;

describe('a personal code', () => {
  it('brings a student back on another device, at the same point of the same connection', async () => {
    const ada = await join('Ada');
    const bob = await join('Bob');
    const { snapshot } = await ada.next('seat.moved');
    Object.assign(ada, { snapshot });
    const { n } = await playWell(ada);
    await bob.next('table.moves');
    const phone = lab.connect();
    // As it is read from a screen and typed.
    const typed = ` ${ada.personal.toLowerCase().slice(0, 4)}-${ada.personal.slice(4)}`;
    const answer = await back(phone, typed);
    expect(answer).toMatchObject({
      ok: true,
      name: 'Ada',
      snapshot: { table: bob.snapshot.table, seat: 'client' },
    });
    if (!answer.ok) return;
    expect(answer.snapshot?.moves.at(-1)?.n).toBeGreaterThanOrEqual(n);
    await playWell(bob);
    const there = Object.assign(phone, { token: '', snapshot: answer.snapshot }) as Player;
    expect(await goodMove(there)).not.toBeNull();
    await playWell(there);
    expect(await people()).toHaveLength(2);
  });

  it('puts the old device out: it is told so, hears nothing more and plays no more', async () => {
    const ada = await join('Ada');
    const token = newToken();
    expect(await back(lab.connect(), ada.personal, token)).toMatchObject({ ok: true });
    await ada.next('seat.elsewhere');
    const move = { kind: 'send', segment: { flags: 2, seq: 1, ack: 0, len: 0, win: 100 } } as const;
    expect(await ada.ask('move.play', { id: moveId(), move })).toMatchObject({ refusal: 'no-seat' });
    expect(await ada.ask('seat.resume', { token: ada.token, code })).toMatchObject({
      refusal: 'seat-elsewhere',
    });
    // And back again, by the same code.
    expect(await back(ada, ada.personal)).toMatchObject({ ok: true, name: 'Ada' });
    expect(await lab.connect().ask('seat.resume', { token, code })).toMatchObject({
      refusal: 'seat-elsewhere',
    });
  });

  it('may be asked with once more when its answer was lost, and still holds after a restart', async () => {
    const ada = await join('Ada');
    const token = newToken();
    for (let i = 0; i < 3; i++)
      expect(await back(lab.connect(), ada.personal, token)).toMatchObject({ ok: true });
    await lab.restart();
    expect(await back(lab.connect(), ada.personal)).toMatchObject({ ok: true, name: 'Ada' });
    const answer = await lab.connect().ask('seat.resume', { token, code });
    expect(answer).toMatchObject({ refusal: 'seat-elsewhere' });
  });

  it('leaves one device in the seat, whichever come in the same moment', async () => {
    for (let i = 0; i < 8; i++) {
      const ada = await join(spun(900 + i));
      const devices = [lab.connect(), lab.connect(), lab.connect()];
      const old = lab.connect();
      await Promise.all([...devices, old].map((client) => client.connected()));
      await Promise.all([
        ...devices.map((client) => back(client, ada.personal)),
        old.ask('seat.resume', { token: ada.token, code }),
      ]);
      const all = [ada, old, ...devices];
      const answers = await Promise.all(all.map((client) => client.ask('table.sync', { since: 0 })));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.slice(0, 2).map((answer) => answer.ok)).toEqual([false, false]);
    }
  });

  it('hands the seat back from the bot that stood in', async () => {
    await teacher.get('class.settings', { key, settings: { absent: 'bot' } });
    const ada = await join('Ada');
    const bob = await join('Bob');
    await ada.next('seat.moved');
    ada.close();
    await bob.next('table.seats', ({ seats }) => seats.client.stand === 'bot');
    const phone = lab.connect();
    const answer = await back(phone, ada.personal);
    expect(answer).toMatchObject({ ok: true, snapshot: { seats: { client: { here: true } } } });
    if (answer.ok) expect(answer.snapshot?.seats.client.stand).toBeUndefined();
  });

  it('hands the seat back from the instructor who played in it when the server stopped', async () => {
    // It is stopped before it has missed anybody.
    await lab.restart({ grace: 3_600_000 });
    await teacher.connected();
    const ada = await join('Ada');
    const bob = await join('Bob');
    await teacher.get('step.sit', { key, table: bob.snapshot.table, seat: 'client' });
    await lab.restart();
    const answer = await back(lab.connect(), ada.personal);
    expect(answer).toMatchObject({ ok: true, snapshot: { seats: { client: { here: true } } } });
    if (answer.ok) expect(answer.snapshot?.seats.client.stand).toBeUndefined();
  });

  it('carries the record of practice along', async () => {
    const ada = await join('Ada');
    const token = newToken();
    await playWell(ada);
    const events = (await ada.get('learner.record', { token: ada.token })).events;
    expect(events.length).toBeGreaterThan(0);
    const phone = lab.connect();
    await back(phone, ada.personal, token);
    expect((await phone.get('learner.record', { token })).events).toEqual(events);
    expect(await ada.ask('learner.record', { token: ada.token })).toMatchObject({
      refusal: 'seat-elsewhere',
    });
  });

  it('is nobody’s in another class, nor after one has stood up, nor once there is a new one', async () => {
    const ada = await join('Ada');
    const other = await openClass();
    expect(await back(lab.connect(), ada.personal, newToken(), other.code)).toMatchObject({
      refusal: 'personal-unknown',
    });
    const { personal } = await ada.get('entry.personal', {});
    expect(await back(lab.connect(), ada.personal)).toMatchObject({ refusal: 'personal-unknown' });
    const { id } = await personOf('Ada');
    const told = await teacher.get('entry.renew', { key, student: id });
    expect(await back(lab.connect(), personal)).toMatchObject({ refusal: 'personal-unknown' });
    const phone = lab.connect();
    expect(await back(phone, told.personal)).toMatchObject({ ok: true });
    await phone.get('seat.leave', {});
    expect(await back(lab.connect(), told.personal)).toMatchObject({ refusal: 'personal-unknown' });
  });

  it('is not made for a stranger, nor for whoever is not of the class', async () => {
    const ada = await join('Ada');
    const other = await openClass();
    expect(await lab.connect().ask('entry.personal', {})).toMatchObject({ refusal: 'no-seat' });
    const { id } = await personOf('Ada');
    expect(await teacher.ask('entry.renew', { key: other.key, student: id })).toMatchObject({
      refusal: 'student-unknown',
    });
    expect(await back(lab.connect(), ada.personal)).toMatchObject({ ok: true });
  });

  it.each(['', 'K7M4', 'K7M4QX2PP', 'K7M4QX20', '__proto__'])('is none: %j', async (typed) => {
    expect(await back(lab.connect(), typed)).toMatchObject({
      refusal: 'personal-malformed',
      field: 'personal',
    });
  });

  it('is not stored as it is', async () => {
    const ada = await join('Ada');
    const stored = await teacher.get('class.watch', { key });
    expect(JSON.stringify(stored)).not.toContain(ada.personal);
  });

  it('is told again when the answer to the first wish was lost', async () => {
    const wish = { code, seat: null, name: 'Ada', locale: 'en', token: newToken() } as const;
    const first = await lab.connect().get('seat.take', wish);
    const second = await lab.connect().get('seat.take', wish);
    expect(second.snapshot?.table).toBe(first.snapshot?.table);
    expect(await back(lab.connect(), second.personal ?? '')).toMatchObject({ ok: true, name: 'Ada' });
  });
});

describe('guessing', () => {
  it('of personal codes is slowed down for the class, from how many connections it may come', async () => {
    const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => lab.connect()).flatMap((client, c) =>
        Array.from({ length: 40 }, (_, i) =>
          back(client, `AAAA${alphabet[c]}A${alphabet[i % 31]}${alphabet[(i * 7) % 31]}`),
        ),
      ),
    );
    const kinds = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal));
    expect(kinds.filter((kind) => kind === 'personal-unknown').length).toBeLessThanOrEqual(130);
    expect(new Set(kinds)).toEqual(new Set(['personal-unknown', 'too-fast']));
    // Nobody who holds a token is kept out meanwhile.
    const ada = await join('Ada');
    expect(await lab.connect().ask('seat.resume', { token: ada.token })).toMatchObject({ ok: true });
    await lab.restart();
  });
});

describe('joining', () => {
  it('10,000 times from one device takes one seat, and harms nobody', async () => {
    const bob = await join('Bob');
    const device = lab.connect();
    const wishes = Array.from({ length: 10_000 }, (_, i) =>
      device.raw('seat.take', { code, seat: null, name: `Ada ${i}`, locale: 'en', token: newToken() }),
    );
    const answers = (await Promise.all(wishes)) as { ok: boolean; refusal?: string }[];
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = new Set(answers.flatMap(({ refusal }) => refusal ?? []));
    expect([...refusals].every((refusal) => ['seated-already', 'too-fast'].includes(refusal))).toBe(true);
    expect((await people()).map(({ name }) => name)).toEqual(['Bob', 'Ada 0']);
    expect(await bob.ask('table.sync', { since: 0 })).toMatchObject({ ok: true });
  });

  it('over and over with new connections is slowed down, and the class is the class still', async () => {
    const answers: string[] = [];
    for (let i = 0; i < 14; i++) {
      const clients = Array.from({ length: 50 }, () => lab.connect());
      const batch = clients.map((client, j) =>
        client.ask('seat.take', { code, seat: null, name: spun(i * 50 + j), locale: 'en' }),
      );
      for (const answer of await Promise.all(batch)) answers.push(answer.ok ? 'ok' : answer.refusal);
      for (const client of clients) client.close();
    }
    expect(answers).toContain('too-fast');
    expect(new Set(answers)).toEqual(new Set(['ok', 'too-fast']));
    await lab.restart();
    await teacher.connected();
    expect((await people()).length).toBe(answers.filter((answer) => answer === 'ok').length);
  });

  it('with a name that is there already offers one that is free', async () => {
    await join('Wei');
    const client = lab.connect();
    const wish = { code, seat: null, locale: 'en' } as const;
    const answer = await client.ask('seat.take', { ...wish, name: 'wei' });
    expect(answer).toMatchObject({ refusal: 'name-taken', field: 'name', name: 'wei 2' });
    expect(await client.ask('seat.take', { ...wish, name: 'wei 2' })).toMatchObject({ ok: true });
    expect((await people()).map(({ name }) => name)).toEqual(['Wei', 'wei 2']);
  });
});

const LIST = [
  { name: 'Wang Wei', number: '2023001' },
  { name: 'Wang Wei', number: '2023002' },
  { name: 'Lovelace, Ada', number: '2023003' },
  { name: '李娜', number: null },
];
const list = (entries = LIST) => teacher.get('entry.roster', { key, entries });

describe('a class list', () => {
  it('is the instructor’s to see, and tells others only that there is one', async () => {
    expect(await lab.connect().get('table.look', { code })).not.toHaveProperty('roster');
    const { listed } = await list();
    expect(listed.map(({ name, number, student }) => ({ name, number, student }))).toEqual(
      LIST.map((entry) => ({ ...entry, student: null })),
    );
    const seen = await lab.connect().get('table.look', { code });
    expect(seen.roster).toBe(true);
    expect(JSON.stringify(seen)).not.toMatch(/Lovelace|2023|李娜/u);
    const other = await openClass();
    expect((await teacher.get('entry.roster', { key: other.key })).listed).toEqual([]);
  });

  it.each([
    ['2023003', 'Lovelace, Ada'],
    ['ada lovelace', 'Lovelace, Ada'],
    [' LOVELACE Ada ', 'Lovelace, Ada'],
    ['Wang Wei 2023002', 'Wang Wei (2023002)'],
    ['2023 001', 'Wang Wei (2023001)'],
    ['李 娜', '李娜'],
  ])('knows who types %j', async (who, realName) => {
    await list();
    await join('Blue Heron', who);
    expect(await personOf('Blue Heron')).toMatchObject({ name: 'Blue Heron', realName });
  });

  it.each([
    ['Nobody', 'roster-unknown'],
    ['   ', null],
    ['%', 'roster-unknown'],
    ['wang wei', 'roster-several'],
  ])('answers %j', async (who, refusal) => {
    await list();
    const answer = await lab.connect().ask('seat.take', { code, seat: null, name: 'X', locale: 'en', who });
    if (refusal === null) expect(answer).toMatchObject({ ok: true });
    else expect(answer).toMatchObject({ refusal, field: 'who' });
    expect(await people()).toHaveLength(refusal === null ? 1 : 0);
  });

  it('has everybody once, until they go', async () => {
    await list();
    const ada = await join('A', '2023003');
    const wish = { code, seat: null, name: 'B', locale: 'en', who: 'Ada Lovelace' } as const;
    expect(await lab.connect().ask('seat.take', wish)).toMatchObject({ refusal: 'roster-taken' });
    await ada.get('seat.leave', {});
    expect(await lab.connect().ask('seat.take', wish)).toMatchObject({ ok: true });
    expect((await personOf('B')).realName).toBe('Lovelace, Ada');
  });

  it('comes later, is assigned by the instructor, mended, and outlives a restart', async () => {
    await join('A');
    await join('B');
    expect((await personOf('A')).realName).toBeNull();
    const { listed } = await list();
    const [a, b] = [await personOf('A'), await personOf('B')];
    const idOf = (number: string) => listed.find((one) => one.number === number)?.id ?? '';
    await teacher.get('entry.assign', { key, student: a.id, listed: idOf('2023001') });
    await teacher.get('entry.assign', { key, student: b.id, listed: idOf('2023001') });
    expect([(await personOf('A')).realName, (await personOf('B')).realName]).toEqual([
      null,
      'Wang Wei (2023001)',
    ]);
    // Spelt better, the other Wang Wei gone.
    const mended = await list([{ name: 'Wang Weì', number: '2023001' }]);
    expect(mended.listed).toMatchObject([{ id: idOf('2023001'), student: b.id }]);
    expect((await personOf('B')).realName).toBe('Wang Weì');
    await lab.restart();
    await teacher.connected();
    expect((await personOf('B')).realName).toBe('Wang Weì');
    await teacher.get('entry.assign', { key, student: b.id, listed: null });
    expect((await personOf('B')).realName).toBeNull();
    expect(await teacher.ask('entry.assign', { key, student: 'x', listed: null })).toMatchObject({
      refusal: 'student-unknown',
    });
    expect(await teacher.ask('entry.assign', { key, student: b.id, listed: 'x' })).toMatchObject({
      refusal: 'roster-unknown',
    });
  });

  it('is refused as a whole where a row is broken, and the one before stays', async () => {
    await list();
    const broken = [
      { name: 'Ada', number: null },
      { name: 'a\u202eb', number: null },
    ];
    expect(await teacher.ask('entry.roster', { key, entries: broken })).toMatchObject({
      refusal: 'malformed',
      field: 'entries.1.name',
    });
    const many = Array.from({ length: 501 }, (_, i) => ({ name: `N ${i}`, number: null }));
    expect(await teacher.ask('entry.roster', { key, entries: many })).toMatchObject({ refusal: 'malformed' });
    expect((await teacher.get('entry.roster', { key })).listed).toHaveLength(LIST.length);
  });

  it('leaks no real name to the student’s own page, their partner’s or a stranger’s', async () => {
    await list();
    const heard: unknown[] = [];
    const listen = (client: Client) => {
      client.socket.onAny((...all: unknown[]) => heard.push(all));
      return client;
    };
    const ask = async (client: Client, name: string, request: unknown) => {
      heard.push(await client.raw(name, request));
    };
    const [one, two, stranger] = [listen(lab.connect()), listen(lab.connect()), listen(lab.connect())];
    const ada = await takeSeat(one, 'Blue Heron', '2023003');
    await takeSeat(two, 'Red Fox', '李娜');
    for (const client of [one, two, stranger]) {
      await ask(client, 'table.look', { code });
      await ask(client, 'table.sync', { since: 0 });
      await ask(client, 'seat.composing', { on: true });
      await ask(client, 'seat.help', { on: true });
      await ask(client, 'entry.roster', { key: 'A'.repeat(43) });
    }
    await ask(two, 'seat.resume', { token: ada.token, code });
    await ask(stranger, 'entry.back', { code, personal: ada.personal, token: newToken() });
    await ask(stranger, 'learner.record', { token: ada.token });
    await teacher.get('class.pair', { key, how: 'swap' });
    await stranger.next('seat.moved');
    const said = JSON.stringify(heard);
    expect(said).toContain('Red Fox');
    expect(said).not.toMatch(/Lovelace|2023003|李娜|realName/u);
  });
});

describe('two instructors', () => {
  const second = async () => {
    const client = lab.connect();
    const { second: other } = await teacher.get('entry.share', { key });
    const { holder, board } = await client.get('class.watch', { key: other });
    return { client, key: other, holder, board };
  };

  it('hold one class: the second sees and does the same, but for who else holds it', async () => {
    const { holder, client, key: theirs, board } = await second();
    expect(holder).toBe('second');
    expect(board).toMatchObject({ code, shared: true });
    expect((await teacher.get('class.watch', { key })).holder).toBe('owner');
    await join('Ada');
    await client.next('class.board', ({ students }) => students === 1);
    expect(await client.ask('class.pair', { key: theirs, how: 'redraw' })).toMatchObject({ ok: true });
    for (const event of ['entry.share', 'entry.unshare'] as const)
      expect(await client.ask(event, { key: theirs })).toMatchObject({ refusal: 'owner-only' });
    expect((await teacher.get('class.watch', { key })).board.shared).toBe(true);
  });

  it('press opposite buttons at once: the last one wins, and both see it', async () => {
    const { client, key: theirs } = await second();
    await teacher.get('class.watch', { key });
    const press = (who: Client, by: string, locked: boolean) =>
      who.ask('class.settings', { key: by, settings: { locked } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        i % 2 ? press(client, theirs, false) : press(teacher, key, true),
      ),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const [mine, other] = [
      (await teacher.get('class.watch', { key })).board,
      (await client.get('class.watch', { key: theirs })).board,
    ];
    expect(mine.settings).toEqual(other.settings);
    expect(
      await lab.connect().ask('seat.take', { code, seat: null, name: 'Ada', locale: 'en' }),
    ).toMatchObject(mine.settings.locked ? { refusal: 'class-locked' } : { ok: true });
  });

  it('are one again when the key is taken back: the page is told, hears nothing more and does nothing more', async () => {
    const { client, key: theirs } = await second();
    const ada = await join('Ada');
    await client.get('class.table', { key: theirs, table: ada.snapshot.table });
    await teacher.get('entry.unshare', { key });
    await client.next('entry.revoked');
    for (const name of ['class.board', 'class.moves'] as const) {
      while (client.heard(name).length > 0) await client.next(name);
    }
    await playWell(ada);
    await join('Bob');
    await teacher.get('class.watch', { key });
    // Asked last, answered last: what was to be heard would be here.
    expect(await client.ask('class.watch', { key: theirs })).toMatchObject({ refusal: 'key-revoked' });
    for (const how of ['redraw', 'swap'] as const)
      expect(await client.ask('class.pair', { key: theirs, how })).toMatchObject({ refusal: 'key-revoked' });
    expect(client.heard('class.board')).toEqual([]);
    expect(client.heard('class.moves')).toEqual([]);
    expect((await teacher.get('class.watch', { key })).board).toMatchObject({ shared: false, students: 2 });
    await lab.restart();
    expect(await lab.connect().ask('class.watch', { key: theirs })).toMatchObject({ refusal: 'key-unknown' });
  });

  it('are one again in the seats as well: a second one who played in one plays and hears no more', async () => {
    const { client, key: theirs } = await second();
    const ada = await join('Ada');
    const bob = await join('Bob');
    const { table } = bob.snapshot;
    const seat = 'client';
    await client.get('step.sit', { key: theirs, table, seat });
    await bob.next('table.seats', ({ seats }) => seats.client.stand === 'instructor');
    await Promise.all([
      teacher.get('entry.unshare', { key }),
      client.ask('step.sit', { key: theirs, table, seat: 'server' }),
    ]);
    await bob.next('table.seats', ({ seats }) => !seats.client.stand && !seats.server.stand);
    const { seats } = await bob.get('table.sync', { since: 0 });
    expect([seats.client.stand, seats.server.stand]).toEqual([undefined, undefined]);
    while (client.heard('table.seats').length > 0) await client.next('table.seats');
    await playWell((await ada.get('table.sync', { since: 0 })).seat === seat ? ada : bob);
    await ada.get('seat.composing', { on: true });
    await bob.next('table.moves');
    expect(await client.ask('class.watch', { key: theirs })).toMatchObject({ refusal: 'key-revoked' });
    expect([...client.heard('table.seats'), ...client.heard('table.moves')]).toEqual([]);
  });

  it('are put out while they are just coming in', async () => {
    for (let i = 0; i < 10; i++) {
      const { second: theirs } = await teacher.get('entry.share', { key });
      const client = lab.connect();
      await client.connected();
      const watching = client.ask('class.watch', { key: theirs });
      await Promise.all([watching, teacher.get('entry.unshare', { key })]);
      await client.ask('class.watch', { key: theirs });
      while (client.heard('class.board').length > 0) await client.next('class.board');
      await teacher.get('class.settings', { key, settings: { locked: i % 2 === 0 } });
      const other = lab.connect();
      const { board } = await other.get('class.watch', { key });
      expect(board.settings.locked).toBe(i % 2 === 0);
      await client.ask('class.watch', { key: theirs });
      expect(client.heard('class.board')).toEqual([]);
    }
  });

  it('have a new link in the place of the old one', async () => {
    const { client, key: old } = await second();
    const { second: fresh } = await teacher.get('entry.share', { key });
    await client.next('entry.revoked');
    expect(await client.ask('class.watch', { key: old })).toMatchObject({ refusal: 'key-revoked' });
    expect(await client.ask('class.watch', { key: fresh })).toMatchObject({ ok: true, holder: 'second' });
  });
});

describe('a password for opening classes', () => {
  const wish = { plan: [{ lesson: 'handshake', profile: 'strict' as const }], locale: 'en' as const };

  it('is asked for where the operator wants one; joining needs none', async () => {
    await lab.restart({ password: PASSWORD });
    await teacher.connected();
    expect(await teacher.ask('class.open', wish)).toMatchObject({
      refusal: 'password-needed',
      field: 'password',
    });
    expect(await teacher.ask('class.open', { ...wish, password: 'TCP is fun' })).toMatchObject({
      refusal: 'password-wrong',
    });
    const opened = await teacher.get('class.open', { ...wish, password: PASSWORD });
    await sit(lab, opened.code, 'Ada');
    expect(await teacher.ask('class.watch', { key })).toMatchObject({ ok: true });
  });

  it('is not guessed: it is tried less and less', async () => {
    const clients = Array.from({ length: 3 }, () => lab.connect());
    const answers = await Promise.all(
      clients.flatMap((client) =>
        Array.from({ length: 20 }, (_, i) => client.ask('class.open', { ...wish, password: `guess ${i}` })),
      ),
    );
    const kinds = answers.map((answer) => (answer.ok ? 'ok' : answer.refusal));
    expect(kinds.filter((kind) => kind === 'password-wrong').length).toBeLessThanOrEqual(11);
    expect(new Set(kinds)).toEqual(new Set(['password-wrong', 'too-fast']));
    expect(answers.find((answer) => !answer.ok && answer.refusal === 'too-fast')).toHaveProperty(
      'retryAfter',
    );
    await lab.restart();
  });
});
