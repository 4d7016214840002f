/**
 * The class notes that the lessons grew out of: each of their statements, where it is played, and how it is said in
 * the notes' notation and by the RFC. The quotes are the notes' own words and are not translated.
 */
import { CLOSE_ROWS } from './close.ts';
import { OPEN_ROWS } from './open.ts';
import type { SeedRow } from './row.ts';

export type { SeedRow };
export const SEED_ROWS: readonly SeedRow[] = [...OPEN_ROWS, ...CLOSE_ROWS];
