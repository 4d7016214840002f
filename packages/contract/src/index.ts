/** Everything that browser and server say to each other. */
import type * as z from 'zod/mini';
import { classEvents, classPushes, MAX_PLAN } from './class.ts';
import { entry, entryPushes, MAX_ROSTER } from './entry.ts';
import type { Answer, EventSpec, Request } from './events.ts';
import { learner, MAX_RUN } from './learner.ts';
import { move } from './move.ts';
import { MAX_SEATING, people, peoplePushes } from './people.ts';
import { seat, seatPushes } from './seat.ts';
import { step, stepPushes } from './step.ts';
import { table, tablePushes } from './table.ts';

export * from './refusal.ts';
export * from './names.ts';
export * from './events.ts';
export { moveRefusal } from './move.ts';
export {
  segmentSchema,
  playableMoveSchema,
  loggedMoveSchema,
  loggedMovesSchema,
  headerSchema,
  outcomeSchema,
} from './log.ts';
export type { PlayableMove } from './log.ts';
export {
  MAX_ON_THEIR_WAY,
  MAX_RECORDED_MOVES,
  MAX_RECORDING,
  RECORDING_VERSION,
  recordingHeadSchema,
  recordingSchema,
} from './recording.ts';
export type { Recording } from './recording.ts';
export { occupantSchema, seatsSchema, snapshotSchema, standingSchema } from './table.ts';
export type { Occupant, Seats, Snapshot, Standing } from './table.ts';
export { MAX_SEATED } from './people.ts';
export type { WantedTable } from './people.ts';
export { keptEventSchema, MAX_KEPT, MAX_RUN, MAX_RUN_MOVES, runSchema } from './learner.ts';
export type { OwnTable, Run } from './learner.ts';
export { boardSchema, listedClassSchema, MAX_LISTED, MAX_PLAN, MAX_STEPS, tileSchema } from './class.ts';
export type { Board, ClassSettings, ListedClass, Person, PlannedLesson, Tile } from './class.ts';
export { REPORT_VERSION, reportSchema, tableLogSchema } from './report.ts';
export type {
  ClassReport,
  Counted,
  ReportLesson,
  ReportMistake,
  ReportRun,
  ReportStudent,
  TableLog,
} from './report.ts';
export { MOST_MINUTES, WORD_MAX, wordSchema } from './step.ts';
export { listedSchema, MAX_ROSTER, PERSONAL_LENGTH, personalSchema, spacedPersonal } from './entry.ts';
export type { Listed } from './entry.ts';
export { isSameName, MAX_ENTRIES, numberKey, readRoster, rosterKey } from './roster.ts';
export type { BrokenRow, ReadRoster, RosterEntry, RosterFault } from './roster.ts';

/** Browser → server; every one is answered through socket.io's acknowledgment. */
export const EVENTS = {
  'table.open': table.open,
  'table.look': table.look,
  'table.sync': table.sync,
  'table.again': table.again,
  'table.next': table.next,
  'seat.take': seat.take,
  'seat.resume': seat.resume,
  'seat.leave': seat.leave,
  'seat.composing': seat.composing,
  'seat.help': seat.help,
  'seat.absent': seat.absent,
  'move.play': move.play,
  'class.open': classEvents.open,
  'class.watch': classEvents.watch,
  'class.pair': classEvents.pair,
  'class.plan': classEvents.plan,
  'class.settings': classEvents.settings,
  'class.table': classEvents.table,
  'class.end': classEvents.end,
  'class.archive': classEvents.archive,
  'class.erase': classEvents.erase,
  'class.list': classEvents.list,
  'people.seat': people.seat,
  'people.rename': people.rename,
  'people.remove': people.remove,
  'step.pause': step.pause,
  'step.time': step.time,
  'step.word': step.word,
  'step.fault': step.fault,
  'step.mend': step.mend,
  'step.release': step.release,
  'step.hint': step.hint,
  'step.sit': step.sit,
  'step.play': step.play,
  'step.rise': step.rise,
  'entry.back': entry.back,
  'entry.personal': entry.personal,
  'entry.renew': entry.renew,
  'entry.roster': entry.roster,
  'entry.assign': entry.assign,
  'entry.share': entry.share,
  'entry.unshare': entry.unshare,
  'learner.keep': learner.keep,
  'learner.record': learner.record,
  'learner.tables': learner.tables,
  'learner.table': learner.table,
} as const satisfies Record<string, EventSpec>;
export type EventName = keyof typeof EVENTS;

/** Server → browser. */
export const PUSHES = {
  ...tablePushes,
  ...seatPushes,
  ...classPushes,
  ...stepPushes,
  ...entryPushes,
  ...peoplePushes,
} as const;
export type PushName = keyof typeof PUSHES;

/** The largest request the server reads, bytes; but for those in `LARGER`. */
export const MAX_REQUEST = 16_384;
/** Events whose requests may be larger, and how large. */
export const LARGER: Readonly<Partial<Record<EventName, number>>> = {
  'learner.keep': MAX_RUN,
  'class.open': MAX_PLAN,
  'class.plan': MAX_PLAN,
  'entry.roster': MAX_ROSTER,
  'people.seat': MAX_SEATING,
};

/** For socket.io's generics. */
export type ClientToServer = {
  [E in EventName]: (
    request: Request<(typeof EVENTS)[E]>,
    answer: (answer: Answer<(typeof EVENTS)[E]>) => void,
  ) => void;
};
export type ServerToClient = { [P in PushName]: (push: z.output<(typeof PUSHES)[P]>) => void };
