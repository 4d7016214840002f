/**
 * Erased is erased: SQLite overwrites what it frees, but not what it moved from page to page before, and the WAL has the pages as
 * they were. A file beside the store says that something was dropped, until nothing of it is left in either.
 */
import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

const markOf = (file: string): string => `${file}-erase`;

/** To be called before something is dropped: should the program be killed from here on, `scrubLeft` goes on with it. */
export function markForScrub(file: string): void {
  const fd = openSync(markOf(file), 'a');
  fsyncSync(fd);
  closeSync(fd);
}

/** Writes the whole database anew, and empties the WAL. @throws SQLite's error when the disk has no room for it */
export function scrub(db: DatabaseSync, file: string): void {
  db.exec('VACUUM');
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {};
  if (busy !== 0) throw new Error('the write-ahead log could not be emptied');
  rmSync(markOf(file), { force: true });
}

/** What a program that was killed had not come to. */
export function scrubLeft(db: DatabaseSync, file: string): void {
  if (existsSync(markOf(file))) scrub(db, file);
}
