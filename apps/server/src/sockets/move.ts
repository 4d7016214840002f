/** Moves at the own table. */
import { refuse } from '@handshake/contract';
import type { Lab } from '../lab.ts';
import type { Handlers } from './edge.ts';
import { written } from './parser.ts';

export const moveHandlers = (lab: Lab): Handlers<'move.play'> => ({
  async 'move.play'({ id, move, table }, { live, part }) {
    if (table !== undefined && table !== live.id) return refuse('not-your-seat', { field: 'table' });
    // The instructor has ended the class; what was played stays.
    if (live.closed) return refuse('class-ended');
    // What was taken before is answered as it was then.
    if (live.paused && !live.find(part, id)) return refuse('paused');
    const occupancy = live.seats[part];
    // Somebody plays for them: first it is handed back.
    if (occupancy.kind !== 'student' || occupancy.stand) return refuse('not-your-seat');
    const answer = await lab.host.play(live, part, id, move);
    return answer.ok ? written(`{"ok":true,"logged":${answer.text}}`) : answer;
  },
});
