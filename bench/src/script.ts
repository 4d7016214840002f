/** What a pair plays at a table: a whole lesson, well, with a wrong segment before every other one. */
import type { PlayableMove, Snapshot } from '@handshake/contract';
import { automatic, botMove, open, play } from '@handshake/lessons';
import type { Actor, Header, Move, Seat, Table } from '@handshake/lessons';
import { frameOf } from './wire.ts';

export const LESSON = 'whole-connection';

/** One student's move, ready to be sent. */
export interface Cue {
  readonly seat: Seat;
  /** `["move.play",…]` */
  readonly frame: string;
}

/** The header with both initial sequence numbers; each end is told its own only. */
export function wholeHeader(client: Snapshot, server: Snapshot): Header {
  return { ...client.header, iss: { client: client.header.iss.client, server: server.header.iss.server } };
}

/** @throws Error when the lesson does not end */
export function scriptFor(header: Header, table: string): Cue[] {
  const cues: Cue[] = [];
  const cue = (seat: Seat, move: Move) => {
    const id = `bench-${String(cues.length).padStart(6, '0')}`;
    cues.push({ seat, frame: frameOf('move.play', { id, move: move as PlayableMove, table }) });
  };
  let state = open(header);
  const apply = (by: Actor, move: Move) => {
    const played = play(state, by, move);
    if (!played.ok) throw new Error(`${by} ${JSON.stringify(move)}: ${played.refusal}`);
    state = played.table;
  };
  for (let turn = 0; !state.ended; turn++) {
    if (turn > 500) throw new Error('the lesson does not end');
    const due = automatic(state)[0];
    if (due) {
      apply(due.by, due.move);
      continue;
    }
    const [seat, move] = nextMove(state);
    if (move.kind === 'send' && turn % 2 === 0) {
      const wrong: Move = { kind: 'send', segment: { ...move.segment, seq: (move.segment.seq + 1) >>> 0 } };
      const held = play(state, seat, wrong);
      if (held.ok && held.outcome?.travels === false) {
        apply(seat, wrong);
        cue(seat, wrong);
      }
    }
    apply(seat, move);
    cue(seat, move);
  }
  return cues;
}

function nextMove(state: Table): [Seat, Move] {
  for (const seat of ['client', 'server'] as const) {
    const move = botMove(state, seat);
    if (move) return [seat, move];
  }
  throw new Error('nobody has anything to play');
}
