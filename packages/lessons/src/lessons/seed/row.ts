/** A row of the table that maps the class notes to the lessons' steps. */
export interface SeedRow {
  readonly id: string;
  /** The notes' words, shortened with `…`. */
  readonly text: string;
  readonly lesson: string;
  readonly step: string;
  /** Numbers of the errata that concern it; their texts are in the step. */
  readonly errata: readonly number[];
  /** In the notes' notation. */
  readonly textbook: string;
  /** By RFC 9293: what the strict profile asks for. */
  readonly strict: string;
}

/** Rows of one step: id, the notes' words, the notes' notation, the RFC's, numbers of errata. */
export const rows = (
  lesson: string,
  step: string,
  list: readonly (readonly [
    id: string,
    text: string,
    textbook: string,
    strict: string,
    ...errata: number[],
  ])[],
): SeedRow[] =>
  list.map(([id, text, textbook, strict, ...errata]) => ({
    id,
    text,
    lesson,
    step,
    errata,
    textbook,
    strict,
  }));
