/** What an event is: a name, the request's shape, the answer's shape. `ok: true` answers and refusals share one union. */
import { z } from 'zod';
import { refusalSchema } from './refusal.ts';
import type { Refusal } from './refusal.ts';

export interface EventSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}
export const event = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): EventSpec<I, O> => ({
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
  z.union([z.looseObject({ ok: z.literal(true) }).and(spec.output), refusalSchema]);

/** An answer that says no more than that it was done. */
export const done = z.looseObject({});
