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
  readonly #read = $derived(checkLesson(this.raw));
  readonly lesson = $derived<Lesson | null>(this.#read.ok ? this.#read.lesson : null);
  readonly rehearsal = $derived<Rehearsal | null>(this.lesson && rehearse(this.lesson));
  readonly problems = $derived<readonly LessonProblem[]>(
    this.#read.ok ? (this.rehearsal?.problem ? [this.rehearsal.problem] : []) : this.#read.problems,
  );
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

  begin(): void {
    this.replace(blankLesson(ownId()) as unknown as Raw);
  }
  copy(lesson: Lesson): void {
    this.replace(copyOf(lesson, ownId()) as unknown as Raw);
  }
  replace(raw: Raw): void {
    this.#take(raw);
    this.fresh = true;
  }
  /** Null, or why it can't be taken. */
  source(text: string): LessonProblem | null {
    const opened = openText(text);
    if (!opened.ok) return opened.problem;
    this.#take(opened.raw);
    this.fresh = false;
    return null;
  }

  addStep(): void {
    const ids = new Set(this.steps.map((step) => step['id']));
    let n = this.steps.length + 1;
    while (ids.has(`step-${n}`)) n += 1;
    this.put(['steps'], [...this.steps, blankStep(`step-${n}`)]);
  }
  removeStep(i: number): void {
    this.put(['steps'], this.steps.toSpliced(i, 1));
  }
  moveUp(i: number): void {
    const [step] = this.steps.slice(i, i + 1);
    if (step && i > 0) this.put(['steps'], this.steps.toSpliced(i, 1).toSpliced(i - 1, 0, step));
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
