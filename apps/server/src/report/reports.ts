/**
 * Reads what a report tells out of the store: the class at one instant, then its logs one by one up to where they were then.
 * Logs only ever grow, so the whole is of that instant, and nobody who plays waits for more than one table's log.
 */
import type { ClassReport, TableLog } from '@handshake/contract';
import type { Seat } from '@handshake/lessons';
import type { Lab } from '../lab.ts';
import { reportOf } from './report.ts';
import { runsAt } from './runs.ts';
import type { Run } from './runs.ts';

export class Reports {
  readonly #lab: Lab;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /** Null: there is no such class (any more). One at a time for each class. @throws StorageFailure */
  of(classId: string): Promise<ClassReport | null> {
    const { queues, storage } = this.#lab;
    return queues.run(`report ${classId}`, async () => {
      const moment = await storage.momentOf(classId);
      if (!moment) return null;
      const takenAt = this.#lab.now();
      const runs: Run[] = [];
      for (const table of moment.tables) {
        if (table.moves === 0) continue;
        const record = await storage.loadTable(table.id);
        // It was erased meanwhile.
        if (!record) return null;
        runs.push(...runsAt(table, record.table.header, record.moves.slice(0, table.moves)));
      }
      return reportOf(moment, runs, takenAt);
    });
  }

  /** One table's log, with what those who had its ends last are called. Null: the class has no such table. @throws StorageFailure */
  async table(classId: string, id: string): Promise<TableLog | null> {
    const record = await this.#lab.storage.loadTable(id);
    if (record?.table.classId !== classId) return null;
    const nameAt = async (seat: Seat): Promise<string> => {
      const occupancy = record.seats[seat];
      if (occupancy.kind !== 'student') return '';
      return (await this.#lab.storage.findStudent(occupancy.student))?.name ?? '';
    };
    return {
      number: record.table.number,
      names: { client: await nameAt('client'), server: await nameAt('server') },
      header: record.table.header,
      moves: [...record.moves],
    };
  }
}
