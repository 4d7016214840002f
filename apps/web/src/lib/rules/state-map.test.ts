import { TRANSITIONS } from '@handshake/protocol';
import { expect, test } from 'vitest';
import { setLocale } from '#lib/i18n/locale.svelte.ts';
import { EDGES, NODES, nodeState } from '#lib/table/machine-layout.ts';
import { eventShort, eventText } from './events.ts';
import { drawnEdges, inked, MAP_EDGES, NARROW_MAP, toldFrom, WIDE_MAP } from './state-map.ts';
import type { MapEdge } from './state-map.ts';

const label = (edge: MapEdge): string => edge.rows.map(({ on }) => eventShort(on)).join(' / ');

test('every drawn row of the table is on one labelled line, and no line is of anything else', () => {
  const drawn = TRANSITIONS.filter((row) => row.drawn);
  const lined = MAP_EDGES.flatMap(({ rows }) => rows);
  expect(new Set(lined)).toEqual(new Set(drawn));
  expect(lined).toHaveLength(drawn.length);
  for (const edge of MAP_EDGES) {
    for (const row of edge.rows)
      expect([row.from, row.to]).toEqual([nodeState(edge.from), nodeState(edge.to)]);
    expect(label(edge)).not.toBe('');
  }
});

test('the lines are those that a table’s page lights up', () => {
  const pairs = (edges: readonly { from: string; to: string }[]) =>
    edges.map(({ from, to }) => `${from} ${to}`).sort();
  expect(pairs(MAP_EDGES)).toEqual(pairs(EDGES));
});

test('every row that is not drawn is told at the box that it leads out of', () => {
  expect(NODES.flatMap(toldFrom).length).toBe(TRANSITIONS.filter((row) => !row.drawn).length);
});

test('every event has words in either language', () => {
  for (const locale of ['en', 'zh'] as const) {
    setLocale(locale);
    for (const { on } of TRANSITIONS) expect(eventShort(on) && eventText(on)).toBeTruthy();
  }
  setLocale('en');
});

test.each([
  ['wide', WIDE_MAP],
  ['narrow', NARROW_MAP],
] as const)('boxes and labels neither overlap nor leave the picture: %s', (_name, size) => {
  for (const locale of ['en', 'zh'] as const) {
    setLocale(locale);
    const all = inked(size, label);
    const wrong: string[] = [];
    for (const [i, a] of all.entries()) {
      if (a.x0 < 0 || a.y0 < 0 || a.x1 > size.width || a.y1 > size.height)
        wrong.push(`${a.name} leaves the picture`);
      for (const b of all.slice(i + 1))
        if (a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1)
          wrong.push(`${a.name} lies on ${b.name}`);
    }
    expect(wrong, locale).toEqual([]);
  }
  setLocale('en');
});

test('a line leaves its box’s edge and ends at the other’s', () => {
  const down = drawnEdges(WIDE_MAP).find(({ key }) => key === 'FIN-WAIT-1 FIN-WAIT-2');
  expect(down).toMatchObject({ y1: 414, y2: 502, turn: 90 });
  expect(down?.x1).toBeCloseTo(43 * 2.6);
});
