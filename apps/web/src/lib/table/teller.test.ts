import { expect, test } from 'vitest';
import type { StoryLine } from './table-model.svelte.ts';
import { Teller } from './teller.ts';

const line = (key: number, kind: StoryLine['kind'], own = false): StoryLine => ({
  key,
  kind,
  own,
  text: `${kind} ${key}`,
});

test('what is there when the table comes up is not told, what comes later is, once', () => {
  const teller = new Teller();
  const story = [line(0, 'call'), line(1, 'sent', true)];
  expect(teller.tell('a', story, 'Legal.', 'wait')).toBeNull();
  story.push(line(2, 'arrived'));
  expect(teller.tell('a', story, 'Legal.', 'answer it')).toEqual(['arrived 2', 'answer it']);
  expect(teller.tell('a', story, 'Legal.', 'answer it')).toBeNull();
});

test('what came of an answer is told once, in place of its event', () => {
  const teller = new Teller();
  teller.tell('a', [], null, '');
  const story = [line(3, 'checked', true), line(4, 'arrived')];
  const answered = [{ key: 3, text: 'rightly' }];
  expect(teller.tell('a', story, null, 'answer it', answered)).toEqual(['arrived 4', 'rightly', 'answer it']);
  expect(teller.tell('a', story, null, 'answer it', answered)).toBeNull();
});

test('an own segment comes with the judge’s word; a held-back one is the verdict’s to tell', () => {
  const teller = new Teller();
  teller.tell('a', [], null, '');
  expect(teller.tell('a', [line(0, 'refused', true)], 'Illegal.', 'answer it')).toBeNull();
  expect(teller.tell('a', [line(0, 'refused', true), line(1, 'sent', true)], 'Legal.', 'wait')).toEqual([
    'Legal.',
    'sent 1',
    'wait',
  ]);
  expect(teller.tell('a', [line(2, 'sent')], 'Legal.', 'on its way')).toEqual(['sent 2', 'on its way']);
});

test('a new step and the end are told by what is due', () => {
  const teller = new Teller();
  teller.tell('a', [], null, '');
  expect(teller.tell('a', [line(0, 'step')], null, 'your application closed')).toEqual([
    'your application closed',
  ]);
  expect(teller.tell('a', [line(1, 'end')], null, 'over')).toEqual(['over']);
});

test('another table begins in silence', () => {
  const teller = new Teller();
  teller.tell('a', [line(7, 'sent')], null, '');
  expect(teller.tell('b', [line(0, 'call')], null, 'go')).toBeNull();
  expect(teller.tell('b', [line(0, 'call'), line(1, 'sent')], null, 'go')).toEqual(['sent 1', 'go']);
});
