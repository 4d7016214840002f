/** One place decides who may see what of a table. */
import type { Header, LoggedMove, Mode, Outcome, Part, Seat } from './log.ts';

/** Who sits here, or who watches the whole table: its instructor. */
export type Role = Part | 'watcher';
/** From whose point of view something is told; the network's player is told as one who watches. */
export type Viewer = Seat | 'watcher';

/** The lesson puts segments on the wire whose numbers come from an end that has not told them yet. */
const tellsNumbers = ({ lesson }: Header): boolean =>
  lesson.steps.some(({ enter }) => enter.some((action) => action.do === 'inject'));

/** The partner's ISS is theirs alone until their SYN tells it; at an `open` start it was told before the first move. */
export function viewHeader(header: Header, role: Role): Header {
  if (role === 'watcher' || header.lesson.start.at === 'open' || tellsNumbers(header)) return header;
  const { client, server } = header.iss;
  return {
    ...header,
    iss: { client: role === 'client' ? client : null, server: role === 'server' ? server : null },
  };
}

/** What is said of a segment before its receiver has checked it. */
const SEALED: Outcome = {
  verdict: 'legal',
  findings: [],
  misconception: null,
  notAsked: null,
  travels: true,
};

/**
 * What the partner tried and was held back with, foretold or said of the own state, and the hints they took, are theirs; in a peer
 * check the judge is silent until the receiver has spoken. The count of moves stays whole.
 */
export function viewMove(logged: LoggedMove, role: Role, mode: Mode): LoggedMove {
  if (role === 'watcher') return logged;
  const { n, by, move, outcome, at } = logged;
  const others = (by === 'client' || by === 'server') && by !== role;
  const own =
    move.kind === 'hint' || move.kind === 'state' || (move.kind === 'send' && outcome?.travels === false);
  // The move's id goes as well: it is the other client's own.
  const given = move.kind === 'unlock' && move.seat !== role;
  // A fault shows when it has struck, and not before.
  const lurking = move.kind === 'fault' || move.kind === 'mend';
  if ((others && own) || given || lurking) return { n, id: '', by, move: { kind: 'hidden' }, at };
  if (move.kind !== 'send') return logged;
  const sealed = mode === 'peer' && outcome?.travels ? { ...logged, outcome: SEALED } : logged;
  return others && move.predict ? { ...sealed, move: { kind: 'send', segment: move.segment } } : sealed;
}
