/** An answered puzzle is told to the learner's record. */
import { recordPractice } from '#lib/learner/practice.ts';

/**
 * @param answered `key`: the id of the misconception or of the rule that the answer is about; `id`: the answer's own, so
 *   that one that is told twice counts once
 */
export function tell(answered: { readonly key: string; readonly ok: boolean; readonly id: string }): void {
  recordPractice('puzzle', answered.key, answered.ok ? 'good' : 'again', answered.id);
}
