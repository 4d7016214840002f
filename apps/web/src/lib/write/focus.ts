/** The focus goes where something is to be done. */
import { tick } from 'svelte';

import type { Place } from '@handshake/lessons';
import { fieldId } from './write-desk.svelte.ts';

/** The box around the fields of an action or a condition. */
export const boxId = (place: Place): string => `${fieldId(place)}-box`;

const FIELDS = 'input, select, textarea';

/** To the field of this id, or the first one in it; what is folded around it opens. False where there is none. */
export function focusOn(id: string): boolean {
  const found = document.getElementById(id);
  if (!found) return false;
  for (let fold = found.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  const target = found.matches(FIELDS) ? found : (found.querySelector<HTMLElement>(FIELDS) ?? found);
  target.focus();
  target.scrollIntoView({ block: 'center' });
  return true;
}

/** The same, once what was just put is on the page. */
export async function focusSoon(id: string): Promise<void> {
  await tick();
  focusOn(id);
}
