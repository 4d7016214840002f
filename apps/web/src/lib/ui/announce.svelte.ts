/** One live region for the whole app (ui/LiveRegion.svelte): what a screen reader is told although nothing moved the focus. */
import { untrack } from 'svelte';

let polite = $state({ text: '', turn: 0 });
let urgent = $state({ text: '', turn: 0 });

/** Says it when the reader pauses; `urgent` interrupts. The same text twice is said twice. */
export function announce(text: string, { urgent: now = false } = {}): void {
  // Whoever says something from an effect must not be run again by having said it.
  untrack(() => {
    if (now) urgent = { text, turn: urgent.turn + 1 };
    else polite = { text, turn: polite.turn + 1 };
  });
}

/** What was said is no longer to be found: it was for somebody who has left this screen. */
export function hush(): void {
  announce('');
  announce('', { urgent: true });
}

export const spoken = {
  get polite() {
    return polite;
  },
  get urgent() {
    return urgent;
  },
};
