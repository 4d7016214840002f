/** Places in a lesson, in the words of the form. */
import { expect, test } from 'vitest';
import { whereText } from './where.ts';

test.each([
  [['title'], 'Title'],
  [['start', 'sent'], 'It starts from · sent'],
  [['iss', 'client'], 'Initial sequence numbers · Client'],
  [['id'], 'id'],
  [['start', 'backlog'], 'It starts from · Half-open connections that the listening end holds at most'],
  [['steps', 0, 'until', 'client', 0], 'Step 1 · The step is over when · The client is in'],
  [
    ['steps', 0, 'until', 'or', 'lost'],
    'Step 1 · The step is over when · Or, another way · A segment is lost, of',
  ],
  [['steps', 0, 'enter', 1, 'bytes'], 'Step 1 · What happens as the step begins · 2 · bytes'],
  [['steps', 1], 'Step 2'],
  [['steps', 0, 'title'], 'Step 1 · Title'],
  [['steps', 2, 'until', 0, 'seat'], 'Step 3 · The step is over when · [0].seat'],
  [['steps', 0, 'hints', 'server', 2], 'Step 1 · Hint 3 for the Server'],
  [['steps', 0, 'prompt', 'client'], 'Step 1 · What the Client is told'],
  [['constructor'], 'constructor'],
  [[], ''],
] as const)('%j is %s', (at, words) => {
  expect(whereText(at)).toBe(words);
});
