/**
 * Who may do what: every event of the contract × every role, as one table. What is refused changes nothing; and nobody hears a
 * name, a token or a segment that is not theirs to know.
 */
import { EVENTS } from '@handshake/contract';
import type { EventName, PlayableMove } from '@handshake/contract';
import { COACHED, lessonById, newHeader, play, fold, nextMove, SOUND } from '@handshake/lessons';
import type { Lesson, LoggedMove } from '@handshake/lessons';
import { ACK, SYN } from '@handshake/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodMove, moveId, startLab } from '../test/lab.ts';
import type { Client, Player, TestLab } from '../test/lab.ts';

/**
 * `instructor`: opened the class. `second`: holds its second key. `own`, `partner`: the ends of a table, `network` between them.
 * `other`: at another table of the class. `spectator`: has the class's code, and no more. `stranger`: has nothing.
 */
const ROLES = [
  'instructor',
  'second',
  'own',
  'partner',
  'network',
  'other',
  'spectator',
  'stranger',
] as const;
type Role = (typeof ROLES)[number];
type Seated = 'own' | 'partner' | 'network' | 'other';
const SEATED: readonly Role[] = ['own', 'partner', 'network', 'other'];

/** A class of two tables, one of them with a student for the network, and one who has each role. */
interface World {
  readonly code: string;
  readonly table: string;
  readonly clients: Readonly<Record<Role, Client>>;
  readonly players: Readonly<Record<Seated, Player>>;
  /** What each would use as a key, and as a token: their own secret, whatever it is one of. */
  readonly secrets: Readonly<Record<Role, string>>;
  /** Each student's personal code. */
  readonly personal: Readonly<Record<Seated, string>>;
  /** Ids, as instructors know them. */
  readonly ids: Readonly<Record<Seated, string>>;
  /** Everything that was said to each: answers and pushes. */
  readonly said: Readonly<Record<Role, string[]>>;
  /** All that the class is, as its instructor sees it. */
  state(): Promise<unknown>;
  close(): void;
}
const NAMES: Readonly<Record<Seated, string>> = {
  own: 'Ada',
  partner: 'Bob',
  network: 'Cleo',
  other: 'Dan',
};

let lab: TestLab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(async () => {
  await lab.stop();
  expect(lab.reports).toEqual([]);
});

async function world(): Promise<World> {
  const said = Object.fromEntries(ROLES.map((role) => [role, [] as string[]])) as Record<Role, string[]>;
  const listening = <C extends Client>(role: Role, client: C): C => {
    client.socket.onAny((...push: unknown[]) => said[role].push(JSON.stringify(push)));
    return client;
  };
  const instructor = listening('instructor', lab.connect());
  const observer = lab.connect();
  const plan = ['handshake', 'half-close'].map((lesson) => ({ lesson, profile: 'strict' as const }));
  const { code, key } = await instructor.get('class.open', { plan, locale: 'en' });
  const { second } = await instructor.get('entry.share', { key });
  const board = async () => (await observer.get('class.watch', { key })).board;

  const personal: Record<string, string> = {};
  const players: Record<string, Player> = {};
  // Two by two; Cleo comes last and is alone.
  for (const [role, name] of [
    ['own', 'Ada'],
    ['partner', 'Bob'],
    ['other', 'Dan'],
    [null, 'Eve'],
    ['network', 'Cleo'],
  ] as const) {
    const client = lab.connect();
    if (role) listening(role, client);
    const taken = await client.get('seat.take', { code, seat: null, name, locale: 'en' });
    if (!taken.snapshot) throw new Error('seated nowhere');
    if (role) said[role].push(JSON.stringify(taken));
    const { token, snapshot } = taken;
    if (role) personal[role] = taken.personal ?? '';
    if (role) players[role] = Object.assign(client, { token, snapshot });
  }
  const ids = Object.fromEntries(
    (await board()).people.flatMap(({ id, name }) => {
      const role = (Object.keys(NAMES) as Seated[]).find((one) => NAMES[one] === name);
      return role ? [[role, id]] : [];
    }),
  ) as Record<Seated, string>;
  // Ada is the client, Bob the server, Cleo the network between them.
  const ends = { client: ids.own, server: ids.partner, network: ids.network };
  const { tiles } = await board();
  const first = tiles.find(({ seats }) => [seats.client.name, seats.server.name].includes('Ada'));
  await instructor.get('people.seat', { key, tables: [{ table: first?.table ?? '', ...ends }] });
  for (const role of ['own', 'partner', 'network'] as const) {
    const player = players[role] as Player;
    const { snapshot } = await player.next(
      'seat.moved',
      (push) => push.snapshot?.seats.network !== undefined,
    );
    if (snapshot) Object.assign(player, { snapshot });
  }
  const of = (role: Seated) => players[role] as Player;
  const clients = {
    instructor,
    second: listening('second', lab.connect()),
    own: of('own'),
    partner: of('partner'),
    network: of('network'),
    other: of('other'),
    spectator: listening('spectator', lab.connect()),
    stranger: listening('stranger', lab.connect()),
  };
  said.spectator.push(JSON.stringify(await clients.spectator.get('table.look', { code })));
  const made = (letter: string) => letter.repeat(43);
  return {
    code,
    table: of('own').snapshot.table,
    clients,
    players: players as Record<Seated, Player>,
    personal: personal as Record<Seated, string>,
    ids,
    said,
    secrets: {
      instructor: key,
      second,
      own: of('own').token,
      partner: of('partner').token,
      network: of('network').token,
      other: of('other').token,
      spectator: made('B'),
      stranger: made('C'),
    },
    async state() {
      const { rev: _, now: __, ...now } = await board();
      const logs = [];
      for (const { table } of now.tiles) logs.push((await observer.get('class.table', { key, table })).moves);
      const records = [];
      for (const role of SEATED as readonly Seated[])
        records.push((await observer.ask('learner.record', { token: of(role).token })) as object);
      return JSON.parse(JSON.stringify({ now, logs, records })) as unknown;
    },
    close() {
      for (const client of [...Object.values(clients), observer]) client.close();
    },
  };
}

