/** What the stores' contract is tried with. */
import type { Header, LoggedMove, Part } from '@handshake/lessons';
import { NO_CARE, SETTINGS } from './repository.ts';
import type { Change, Occupancy, PlanStep, StoredClass, StoredStudent, StoredTable } from './repository.ts';

// The store keeps headers and moves as they are given and never looks inside.
export const header = {
  v: 1,
  lesson: { id: 'l', version: 3 },
  iss: { client: 0, server: 4294967295 },
} as unknown as Header;
export const table = (id: string, more: Partial<StoredTable> = {}): StoredTable => ({
  id,
  classId: null,
  number: null,
  step: 0,
  care: NO_CARE,
  header,
  openedAt: 1_000,
  retiredAt: null,
  ...more,
});
export const student = (id: string, more: Partial<StoredStudent> = {}): StoredStudent => ({
  id,
  tokenHash: `hash of ${id}`,
  name: `Zoë ${id} 小明`,
  realName: null,
  codeHash: null,
  askedAt: null,
  locale: 'zh',
  classId: null,
  joinedAt: 5,
  leftAt: null,
  ...more,
});
export const planned = (lesson: string): PlanStep => ({
  lesson,
  own: null,
  profile: 'strict',
  ways: { mode: 'coach', ask: { predict: false, state: false } },
  minutes: 15,
});
export const aClass = (id: string, more: Partial<StoredClass> = {}): StoredClass => ({
  id,
  code: `CODE${id}`,
  title: 'TCP',
  locale: 'en',
  plan: [planned('l')],
  step: 0,
  settings: SETTINGS,
  openedAt: 7,
  endedAt: null,
  ...more,
});
export const hint = (n: number, id = `move-${n}`): LoggedMove => ({
  n,
  id,
  by: 'client',
  move: { kind: 'hint' },
  at: 10 * n,
});
export const send: LoggedMove = {
  n: 1,
  id: 'first',
  by: 'server',
  move: { kind: 'send', segment: { flags: 2, seq: 4294967295, ack: 0, len: 0, win: 65535 } },
  outcome: {
    verdict: 'illegal',
    findings: [],
    misconception: 'two hosts — “ack = x”',
    notAsked: null,
    travels: false,
  },
  at: 1_700_000_000_123,
};
export const seat = (table: string, part: Part, occupancy: Occupancy, after = 0): Change => ({
  put: 'seat',
  table,
  part,
  occupancy,
  after,
  at: 1_000 + after,
});
export const sits = (tableId: string, part: Part, student: string, after = 0): Change =>
  seat(tableId, part, { kind: 'student', student }, after);
export const add = (tableId: string, logged: LoggedMove): Change => ({ add: 'move', table: tableId, logged });
