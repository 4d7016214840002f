/** Reads that are about a whole class at one instant. */
import type { DatabaseSync } from 'node:sqlite';
import type { ClassMoment, ClassUse, Sitting } from './repository.ts';
import { toClass, toSitting, toStudent } from './rows.ts';

export interface MomentReader {
  momentOf(classId: string): ClassMoment | null;
  classesByUse(): ClassUse[];
}

export function momentReader(db: DatabaseSync): MomentReader {
  const classById = db.prepare('SELECT * FROM classes WHERE id = ?');
  const students = db.prepare('SELECT * FROM students WHERE class_id = ? ORDER BY joined_at, rowid');
  const tables = db.prepare(
    `SELECT id, number, step, opened_at, retired_at,
       (SELECT coalesce(max(n), 0) FROM moves WHERE table_ref = ref) AS moves
     FROM tables WHERE class_id = ? ORDER BY ref`,
  );
  const sittings = db.prepare(
    `SELECT s.* FROM sittings s JOIN tables t ON t.id = s.table_id WHERE t.class_id = ? ORDER BY t.ref, s.after`,
  );
  // The newest move of a table is the last of its log: no log is read for it.
  const uses = db.prepare(
    `SELECT id, ended_at, max(opened_at,
       coalesce((SELECT max(joined_at) FROM students WHERE class_id = classes.id), 0),
       coalesce((SELECT max(max(opened_at, coalesce(
           (SELECT at FROM moves WHERE table_ref = ref ORDER BY n DESC LIMIT 1), 0)))
         FROM tables WHERE class_id = classes.id), 0)) AS used_at
     FROM classes ORDER BY opened_at, rowid`,
  );
  return {
    momentOf(classId) {
      const cls = toClass(classById.get(classId) ?? null);
      if (!cls) return null;
      const sat = new Map<string, Sitting[]>();
      for (const row of sittings.all(classId)) {
        const id = String(row['table_id']);
        const known = sat.get(id);
        if (known) known.push(toSitting(row));
        else sat.set(id, [toSitting(row)]);
      }
      return {
        class: cls,
        students: students.all(classId).flatMap((row) => toStudent(row) ?? []),
        tables: tables.all(classId).map((row) => ({
          id: String(row['id']),
          number: row['number'] as number | null,
          step: Number(row['step']),
          openedAt: Number(row['opened_at']),
          retiredAt: row['retired_at'] as number | null,
          moves: Number(row['moves']),
          sittings: sat.get(String(row['id'])) ?? [],
        })),
      };
    },
    classesByUse: () =>
      uses.all().map((row) => ({
        id: String(row['id']),
        usedAt: Number(row['used_at']),
        endedAt: row['ended_at'] as number | null,
      })),
  };
}