/** What a role is answered: granted, or refused and why. */
type Answer = 'ok' | (string & {});
type Answers = Readonly<Record<Role, Answer>>;
interface Row {
  readonly ask: (w: World, role: Role) => object | Promise<object>;
  readonly answers: Answers;
  /** Once it is done there is nothing left to do it with. */
  readonly once?: true;
}
const answers = (all: Answer, but: Partial<Answers> = {}): Answers => ({
  ...(Object.fromEntries(ROLES.map((role) => [role, all])) as Record<Role, Answer>),
  ...but,
});
/** Anybody at all. */
const ANYBODY = answers('ok');
/** Whoever holds a key of the class; whoever opened it. */
const keyed = (answer: Answer) => answers('key-unknown', { instructor: answer, second: answer });
const KEY = keyed('ok');
const OWNER = answers('key-unknown', { instructor: 'ok', second: 'owner-only' });
/** Whoever has a seat in the class, of their own: by the connection that they sat down on, and by token. */
const four = (answer: Answer): Partial<Answers> => Object.fromEntries(SEATED.map((role) => [role, answer]));
const SEAT = answers('no-seat', four('ok'));
const TOKEN = answers('token-unknown', four('ok'));

const PLAN = [{ lesson: 'isn', profile: 'strict' }];
const key = (w: World, role: Role) => ({ key: w.secrets[role] });
const at = (w: World, role: Role) => ({ ...key(w, role), table: w.table });
const token = (w: World, role: Role) => ({ token: w.secrets[role] });
/** A lesson that was practised alone. */
const practised = (() => {
  const lesson = lessonById('handshake') as Lesson;
  const iss = { client: 1_000_000, server: 2_000_000 };
  const header = newHeader({ lesson, profile: 'strict', ways: COACHED, iss });
  const moves: LoggedMove[] = [];
  let table = fold(header, []);
  for (
    let next = nextMove(table, { client: SOUND, server: SOUND });
    next;
    next = nextMove(table, { client: SOUND, server: SOUND })
  ) {
    const played = play(table, next.by, next.move);
    if (!played.ok) throw new Error(played.refusal);
    table = played.table;
    moves.push({ ...played.logged, id: moveId(), at: 1_790_000_000_000 + moves.length });
  }
  const { id, version } = lesson;
  const ways = COACHED;
  return { lesson: { id, version }, profile: 'strict', ways, iss, seat: 'client', device: 'laptop', moves };
})();

