/**
 * A whole class, as people hold one: three pairs and one without a partner, three lessons, somebody who comes late, somebody who
 * vanishes, a refreshed board, a server that dies; and a report whose numbers are those of the logs and of what was really sent.
 */
import type { Browser, Page } from '@playwright/test';
import type { ClassReport, TableLog } from '@handshake/contract';
import { HOST_ID } from '@handshake/lessons';
import type { Seat } from '@handshake/lessons';
import { LabServer } from '../fixtures/server.ts';
import { expect, test } from '../fixtures/test.ts';
import { Instructor } from '../people/instructor.ts';
import { HANDSHAKE, lines } from '../people/play.ts';
import type { Line } from '../people/play.ts';
import { arrived, Student } from '../people/student.ts';

interface Taught {
  readonly title: string;
  readonly script: readonly Line[];
  /** Segments that the lesson's network loses. */
  readonly lost: readonly number[];
}
const PLAN: readonly Taught[] = [
  { title: 'The three-way handshake', script: lines(HANDSHAKE), lost: [] },
  {
    title: 'Why not four',
    script: lines(`
      client SYN 0 -
      server ACK 0 1
      server SYN 0 -
      client ACK 1 1`),
    lost: [],
  },
  {
    title: 'A lost third ACK, and data',
    script: lines(`
      client SYN     0 -
      server SYN,ACK 0 1
      client ACK     1 1
      client PSH,ACK 1 1 118
      server ACK     1 119`),
    lost: [3],
  },
];

/** Somebody in the class, and how many segments they have sent themselves. */
class Person {
  readonly name: string;
  readonly student: Student;
  sent = 0;
  wrong = 0;
  constructor(name: string, student: Student) {
    this.name = name;
    this.student = student;
  }
}
type Pair = Readonly<Record<Seat, Person>>;

