/** What a class knows of its students: what they submitted, judged again, and what its own tables show. */
import { MAX_KEPT, refuse } from '@handshake/contract';
import type { Refusal, Run } from '@handshake/contract';
import { join } from '@handshake/lessons';
import type { PracticeEvent } from '@handshake/lessons';
import type { Lab } from '../lab.ts';
import type { LiveStudent } from '../seating/students.ts';
import { judgedRun, shownTo } from './run.ts';

/** Where the server itself has seen it. */
const HERE = 'class';

export class Records {
  readonly #lab: Lab;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /** Judges a run again and keeps what it shows; what is kept already stays as it is. @throws StorageFailure */
  keep({ id, stored }: LiveStudent, run: Run): Promise<{ ok: true; kept: number; total: number } | Refusal> {
    const { queues, classes, storage, writer } = this.#lab;
    return queues.run(`record ${id}`, async () => {
      const cls = stored.classId === null ? null : await classes.get(stored.classId);
      if (cls?.stored.endedAt !== null) return refuse('class-ended');
      // The server has its own log of that one.
      if (await storage.loadTable(run.table)) return refuse('malformed', { field: 'run.table' });
      const judged = judgedRun(run, this.#lab.now());
      if (!judged.ok) return judged;

      const before = await storage.practiceOf(id);
      const after = join(before, judged.events);
      if (after.length > MAX_KEPT) return refuse('record-full');
      const known = new Set(before);
      const news = after.filter((event) => !known.has(event));
      if (news.length > 0)
        await writer.write(news.map((event) => ({ put: 'practice', student: id, event }) as const));
      return { ok: true, kept: judged.events.length, total: after.length };
    });
  }

  /** All that is known of a student, in the order in which it happened. The tables' own logs are never overruled. */
  async of({ id }: LiveStudent): Promise<readonly PracticeEvent[]> {
    const { storage } = this.#lab;
    const shown: PracticeEvent[] = [];
    for (const { table, part: seat } of await storage.seatsOf(id)) {
      if (seat === 'network') continue;
      const record = await storage.loadTable(table);
      if (!record) continue;
      const { header } = record.table;
      shown.push(...shownTo(seat, { header, moves: record.moves }, { table, device: HERE }));
    }
    return join(shown, await storage.practiceOf(id));
  }
}
