/** The tables of the SQLite file, version by version. A file names its version; an older one is brought up on opening. */

/** Marks the file as this product's: "HSLb". */
export const APPLICATION_ID = 0x4853_4c62;

/** One entry a version, applied in order, each in one transaction with the version's number. Never edit one: add. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE classes (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    key_hash TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    locale TEXT NOT NULL,
    lesson TEXT NOT NULL,
    profile TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;

  CREATE TABLE tables (
    -- Rises with every table that is opened: the moves of tables that are played at together lie together.
    ref INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    class_id TEXT REFERENCES classes (id) ON DELETE CASCADE,
    number INTEGER,
    header TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    retired_at INTEGER
  ) STRICT;
  CREATE INDEX tables_class ON tables (class_id);

  CREATE TABLE codes (
    code TEXT PRIMARY KEY,
    class_id TEXT REFERENCES classes (id) ON DELETE CASCADE,
    table_id TEXT REFERENCES tables (id) ON DELETE CASCADE,
    CHECK ((class_id IS NULL) <> (table_id IS NULL))
  ) STRICT;
  CREATE INDEX codes_table ON codes (table_id);

  CREATE TABLE students (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    locale TEXT NOT NULL,
    class_id TEXT REFERENCES classes (id) ON DELETE CASCADE,
    joined_at INTEGER NOT NULL,
    left_at INTEGER
  ) STRICT;
  CREATE INDEX students_class ON students (class_id);

  CREATE TABLE seats (
    table_id TEXT NOT NULL REFERENCES tables (id) ON DELETE CASCADE,
    seat TEXT NOT NULL CHECK (seat IN ('client', 'server')),
    kind TEXT NOT NULL CHECK (kind IN ('student', 'bot', 'nobody')),
    student_id TEXT REFERENCES students (id),
    PRIMARY KEY (table_id, seat),
    CHECK ((kind = 'student') = (student_id IS NOT NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX seats_student ON seats (student_id);

  -- Appended to and never changed, in the order of arrival: a commit writes few pages, however many tables it is about.
  CREATE TABLE moves (
    table_ref INTEGER NOT NULL REFERENCES tables (ref) ON DELETE CASCADE,
    n INTEGER NOT NULL CHECK (n > 0),
    id TEXT NOT NULL,
    by TEXT NOT NULL,
    move TEXT NOT NULL,
    outcome TEXT,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX moves_n ON moves (table_ref, n);
  CREATE UNIQUE INDEX moves_id ON moves (table_ref, by, id);
  `,
  // How a class's tables are played (JSON); those of before were coached.
  `
  ALTER TABLE classes ADD COLUMN ways TEXT NOT NULL
    DEFAULT '{"mode":"coach","ask":{"predict":false,"state":false}}';
  `,
  // The lesson itself (JSON) where a class plays one that its instructor wrote.
  `
  ALTER TABLE classes ADD COLUMN own_lesson TEXT;
  `,
  // What students practised elsewhere, judged again here: events (JSON) under their own ids. Goes with the student, and the class.
  `
  CREATE TABLE practice (
    student_id TEXT NOT NULL REFERENCES students (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (student_id, id)
  ) STRICT, WITHOUT ROWID;
  `,
  // A plan (JSON) in place of one lesson; more keys than one; the network as a seat; who sat where from when on; care for a table.
  `
  ALTER TABLE classes ADD COLUMN plan TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE classes ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE classes ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
  UPDATE classes SET plan = json_array(json_object(
    'lesson', lesson, 'own', json(own_lesson), 'profile', profile, 'ways', json(ways), 'minutes', NULL));
  CREATE TABLE class_keys (
    hash TEXT PRIMARY KEY,
    class_id TEXT NOT NULL REFERENCES classes (id) ON DELETE CASCADE,
    holder TEXT NOT NULL CHECK (holder IN ('owner', 'second'))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX class_keys_class ON class_keys (class_id);
  INSERT INTO class_keys (hash, class_id, holder) SELECT key_hash, id, 'owner' FROM classes;

  CREATE TABLE new_classes (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    locale TEXT NOT NULL,
    plan TEXT NOT NULL,
    step INTEGER NOT NULL,
    settings TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;
  INSERT INTO new_classes SELECT id, code, title, locale, plan, step, settings, opened_at, ended_at FROM classes;
  DROP TABLE classes;
  ALTER TABLE new_classes RENAME TO classes;

  ALTER TABLE tables ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE tables ADD COLUMN care TEXT;

  ALTER TABLE students ADD COLUMN real_name TEXT;
  ALTER TABLE students ADD COLUMN code_hash TEXT;
  ALTER TABLE students ADD COLUMN asked_at INTEGER;
  CREATE UNIQUE INDEX students_code ON students (code_hash);

  CREATE TABLE new_seats (
    table_id TEXT NOT NULL REFERENCES tables (id) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('client', 'server', 'network')),
    kind TEXT NOT NULL CHECK (kind IN ('student', 'bot', 'nobody')),
    student_id TEXT REFERENCES students (id),
    stand TEXT CHECK (stand IN ('bot', 'instructor')),
    PRIMARY KEY (table_id, part),
    CHECK ((kind = 'student') = (student_id IS NOT NULL))
  ) STRICT, WITHOUT ROWID;
  INSERT INTO new_seats (table_id, part, kind, student_id) SELECT table_id, seat, kind, student_id FROM seats;
  DROP TABLE seats;
  ALTER TABLE new_seats RENAME TO seats;
  CREATE INDEX seats_student ON seats (student_id);

  CREATE TABLE sittings (
    table_id TEXT NOT NULL REFERENCES tables (id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    after INTEGER NOT NULL,
    occupancy TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (table_id, part, after)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO sittings (table_id, part, after, occupancy, at)
    SELECT s.table_id, s.part, 0, CASE s.kind
      WHEN 'student' THEN json_object('kind', 'student', 'student', s.student_id)
      ELSE json_object('kind', s.kind) END, t.opened_at
    FROM seats s JOIN tables t ON t.id = s.table_id;
  `,
];

/** The version that this product writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;
