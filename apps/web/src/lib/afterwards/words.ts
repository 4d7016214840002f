/** The report's numbers and names as they are read. */
import type { ReportMistake, ReportRun, ReportStudent } from '@handshake/contract';
import { ACK, flagNames, has } from '@handshake/protocol';
import { languageTag } from '#lib/i18n/locale.svelte.ts';
import { m } from '#lib/paraglide/messages.js';

/** As an instructor knows them: by the roster, where there is one. */
export const studentName = ({ name, realName }: Pick<ReportStudent, 'name' | 'realName'>): string =>
  realName ?? name;

/** A copy by that name, as the reader's language sorts. */
export function byName(students: readonly ReportStudent[]): ReportStudent[] {
  const { compare } = new Intl.Collator(languageTag(), { numeric: true });
  return [...students].sort((a, b) => compare(studentName(a), studentName(b)));
}

export const partName = (part: ReportRun['part']): string =>
  ({ client: m.af_client, server: m.af_server, network: m.af_network })[part]();

/** Farther from its ISN than any lesson gets, a number was not meant to be relative. */
const FAR = 1_000_000;
function counted(relative: number, absolute: number): string {
  if (relative < FAR) return String(relative);
  const below = 2 ** 32 - relative;
  return below < FAR ? `−${below}` : m.af_absolute({ n: absolute });
}

/** `SYN,ACK Seq 0 Ack 1 Len 220`: relative numbers, where they can have been meant so. */
export function segmentText({ segment, relative }: ReportMistake): string {
  const parts = [flagNames(segment.flags) || '–', `Seq ${counted(relative.seq, segment.seq)}`];
  if (has(segment, ACK)) parts.push(`Ack ${counted(relative.ack, segment.ack)}`);
  if (segment.len > 0) parts.push(`Len ${segment.len}`);
  return parts.join(' ');
}

/** What all runs of a student come to. */
export function sumOf({ runs }: Pick<ReportStudent, 'runs'>) {
  const sum = (of: (run: ReportRun) => number) => runs.reduce((all, run) => all + of(run), 0);
  const lessons = new Map<string, boolean>();
  for (const { lesson, done } of runs) lessons.set(lesson.id, done || (lessons.get(lesson.id) ?? false));
  const ideas = new Map<string, number>();
  for (const { mistakes } of runs)
    for (const { misconception } of mistakes)
      if (misconception !== null) ideas.set(misconception, (ideas.get(misconception) ?? 0) + 1);
  return {
    lessons: lessons.size,
    finished: [...lessons.values()].filter((done) => done).length,
    ms: sum(({ ms }) => ms),
    segments: sum(({ segments }) => segments),
    wrong: sum(({ wrong }) => wrong),
    hints: sum(({ hints }) => hints),
    ideas: [...ideas].sort(([, a], [, b]) => b - a).map(([id, count]) => ({ id, count })),
  };
}
