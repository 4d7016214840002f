/** Taking a seat: asked for here, remembered by this browser. */
import { nameSchema } from '@handshake/contract';
import type { Snapshot } from '@handshake/contract';
import type { Seat } from '@handshake/lessons';
import { locale } from '#lib/i18n/locale.svelte.ts';
import type { Trouble } from '#lib/session/refusals.ts';
import type { Connection } from '#lib/session/socket.ts';
import { write } from '#lib/session/stored.ts';
import { forgetWish, keepSeat, wishToken } from '#lib/session/tokens.ts';
import { isWhole } from './code.ts';

export type Taken =
  | { readonly ok: true; readonly token: string; readonly snapshot: Snapshot | null; readonly path: string }
  | { readonly ok: false; readonly trouble: Trouble };

const NAME_TROUBLES: readonly string[] = ['name-empty', 'name-long', 'name-characters'];

/** `seat: null`: whichever is free, or, in a class, whichever its pairing says. */
export async function takeSeat(
  connection: Connection,
  { code, seat, name }: { code: string; seat: Seat | null; name: string },
): Promise<Taken> {
  if (!isWhole(code)) return { ok: false, trouble: 'code-malformed' };
  // What can be said without asking is said at once; offensive and taken names are the server's to tell.
  const parsed = nameSchema.safeParse(name);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]?.message ?? '';
    return { ok: false, trouble: NAME_TROUBLES.includes(issue) ? (issue as Trouble) : 'name-characters' };
  }
  const wish = { code, seat, name: parsed.data, locale: locale(), token: wishToken(code) };
  let answer = await connection.ask('seat.take', wish);
  // The seat may be ours and only the answer lost: the same token asks for the same seat.
  if (!answer.ok && answer.refusal === 'unreachable') answer = await connection.ask('seat.take', wish);
  if (!answer.ok) {
    if (answer.refusal === 'token-unknown') forgetWish(code);
    return { ok: false, trouble: answer.refusal };
  }
  const { token, snapshot } = answer;
  forgetWish(code);
  // Only in a class is one seated later.
  const inClass = snapshot?.inClass ?? true;
  keepSeat(code, { token, name: parsed.data, at: Date.now(), inClass });
  write('local', 'name', parsed.data);
  const path = !inClass ? `/t/${code}` : `/j/${code}`;
  return { ok: true, token, snapshot, path };
}
