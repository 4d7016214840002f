/** Where in a lesson something is wrong, in the words of the form; deeper down, as the source has it. */
import { placeText } from '@handshake/lessons';
import type { LessonProblem } from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';
import { CONDITIONS } from './form.ts';

type At = LessonProblem['at'];

const FIELDS: Readonly<Record<string, () => string>> = {
  title: m.wr_name,
  goal: m.wr_goal,
  summary: m.wr_summary,
  minutes: m.wr_minutes,
  rules: m.wr_rules,
  start: m.wr_start,
  delayedAck: m.wr_delayed,
  ports: m.wr_ports,
  iss: m.wr_iss,
  room: m.wr_room,
  numbers: m.wr_numbers,
  turn: m.wr_turn,
  enter: m.wr_enter,
  until: m.wr_until,
  takeaway: m.wr_takeaway,
  or: m.wr_or,
};
const role = (seat: unknown) => (seat === 'client' ? m.seat_client() : m.seat_server());
const named = <T>(table: Readonly<Record<string, T>>, key: unknown): T | undefined =>
  typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;

/** What stands below a field that has parts. */
function part(first: unknown, rest: At): string {
  const [key, ...deeper] = rest;
  if (first === 'until' && key === 'or')
    return [m.wr_or(), part('until', deeper)].filter(Boolean).join(' · ');
  const condition = first === 'until' ? named(CONDITIONS, key)?.name() : undefined;
  if (condition !== undefined) return condition;
  if (first === 'enter' && typeof key === 'number')
    return [String(key + 1), placeText(deeper)].filter(Boolean).join(' · ');
  if ((key === 'client' || key === 'server') && deeper.length === 0) return role(key);
  if (first === 'start' && key === 'backlog') return m.wr_backlog();
  return placeText(rest);
}

/** In a step, or in the lesson itself: `The step is over when · The client is in`. */
export function fieldText(at: At): string {
  const [first, seat, k] = at;
  if (first === 'prompt' && typeof seat === 'string') return m.wr_prompt({ role: role(seat) });
  if (first === 'hints' && typeof seat === 'string' && typeof k === 'number')
    return m.wr_hint({ k: k + 1, role: role(seat) });
  const name = named(FIELDS, first)?.();
  return name === undefined ? placeText(at) : [name, part(first, at.slice(1))].filter(Boolean).join(' · ');
}

/** `Step 2 · The step is over when · The client is in` */
export function whereText(at: At): string {
  const [first, i, ...rest] = at;
  return first === 'steps' && typeof i === 'number'
    ? [m.wr_step({ n: i + 1 }), rest.length > 0 ? fieldText(rest) : ''].filter(Boolean).join(' · ')
    : fieldText(at);
}
