import { describe, expect, it } from 'vitest';
import { answer, check, puzzle, PUZZLE_KINDS, sceneOf, seeded } from '@handshake/lessons';
import type { PuzzleKind, PuzzleOf } from '@handshake/lessons';
import { layoutLadder, WIDE } from '#lib/table/ladder-layout.ts';
import { basesOf, drawingOf, segmentWords, sentIn, storyOf } from './drawing.ts';

const SEEDS = Array.from({ length: 40 }, (_, k) => k);
const drawn = <K extends PuzzleKind>(kind: K, seed: number) => {
  const one: PuzzleOf<K> = puzzle(kind, seeded(seed));
  const scene = sceneOf(one);
  if (!scene) throw new Error('a puzzle that cannot be drawn');
  const view = { mode: 'absolute', bases: basesOf(one, scene), own: 'client' } as const;
  return { one, scene, view };
};

describe('what is drawn of a puzzle', () => {
  it.each(PUZZLE_KINDS)('can be laid out, and told, before and after: %s', (kind) => {
    for (const seed of SEEDS) {
      const { one, scene, view } = drawn(kind, seed);
      const right = answer(one);
      const checked = right && check(one, right);
      expect(checked?.ok).toBe(true);
      for (const at of [null, checked]) {
        const drawing = drawingOf(one, scene, at, []);
        const { marks } = layoutLadder(drawing.scene, {
          geometry: WIDE,
          viewer: 'watcher',
          states: drawing.states,
          labelLength: () => 20,
        });
        expect(marks.some((mark) => mark.kind === 'state')).toBe(drawing.states);
        expect(storyOf(drawing, view, 'en')).toHaveLength(drawing.scene.events.length);
      }
    }
  });

  it('tells nothing of a blank before it is filled, in a sentence or on the ladder', () => {
    for (const seed of SEEDS) {
      const { one, scene, view } = drawn('blank', seed);
      const drawing = drawingOf(one, scene, null, []);
      expect(drawing.blank).toEqual({ no: one.no, field: one.field });
      expect(drawing.states).toBe(false);
      const [sent] = scene.events.filter((e) => e.kind === 'sent' && e.no === one.no);
      if (sent?.kind !== 'sent') throw new Error('the blank stands in no segment');
      const words = segmentWords(view, sent, one.field);
      expect(words).toContain('?');
      const told = storyOf(drawing, view, 'en').filter((line) => line.startsWith(`Segment ${one.no}`));
      expect(told.join(' ')).toContain(words);
      const right = answer(one);
      if (one.field !== 'flags') expect(words.split(' ')).not.toContain(String(right?.value));
    }
  });

  it('tells no states where they are asked for, and not that a segment was ignored where the wrong one is', () => {
    for (const seed of SEEDS) {
      const state = drawn('state', seed);
      const told = storyOf(drawingOf(state.one, state.scene, null, []), state.view, 'en').join(' ');
      expect(told).not.toMatch(/ESTABLISHED|WAIT|SYN-|LAST-ACK|CLOSING/u);
      const wrong = drawn('wrong', seed);
      const { events } = drawingOf(wrong.one, wrong.scene, null, []).scene;
      for (const event of events) if (event.kind === 'arrived') expect(event.action).toBe('accept');
    }
  });

  it('grows with an order that is chosen, and shows the right one once it is checked', () => {
    for (const seed of SEEDS) {
      const { one, scene } = drawn('order', seed);
      const before = sentIn(scene).length;
      for (const order of [[], [1], [1, 0]])
        expect(sentIn(drawingOf(one, scene, null, order).scene)).toHaveLength(before + order.length);
      const checked = check(one, { kind: 'order', order: one.segments.map((_, k) => k) });
      expect(checked.ok).toBe(false);
      const shown = sentIn(drawingOf(one, scene, checked, []).scene).slice(before);
      const right = answer(one)?.order.map((k) => one.segments[k]?.segment);
      expect(shown.map(({ segment }) => segment)).toEqual(right);
    }
  });
});