/** One row an event; all that is about a table is about the first one, and all that is about a student about Bob. */
const ROWS: Readonly<Record<string, Row>> = {
  'table.open': {
    ask: () => ({ lesson: 'handshake', profile: 'strict', locale: 'en' }),
    answers: ANYBODY,
  },
  'table.look': { ask: ({ code }) => ({ code }), answers: ANYBODY },
  'table.sync': { ask: () => ({ since: 0 }), answers: SEAT },
  // Not finished yet; for whoever sits elsewhere it is not their table, whatever its id is worth.
  'table.again': {
    ask: ({ table }) => ({ swap: true, table }),
    answers: answers('no-seat', { ...four('not-finished'), network: 'not-your-seat', other: 'moved-on' }),
  },
  'table.next': {
    ask: ({ table }) => ({ table }),
    answers: answers('no-seat', { ...four('not-finished'), network: 'not-your-seat', other: 'moved-on' }),
  },
  // One device is one student; whoever holds a key may sit down as well.
  'seat.take': {
    ask: ({ code }, role) => ({ code, seat: null, name: `New ${role}`, locale: 'en' }),
    answers: answers('ok', four('seated-already')),
  },
  'seat.resume': { ask: (w, role) => ({ ...token(w, role), code: w.code }), answers: TOKEN },
  'seat.leave': { ask: () => ({}), answers: SEAT },
  'seat.composing': { ask: () => ({ on: true }), answers: SEAT },
  'seat.help': { ask: () => ({ on: true }), answers: SEAT },
  'seat.absent': {
    ask: () => ({ how: 'bot' }),
    answers: answers('no-seat', { ...four('partner-here'), network: 'not-your-seat' }),
  },
  // The client's segment, by everybody: it is only the client's to send.
  'move.play': {
    ask: async ({ players, table }, role) => {
      const move = await goodMove(players.own);
      // Nobody plays another part's move: an end hands nothing over, the network sends nothing.
      return { id: moveId(), table, move: role === 'partner' ? { kind: 'deliver', no: 1 } : move };
    },
    answers: answers('no-seat', {
      own: 'ok',
      partner: 'not-your-seat',
      network: 'not-your-seat',
      other: 'not-your-seat',
    }),
  },
  'class.open': { ask: () => ({ plan: PLAN, locale: 'en' }), answers: ANYBODY },
  'class.watch': { ask: key, answers: KEY },
  'class.pair': { ask: (w, role) => ({ ...key(w, role), how: 'redraw' }), answers: KEY },
  'class.plan': { ask: (w, role) => ({ ...key(w, role), plan: PLAN, begin: 0 }), answers: KEY },
  'class.settings': {
    ask: (w, role) => ({ ...key(w, role), settings: { locked: true, absent: 'bot' } }),
    answers: KEY,
  },
  'class.table': { ask: (w, role) => ({ ...key(w, role), table: w.table }), answers: KEY },
  'class.end': { ask: key, answers: KEY },
  // Not while it is on.
  'class.archive': {
    ask: (w, role) => ({ ...key(w, role), on: true }),
    answers: keyed('class-open'),
  },
  'class.erase': {
    ask: (w, role) => ({ ...key(w, role), code: w.code }),
    answers: { ...OWNER, instructor: 'class-open' },
  },
  'class.list': { ask: (w, role) => ({ keys: [w.secrets[role]] }), answers: ANYBODY },
  'step.pause': { ask: (w, role) => ({ ...at(w, role), on: true }), answers: KEY },
  'step.time': { ask: (w, role) => ({ ...at(w, role), minutes: 5 }), answers: KEY },
  'step.word': { ask: (w, role) => ({ ...at(w, role), text: 'Look at Ack' }), answers: KEY },
  'step.fault': {
    ask: (w, role) => ({ ...at(w, role), fault: 'drop', from: 'client', flags: SYN, times: 1 }),
    answers: KEY,
  },
  // There is nothing to mend or to release; and nobody plays in a seat without having taken it.
  'step.mend': { ask: at, answers: keyed('no-need') },
  'step.release': { ask: (w, role) => ({ ...at(w, role), no: 1 }), answers: keyed('no-such-segment') },
  'step.hint': { ask: (w, role) => ({ ...at(w, role), seat: 'client' }), answers: KEY },
  'step.sit': { ask: (w, role) => ({ ...at(w, role), seat: 'client' }), answers: KEY },
  'step.play': {
    ask: async (w, role) => ({
      ...at(w, role),
      seat: 'client',
      id: moveId(),
      move: await goodMove(w.players.own),
    }),
    answers: keyed('not-your-seat'),
  },
  'step.rise': { ask: (w, role) => ({ ...at(w, role), seat: 'client' }), answers: KEY },
  'people.seat': {
    ask: (w, role) => ({
      ...key(w, role),
      tables: [{ table: w.table, client: w.ids.partner, server: w.ids.own, network: null }],
    }),
    answers: KEY,
    once: true,
  },
  'people.rename': {
    ask: (w, role) => ({ ...key(w, role), student: w.ids.partner, name: 'Mallory' }),
    answers: KEY,
  },
  'people.remove': {
    ask: (w, role) => ({ ...key(w, role), student: w.ids.partner }),
    answers: KEY,
    once: true,
  },
  // By Ada's personal code if one is Ada; everybody else guesses.
  'entry.back': {
    ask: ({ code, personal }, role) => ({
      code,
      personal: role === 'own' ? personal.own : 'AAAABBBB',
      token: role.padEnd(43, 'x'),
    }),
    answers: answers('personal-unknown', { own: 'ok' }),
  },
  'entry.personal': { ask: () => ({}), answers: SEAT },
  'entry.renew': { ask: (w, role) => ({ ...key(w, role), student: w.ids.partner }), answers: KEY },
  'entry.roster': {
    ask: (w, role) => ({ ...key(w, role), entries: [{ name: 'Robert', number: null }] }),
    answers: KEY,
  },
  'entry.assign': {
    ask: (w, role) => ({ ...key(w, role), student: w.ids.partner, listed: null }),
    answers: KEY,
  },
  'entry.share': { ask: key, answers: OWNER },
  'entry.unshare': { ask: key, answers: OWNER },
  'learner.keep': {
    ask: (w, role) => ({ ...token(w, role), run: { ...practised, table: `practice-of-${role}` } }),
    answers: TOKEN,
  },
  'learner.record': { ask: token, answers: TOKEN },
  'learner.tables': { ask: token, answers: TOKEN },
  'learner.table': {
    ask: (w, role) => ({ ...token(w, role), table: w.table }),
    answers: { ...TOKEN, other: 'not-your-seat' },
  },
};

