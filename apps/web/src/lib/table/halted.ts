/** Why nothing can be sent from this seat for now, in words; null when it can. */
import { m } from '#lib/paraglide/messages.js';
import type { TableSession } from '#lib/session/table-session.svelte.ts';

export const haltedText = ({ halted }: Pick<TableSession, 'halted'>): string | null =>
  halted === 'paused' ? m.si_halted() : halted === 'taken' ? m.si_taken() : null;
