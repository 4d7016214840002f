/** What the class notes say otherwise, by its number: the lessons tell it where it comes up. */
import { LESSONS } from '../lessons/index.ts';
import type { Text } from '../text.ts';

/** @returns null for a number that no lesson tells */
export function erratum(no: number): Text | null {
  for (const lesson of LESSONS)
    for (const step of lesson.steps) {
      const found = step.errata.find((one) => one.no === no);
      if (found) return found.text;
    }
  return null;
}
