/** The own record with the class: added to, and read. */
import { refuse } from '@handshake/contract';
import type { Lab } from '../lab.ts';
import { ownLog, ownTables } from '../learners/own-tables.ts';
import { Records } from '../learners/records.ts';
import type { Handlers } from './edge.ts';

type LearnerEvent = 'learner.keep' | 'learner.record' | 'learner.tables' | 'learner.table';

export function learnerHandlers(lab: Lab): Handlers<LearnerEvent> {
  const records = new Records(lab);
  return {
    async 'learner.keep'({ run }, { student }) {
      // To judge a log costs more than anything else: it counts for the student, over whatever connections it comes.
      const wait = student.bucket.take(performance.now());
      if (wait > 0) return refuse('too-fast', { retryAfter: wait });
      return records.keep(student, run);
    },

    async 'learner.record'(_, { student }) {
      const wait = student.bucket.take(performance.now());
      if (wait > 0) return refuse('too-fast', { retryAfter: wait });
      return { ok: true, events: [...(await records.of(student))] };
    },

    async 'learner.tables'(_, { student }) {
      const wait = student.bucket.take(performance.now());
      if (wait > 0) return refuse('too-fast', { retryAfter: wait });
      return { ok: true, tables: await ownTables(lab.storage, student.id) };
    },

    async 'learner.table'({ table }, { student }) {
      const log = await ownLog(lab.storage, student.id, table);
      return log ? { ok: true, ...log } : refuse('not-your-seat', { field: 'table' });
    },
  };
}
