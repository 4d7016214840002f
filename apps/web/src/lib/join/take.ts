/** Taking a seat: asked for here, remembered by this browser. */
import { nameSchema, personalSchema } from '@handshake/contract';
import type { Snapshot } from '@handshake/contract';
import type { Seat } from '@handshake/lessons';
import { locale } from '#lib/i18n/locale.svelte.ts';
import type { Trouble } from '#lib/session/refusals.ts';
import type { Connection } from '#lib/session/socket.ts';
import { write } from '#lib/session/stored.ts';
import { forgetWish, keepSeat, wishToken } from '#lib/session/tokens.ts';
import { isWhole } from './code.ts';

export type Taken =
  | {
      readonly ok: true;
      readonly token: string;
      readonly snapshot: Snapshot | null;
      readonly path: string;
      /** Told for the first time. */
      readonly personal?: string;
    }
  | {
      readonly ok: false;
      readonly trouble: Trouble;
      /** A free name like the one that is taken. */
      readonly free?: string;
    };

const NAME_TROUBLES: readonly string[] = ['name-empty', 'name-long', 'name-characters'];

/** `seat: null`: whichever is free, or, in a class, whichever its pairing says. */
export async function takeSeat(
  connection: Connection,
  { code, seat, name, who = '' }: { code: string; seat: Seat | null; name: string; who?: string },
): Promise<Taken> {
  if (!isWhole(code)) return { ok: false, trouble: 'code-malformed' };
  // What can be said without asking is said at once; offensive and taken names are the server's to tell.
  const parsed = nameSchema.safeParse(name);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]?.message ?? '';
    return { ok: false, trouble: NAME_TROUBLES.includes(issue) ? (issue as Trouble) : 'name-characters' };
  }
  const wish = {
    code,
    seat,
    name: parsed.data,
    locale: locale(),
    token: wishToken(code),
    ...(who.trim() === '' ? {} : { who }),
  };
  let answer = await connection.ask('seat.take', wish);
  // The seat may be ours and only the answer lost: the same token asks for the same seat.
  if (!answer.ok && answer.refusal === 'unreachable') answer = await connection.ask('seat.take', wish);
  if (!answer.ok) {
    if (answer.refusal === 'token-unknown') forgetWish(code);
    const free = 'name' in answer && answer.name !== undefined ? { free: answer.name } : {};
    return { ok: false, trouble: answer.refusal, ...free };
  }
  const { token, snapshot, personal } = answer;
  forgetWish(code);
  // Only in a class is one seated later.
  const inClass = snapshot?.inClass ?? true;
  const own = personal === undefined ? {} : { personal };
  keepSeat(code, { token, name: parsed.data, at: Date.now(), inClass, ...own });
  write('local', 'name', parsed.data);
  const path = !inClass ? `/t/${code}` : `/j/${code}`;
  return { ok: true, token, snapshot, path, ...own };
}

/** Back in the own seat of a class by the personal code, which is remembered here from now on. */
export async function takeBack(
  connection: Connection,
  { code, personal: typed }: { code: string; personal: string },
): Promise<Taken> {
  const parsed = personalSchema.safeParse(typed);
  if (!parsed.success) return { ok: false, trouble: 'personal-malformed' };
  const personal = parsed.data;
  const wish = { code, personal, token: wishToken(code) };
  let answer = await connection.ask('entry.back', wish);
  if (!answer.ok && answer.refusal === 'unreachable') answer = await connection.ask('entry.back', wish);
  if (!answer.ok) {
    if (answer.refusal === 'token-unknown') forgetWish(code);
    return { ok: false, trouble: answer.refusal };
  }
  forgetWish(code);
  const { token } = wish;
  keepSeat(code, { token, name: answer.name, at: Date.now(), inClass: true, personal });
  return { ok: true, token, snapshot: answer.snapshot, path: `/j/${code}` };
}
