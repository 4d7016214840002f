/**
 * The one place from which an answered puzzle is told to whoever keeps the learner's record (lib/learner's
 * `recordPractice` has this shape). Until somebody keeps it, nothing is kept, and the page says nothing else.
 */
export type Keep = (source: 'puzzle', key: string, grade: 'good' | 'again', id: string) => unknown;

let keep: Keep = () => undefined;

/** From now on answers are kept by this. */
export function keepBy(keeper: Keep): void {
  keep = keeper;
}

/**
 * @param answered `key`: the id of the misconception or of the rule that the answer is about; `id`: the answer's own, so
 *   that one that is told twice counts once
 */
export function tell(answered: { readonly key: string; readonly ok: boolean; readonly id: string }): void {
  keep('puzzle', answered.key, answered.ok ? 'good' : 'again', answered.id);
}
