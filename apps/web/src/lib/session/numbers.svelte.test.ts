/** Relative or absolute: what a table begins with, and what is remembered. */
import { lessonById } from '@handshake/lessons';
import type { Profile } from '@handshake/protocol';
import { beforeEach, expect, test } from 'vitest';
import { LocalHost } from './local-host.ts';
import { TableSession } from './table-session.svelte.ts';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

function opened<T>(profile: Profile, look: (session: TableSession) => T, id = 'handshake'): T {
  const lesson = lessonById(id);
  if (!lesson) throw new Error(`there is no ${id}`);
  const names = { own: 'You', bot: 'Bot' };
  const pace = { flight: 0, twoMsl: 0, bot: 0 };
  const session = new TableSession(new LocalHost({ lesson, seat: 'client', profile, names, pace }));
  try {
    return look(session);
  } finally {
    session.close();
  }
}
const shown = (profile: Profile) => opened(profile, ({ numbers }) => numbers);

test('the class notes’ numbers are absolute, and so a textbook table begins', () => {
  expect([shown('strict'), shown('textbook')]).toEqual(['relative', 'absolute']);
});

test('what is chosen at a strict table stays, and is not asked of a textbook one', () => {
  opened('strict', (session) => session.setNumbers('absolute'));
  expect(shown('strict')).toBe('absolute');
  opened('strict', (session) => session.setNumbers('relative'));
  expect([shown('strict'), shown('textbook')]).toEqual(['relative', 'absolute']);
});

test('what is chosen at a textbook table stays in this tab, and leaves strict ones alone', () => {
  opened('textbook', (session) => session.setNumbers('relative'));
  expect(shown('textbook')).toBe('relative');
  opened('strict', (session) => session.setNumbers('absolute'));
  expect([shown('strict'), shown('textbook')]).toEqual(['absolute', 'relative']);
});

test('a lesson about absolute numbers begins with them, and what is chosen there leaves the others alone', () => {
  const wrap = () => opened('strict', ({ numbers }) => numbers, 'wrap');
  expect([wrap(), shown('strict')]).toEqual(['absolute', 'relative']);
  opened('strict', (session) => session.setNumbers('relative'), 'wrap');
  expect([wrap(), shown('strict'), shown('textbook')]).toEqual(['relative', 'relative', 'absolute']);
});
