/**
 * `npm run bench -- board [--tables N] [--seconds S] [--json]`: a board with many tables in a browser while they are played at, a few moves
 * a second over all of them: frames, long tasks, and how it answers a key. `bench -- class` is the whole class, with its faults.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PlayableMove, Snapshot } from '@handshake/contract';
import { botMove, fold, seeded } from '@handshake/lessons';
import type { LoggedMove } from '@handshake/lessons';
import { BoardPage } from '../class/page.ts';
import type { PageFigures } from '../class/page.ts';
import { startLab } from '../src/servers.ts';
import { Wire } from '../src/wire.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    tables: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '30' },
    json: { type: 'boolean', default: false },
  },
});
const TABLES = Number(values.tables);
const SECONDS = Number(values.seconds);
/** Moves a second, as a class of that size makes them: a student one in half a minute. */
const RATE = Math.max(4, (TABLES * 2) / 30);
/** Every so many moves are wrong first. */
const SLIPS = 0.3;
const JOINING = 16;
const chance = seeded(2026);

/** Plays the next good move, or a wrong one; nothing where it is the partner's turn. @returns whether a move was made */
async function act(wire: Wire): Promise<boolean> {
  const { header, moves, seat } = await wire.ask<Snapshot>('table.sync', { since: 0 });
  if (seat === 'network') return false;
  const good = botMove(fold(header, moves as LoggedMove[]), seat) as PlayableMove | null;
  if (!good) return false;
  const slips = good.kind === 'send' && chance() < SLIPS;
  const move = slips ? { ...good, segment: { ...good.segment, ack: (good.segment.ack - 1) >>> 0 } } : good;
  await wire.ask('move.play', { id: `board-${Math.floor(chance() * 1e15)}`, move });
  return true;
}

async function measure(): Promise<{ page: PageFigures | null; moves: number; joined: number }> {
  const dir = mkdtempSync(join(tmpdir(), 'handshake-board-'));
  const lab = await startLab(join(dir, 'data'), [], { HANDSHAKE_FLIGHT_MS: '0' });
  const students: Wire[] = [];
  try {
    const teacher = await Wire.open(lab.port);
    const plan = ['handshake', 'whole-connection'].map((lesson) => ({ lesson, profile: 'strict' }));
    const { code, key } = await teacher.ask<{ code: string; key: string }>('class.open', {
      plan,
      locale: 'en',
    });
    const begun = performance.now();
    let no = 0;
    const lane = async () => {
      while (no < TABLES * 2) {
        const name = `student-${String(++no).padStart(4, '0')}`;
        const wire = await Wire.open(lab.port);
        await wire.ask('seat.take', { code, seat: null, name, locale: 'en' });
        students.push(wire);
      }
    };
    await Promise.all(Array.from({ length: JOINING }, lane));
    const joined = performance.now() - begun;

    const page = await BoardPage.open(`http://127.0.0.1:${lab.port}`, code, key);
    const until = performance.now() + SECONDS * 1000;
    let moves = 0;
    // A page that is slow to answer a key does not keep the class from playing.
    let pressing: Promise<void> | null = null;
    while (performance.now() < until) {
      const next = performance.now() + 1000 / RATE;
      for (let tries = 0; tries < 20; tries++) {
        const one = students[Math.floor(chance() * students.length)] as Wire;
        if (await act(one)) {
          moves += 1;
          break;
        }
      }
      pressing ??=
        page
          ?.press()
          .then(() =>
            new Promise<void>((resolve) => setTimeout(resolve, 1000)).then(() => void (pressing = null)),
          ) ?? null;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    }
    await pressing;
    const figures = page && (await page.figures());
    await page?.close();
    teacher.close();
    return { page: figures, moves, joined };
  } finally {
    for (const wire of students) wire.close();
    await lab.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

const { page, moves, joined } = await measure();
if (values.json)
  console.log(JSON.stringify({ tables: TABLES, seconds: SECONDS, moves, joined, page }, null, 2));
else if (!page) console.log('No Chromium was found (CHROMIUM_PATH names one).');
else
  console.log(
    [
      '',
      `${page.tiles} tiles, ${moves} moves in ${SECONDS} s; all had joined after ${(joined / 1000).toFixed(0)} s`,
      `  ${page.framesPerSecond.toFixed(0)} frames a second; ${page.longTasksPerMinute.toFixed(0)} long tasks a minute, the longest ${Math.round(page.longestTask)} ms`,
      `  its CPU time, ms a second: ${page.cpu.all.toFixed(0)}, of it script ${page.cpu.script.toFixed(0)}, style ${page.cpu.style.toFixed(0)}, layout ${page.cpu.layout.toFixed(0)}`,
      `  a key: ${Math.round(page.key.p50)} ms, at worst ${Math.round(page.key.worst)} ms`,
      '',
    ].join('\n'),
  );
