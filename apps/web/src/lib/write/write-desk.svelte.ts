/** The lesson on the desk: what is written so far, what is wrong with it, and how it goes. */
import { blankLesson, blankStep, checkLesson, copyOf, placeText, rehearse } from '@handshake/lessons';
import type { Lesson, LessonProblem, Place, Rehearsal } from '@handshake/lessons';
import { isRaw, keepDraft, keptDraft, openText, ownId } from './draft.ts';
import type { Raw } from './draft.ts';

export class WriteDesk {
  raw = $state.raw<Raw>(keptDraft() ?? (blankLesson(ownId()) as unknown as Raw));
  /** Nothing was written since it was begun, opened or saved. */
  fresh = $state(keptDraft() === null);
  lasting = $state(true);
  /** Where somebody has been: what is wrong there is told at the field from then on. */
  #left = $state.raw<readonly Place[]>([]);
  /** Somebody tried or saved it, or brought it along: all that is wrong is told at its field. */
  #asked = $state(false);
  readonly #read = $derived(checkLesson(this.raw));
  readonly lesson = $derived<Lesson | null>(this.#read.ok ? this.#read.lesson : null);
  /** Played while texts are missing, too. */
  readonly rehearsal = $derived.by<Rehearsal | null>(() => {
    const playable = this.#read.ok ? this.#read.lesson : this.#read.outline;
    return playable ? rehearse(playable) : null;
  });
  readonly problems = $derived<readonly LessonProblem[]>([
    ...(this.#read.ok ? [] : this.#read.problems),
    ...(this.rehearsal?.problem ? [this.rehearsal.problem] : []),
  ]);
  readonly playable = $derived(this.problems.length === 0);

  get steps(): readonly Raw[] {
    const { steps } = this.raw;
    return Array.isArray(steps) ? (steps as unknown[]).map((step) => (isRaw(step) ? step : {})) : [];
  }

  at(place: Place): unknown {
    return place.reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null
          ? (inner as Record<string | number, unknown>)[key]
          : undefined,
      this.raw,
    );
  }

  /** Puts a value; undefined takes the field away. */
  put(place: Place, value: unknown): void {
    this.#take(changed(this.raw, place, value) as Raw);
    this.fresh = false;
  }

  /** What is wrong at this very place; with `within`, anywhere below it too. */
  wrong(place: Place, within = true): readonly LessonProblem[] {
    return this.problems.filter(
      ({ at }) =>
        at.length >= place.length &&
        place.every((key, i) => at[i] === key) &&
        (within || at.length === place.length),
    );
  }

  /** As `wrong`, once it is to be told at the field; how the lesson goes is told at once. */
  told(place: Place, within = true): readonly LessonProblem[] {
    return this.wrong(place, within).filter(
      (one) =>
        this.#asked ||
        one === this.rehearsal?.problem ||
        this.#left.some((left) => left.every((key, i) => one.at[i] === key)),
    );
  }
  leave(place: Place): void {
    this.#left = [...this.#left.filter((left) => placeText(left) !== placeText(place)), place];
  }
  ask(): void {
    this.#asked = true;
  }

  begin(): void {
    this.#new(blankLesson(ownId()), false);
  }
  copy(lesson: Lesson): void {
    this.#new(copyOf(lesson, ownId()), false);
  }
  /** What comes from a file may be anything. */
  open(raw: Raw): void {
    this.#new(raw, true);
  }
  /** Null, or why it can't be taken. */
  source(text: string): LessonProblem | null {
    const opened = openText(text);
    if (!opened.ok) return opened.problem;
    this.#take(opened.raw);
    this.fresh = false;
    this.#asked = true;
    return null;
  }

  addStep(): void {
    const ids = new Set(this.steps.map((step) => step['id']));
    let n = this.steps.length + 1;
    while (ids.has(`step-${n}`)) n += 1;
    this.put(['steps'], [...this.steps, blankStep(`step-${n}`)]);
  }
  removeStep(i: number): void {
    this.#reordered(this.steps.toSpliced(i, 1));
  }
  moveUp(i: number): void {
    const [step] = this.steps.slice(i, i + 1);
    if (step && i > 0) this.#reordered(this.steps.toSpliced(i, 1).toSpliced(i - 1, 0, step));
  }

  /** Who acts, with fields for the hints of whoever does. */
  turn(i: number, turn: string): void {
    const step = this.steps[i];
    if (!step) return;
    const hints = isRaw(step['hints']) ? step['hints'] : {};
    const blank = blankStep('x').hints.client;
    const acts = (seat: string) => turn === seat || turn === 'both';
    const next = Object.fromEntries(
      ['client', 'server'].flatMap((seat) => (acts(seat) ? [[seat, hints[seat] ?? blank]] : [])),
    );
    this.put(['steps', i], { ...step, turn, hints: next });
  }

  #new(raw: Lesson | Raw, asked: boolean): void {
    this.#left = [];
    this.#asked = asked;
    this.#take(raw as Raw);
    this.fresh = true;
  }
  /** Places of steps are others now. */
  #reordered(steps: readonly Raw[]): void {
    this.#left = this.#left.filter(([first]) => first !== 'steps');
    this.put(['steps'], steps);
  }
  #take(raw: Raw): void {
    this.raw = raw;
    this.lasting = keepDraft(raw);
  }
}

/** A copy with one place changed; what is on the way there is made. */
function changed(value: unknown, place: Place, to: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return to;
  if (typeof key === 'number') {
    const list = Array.isArray(value) ? [...(value as unknown[])] : [];
    if (rest.length === 0 && to === undefined) list.splice(key, 1);
    else list[key] = changed(list[key], rest, to);
    return list;
  }
  const held = isRaw(value) ? value : {};
  if (rest.length === 0 && to === undefined) {
    const { [key]: _, ...others } = held;
    return others;
  }
  return { ...held, [key]: changed(held[key], rest, to) };
}

/** The id of a field on the page. */
export const fieldId = (place: Place): string => `f-${placeText(place).replace(/[^A-Za-z0-9]+/gu, '-')}`;
