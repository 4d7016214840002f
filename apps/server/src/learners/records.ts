/** What a class knows of its students: what they submitted, judged again, and what its own tables show. */
import { MAX_KEPT, refuse } from '@handshake/contract';
import type { Refusal, Run } from '@handshake/contract';
import { join } from '@handshake/lessons';
import type { Part, PracticeEvent } from '@handshake/lessons';
import type { Lab } from '../lab.ts';
import type { LiveStudent } from '../seating/students.ts';
import type { Sitting } from '../storage/repository.ts';
import { PARTS } from '../tables/live.ts';
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
  async of({ id, stored }: LiveStudent): Promise<readonly PracticeEvent[]> {
    const { storage } = this.#lab;
    const shown: PracticeEvent[] = [];
    for (const { table, part, after, until } of await this.#spells(id, stored)) {
      const record = await storage.loadTable(table);
      if (!record) continue;
      const { header } = record.table;
      const moves = record.moves.filter(({ n }) => n <= until);
      shown.push(...shownTo(part, { header, moves }, { table, device: HERE, after }));
    }
    return join(shown, await storage.practiceOf(id));
  }

  /**
   * What a student has had of their class's tables, and from which move to which: others may have had it before and after, and who is
   * seated elsewhere by hand takes along what was done before.
   */
  async #spells(id: string, { classId }: LiveStudent['stored']): Promise<Spell[]> {
    const { storage } = this.#lab;
    const tables = classId === null ? [] : await storage.tableIdsOf(classId);
    const isTheirs = ({ occupancy }: Sitting) => occupancy.kind === 'student' && occupancy.student === id;
    const spells: Spell[] = [];
    for (const { id: table } of tables) {
      const all = await storage.sittingsOf(table);
      for (const part of PARTS) {
        const sittings = all.filter((sitting) => sitting.part === part);
        const first = sittings.findIndex(isTheirs);
        const begun = sittings[first];
        if (!begun) continue;
        const next = sittings.slice(first).find((sitting) => !isTheirs(sitting));
        spells.push({ table, part, after: begun.after, until: next?.after ?? Infinity });
      }
    }
    return spells;
  }
}

/** How long somebody had a part of a table: the moves after `after`, up to `until`. */
interface Spell {
  readonly table: string;
  readonly part: Part;
  readonly after: number;
  readonly until: number;
}
