/** How the network's page names the ends. */
import type { Seat } from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';
import type { TableSession } from '#lib/session/table-session.svelte.ts';

/** As they chose to be called; the bot's name, or that nobody sits there. */
export function endName({ seats }: Pick<TableSession, 'seats'>, seat: Seat): string {
  const { kind, name } = seats[seat];
  return name || (kind === 'bot' ? m.t_bot_name() : m.t_free_name());
}
