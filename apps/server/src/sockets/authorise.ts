/** The one place that decides who may do and see what. What each event needs is a table; nothing else asks. */
import { refuse } from '@handshake/contract';
import type { EventName, EVENTS, Parsed, Refusal } from '@handshake/contract';
import type { Part, Seat } from '@handshake/lessons';
import type { LiveClass } from '../classes/classes.ts';
import { hashOf } from '../draw.ts';
import type { Lab } from '../lab.ts';
import type { LabSocket } from '../pushes.ts';
import { codeOf } from '../seating/code-of.ts';
import type { LiveStudent } from '../seating/students.ts';
import type { StoredKey } from '../storage/repository.ts';
import type { LiveTable } from '../tables/live.ts';

/**
 * What one must have: nothing; a token of a seat; one of a seat in a class; a seat that this connection has sat down on; such a
 * seat at an end, not the network; a class's key; the key of whoever opened it.
 */
export type Need = 'nothing' | 'token' | 'member' | 'seat' | 'end' | 'key' | 'owner';

export const NEEDS = {
  'table.open': 'nothing',
  'table.look': 'nothing',
  'table.sync': 'seat',
  'table.again': 'end',
  'table.next': 'end',
  'seat.take': 'nothing',
  'seat.resume': 'token',
  'seat.leave': 'seat',
  'seat.composing': 'seat',
  'seat.help': 'seat',
  'seat.absent': 'end',
  'move.play': 'seat',
  'class.open': 'nothing',
  'class.watch': 'key',
  'class.pair': 'key',
  'class.plan': 'key',
  'class.settings': 'key',
  'class.table': 'key',
  'class.end': 'key',
  'class.archive': 'key',
  'class.erase': 'owner',
  // Each key speaks for itself.
  'class.list': 'nothing',
  'people.seat': 'key',
  'people.rename': 'key',
  'people.remove': 'key',
  'step.pause': 'key',
  'step.time': 'key',
  'step.word': 'key',
  'step.fault': 'key',
  'step.mend': 'key',
  'step.release': 'key',
  'step.hint': 'key',
  'step.sit': 'key',
  'step.play': 'key',
  'step.rise': 'key',
  'entry.back': 'nothing',
  'entry.personal': 'seat',
  'entry.renew': 'key',
  'entry.roster': 'key',
  'entry.assign': 'key',
  'entry.share': 'owner',
  'entry.unshare': 'owner',
  // By token, not by seat: whoever looks at their record at home does not thereby come back to their table.
  'learner.keep': 'member',
  'learner.record': 'member',
  'learner.tables': 'member',
  'learner.table': 'member',
} as const satisfies Record<EventName, Need>;

interface Callers {
  nothing: null;
  token: { readonly student: LiveStudent };
  member: { readonly student: LiveStudent };
  /** The own table and seat, and no other's. */
  seat: { readonly student: LiveStudent; readonly live: LiveTable; readonly part: Part };
  end: { readonly student: LiveStudent; readonly live: LiveTable; readonly part: Seat };
  key: { readonly cls: LiveClass; readonly holder: StoredKey['holder'] };
  owner: Callers['key'];
}
/** Who calls an event, once it is allowed. */
export type Caller<E extends EventName> = Callers[(typeof NEEDS)[E]];
export type Verdict<E extends EventName> = { readonly ok: true; readonly caller: Caller<E> } | Refusal;

type Question = {
  [E in EventName]: { readonly name: E; readonly request: Parsed<(typeof EVENTS)[E]> };
}[EventName];

/** Whether this connection may ask for this. */
export async function authorise<E extends EventName>(
  lab: Lab,
  socket: LabSocket,
  name: E,
  request: Parsed<(typeof EVENTS)[E]>,
): Promise<Verdict<E>> {
  const need: Need = NEEDS[name];
  // The request's type follows from the name, which TypeScript does not see through a type parameter.
  const question = { name, request } as unknown as Question;
  const answer =
    need === 'seat' || need === 'end'
      ? await bySeat(lab, socket, need)
      : need === 'key' || need === 'owner'
        ? await byKey(lab, socket, question, need)
        : need === 'token' || need === 'member'
          ? await byToken(lab, question, need)
          : { ok: true as const, caller: null };
  return answer as Verdict<E>;
}

async function bySeat(
  lab: Lab,
  socket: LabSocket,
  need: 'seat' | 'end',
): Promise<{ ok: true; caller: Callers['seat'] } | Refusal> {
  const student = socket.data.student === undefined ? null : lab.students.peek(socket.data.student);
  if (!student?.at || student.stored.leftAt !== null) return refuse('no-seat');
  const { table, part } = student.at;
  const live = lab.host.peek(table) ?? (await lab.host.get(table));
  // What comes next, and who waits for whom, is for those at the ends to say.
  if (need === 'end' && part === 'network') return refuse('not-your-seat');
  return live?.sitsAt(part, student.id) ? { ok: true, caller: { student, live, part } } : refuse('no-seat');
}

async function byToken(
  lab: Lab,
  { request }: Question,
  need: 'token' | 'member',
): Promise<{ ok: true; caller: Callers['token'] } | Refusal> {
  const token = 'token' in request ? request.token : undefined;
  const code = 'code' in request ? request.code : undefined;
  const student = token === undefined ? null : await lab.students.byToken(token);
  if (!student)
    return refuse(
      token !== undefined && lab.personal.isElsewhere(token) ? 'seat-elsewhere' : 'token-unknown',
      {
        field: 'token',
      },
    );
  if (code !== undefined && (await codeOf(lab, student)) !== code)
    return refuse('token-unknown', { field: 'code' });
  if (need === 'member' && student.stored.classId === null) return refuse('no-class');
  return { ok: true, caller: { student } };
}

async function byKey(
  lab: Lab,
  socket: LabSocket,
  { request }: Question,
  need: 'key' | 'owner',
): Promise<{ ok: true; caller: Callers['key'] } | Refusal> {
  const key = 'key' in request ? request.key : '';
  const found = key === '' ? null : await lab.classes.byKey(key);
  if (!found) return refuse(lab.classes.isRevoked(key) ? 'key-revoked' : 'key-unknown', { field: 'key' });
  const { cls, holder } = found;
  if (need === 'owner' && holder !== 'owner') return refuse('owner-only', { field: 'key' });
  const table = 'table' in request ? request.table : undefined;
  if (table != null && (await lab.host.get(table))?.classId !== cls.id)
    return refuse('code-unknown', { field: 'table' });
  // In one go with the answer that it is good: whoever takes it back afterwards finds it here.
  if (!lab.classes.isRevoked(key)) (socket.data.keys ??= new Map()).set(cls.id, hashOf(key));
  return { ok: true, caller: found };
}
