/** Looks at a database file before anything is done to it, so that a damaged one is told of and not touched. */
import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { APPLICATION_ID, SCHEMA_VERSION } from './schema.ts';

/** Why a file cannot serve as the store. `newer`: written by a later version of this product. */
export type Unusable = 'damaged' | 'foreign' | 'newer' | 'in-use' | 'unreadable';

export class UnusableDatabase extends Error {
  override name = 'UnusableDatabase';
  readonly why: Unusable;
  readonly file: string;
  /** What SQLite or the system said, for people who repair things. */
  readonly detail: string;
  constructor(why: Unusable, file: string, detail: string) {
    super(`${file}: ${why}: ${detail}`);
    this.why = why;
    this.file = file;
    this.detail = detail;
  }
}

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
/** SQLite's primary result codes. */
const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DB = 26;

/** The SQLite result code of an error that `node:sqlite` threw, without its extended part; 0 for any other error. */
const resultCode = (error: unknown): number =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : 0;

/** Words an error of opening or reading the file. */
export function unusable(file: string, error: unknown): UnusableDatabase {
  if (error instanceof UnusableDatabase) return error;
  const code = resultCode(error);
  const why = code === BUSY ? 'in-use' : code === CORRUPT || code === NOT_A_DB ? 'damaged' : 'unreadable';
  return new UnusableDatabase(why, file, error instanceof Error ? error.message : String(error));
}

/**
 * Checks that the file is absent, empty, or a sound database of this product that this version can read. Reads only.
 * @throws UnusableDatabase otherwise
 */
export function inspect(file: string): void {
  try {
    if (!existsSync(file) || statSync(file).size === 0) return;
    if (!readHead(file).equals(MAGIC)) {
      throw new UnusableDatabase('damaged', file, 'the file does not begin as a SQLite database does');
    }
    withReader(file, (db) => {
      const number = (pragma: string) => Number(Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
      const found = db
        .prepare('PRAGMA quick_check(3)')
        .all()
        .map((row) => String(row['quick_check']));
      if (found.join() !== 'ok') throw new UnusableDatabase('damaged', file, found.join('; '));
      const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n']);
      if (number('application_id') !== APPLICATION_ID && tables > 0) {
        throw new UnusableDatabase('foreign', file, 'another program wrote it');
      }
      const version = number('user_version');
      if (version > SCHEMA_VERSION) {
        throw new UnusableDatabase(
          'newer',
          file,
          `its version is ${version}, this program knows ${SCHEMA_VERSION}`,
        );
      }
    });
  } catch (error) {
    throw unusable(file, error);
  }
}

function readHead(file: string): Buffer {
  const head = Buffer.alloc(MAGIC.length);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, head, 0, head.length, 0);
  } finally {
    closeSync(fd);
  }
  return head;
}

/** Opens the file so that nothing beside it is created either; what reading a left-over WAL leaves is taken away again. */
function withReader(file: string, use: (db: DatabaseSync) => void): void {
  const url = pathToFileURL(file);
  const wal = existsSync(`${file}-wal`);
  const shm = existsSync(`${file}-shm`);
  if (!wal) url.searchParams.set('immutable', '1');
  const db = new DatabaseSync(url, { readOnly: true, timeout: 0 });
  try {
    use(db);
  } finally {
    db.close();
    if (!shm) rmSync(`${file}-shm`, { force: true });
  }
}
