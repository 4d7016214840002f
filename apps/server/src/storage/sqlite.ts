/** The store in one SQLite file: WAL, synchronous=FULL, so that a commit that has returned survives a power cut. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { inspect, unusable } from './inspect.ts';
import { momentReader } from './moment.ts';
import { pack, STATEMENTS, unpackedMoves } from './packed.ts';
import type { MoveRow, PackedCommit, StatementName } from './packed.ts';
import { StorageFailure } from './repository.ts';
import type { Occupancies, Storage } from './repository.ts';
import {
  toClass,
  toKey,
  toMove,
  toOccupancy,
  toPlace,
  toPractice,
  toSitting,
  toStudent,
  toTable,
} from './rows.ts';
import type { Row } from './rows.ts';
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from './schema.ts';
import { markForScrub, scrub, scrubLeft } from './scrub.ts';

export interface SqliteStorage extends Storage {
  /** As `commit`. */
  commitPacked(commit: PackedCommit): Promise<void>;
}

/**
 * Opens the store, creating file and directory where there are none. The file is this process's alone until `close`.
 * @throws UnusableDatabase when the file is damaged, somebody else's, newer than this program, or in use
 */
export function openSqlite(file: string): SqliteStorage {
  inspect(file);
  try {
    makeDirectory(dirname(file));
    const db = new DatabaseSync(file, { timeout: 0 });
    try {
      // EXCLUSIVE before WAL: a second server on the same file is refused, and no shared memory file is needed.
      db.exec(`
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA cache_size = -16384;
      `);
      migrate(db);
      scrubLeft(db, file);
      return sqliteStorage(db, file);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw unusable(file, error);
  }
}

/** Not `recursive`: Node never comes back from that where a file system has no room for directories, as /proc. */
function makeDirectory(directory: string): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(directory);
  if (parent !== directory) makeDirectory(parent);
  mkdirSync(directory);
}

function migrate(db: DatabaseSync): void {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  // A migration may make a table anew: to drop the old one is not to drop what refers to it.
  db.exec('PRAGMA foreign_keys = OFF');
  for (let v = version; v < SCHEMA_VERSION; v++) {
    db.exec(`BEGIN IMMEDIATE; ${MIGRATIONS[v]}; PRAGMA user_version = ${v + 1}`);
    const broken = db.prepare('PRAGMA foreign_key_check').all();
    if (broken.length > 0)
      throw new Error(`migration ${v + 1} left ${broken.length} rows that refer to nothing`);
    db.exec('COMMIT');
  }
  db.exec('PRAGMA foreign_keys = ON');
  if (version === 0) db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
  // The exclusive lock is taken by the first write, so that a second server is refused at its start and not later.
  db.exec('BEGIN IMMEDIATE; COMMIT');
}

