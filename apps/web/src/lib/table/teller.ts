/** What a screen reader is told as a table goes on: each new event as a sentence, then what is due. */
import type { StoryLine } from './table-model.svelte.ts';

const ELSEWHERE: ReadonlySet<StoryLine['kind']> = new Set(['refused', 'step', 'end', 'checked', 'stated']);

export class Teller {
  #table = '';
  #told = -1;

  /**
   * The news since the last call, null where there is none. What was there when a table came up is not news: the
   * page itself tells it.
   * @param judged the judge's word on an own segment that has just left
   * @param answered what came of the last answers that the table asked for, told in place of its event
   */
  tell(
    table: string,
    lines: readonly StoryLine[],
    judged: string | null,
    due: string,
    answered: readonly { readonly key: number; readonly text: string }[] = [],
  ): string[] | null {
    const since = this.#told;
    const newest = lines.at(-1)?.key ?? -1;
    if (table !== this.#table) {
      this.#table = table;
      this.#told = newest;
      return null;
    }
    const fresh = lines.filter(({ key }) => key > this.#told);
    this.#told = Math.max(this.#told, newest);
    // Tries that were held back are the verdict's to tell; the end and a new step are told by what is due.
    const news = fresh.filter(({ kind }) => !ELSEWHERE.has(kind));
    const answer = answered.filter(({ key }) => key > since).map(({ text }) => text);
    if (
      news.length === 0 &&
      answer.length === 0 &&
      !fresh.some(({ kind }) => kind === 'step' || kind === 'end')
    )
      return null;
    const own = judged !== null && news.some((line) => line.kind === 'sent' && line.own);
    return [...(own ? [judged] : []), ...news.map(({ text }) => text), ...answer, due];
  }
}
