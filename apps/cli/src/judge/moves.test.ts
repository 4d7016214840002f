/**
 * Single moves, each labelled by hand from the catalogue of rules and that of misconceptions: the traces that lead to a
 * moment, then the one segment in question. What is said of it must not depend on who plays which part, on the ISNs, or on
 * whether a call is shown that the segment itself shows.
 */
import { describe, expect, test } from 'vitest';
import { TraceJudge } from '@handshake/capture';
import type { Profile } from '@handshake/protocol';
import { RULES } from '@handshake/protocol';
import { MISCONCEPTIONS } from '@handshake/lessons';
import { rulesOf } from './rules.ts';
import { CLOSING } from './test/closing.ts';
import { OPENING } from './test/opening.ts';
import { RESET } from './test/reset.ts';
import { trace, type Telling } from './test/story.ts';
import { STREAM } from './test/stream.ts';
import { TIMING } from './test/timing.ts';
import { diagnosisOf } from './why.ts';

interface Row {
  readonly title: string;
  readonly story: string;
  readonly move: string;
  readonly strict: string;
  readonly textbook: string;
}

const rows: readonly Row[] = [OPENING, STREAM, CLOSING, RESET, TIMING]
  .flatMap((table) => table.trim().split('\n'))
  .map((line) => {
    const [title = '', story = '', move = '', label = ''] = line.split(' | ');
    const [strict = '', textbook = strict] = label.split(' / ');
    return { title, story, move, strict, textbook };
  });

const RANDOM = { c: 2_555_635_858, s: 2_054_351_182 };

/** What is said of the move: `legal`, or the verdict, the rules and the misconception. */
function said({ story, move }: Row, profile: Profile, telling: Telling): string {
  const judge = new TraceJudge(profile);
  const judged = trace(story, move, telling).flatMap((event) => judge.push(event) ?? []);
  const last = judged.findLast(({ ev }) => ev === 'tx');
  if (last?.ev !== 'tx') throw new Error('nothing was sent');
  const { verdict } = last.verdict;
  if (verdict === 'legal') return [verdict, diagnosisOf(last)?.id ?? ''].join(' ').trim();
  return [verdict, rulesOf(last.verdict).join(','), diagnosisOf(last)?.id ?? ''].join(' ').trim();
}

/** Just beside the wrap an error has a rule of its own (DT-WRAP): the verdict is the same. */
const verdictOf = (label: string): string => label.split(' ')[0] ?? '';

describe('single moves', () => {
  test.each(rows.map((row) => [`${row.title}: ${row.move}`, row] as const))('%s', (_, row) => {
    for (const profile of ['strict', 'textbook'] as const) {
      const label = row[profile];
      expect([profile, said(row, profile, RANDOM)]).toEqual([profile, label]);
      expect(['mirrored', said(row, profile, { ...RANDOM, mirrored: true })]).toEqual(['mirrored', label]);
      expect(['terse', said(row, profile, { ...RANDOM, terse: true })]).toEqual(['terse', label]);
      expect(['small', said(row, profile, { c: 1000, s: 5000 })]).toEqual(['small', label]);
      const wrapping = said(row, profile, { c: 0xffff_ffa0, s: 0xffff_fffa });
      expect(['wrapping', verdictOf(wrapping)]).toEqual(['wrapping', verdictOf(label)]);
    }
  });

  const labels = rows.flatMap(({ strict, textbook }) => [strict, textbook]);

  test.each(
    (Object.keys(MISCONCEPTIONS) as (keyof typeof MISCONCEPTIONS)[]).filter(
      (id) => MISCONCEPTIONS[id].seen && !UNTRACED.includes(id),
    ),
  )('[%s] is shown by a move', (id) => {
    expect(labels.some((label) => label.endsWith(` ${id}`))).toBe(true);
  });

  test.each(
    Object.entries(RULES).filter(([, { side, verdict }]) => side === 'sender' && verdict !== 'legal'),
  )('[%s] decides about a move', (id) => {
    expect(labels.some((label) => (label.split(' ')[1] ?? '').split(',').includes(id))).toBe(true);
  });
});

/** Ideas that a recording can't show, for lack of what the application had asked for. */
const UNTRACED: readonly string[] = ['fin-both'];
