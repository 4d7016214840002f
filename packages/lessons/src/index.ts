export * from './text.ts';
export * from './lesson/schema.ts';
export * from './table/log.ts';
