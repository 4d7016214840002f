/** What an event is: a name, the request's shape, the answer's shape. `ok: true` answers and refusals share one union. */
import * as z from 'zod/mini';
import { refusalSchema } from './refusal.ts';
import type { Refusal } from './refusal.ts';

export interface EventSpec<I extends z.ZodMiniType = z.ZodMiniType, O extends z.ZodMiniType = z.ZodMiniType> {
  readonly input: I;
  readonly output: O;
}
export const event = <I extends z.ZodMiniType, O extends z.ZodMiniType>(
  input: I,
  output: O,
): EventSpec<I, O> => ({
  input,
  output,
});

/** What the caller passes, before transforms. */
export type Request<E extends EventSpec> = z.input<E['input']>;
/** What the handler gets, parsed. */
export type Parsed<E extends EventSpec> = z.output<E['input']>;
export type Granted<E extends EventSpec> = z.output<E['output']> & { ok: true };
export type Answer<E extends EventSpec> = Granted<E> | Refusal;

export const answerSchema = <E extends EventSpec>(spec: E) =>
  z.union([z.intersection(z.looseObject({ ok: z.literal(true) }), spec.output), refusalSchema]);

/** An answer that says no more than that it was done. */
export const done = z.looseObject({});
