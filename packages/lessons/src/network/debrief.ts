/** The end of a lesson as the network sees it: what it did, and what the ends had to do about it. */
import type { LoggedMove, Table } from '../table/log.ts';

export interface NetworkDebrief {
  readonly delivered: number;
  readonly dropped: number;
  readonly held: number;
  readonly doubled: number;
  readonly replayed: number;
  /** Segments that the lesson itself lost or kept back. */
  readonly scripted: number;
  /** Segments that an end sent again. */
  readonly repeats: number;
  /** Segments that their receiver threw away. */
  readonly ignored: number;
}

export function networkDebrief(
  { events, prelude }: Pick<Table, 'events' | 'prelude'>,
  moves: readonly Pick<LoggedMove, 'by' | 'move'>[],
): NetworkDebrief {
  const own = events.slice(prelude);
  const made = (kind: LoggedMove['move']['kind']): number =>
    moves.filter(({ by, move }) => by === 'network' && move.kind === kind).length;
  return {
    delivered: made('deliver'),
    dropped: made('drop'),
    held: made('hold'),
    doubled: made('duplicate'),
    replayed: made('replay'),
    scripted: own.filter((e) => e.kind === 'sent' && (e.fate === 'dropped' || e.fate === 'held')).length,
    repeats: own.filter((e) => e.kind === 'sent' && e.again).length,
    ignored: own.filter((e) => e.kind === 'arrived' && (e.action === 'drop' || e.action === 'acknowledge'))
      .length,
  };
}
