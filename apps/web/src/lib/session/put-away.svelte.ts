/** What a student has read and put away, in this tab. */
import { readJson, writeJson } from './stored.ts';

const KEY = 'put-away';
/** So many are remembered. */
const MOST = 20;
const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

export class PutAway {
  #ids = $state.raw<readonly string[]>(readJson('session', KEY, isList) ?? []);

  has(id: string): boolean {
    return this.#ids.includes(id);
  }
  add(id: string): void {
    this.#ids = [...this.#ids, id].slice(-MOST);
    writeJson('session', KEY, this.#ids);
  }
}
