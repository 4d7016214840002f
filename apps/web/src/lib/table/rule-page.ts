/** Where a rule is told and tried. */
import { RULES } from '@handshake/protocol';

/** Null for a rule that an old log names and that is gone. */
export const rulePage = (id: string): string | null => (Object.hasOwn(RULES, id) ? `/rules/${id}` : null);
