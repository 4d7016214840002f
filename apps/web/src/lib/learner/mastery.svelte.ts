/** How sure this browser's learner is. Apart from the record: a table only adds to that, and needs no schedule. */
import { progress } from '@handshake/lessons';
import { learner } from './learner.svelte.ts';

class MasteryNow {
  /** By misconception and rule. */
  readonly progress = $derived.by(() => progress(learner.record, Date.now()));
}
export const mastery = new MasteryNow();
