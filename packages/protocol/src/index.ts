export * from './seq.ts';
export * from './segment.ts';
export * from './state.ts';
export * from './endpoint.ts';
export * from './verdict.ts';
export * from './rules/catalogue.ts';
export * from './connection.ts';
