/** Codes of those who sit somewhere. */
import type { Lab } from '../lab.ts';
import type { LiveStudent } from './students.ts';

/** The code behind which the student sits: the class's, or the table's own. */
export async function codeOf(lab: Lab, { stored, at }: LiveStudent): Promise<string | null> {
  if (stored.classId !== null) return (await lab.classes.get(stored.classId))?.stored.code ?? null;
  return at && ((await lab.host.get(at.table))?.code ?? null);
}
