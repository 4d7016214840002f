/** What a table's log begins with. */
import type { Profile, Seq } from '@handshake/protocol';
import type { Lesson } from '../lesson/schema.ts';
import type { Header } from './log.ts';

/** Counts up when a rule or the fold changes so that an old log would be judged or shown otherwise. */
export const RULES_VERSION = 1;

/** The windows that both ends offer, bytes, and what a full-sized segment holds: those of two ordinary Linux hosts. */
export const WINDOW = { client: 64_240, server: 65_160 } as const;
export const FULL_SIZED = 1460;

/** A new table's header. `iss` are drawn by the caller, at random (RFC 9293 §3.4.1): this package has no chance. */
export const newHeader = (options: {
  readonly lesson: Lesson;
  readonly profile: Profile;
  readonly iss: { readonly client: Seq; readonly server: Seq };
}): Header => ({
  v: 1,
  lesson: options.lesson,
  rules: { id: 'rfc9293', version: RULES_VERSION },
  profile: options.profile,
  mode: 'coach',
  iss: options.iss,
});
