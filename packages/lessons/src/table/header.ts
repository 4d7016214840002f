/** What a table's log begins with. */
import type { Profile, Seq } from '@handshake/protocol';
import type { Lesson, RuleSetId } from '../lesson/schema.ts';
import { VARIANTS } from '../variant/variants.ts';
import { COACHED } from './log.ts';
import type { Header, Ways } from './log.ts';

/** Counts up when a rule or the fold changes so that an old log would be judged or shown otherwise. */
export const RULES_VERSION = 1;

/** The windows that both ends offer, bytes, and what a full-sized segment holds: those of two ordinary Linux hosts. */
export const WINDOW = { client: 64_240, server: 65_160 } as const;
export const FULL_SIZED = 1460;

/**
 * A new table's header. `iss` are drawn by the caller, at random (RFC 9293 §3.4.1): this package has no chance. A lesson may want
 * its own, and a rule set whose ISNs can be guessed has one for the server.
 */
export const newHeader = (options: {
  readonly lesson: Lesson;
  readonly profile: Profile;
  readonly iss: { readonly client: Seq; readonly server: Seq };
  readonly rules?: RuleSetId | undefined;
  readonly ways?: Ways | undefined;
  readonly anew?: Header['anew'];
}): Header => {
  const { lesson, profile, ways: { mode, ask, hints, numbers } = COACHED } = options;
  const id = options.rules ?? lesson.rules ?? 'rfc9293';
  const known = VARIANTS[id].serverIss;
  return {
    v: 1,
    lesson,
    rules: { id, version: RULES_VERSION },
    profile,
    mode,
    ...(ask.predict || ask.state ? { ask } : {}),
    ...(hints === false ? { hints } : {}),
    ...(numbers ? { numbers } : {}),
    ...(options.anew ? { anew: options.anew } : {}),
    iss: {
      client: lesson.iss?.client ?? options.iss.client,
      server: lesson.iss?.server ?? (known === 'random' ? options.iss.server : known),
    },
  };
};

/** How a table is played, as its header has it. */
export const waysOf = ({
  mode,
  ask,
  hints,
  numbers,
}: Pick<Header, 'mode' | 'ask' | 'hints' | 'numbers'>): Ways => ({
  mode,
  ask: ask ?? COACHED.ask,
  ...(hints === false ? { hints } : {}),
  ...(numbers ? { numbers } : {}),
});
