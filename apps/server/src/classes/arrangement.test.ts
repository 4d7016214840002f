import { describe, expect, it } from 'vitest';
import { COACHED } from '@handshake/lessons';
import type { PlanStep } from '../storage/repository.ts';
import { stepIn } from './arrangement.ts';

const planOf = (lessons: string): PlanStep[] =>
  [...lessons].map((lesson) => ({ lesson, own: null, profile: 'strict', ways: COACHED, minutes: null }));

describe('a lesson of a plan in the plan that takes its place', () => {
  it.each([
    // before, after, lesson number in the one, and in the other
    ['abc', 'abc', 1, 1],
    ['abc', 'cab', 1, 2],
    ['abc', 'xabc', 0, 1],
    // twice in it: the nearer one
    ['aba', 'aba', 2, 2],
    ['abba', 'aXXa', 0, 0],
    ['abba', 'aXXa', 3, 3],
    // taken out: what came next
    ['abc', 'ac', 1, 1],
    ['abc', 'a', 1, 1],
    ['abc', 'cXa', 1, 0],
    // nothing is left that came after
    ['ab', 'xyz', 0, 3],
    // it was beyond the end already
    ['ab', 'abc', 2, 3],
  ])('%s → %s: %i is %i', (before, after, step, now) => {
    expect(stepIn(planOf(after), planOf(before), step)).toBe(now);
  });
});
