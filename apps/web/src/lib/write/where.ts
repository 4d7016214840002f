/** Where in a lesson something is wrong, in the words of the form; deeper down, as the source has it. */
import { placeText } from '@handshake/lessons';
import type { LessonProblem } from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';

const FIELDS: Readonly<Record<string, () => string>> = {
  title: m.wr_name,
  goal: m.wr_goal,
  summary: m.wr_summary,
  minutes: m.wr_minutes,
  rules: m.wr_rules,
  start: m.wr_start,
  delayedAck: m.wr_delayed,
  turn: m.wr_turn,
  enter: m.wr_enter,
  until: m.wr_until,
};
const role = (seat: unknown) => (seat === 'client' ? m.seat_client() : m.seat_server());

function field(at: LessonProblem['at']): string {
  const [first, seat, k] = at;
  if (first === 'prompt' && typeof seat === 'string') return m.wr_prompt({ role: role(seat) });
  if (first === 'hints' && typeof seat === 'string' && typeof k === 'number')
    return m.wr_hint({ k: k + 1, role: role(seat) });
  const named = typeof first === 'string' && Object.hasOwn(FIELDS, first) ? FIELDS[first]?.() : undefined;
  return named === undefined ? placeText(at) : [named, placeText(at.slice(1))].filter(Boolean).join(' · ');
}

/** `Step 2 · The step is over when · client` */
export function whereText(at: LessonProblem['at']): string {
  const [first, i, ...rest] = at;
  return first === 'steps' && typeof i === 'number'
    ? [m.wr_step({ n: i + 1 }), rest.length > 0 ? field(rest) : ''].filter(Boolean).join(' · ')
    : field(at);
}
