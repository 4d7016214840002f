/** Small helpers with which the lessons are written down. */
import type { Text } from '../../text.ts';
import type { Seat } from '../../table/log.ts';
import type { Step } from '../../lesson/schema.ts';

/** One text in both languages. */
export const t = (en: string, zh: string): Text => ({ en, zh });

/** Three hints, from a nudge to the worked answer. */
export const three = (nudge: Text, where: Text, worked: Text): [Text, Text, Text] => [nudge, where, worked];

/** What a lesson adds to a step that several lessons share. */
export type Extras = Partial<
  Pick<
    Step,
    'id' | 'hints' | 'notes' | 'sources' | 'errata' | 'takeaway' | 'title' | 'prompt' | 'until' | 'enter'
  >
>;

/** A text for each seat, said from who acts and who doesn't. */
export const bySeat = <T>(actor: Seat, acts: T, waits: T): Record<Seat, T> =>
  actor === 'client' ? { client: acts, server: waits } : { client: waits, server: acts };
