import { expect, it } from 'vitest';
import { keepBy, tell } from './told.ts';

it('tells an answer to whoever keeps it, by what it is about and how it went', () => {
  const kept: unknown[] = [];
  tell({ key: 'syn-free', ok: true, id: 'before anybody keeps' });
  keepBy((...all) => kept.push(all));
  tell({ key: 'ack-is-last', ok: true, id: 'a' });
  tell({ key: 'DT-SEQ-NEXT', ok: false, id: 'b' });
  expect(kept).toEqual([
    ['puzzle', 'ack-is-last', 'good', 'a'],
    ['puzzle', 'DT-SEQ-NEXT', 'again', 'b'],
  ]);
});
