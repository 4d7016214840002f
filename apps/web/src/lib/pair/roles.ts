import type { Seat } from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';

/** As it stands within a sentence. */
export const roleWord = (seat: Seat): string => (seat === 'client' ? m.pr_role_client() : m.pr_role_server());
