/** The report over HTTP, against what the students' own clients were told move by move, and against the logs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaptureReader, readPacket } from '@handshake/capture';
import { reportSchema, tableLogSchema } from '@handshake/contract';
import type { ClassReport, PlayableMove } from '@handshake/contract';
import { fold, isWrong, rejudge } from '@handshake/lessons';
import type { LoggedMove } from '@handshake/lessons';
import { AT_ONCE, goodMove, moveId, sit, startLab } from '../test/lab.ts';
import type { Client, Player, TestLab } from '../test/lab.ts';

let lab: TestLab;
let teacher: Client;
let code: string;
let key: string;
/** What each student's client was told that it did: the report must say the same. */
const told = new Map<string, { table: string; logged: LoggedMove }[]>();

const get = (path: string, withKey: string | null = key) =>
  fetch(
    `${lab.url}/api/class/${path}`,
    withKey === null ? {} : { headers: { authorization: `Bearer ${withKey}` } },
  );
const report = async (): Promise<ClassReport> => reportSchema.parse(await (await get('report.json')).json());
const logOf = async (table: string) => tableLogSchema.parse(await (await get(`tables/${table}`)).json());

async function play(player: Player, name: string, move: PlayableMove): Promise<void> {
  const { table } = await player.get('table.sync', { since: 0 });
  const { logged } = await player.get('move.play', { id: moveId(), move });
  told.set(name, [...(told.get(name) ?? []), { table, logged: logged as LoggedMove }]);
}
/** The first of them who has something to do does it, until nobody has. */
async function playAll(players: readonly [string, Player][]): Promise<void> {
  for (;;) {
    let moved = false;
    for (const [name, player] of players) {
      const move = await goodMove(player);
      if (move) await play(player, name, move);
      moved ||= move !== null;
    }
    if (!moved) return;
  }
}
const WRONG: PlayableMove = { kind: 'send', segment: { flags: 0x12, seq: 1, ack: 0, len: 0, win: 100 } };

beforeAll(async () => {
  lab = await startLab({ pace: { ...AT_ONCE, bot: 0 } });
  teacher = lab.connect();
  ({ code, key } = await teacher.get('class.open', {
    plan: [
      { lesson: 'handshake', profile: 'strict' },
      { lesson: 'half-close', profile: 'textbook' },
    ],
    locale: 'en',
  }));
  const ada = await sit(lab, code, 'Ada');
  const bob = await sit(lab, code, '=SUM(1)');
  const { snapshot } = await ada.next('seat.moved', (push) => push.snapshot?.table === bob.snapshot.table);
  const adaIs = snapshot?.seat === 'client' ? 'client' : 'server';
  const [client, server] = adaIs === 'client' ? [ada, bob] : [bob, ada];
  const nameOf = (player: Player) => (player === ada ? 'Ada' : '=SUM(1)');
  await play(client, nameOf(client), WRONG);
  await play(client, nameOf(client), { kind: 'hint' });
  await play(client, nameOf(client), WRONG);
  await play(client, nameOf(client), (await goodMove(client))!);
  // The server's student goes; the bot answers for them, and what it does is not theirs.
  server.close();
  await client.next('table.seats', ({ seats }) => [seats.client, seats.server].some(({ here }) => !here));
  await client.get('seat.absent', { how: 'bot' });
  await client.next('table.moves', ({ moves }) =>
    moves.some(({ by, move }) => by === 'server' && move.kind === 'send'),
  );
  const back = Object.assign(lab.connect(), { token: server.token, snapshot: server.snapshot });
  await back.get('seat.resume', { token: server.token, code });
  const pair: [string, Player][] = [
    [nameOf(client), client],
    [nameOf(server), back],
  ];
  await playAll(pair);
  const { table } = await client.get('table.sync', { since: 0 });
  await client.get('table.next', { table });
  for (const [, player] of pair)
    await player.next('seat.moved', (push) => push.snapshot?.header.lesson.id === 'half-close');
  await playAll(pair);
  // One plays with the bot, and goes in the middle.
  const cleo = await sit(lab, code, '小明, "Cleo"');
  for (let i = 0; i < 2; i++) {
    const move = await goodMove(cleo);
    if (move) await play(cleo, '小明, "Cleo"', move);
  }
  await sit(lab, code, 'Dan');
  await cleo.next('seat.moved');
}, 120_000);
afterAll(async () => {
  await lab.stop();
  expect(lab.reports).toEqual([]);
});

