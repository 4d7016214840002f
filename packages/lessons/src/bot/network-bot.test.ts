/** Every lesson is played to its end by two sound ends over a network that loses, holds back, doubles and brings back. */
import { describe, expect, test } from 'vitest';
import { BOTH_SOUND, fold, LESSONS, newHeader, playOut, UNRULY_AT_MOST } from '../index.ts';
import type { Lesson, Mode, Table } from '../index.ts';

const MODES: readonly Mode[] = ['coach', 'live', 'peer'];
const UNRULY = { kind: 'unruly', rate: 0.5 } as const;
/** Another network each: it follows from the ISNs. */
const ISNS = [
  { client: 2_846_190_331, server: 913_407_226 },
  { client: 17, server: 4_000_000_000 },
  { client: 1_234_567_890, server: 987_654_321 },
  { client: 4_294_967_200, server: 5 },
] as const;

function played(lesson: Lesson, mode: Mode, iss: (typeof ISNS)[number]): Table {
  const start = fold(
    newHeader({ lesson, profile: 'strict', iss, ways: { mode, ask: { predict: false, state: false } } }),
    [],
  );
  return playOut(start, { players: { ...BOTH_SOUND, network: UNRULY }, limit: 1500, anew: true });
}

const acts = (table: Table) =>
  table.events.filter((e) => e.n > 0 && (e.kind === 'lost' || e.kind === 'kept' || e.kind === 'released'));

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))(
  '%s over an unruly network',
  (_, lesson) => {
    test.each(MODES)('comes to its end, and nobody sends anything illegal, %s', (mode) => {
      for (const iss of ISNS) {
        const table = played(lesson, mode, iss);
        expect(table.ended, JSON.stringify(iss)).toBe(true);
        for (const event of table.events)
          if (event.kind === 'sent') expect(event.outcome.travels, `segment ${event.no}`).toBe(true);
        expect(table.events.some((e) => e.kind === 'refused')).toBe(false);
        // It takes nothing away that nobody would send again.
        expect(table.events.some((e) => e.kind === 'rewound')).toBe(false);
      }
    });
  },
);

test('the same table has the same network, and another has another', () => {
  const one = LESSONS[0] as Lesson;
  const [a, b] = ISNS;
  expect(played(one, 'coach', a).events).toEqual(played(one, 'coach', a).events);
  const of = (iss: (typeof ISNS)[number]) => acts(played(one, 'coach', iss)).map((e) => e.kind);
  expect(of(a)).not.toEqual(of(b));
});

test('it does each of its things somewhere, and stops', () => {
  const did = new Set<string>();
  for (const lesson of LESSONS)
    for (const iss of ISNS) {
      const table = played(lesson, 'live', iss);
      const own = table.events.filter((e) => e.kind === 'lost' || e.kind === 'kept');
      expect(own.length).toBeLessThanOrEqual(UNRULY_AT_MOST);
      for (const e of acts(table))
        did.add(e.kind === 'released' ? `released ${e.no === e.of ? 'late' : 'copy'}` : e.kind);
    }
  expect([...did].sort()).toEqual(['kept', 'lost', 'released copy', 'released late']);
});
