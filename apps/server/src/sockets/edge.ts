/**
 * Where the outside ends. Whatever a connection sends is counted, looked up, parsed by the contract and authorised here,
 * and answered here: with the handler's answer, or a typed refusal. Nothing that a client sends makes this throw.
 */
import { EVENTS, LARGER, MAX_REQUEST, REFUSALS, refuse } from '@handshake/contract';
import type { Answer, EventName, Parsed, Refusal, RefusalCode } from '@handshake/contract';
import type { core } from 'zod/mini';
import type { Lab } from '../lab.ts';
import type { LabSocket } from '../pushes.ts';
import { StorageFailure } from '../storage/repository.ts';
import { authorise } from './authorise.ts';
import type { Caller } from './authorise.ts';
import { Bucket } from './bucket.ts';

type Spec<E extends EventName> = (typeof EVENTS)[E];

/** What answers an event. The request is parsed, the caller allowed. @throws StorageFailure */
export type Handler<E extends EventName> = (
  request: Parsed<Spec<E>>,
  caller: Caller<E>,
  socket: LabSocket,
) => Promise<Answer<Spec<E>>>;
export type Handlers<E extends EventName = EventName> = { readonly [K in E]: Handler<K> };

/** Everything that comes in through this connection is answered from now on. */
export function listen(lab: Lab, handlers: Handlers, socket: LabSocket): void {
  const own = new Bucket(lab.options.rate);
  // `next` is never called: no event goes past this.
  socket.use(([name, ...args]: unknown[]) => {
    const last = args.at(-1);
    const reply = typeof last === 'function' ? (args.pop() as (answer: unknown) => void) : () => {};
    const student = socket.data.student === undefined ? undefined : lab.students.peek(socket.data.student);
    // Both are counted: a student's tabs share one bucket, and sitting down again and again makes no new one.
    const now = performance.now();
    const wait = own.take(now) || (student?.bucket.take(now) ?? 0);
    if (wait > 0) return reply(refuse('too-fast', { retryAfter: wait }));
    if (typeof name !== 'string' || !isEvent(name)) return reply(refuse('unknown-event'));
    answer(lab, handlers, socket, name, args).then(reply, (error: unknown) => {
      lab.options.report(`${name} could not be answered`, error);
      reply(refuse('server-error'));
    });
  });
}

const isEvent = (name: string): name is EventName => Object.hasOwn(EVENTS, name);

async function answer<E extends EventName>(
  lab: Lab,
  handlers: Handlers,
  socket: LabSocket,
  name: E,
  args: readonly unknown[],
): Promise<Answer<Spec<E>>> {
  if (args.length !== 1) return refuse('malformed');
  const most = LARGER[name];
  // What may be large is measured before it is looked at; every other valid request is small.
  if (most !== undefined && isLarger(args[0], most)) return refuse('too-large');
  const parsed = EVENTS[name].input.safeParse(args[0]);
  if (!parsed.success) return refusalOf(parsed.error, args[0], most ?? MAX_REQUEST);
  const request = parsed.data as Parsed<Spec<E>>;
  try {
    const allowed = await authorise(lab, socket, name, request);
    if (!allowed.ok) return allowed;
    // `handlers[name]` is Handler<E>; indexing by a type parameter makes TypeScript forget it.
    return await (handlers[name] as unknown as Handler<E>)(request, allowed.caller, socket);
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error;
    lab.options.report(`${name} was not stored`, error.cause);
    return refuse('not-stored');
  }
}

const codes: ReadonlySet<string> = new Set(REFUSALS);

/** Names what is wrong with a request: by the schema's own word where it has one. */
function refusalOf(error: core.$ZodError, raw: unknown, most: number): Refusal {
  const named = error.issues.find(({ message }) => codes.has(message));
  const issue = named ?? error.issues[0];
  const field = issue?.path.join('.') ? { field: issue.path.join('.') } : {};
  if (isLarger(raw, most)) return refuse('too-large', field);
  return refuse(named ? (named.message as RefusalCode) : 'malformed', field);
}

function isLarger(raw: unknown, most: number): boolean {
  try {
    return Buffer.byteLength(JSON.stringify(raw) ?? '') > most;
  } catch {
    // What is nested too deeply to be written was read without harm.
    return true;
  }
}
