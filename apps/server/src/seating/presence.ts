/** Who is here. A dropped connection shows as away after a moment's grace, never as gone; composing ends by itself. */
import type { LiveStudent } from './students.ts';

export interface PresenceOptions {
  /** How long a student without a connection still counts as here, ms: a reload takes less. */
  readonly grace: number;
  /** How long composing lasts without being renewed, ms. */
  readonly composing: number;
  /** `passing`: only composing changed; to be told once, and not to be remembered. */
  readonly changed: (student: LiveStudent, passing: boolean) => void;
}

export class Presence {
  readonly #options: PresenceOptions;
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  readonly #composing = new Map<string, NodeJS.Timeout>();
  #stopped = false;

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  /** One more connection of this student. */
  arrive(student: LiveStudent, socket: string): void {
    this.#stop(this.#leaving, student.id);
    student.sockets.add(socket);
    student.missed = false;
    if (student.here) return;
    student.here = true;
    this.#options.changed(student, false);
  }

  /** A student who has just sat down counts as here at once; their connection is about to be told so. */
  expect(student: LiveStudent): void {
    student.here = true;
    this.#leaveLater(student);
  }

  /** A student who has not been seen since the start of the server is given the same grace before they are missed. */
  await(student: LiveStudent): void {
    if (!student.here && !student.missed && !this.#leaving.has(student.id)) this.#leaveLater(student);
  }

  /** One connection less. */
  depart(student: LiveStudent, socket: string): void {
    if (student.sockets.delete(socket) && student.sockets.size === 0) this.#leaveLater(student);
  }

  #leaveLater(student: LiveStudent): void {
    this.#later(this.#leaving, student.id, this.#options.grace, () => {
      student.here = false;
      student.missed = true;
      student.composing = false;
      this.#stop(this.#composing, student.id);
      this.#options.changed(student, false);
    });
  }

  /** The student changes the header, or has stopped to. */
  compose(student: LiveStudent, on: boolean): void {
    this.#stop(this.#composing, student.id);
    if (on)
      this.#later(this.#composing, student.id, this.#options.composing, () => this.compose(student, false));
    if (student.composing === on) return;
    student.composing = on;
    this.#options.changed(student, true);
  }

  /** Ends all waiting; what is still to come makes none. */
  stop(): void {
    this.#stopped = true;
    for (const timers of [this.#leaving, this.#composing]) {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    }
  }

  #later(timers: Map<string, NodeJS.Timeout>, id: string, wait: number, then: () => void): void {
    this.#stop(timers, id);
    if (this.#stopped) return;
    timers.set(
      id,
      setTimeout(() => {
        timers.delete(id);
        then();
      }, wait),
    );
  }

  #stop(timers: Map<string, NodeJS.Timeout>, id: string): void {
    clearTimeout(timers.get(id));
    timers.delete(id);
  }
}