it('has a row for every event', () => {
  expect(Object.keys(ROWS).sort()).toEqual(Object.keys(EVENTS).sort());
});

const told = (answer: unknown): Answer => {
  const { ok, refusal } = answer as { ok: boolean; refusal?: string };
  return ok ? 'ok' : (refusal ?? 'no refusal');
};

describe.each(Object.entries(ROWS).filter(([event]) => event in EVENTS))('%s', (event, row) => {
  // All come from one address, which may bring only so many newcomers at a time.
  beforeAll(() => lab.restart());
  const refused = ROLES.filter((role) => row.answers[role] !== 'ok');
  const granted = ROLES.filter((role) => row.answers[role] === 'ok');

  it(`is refused, and nothing changes: ${refused.join(', ') || 'nobody'}; is granted: ${granted.join(', ')}`, async () => {
    let w = await world();
    const before = await w.state();
    for (const role of refused) {
      const answer = await w.clients[role].raw(event, await row.ask(w, role));
      expect([role, told(answer)]).toEqual([role, row.answers[role]]);
      expect(await w.state(), role).toEqual(before);
    }
    for (const [i, role] of granted.entries()) {
      if (row.once && i > 0) {
        w.close();
        w = await world();
      }
      const request = await row.ask(w, role);
      expect(EVENTS[event as EventName].input.safeParse(request).success).toBe(true);
      expect([role, told(await w.clients[role].raw(event, request))]).toEqual([role, 'ok']);
    }
    w.close();
  });
});

/** An acknowledgment number that nobody has drawn. */
const HELD_BACK = 987_654_321;

