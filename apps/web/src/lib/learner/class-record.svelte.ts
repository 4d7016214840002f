/**
 * What of a learner's practice their class keeps as well. Runs that wait are sent and judged there; the class's record, which also
 * has what its own tables show, is joined with the one in this browser.
 */
import type { RefusalCode, Run } from '@handshake/contract';
import { practiceEventSchema } from '@handshake/lessons';
import { Connection } from '#lib/session/socket.ts';
import type { Asked } from '#lib/session/socket.ts';
import { keptClassSeats } from '#lib/session/tokens.ts';
import { learner } from './learner.svelte.ts';
import type { Learner } from './learner.svelte.ts';
import { runs } from './runs.ts';
import type { Runs } from './runs.ts';

/** `none`: no class; `away`: its server could not be reached, or could not do it now. */
export type ClassState = 'none' | 'asking' | 'kept' | 'away';
/** A run that the class does not take. */
export interface NotTaken {
  readonly lesson: string;
  readonly refusal: RefusalCode;
  /** The first move that is judged otherwise, where that is why. */
  readonly n: number | null;
}

/** Refusals that pass; after any other, asking again changes nothing. */
const PASSING: readonly string[] = ['unreachable', 'server-error', 'not-stored'];

export class ClassRecord {
  readonly #learner: Learner;
  readonly #runs: Runs;
  readonly #connect: () => Connection;
  #state = $state<ClassState>('none');
  #total = $state(0);
  #waiting = $state(0);
  #unsafe = $state(false);
  #large = $state.raw<readonly string[]>([]);
  #notTaken = $state.raw<readonly NotTaken[]>([]);
  #busy: Promise<void> | null = null;

  constructor(around: { learner: Learner; runs: Runs; connect?: () => Connection }) {
    this.#learner = around.learner;
    this.#runs = around.runs;
    this.#connect = around.connect ?? (() => new Connection());
  }

  get state(): ClassState {
    return this.#state;
  }
  /** Entries that the class has, when last asked. */
  get total(): number {
    return this.#total;
  }
  /** Runs that are still to be sent. */
  get waiting(): number {
    return this.#waiting;
  }
  /** Some of those will not outlive the tab. */
  get unsafe(): boolean {
    return this.#unsafe;
  }
  /** Lessons with runs that were too large. */
  get large(): readonly string[] {
    return this.#large;
  }
  get notTaken(): readonly NotTaken[] {
    return this.#notTaken;
  }

  /** From now on, whenever the server is there, until the answer is called. */
  follow(): () => void {
    if (keptClassSeats().length === 0) return () => {};
    this.#state = 'asking';
    const connection = this.#connect();
    const off = connection.onConnect(() => void this.#exchange(connection));
    void this.#exchange(connection);
    return () => {
      off();
      connection.close();
    };
  }

  /** Once, now; what can't be sent waits. */
  async send(): Promise<void> {
    if (keptClassSeats().length === 0) return;
    const connection = this.#connect();
    await this.#exchange(connection);
    connection.close();
  }

  /** Nothing waits any more, and nothing is said of what was not taken. */
  forget(): void {
    this.#runs.clear();
    this.#notTaken = [];
    this.#look();
  }

  #exchange(connection: Connection): Promise<void> {
    this.#busy ??= this.#both(connection).finally(() => (this.#busy = null));
    return this.#busy;
  }

  async #both(connection: Connection): Promise<void> {
    this.#state = 'asking';
    const seats = keptClassSeats();
    this.#runs.tidy(seats.map(({ code }) => code));
    this.#look();
    let total: number | null = null;
    for (const { code, token } of seats) {
      for (const run of this.#runs.of(code)) {
        const answer = await patiently(() => connection.ask('learner.keep', { token, run }));
        if (!answer.ok && PASSING.includes(answer.refusal)) return this.#away();
        this.#runs.done(code, run);
        if (!answer.ok) this.#refused(run, answer);
        this.#look();
      }
      const answer = await patiently(() => connection.ask('learner.record', { token }));
      if (!answer.ok && PASSING.includes(answer.refusal)) return this.#away();
      // A seat that is no more: the class has nothing under it.
      if (!answer.ok) continue;
      const events = answer.events.flatMap((event) => practiceEventSchema.safeParse(event).data ?? []);
      total = (total ?? 0) + events.length;
      await this.#learner.add(events);
    }
    this.#total = total ?? 0;
    this.#state = total === null ? 'none' : 'kept';
  }

  #away(): void {
    this.#look();
    this.#state = 'away';
  }

  #refused({ lesson }: Run, answer: Extract<Asked<'learner.keep'>, { ok: false }>): void {
    if (answer.refusal === 'unreachable') return;
    const n = answer.n ?? null;
    this.#notTaken = [...this.#notTaken, { lesson: lesson.id, refusal: answer.refusal, n }];
  }

  #look(): void {
    this.#waiting = this.#runs.waiting;
    this.#unsafe = this.#runs.unsafe && this.#waiting > 0;
    this.#large = this.#runs.large;
  }
}

/** Asks again where it was too much at once. */
async function patiently<A extends Asked<'learner.keep' | 'learner.record'>>(
  ask: () => Promise<A>,
): Promise<A> {
  for (;;) {
    const answer = await ask();
    if (answer.ok || answer.refusal !== 'too-fast') return answer;
    const wait = 'retryAfter' in answer ? (answer.retryAfter ?? 0) : 0;
    await new Promise((resolve) => setTimeout(resolve, Math.max(wait, 50)));
  }
}

/** This browser's. */
export const classRecord = new ClassRecord({ learner, runs });