function sqliteStorage(db: DatabaseSync, file: string): SqliteStorage {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const statements = Object.fromEntries(
    Object.entries(STATEMENTS).map(([name, sql]) => [name, db.prepare(sql)]),
  ) as Record<StatementName, StatementSync>;
  const one = (sql: string) => {
    const statement = db.prepare(sql);
    return (key: string): Row | null => statement.get(key) ?? null;
  };
  const many = (sql: string) => {
    const statement = db.prepare(sql);
    return (key: string): Row[] => statement.all(key);
  };
  const code = one('SELECT class_id, table_id FROM codes WHERE code = ?');
  const classById = one('SELECT * FROM classes WHERE id = ?');
  const keyByHash = one('SELECT * FROM class_keys WHERE hash = ?');
  const keysOfClass = many('SELECT * FROM class_keys WHERE class_id = ? ORDER BY holder');
  const tableIds = many('SELECT id, retired_at FROM tables WHERE class_id = ? ORDER BY ref');
  const tableById = one('SELECT * FROM tables WHERE id = ?');
  const seats = many('SELECT * FROM seats WHERE table_id = ?');
  const moves = many(`SELECT n, id, by, move, outcome, at FROM moves
     WHERE table_ref = (SELECT ref FROM tables WHERE id = ?) ORDER BY n`);
  const codeOfTable = one('SELECT code FROM codes WHERE table_id = ?');
  const studentById = one('SELECT * FROM students WHERE id = ?');
  const studentByToken = one('SELECT * FROM students WHERE token_hash = ?');
  const studentByCode = one('SELECT * FROM students WHERE code_hash = ?');
  const seatOf = one(
    `SELECT s.table_id, s.part FROM seats s JOIN tables t ON t.id = s.table_id
     WHERE s.student_id = ? AND t.retired_at IS NULL`,
  );
  const seatsOfStudent = many(
    `SELECT s.table_id, s.part FROM seats s JOIN tables t ON t.id = s.table_id
     WHERE s.student_id = ? ORDER BY t.ref`,
  );
  const practice = many('SELECT event FROM practice WHERE student_id = ? ORDER BY id');
  const sittings = many('SELECT * FROM sittings WHERE table_id = ? ORDER BY after, part');
  const studentsOfClass = many('SELECT * FROM students WHERE class_id = ? ORDER BY joined_at, rowid');

  const moment = momentReader(db);
  const addMove = moveWriter(db);
  const commitPacked = async (packed: PackedCommit): Promise<void> => {
    try {
      if (packed.puts.some(([name]) => name === 'dropClass')) {
        markForScrub(file);
        // The numbers of its tables may be given out again.
        addMove.forget();
      }
      begin.run();
      try {
        for (const [name, ...parameters] of packed.puts) statements[name].run(...parameters);
        for (const row of unpackedMoves(packed)) addMove(row);
        commit.run();
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        addMove.forget();
        throw error;
      }
    } catch (cause) {
      throw new StorageFailure('nothing of this commit was stored', { cause });
    }
  };

  return {
    commit: (changes) => commitPacked(pack(changes)),
    commitPacked,
    async findCode(typed) {
      const row = code(typed);
      if (!row) return null;
      const classId = row['class_id'];
      return classId === null
        ? { kind: 'table', id: String(row['table_id']) }
        : { kind: 'class', id: String(classId) };
    },
    findClass: async (id) => toClass(classById(id)),
    async findKey(keyHash) {
      const row = keyByHash(keyHash);
      return row && toKey(row);
    },
    keysOf: async (classId) => keysOfClass(classId).map(toKey),
    tableIdsOf: async (classId) =>
      tableIds(classId).map((row) => ({ id: String(row['id']), retired: row['retired_at'] !== null })),
    async loadTable(id) {
      const row = tableById(id);
      if (!row) return null;
      const nobody = { kind: 'nobody' } as const;
      const sitting: { -readonly [P in keyof Occupancies]: Occupancies[P] } = {
        client: nobody,
        server: nobody,
        network: nobody,
      };
      for (const seat of seats(id)) sitting[seat['part'] as keyof Occupancies] = toOccupancy(seat);
      return { table: toTable(row), seats: sitting, moves: moves(id).map(toMove) };
    },
    async codeOf(tableId) {
      const row = codeOfTable(tableId);
      return row && String(row['code']);
    },
    findStudent: async (id) => toStudent(studentById(id)),
    findStudentByToken: async (tokenHash) => toStudent(studentByToken(tokenHash)),
    findStudentByCode: async (codeHash) => toStudent(studentByCode(codeHash)),
    async findSeatOf(studentId) {
      const row = seatOf(studentId);
      return row && toPlace(row);
    },
    seatsOf: async (studentId) => seatsOfStudent(studentId).map(toPlace),
    sittingsOf: async (tableId) => sittings(tableId).map(toSitting),
    practiceOf: async (studentId) => practice(studentId).map(toPractice),
    studentsOf: async (classId) => studentsOfClass(classId).flatMap((row) => toStudent(row) ?? []),
    momentOf: async (classId) => moment.momentOf(classId),
    classesByUse: async () => moment.classesByUse(),
    async scrub() {
      try {
        scrub(db, file);
      } catch (cause) {
        throw new StorageFailure('what was dropped is not out of the file yet', { cause });
      }
    },
    async close() {
      if (db.isOpen) db.close();
    },
  };
}

/** How many tables' numbers are remembered. */
const REMEMBERED = 10_000;

/** Appends a move to the log of a table, which is named by its id. */
function moveWriter(db: DatabaseSync): { (row: MoveRow): void; forget(): void } {
  const insert = db.prepare(
    'INSERT INTO moves (table_ref, n, id, by, move, outcome, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const find = db.prepare('SELECT ref FROM tables WHERE id = ?');
  const refs = new Map<string, number>();
  const refOf = (table: string): number => {
    const known = refs.get(table);
    if (known !== undefined) return known;
    const ref = find.get(table)?.['ref'];
    if (typeof ref !== 'number') throw new Error(`there is no table ${table}`);
    if (refs.size >= REMEMBERED) refs.clear();
    refs.set(table, ref);
    return ref;
  };
  const add = ([table, n, id, by, move, outcome, at]: MoveRow): void => {
    insert.run(refOf(table), Number(n), id, by, move, outcome === '' ? null : outcome, Number(at));
  };
  // A table whose opening was rolled back has no number.
  return Object.assign(add, { forget: () => refs.clear() });
}