describe('what is heard', () => {
  it('has nobody’s secret, no name of another table, and no segment before it is there', async () => {
    const w = await world();
    const { instructor, own, partner, network, other, spectator } = w.clients;
    const keyed = { key: w.secrets.instructor };
    const { listed } = await instructor.get('entry.roster', {
      ...keyed,
      entries: [{ name: 'Augusta King', number: '1815' }],
    });
    await instructor.get('entry.assign', {
      ...keyed,
      student: w.ids.own,
      listed: listed[0]?.id ?? null,
    });
    const hear = async (role: Role, event: EventName, request: object) => {
      const answer = await w.clients[role].raw(event, request);
      expect(told(answer)).toBe('ok');
      w.said[role].push(JSON.stringify(answer));
    };
    for (const role of ['instructor', 'second'] as const) {
      await hear(role, 'class.watch', { key: w.secrets[role] });
      await hear(role, 'class.table', { key: w.secrets[role], table: w.table });
    }
    // A first segment that is held back: nobody but Ada sees it, and nobody else knows her ISS before a SYN has told it.
    const good = (await goodMove(w.players.own)) as Extract<PlayableMove, { kind: 'send' }>;
    const segment = { ...good.segment, flags: SYN | ACK, ack: HELD_BACK };
    const { logged } = await own.get('move.play', { id: moveId(), move: { ...good, segment } });
    expect(logged.outcome?.travels).toBe(false);
    await network.next('table.moves');
    await partner.next('table.moves');
    await own.get('seat.help', { on: true });
    await partner.next('table.seats', ({ standing }) => standing?.askedAt !== null);
    for (const role of SEATED as readonly Seated[]) {
      await hear(role, 'table.sync', { since: 0 });
      await hear(role, 'learner.record', { token: w.secrets[role] });
      await hear(role, 'learner.tables', { token: w.secrets[role] });
      await hear(role, 'seat.resume', { token: w.secrets[role], code: w.code });
    }
    for (const role of ['own', 'partner', 'network'] as const)
      await hear(role, 'learner.table', { token: w.secrets[role], table: w.table });
    for (const role of ROLES) await hear(role, 'class.list', { keys: [w.secrets[role]] });
    await hear('spectator', 'table.look', { code: w.code });
    await hear('stranger', 'table.open', { lesson: 'handshake', profile: 'strict', locale: 'en' });
    await Promise.all([other, spectator].map((client) => client.raw('table.look', { code: w.code })));

    const { header } = await instructor.get('class.table', { ...keyed, table: w.table });
    expect(header.iss.client).toBe(good.segment.seq);
    /** Everything that a role may not have heard. */
    const hidden: Record<string, { what: string; but: readonly Role[] }> = {};
    for (const role of ROLES.slice(0, 6))
      hidden[`the secret of ${role}`] = {
        what: w.secrets[role],
        // Whoever opened the class was told its keys; whoever sat down, their token.
        but: role === 'instructor' || role === 'second' ? ['instructor'] : [role],
      };
    for (const role of SEATED as readonly Seated[]) {
      hidden[`the personal code of ${role}`] = { what: w.personal[role], but: [role] };
      hidden[`the id of ${role}`] = { what: w.ids[role], but: ['instructor', 'second'] };
    }
    const atTable: readonly Role[] = ['instructor', 'second', 'own', 'partner', 'network'];
    for (const role of ['own', 'partner', 'network'] as const)
      hidden[`the name of ${role}`] = { what: `"${NAMES[role]}"`, but: atTable };
    hidden['the name of other'] = { what: '"Dan"', but: ['instructor', 'second', 'other'] };
    hidden['the real name of own'] = { what: 'Augusta', but: ['instructor', 'second'] };
    hidden['the table'] = { what: w.table, but: atTable };
    const alone: readonly Role[] = ['instructor', 'second', 'own'];
    hidden['what was held back'] = { what: String(HELD_BACK), but: alone };
    hidden['the ISS'] = { what: String(good.segment.seq), but: alone };
    const leaks = Object.entries(hidden).flatMap(([name, { what, but }]) =>
      ROLES.filter((role) => !but.includes(role) && w.said[role].some((text) => text.includes(what))).map(
        (role) => `${role} has heard ${name}`,
      ),
    );
    expect(leaks).toEqual([]);
    // And who may know does.
    for (const role of alone)
      expect(w.said[role].some((text) => text.includes(String(HELD_BACK)))).toBe(true);
    expect(w.said.second.some((text) => text.includes('Augusta'))).toBe(true);
    expect(w.said.partner.some((text) => text.includes('"Ada"'))).toBe(true);
    w.close();
  });
});