async function arrive(browser: Browser, url: string, code: string, name: string): Promise<Person> {
  const student = await Student.arrive(browser);
  await student.sit(`${url}/t/${code}`, null, name);
  await expect(student.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  return new Person(name, student);
}

/** Whoever came first of a pair is the client or the server, as the pairing says: the page tells. */
async function seated(one: Person, other: Person): Promise<Pair> {
  await expect(other.student.page.getByText(one.name).first()).toBeVisible();
  await expect(one.student.page.getByText(other.name).first()).toBeVisible();
  const isClient = await one.student.page.getByText(/Client · your seat/).isVisible();
  return isClient ? { client: one, server: other } : { client: other, server: one };
}

/** Plays segments `from` to `to` of a lesson. */
async function play(pair: Pair, { script, lost }: Taught, from = 1, to = script.length): Promise<void> {
  for (let no = from; no <= to; no += 1) {
    const line = script[no - 1];
    if (!line) return;
    const { student } = pair[line.by];
    if (no > 1 && !lost.includes(no - 1)) await arrived(student, no - 1);
    await student.send(line);
    pair[line.by].sent += 1;
    if (!lost.includes(no)) await arrived(student, no);
  }
}

async function err({ client }: Pair): Promise<void> {
  await client.student.send({ by: 'client', flags: ['SYN', 'FIN'], seq: 0, ack: null, len: 0 });
  await expect(client.student.verdict()).toContainText(client.student.words.illegal);
  client.sent += 1;
  client.wrong += 1;
}

async function goOn({ client, server }: Pair, no: number): Promise<void> {
  await client.student.page.getByRole('button', { name: `Next lesson (${no} of 3)` }).click();
  for (const { student } of [client, server])
    await expect(
      student.page.getByRole('heading', { level: 1, name: PLAN[no - 1]?.title ?? '' }),
    ).toBeVisible();
}

const isGone = { timeout: 45_000 };

test('a whole class: three lessons, a late one, one who vanishes, a refresh, a server killed, and a true report', async ({
  browser,
}) => {
  test.setTimeout(420_000);
  const lab = await LabServer.start({ HANDSHAKE_FLIGHT_MS: '300', HANDSHAKE_BOT_MS: '300' });
  const { url } = lab;
  const teacher = new Instructor(await (await browser.newContext({ locale: 'en-US' })).newPage());
  const board = teacher.page;
  await board.goto(`${url}/teach`);
  for (const { title } of PLAN) {
    await board.getByRole('radio', { name: new RegExp(`^\\d+ ?${title} `) }).check({ force: true });
    await board.getByRole('button', { name: `Add “${title}” to the plan` }).click();
  }
  await board.getByRole('radio', { name: /^The bot plays for them/ }).check();
  await board.getByRole('button', { name: 'Open a class', exact: true }).click();
  const code = await teacher.code();
  const key = new URL(board.url()).hash.slice(1);

  const people: Person[] = [];
  const join = async (name: string) => {
    const person = await arrive(browser, url, code, name);
    people.push(person);
    return person;
  };
  const [ada, bao, cleo, dan, elif, femi, gus] = [
    await join('Ada'),
    await join('Bao'),
    await join('Cleo'),
    await join('Dan'),
    await join('Elif'),
    await join('Femi'),
    await join('Gus'),
  ];
  const pairs = [await seated(ada, bao), await seated(cleo, dan), await seated(elif, femi)];
  const [one, two, three] = pairs as [Pair, Pair, Pair];
  const [first, second, third] = PLAN as [Taught, Taught, Taught];

  // The one without a partner plays with the bot, until somebody comes late.
  await gus.student.send(first.script[0] as Line);
  gus.sent += 1;
  await arrived(gus.student, 2);
  await Promise.all([err(one), play(two, first), play(three, first)]);
  await play(one, first, 1, 1);

  await lab.killHard();
  await lab.restart();
  await board.reload();
  await play(one, first, 2);
  await expect(teacher.tile('Ada', 'Bao')).toHaveAccessibleName(/done/, isGone);

  const hana = await join('Hana');
  const late = await seated(gus, hana);
  await play(late, first);
  await Promise.all([...pairs, late].map((pair) => goOn(pair, 2)));

  // One vanishes in the middle; the bot keeps the seat, and hands it back.
  await play(three, second, 1, 1);
  const { student: gone } = three.server;
  const address = gone.page.url();
  await gone.page.goto('about:blank');
  await expect(three.client.student.page.getByText(/the bot plays for them/)).toBeVisible(isGone);
  await arrived(three.client.student, 3);
  await gone.page.goto(address);
  await expect(gone.page.getByRole('form', { name: 'TCP header' })).toBeVisible();
  await expect(three.client.student.page.getByText(/the bot plays for them/)).toBeHidden();
  await play(three, second, 4);
  await Promise.all([play(one, second), play(two, second), play(late, second)]);
  await Promise.all([...pairs, late].map((pair) => goOn(pair, 3)));
  await Promise.all([...pairs, late].map((pair) => play(pair, third)));
  for (const { student } of people) await expect(student.debrief()).toBeVisible();
  for (const tile of await teacher.tiles().all()) await expect(tile).toHaveAccessibleName(/done/);

  // What the bot did for whoever had vanished is nobody's: both answers of the second lesson were its own.
  await compare(board, key, people, three.server);
  await board.getByRole('link', { name: 'Report' }).click();
  for (const { name, sent, wrong } of people) {
    const cells = board
      .getByRole('row')
      .filter({ has: board.getByRole('rowheader', { name }) })
      .first()
      .getByRole('cell');
    await expect(cells.nth(2)).toHaveText(String(sent));
    await expect(cells.nth(3)).toHaveText(String(wrong));
  }
  await lab.stop();
});

/** The report against the logs, as the server gives them, and against what was really sent. */
async function compare(page: Page, key: string, people: readonly Person[], vanished: Person): Promise<void> {
  const read = <T>(path: string): Promise<T> =>
    page.evaluate(
      async ([where, secret]) => {
        const answer = await fetch(`/api/class/${where}`, { headers: { authorization: `Bearer ${secret}` } });
        return answer.json();
      },
      [path, key] as const,
    );
  const report = await read<ClassReport>('report.json');
  const byName = new Map(report.students.map((student) => [student.name, student]));
  for (const person of people) {
    const { name, sent, wrong } = person;
    const runs = byName.get(name)?.runs ?? [];
    const sum = (of: 'segments' | 'wrong') => runs.reduce((all, run) => all + run[of], 0);
    expect({ name, sent: sum('segments'), wrong: sum('wrong') }).toEqual({ name, sent, wrong });
    expect(runs.filter(({ done }) => done)).toHaveLength(PLAN.length - (person === vanished ? 1 : 0));
  }
  const tables = new Set(report.students.flatMap(({ runs }) => runs.map(({ table }) => table)));
  let logged = 0;
  for (const table of tables) {
    const { moves } = await read<TableLog>(`tables/${table}`);
    // What the host did, for the bot too, is told by its id.
    logged += moves.filter(({ id, move }) => move.kind === 'send' && !id.startsWith(HOST_ID)).length;
  }
  expect(report.totals.segments).toBe(logged);
  expect(report.totals.segments).toBe(people.reduce((all, { sent }) => all + sent, 0));
  expect(report.totals.students).toBe(people.length);
}
