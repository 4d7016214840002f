/** What takes a finished table's place: the same once more, or the next lesson; and what is answered to who asks for it too late. */
import { refuse } from '@handshake/contract';
import type { Refusal } from '@handshake/contract';
import { waysOf } from '@handshake/lessons';
import { handedBack } from '../classes/arrangement.ts';
import type { TableHost } from '../tables/host.ts';
import type { LiveTable } from '../tables/live.ts';
import { draft, newestOf } from '../tables/opening.ts';
import type { ClassSettings, TableRecord } from '../storage/repository.ts';
import type { LiveStudent } from './students.ts';

/** What a student wishes in the place of the table `table`, which they have finished. */
export type Renewal =
  | { readonly kind: 'again'; readonly table: string; readonly swap: boolean }
  | { readonly kind: 'next'; readonly table: string };

/**
 * The finished table whose place is to be taken. `ok`: just what is wished for has happened already, by the partner's hand or the
 * instructor's.
 */
export async function renewable(
  host: TableHost,
  student: LiveStudent,
  wish: Renewal,
): Promise<LiveTable | { ok: true } | Refusal> {
  const live = student.at && (await host.get(student.at.table));
  if (!live) return refuse('no-seat');
  if (live.id !== wish.table) {
    const before = await host.get(wish.table);
    return before && isGranted(student.id, before, live, wish) ? { ok: true } : refuse('moved-on');
  }
  if (live.closed) return refuse('class-ended');
  if (live.paused) return refuse('paused');
  return live.table.ended ? live : refuse('not-finished');
}

function isGranted(student: string, before: LiveTable, now: LiveTable, wish: Renewal): boolean {
  const [was, is] = [before.partOf(student), now.partOf(student)];
  if (was === null || !before.table.ended) return false;
  if (wish.kind === 'next') return now.record.step === before.record.step + 1;
  const same = before.students.every((id) => now.partOf(id) !== null);
  return same && now.record.step === before.record.step && (was !== is) === (wish.swap && was !== 'network');
}

/** The same lesson for the same people. */
export function oncemore(live: LiveTable, swap: boolean, at: number, settings?: ClassSettings): TableRecord {
  const seats = handedBack(live.seats);
  const { client, server, network } = seats;
  const { classId, number, step } = live.record;
  return draft({
    classId,
    number,
    step,
    lesson: newestOf(live.header.lesson),
    profile: live.header.profile,
    ways: waysOf(live.header),
    seats: swap ? { client: server, server: client, network } : seats,
    ...(settings ? { settings } : {}),
    at,
  });
}