describe('the report of a class', () => {
  it('says of every student what their own client was told, move by move', async () => {
    const { students, totals } = await report();
    expect(students.map(({ name }) => name)).toEqual(['Ada', '=SUM(1)', '小明, "Cleo"', 'Dan']);
    for (const { name, runs } of students) {
      const all = told.get(name) ?? [];
      const tables = [...new Set(all.map(({ table }) => table))];
      expect(runs.map(({ table }) => table)).toEqual(tables);
      for (const run of runs) {
        const own = all.filter(({ table }) => table === run.table).map(({ logged }) => logged);
        const sends = own.filter(({ move }) => move.kind === 'send');
        const wrong = sends.filter(({ outcome }) => !outcome?.travels || isWrong(outcome));
        const objected = sends.filter((one) => wrong.includes(one) || one.outcome?.misconception != null);
        expect(run).toMatchObject({
          moves: own.length,
          segments: sends.length,
          wrong: wrong.length,
          hints: own.filter(({ move }) => move.kind === 'hint').length,
          to: own.at(-1)?.at,
          mistakes: objected.map(({ n, at, outcome, move }) => ({
            n,
            at,
            misconception: outcome?.misconception,
            verdict: outcome?.verdict,
            segment: move.kind === 'send' ? move.segment : null,
          })),
        });
        expect(run.ms).toBe((own.at(-1)?.at ?? 0) - run.from);
      }
    }
    const mine = [...told.values()].flat();
    const sends = mine.filter(({ logged }) => logged.move.kind === 'send');
    expect(totals.segments).toBe(sends.length);
    expect(totals.wrong).toBe(2);
    expect(totals.tables).toBe(new Set(mine.map(({ table }) => table)).size);
  });

  it('agrees with the logs: how far each came, what they showed, nothing of bots', async () => {
    const { students, lessons, misconceptions } = await report();
    const counts = new Map<string, number>();
    for (const { runs } of students) {
      for (const run of runs) {
        const { header, moves } = await logOf(run.table);
        expect(rejudge(header, moves)).toBeNull();
        const table = fold(header, moves);
        // All of these had their seats to the end.
        expect([run.steps, run.of, run.done]).toEqual([table.step, header.lesson.steps.length, table.ended]);
        for (const { n, misconception, segment, relative } of run.mistakes) {
          const logged = moves[n - 1];
          expect(logged).toMatchObject({ n, by: run.part, move: { kind: 'send', segment } });
          expect(logged?.id.startsWith('~')).toBe(false);
          const iss = header.iss[run.part === 'client' ? 'client' : 'server'] ?? 0;
          expect((relative.seq + iss) >>> 0).toBe(segment.seq);
          if (misconception !== null) counts.set(misconception, (counts.get(misconception) ?? 0) + 1);
        }
      }
    }
    expect(counts.size).toBeGreaterThan(0);
    expect(new Map(misconceptions.map(({ misconception, count }) => [misconception, count]))).toEqual(counts);
    // The server's only segment of the handshake was the bot's: its student played none of that lesson.
    expect(lessons.map(({ lesson, students: who, finished }) => [lesson.id, who, finished])).toEqual([
      ['handshake', 2, 2],
      ['half-close', 2, 2],
    ]);
    const [first] = lessons;
    const played = [...told.values()].flat().filter(({ logged }) => logged.move.kind === 'send');
    const tables = new Set(
      students.flatMap(({ runs }) => runs.filter(({ step }) => step === 0).map(({ table }) => table)),
    );
    expect(first?.segments).toBe(played.filter(({ table }) => tables.has(table)).length);
  });

  it('is the same for whoever asks while the class plays, and keeps nobody waiting', async () => {
    const dan = await sit(lab, code, 'Eve');
    const [one, move, two] = await Promise.all([
      report(),
      dan.ask('move.play', { id: moveId(), move: { kind: 'hint' } }),
      report(),
    ]);
    expect(move.ok).toBe(true);
    for (const taken of [one, two]) {
      for (const { runs } of taken.students) {
        for (const run of runs) {
          // Never half a move: what it counts is the beginning of a log that still is.
          const { moves } = await logOf(run.table);
          expect(
            moves.filter(({ by, id }) => by === run.part && !id.startsWith('~')).length,
          ).toBeGreaterThanOrEqual(run.moves);
        }
      }
    }
    expect((await report()).students.at(-1)).toMatchObject({ name: 'Eve', runs: [{ moves: 1, hints: 1 }] });
  });

  it('as CSV opens in a spreadsheet: quoted, harmless, with its Chinese', async () => {
    const answer = await get('students.csv?lang=zh');
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="handshake-${code}-students.csv"`,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    const rows = text.split('\r\n');
    expect(rows[0]).toMatch(/^真实姓名,课堂昵称,课程,桌号/);
    expect(text).toContain(`,'=SUM(1),`);
    expect(text).toContain('"小明, ""Cleo"""');
    const { students } = await report();
    expect(rows.length - 2).toBe(students.reduce((sum, { runs }) => sum + Math.max(1, runs.length), 0));
    const mistakes = await (await get('mistakes.csv')).text();
    expect(mistakes.trim().split('\r\n').length - 1).toBe(
      students.flatMap(({ runs }) => runs.flatMap((run) => run.mistakes)).length,
    );
  });

  it('gives each table as a capture that holds what stood on the wire', async () => {
    const { students } = await report();
    const run = students[0]?.runs[0];
    const { header, moves } = await logOf(run?.table ?? '');
    const answer = await get(`tables/${run?.table}/capture?lang=zh`);
    const reader = new CaptureReader();
    const seen = reader.push(new Uint8Array(await answer.arrayBuffer())).map((frame) => readPacket(frame));
    const sent = fold(header, moves).events.filter((event) => event.kind === 'sent');
    expect(seen.map((packet) => (typeof packet === 'string' ? packet : packet.segment.seq))).toEqual(
      sent.map(({ segment }) => segment.seq),
    );
  });

  it('is given to nobody without the key, and the key is in no address', async () => {
    const { key: another } = await teacher.get('class.open', {
      plan: [{ lesson: 'handshake', profile: 'strict' }],
      locale: 'en',
    });
    const [table] = (await report()).students.flatMap(({ runs }) => runs.map((run) => run.table));
    const paths = [
      'report.json',
      'students.csv',
      'mistakes.csv',
      `tables/${table}`,
      `tables/${table}/capture`,
    ];
    for (const path of paths) {
      for (const wrong of [null, 'A'.repeat(43), 'no key at all']) {
        const answer = await get(path, wrong);
        expect([answer.status, await answer.json()]).toEqual([401, { ok: false, refusal: 'key-unknown' }]);
      }
      expect((await get(`${path}?key=${key}`, null)).status).toBe(401);
    }
    // Another class's instructor sees another class.
    for (const path of paths.slice(3)) expect((await get(path, another)).status).toBe(401);
    const theirs = reportSchema.parse(await (await get('report.json', another)).json());
    expect(theirs.students).toEqual([]);
  });
});
