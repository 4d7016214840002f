/** What others start the server with. */
export { createApp } from './app.ts';
export type { AppOptions } from './app.ts';
export { ConfigError, readConfig } from './config.ts';
export type { Config } from './config.ts';
export { serve } from './serve.ts';
export { openSqliteThread } from './storage/thread.ts';
