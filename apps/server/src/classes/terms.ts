/**
 * Classes end by themselves when nothing has happened in them for a term, and are erased when another has passed since their end,
 * where the operator wants that. Clocks jump (a flat battery, a restored machine): a class is due only after its term was found to be over on
 * several days, each at least `DAY` after the one before by the same clock. One jump is one day; a clock that is set right again
 * begins the count anew; and however long a server was off, it erases nothing on the day it comes back.
 */
import type { Lab } from '../lab.ts';
import type { ClassSettings, ClassUse, StoredClass } from '../storage/repository.ts';
import type { Afterwards } from './afterwards.ts';

export interface Terms {
  /** A class without use ends after so long, ms; 0: never. */
  readonly end: number;
  /** A class is erased so long after its end, ms; 0: never. */
  readonly erase: number;
}

/** Two looks on different days are at least so far apart, ms. */
export const DAY = 20 * 3_600_000;
/** On so many days it must have been found due. */
const DAYS = { end: 2, erase: 4 } as const;

type Due = ClassSettings['due'];

/** What is to be done with a class now. */
export type Fate =
  { readonly do: 'nothing' } | { readonly do: 'note'; readonly due: Due } | { readonly do: 'end' | 'erase' };

/** @param due as noted before; @param now wall clock, ms */
export function fateOf({ usedAt, endedAt }: ClassUse, due: Due, terms: Terms, now: number): Fate {
  const what = endedAt === null ? 'end' : 'erase';
  const since = endedAt ?? usedAt;
  const over = terms[what] > 0 && now - since >= terms[what];
  if (!over) return due === null ? { do: 'nothing' } : { do: 'note', due: null };
  if (due === null || now < due.last) return { do: 'note', due: { days: 1, last: now } };
  if (now - due.last < DAY) return { do: 'nothing' };
  const days = due.days + 1;
  return days >= DAYS[what] ? { do: what } : { do: 'note', due: { days, last: now } };
}

/** So often the classes are looked at, ms. */
const EVERY = 3_600_000;

/** Looks at all classes now and then, beginning now. */
export function keepTerms(lab: Lab, afterwards: Afterwards): void {
  const keeper = new TermKeeper(lab, afterwards, lab.options.terms);
  const look = () => {
    keeper
      .look()
      .catch((error: unknown) => lab.options.report('the classes’ terms were not followed', error));
  };
  look();
  const timer = setInterval(look, EVERY).unref();
  lab.atClose.push(() => clearInterval(timer));
}

export class TermKeeper {
  readonly #lab: Lab;
  readonly #afterwards: Afterwards;
  readonly #terms: Terms;

  constructor(lab: Lab, afterwards: Afterwards, terms: Terms) {
    this.#lab = lab;
    this.#afterwards = afterwards;
    this.#terms = terms;
  }

  /** Looks at all classes once. @throws StorageFailure */
  async look(): Promise<void> {
    if (this.#terms.end === 0 && this.#terms.erase === 0) return;
    for (const use of await this.#lab.storage.classesByUse()) {
      const cls = await this.#lab.storage.findClass(use.id);
      if (cls && !this.#inUse(use.id)) await this.#follow(use, cls);
    }
  }

  async #follow(use: ClassUse, cls: StoredClass): Promise<void> {
    const { report } = this.#lab.options;
    const fate = fateOf(use, cls.settings.due, this.#terms, this.#lab.now());
    if (fate.do === 'note') await this.#note(use.id, fate.due);
    if (fate.do === 'end') {
      await this.#afterwards.end(use.id);
      report(`class ${cls.code} was ended: nothing has happened in it for its term`, null);
    }
    if (fate.do === 'erase') {
      await this.#afterwards.erase(use.id, null);
      report(`class ${cls.code} was erased: its term is over`, null);
    }
  }

  /** Somebody is there. */
  #inUse(id: string): boolean {
    const cls = this.#lab.classes.peek(id);
    return cls?.students.some((student) => this.#lab.students.peek(student)?.here === true) ?? false;
  }

  #note(id: string, due: Due): Promise<void> {
    return this.#lab.queues.run(id, async () => {
      const cls = await this.#lab.classes.get(id);
      if (!cls) return;
      const stored = { ...cls.stored, settings: { ...cls.stored.settings, due } };
      await this.#lab.writer.write([{ put: 'class', class: stored }]);
      cls.stored = stored;
    });
  }
}
