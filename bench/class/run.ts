/** A simulated class: it joins, plays a plan with pauses and mistakes while each student's own fault strikes, and is checked. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '@handshake/lessons';
import { startLab } from '../src/servers.ts';
import { BoardWatch } from './board.ts';
import { check } from './check.ts';
import type { Findings, WholeLog } from './check.ts';
import { befall, FAULTS } from './faults.ts';
import type { Fault } from './faults.ts';
import { BoardPage } from './page.ts';
import type { PageFigures } from './page.ts';
import { Student } from './student.ts';

export interface Size {
  readonly tables: number;
  /** How long it is played, ms. */
  readonly play: number;
  /** Before each move, on average, ms. */
  readonly pause: number;
  /** Between two strikes of a student's fault, on average, ms. */
  readonly fault: number;
  /** Whether a browser looks at the board. */
  readonly page: boolean;
}
export interface Played {
  readonly size: Size;
  /** Until the last of them had joined, ms. */
  readonly joined: number;
  readonly findings: Findings;
  /** From a move's answer until the board shows it, ms. */
  readonly board: {
    readonly p50: number;
    readonly p99: number;
    readonly worst: number;
    readonly never: number;
  };
  readonly struck: Readonly<Record<Fault, number>>;
  /** Refused moves by reason. */
  readonly refused: Readonly<Record<string, number>>;
  readonly page: PageFigures | null;
}

const PLAN = ['handshake', 'whole-connection', 'three-way-close'] as const;
const SEED = 2026;
/** How many join at once, as in a room. */
const AT_ONCE = 8;

/** @throws Error when a student does not get in, or never comes back */
export async function playClass(size: Size): Promise<Played> {
  const dir = mkdtempSync(join(tmpdir(), 'handshake-class-'));
  const lab = await startLab(join(dir, 'data'), [], {});
  const url = `http://127.0.0.1:${lab.port}`;
  const students: Student[] = [];
  try {
    const cls = await openClass(url);
    const watch = await BoardWatch.open(url, cls.key);
    const begun = performance.now();
    for (let i = 0; i < size.tables * 2; i++) {
      students.push(
        new Student({
          url,
          code: cls.code,
          name: `student-${String(i + 1).padStart(3, '0')}`,
          chance: seeded(SEED + i),
          pause: size.pause,
          pollingOnly: FAULTS[i % FAULTS.length] === 'polling',
          onAcked: (acked) => watch.expect(acked),
        }),
      );
    }
    const queue = [...students];
    const lane = async () => {
      for (let one = queue.shift(); one; one = queue.shift()) await one.join();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    const joined = performance.now() - begun;

    const page = size.page ? await BoardPage.open(url, cls.code, cls.key) : null;
    const until = performance.now() + size.play;
    const struck = { sleep: 0, tab: 0, wifi: 0, polling: 0 };
    await Promise.all([
      ...students.map((student) => student.play(until)),
      ...students.map(async (student, i) => {
        const fault = FAULTS[i % FAULTS.length] as Fault;
        const times = await befall(student, fault, until, size.fault, seeded(SEED * 2 + i));
        struck[fault] += times;
      }),
      pressKeys(page, until),
    ]);
    const pageFigures = (await page?.figures()) ?? null;
    await page?.close();

    const logs = await settled(students, watch);
    const refused: Record<string, number> = {};
    for (const student of students)
      for (const [why, count] of student.refused) refused[why] = (refused[why] ?? 0) + count;
    const waits = watch.waits.sort((a, b) => a - b);
    const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0;
    const current = new Set(students.flatMap(({ table }) => table ?? []));
    const played: Played = {
      size,
      joined,
      findings: check(students, logs),
      board: { p50: at(0.5), p99: at(0.99), worst: at(1), never: watch.owed(current) },
      struck,
      refused,
      page: pageFigures,
    };
    watch.close();
    return played;
  } finally {
    for (const student of students) student.leave();
    await lab.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function openClass(url: string): Promise<{ code: string; key: string }> {
  const { io } = await import('socket.io-client');
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  const plan = PLAN.map((lesson) => ({ lesson, profile: 'strict' }));
  const answer = (await socket.emitWithAck('class.open', { plan, locale: 'en' })) as
    { ok: true; code: string; key: string } | { ok: false; refusal: string };
  socket.disconnect();
  if (!answer.ok) throw new Error(`class.open: ${answer.refusal}`);
  return answer;
}

async function pressKeys(page: BoardPage | null, until: number): Promise<void> {
  while (page && performance.now() < until - 1000) {
    await page.press();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/**
 * Everybody is still, and every segment that flew has landed: the logs of all tables, as the instructor reads them, twice the
 * same. Students are in step with the second.
 */
async function settled(students: readonly Student[], watch: BoardWatch): Promise<Map<string, WholeLog>> {
  const tables = new Set(students.flatMap((student) => [...student.tables]));
  const read = async () => {
    const logs = new Map<string, WholeLog>();
    for (const table of tables) logs.set(table, await watch.ask<WholeLog>('class.table', { table }));
    return logs;
  };
  const moves = (logs: Map<string, WholeLog>) =>
    [...logs.values()].reduce((sum, log) => sum + log.moves.length, 0);
  for (let before = -1; ;) {
    for (const student of students) await student.settle();
    for (const student of students) for (const table of student.tables) tables.add(table);
    const logs = await read();
    if (moves(logs) === before) return logs;
    before = moves(logs);
    await new Promise((resolve) => setTimeout(resolve, STILL));
  }
}
/** Longer than a segment flies, ms. */
const STILL = 3_000;
