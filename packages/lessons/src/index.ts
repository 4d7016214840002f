export * from './text.ts';
export * from './lesson/schema.ts';
export * from './table/log.ts';
export { isMisconception, MISCONCEPTIONS } from './diagnosis/catalogue.ts';
export type { MisconceptionId } from './diagnosis/catalogue.ts';
export { diagnose } from './diagnosis/diagnose.ts';
export type { Diagnosis } from './diagnosis/diagnose.ts';
export { outcomeOf, whyFacts } from './diagnosis/outcome.ts';
