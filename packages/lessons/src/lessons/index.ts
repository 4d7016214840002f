/** The lessons that come with the product, in the order in which they are offered: by group, and in each from the plain to the rare. */
import type { Lesson } from '../lesson/schema.ts';
import { abort } from './abort.ts';
import { ackAtOnce } from './ack-at-once.ts';
import { noTimeWait } from './broken/no-time-wait.ts';
import { predictableIsn } from './broken/predictable-isn.ts';
import { fourWay, twoWayLost, twoWayOld } from './broken/two-way.ts';
import { closedPort } from './closed-port.ts';
import { delayedAck } from './delayed-ack.ts';
import { finData } from './fin-data.ts';
import { halfCloseServer } from './half-close-server.ts';
import { isn } from './isn.ts';
import { simultaneousClose } from './simultaneous-close.ts';
import { simultaneousOpen } from './simultaneous-open.ts';
import { timerDecides } from './timer-decides.ts';
import { wrap } from './wrap.ts';
import { zeroWindow } from './zero-window.ts';
import { closeClient } from './close-client.ts';
import { closeServer } from './close-server.ts';
import { halfClose } from './half-close.ts';
import { handshake } from './handshake.ts';
import { lostSynAck } from './lost-synack.ts';
import { threeWayClose } from './three-way-close.ts';
import { wholeConnection } from './whole-connection.ts';

// What goes wrong on the way, and what is left from before.
import { lostSyn } from './lost-syn.ts';
import { lostAck3Repeat } from './lost-ack3-repeat.ts';
import { lostAck3Data } from './lost-ack3-data.ts';
import { lostAck3Fin } from './lost-ack3-fin.ts';
import { lostFin } from './lost-fin.ts';
import { lostSecondWave } from './lost-second-wave.ts';
import { lostLastAck } from './lost-last-ack.ts';
import { oldSyn } from './old-syn.ts';
import { lateSynAck } from './late-synack.ts';
import { halfOpen } from './half-open.ts';
import { blindReset } from './blind-reset.ts';
import { nextIncarnation } from './next-incarnation.ts';
import { synFlood } from './syn-flood.ts';

export const LESSONS: readonly Lesson[] = [
  // open
  handshake,
  isn,
  wrap,
  simultaneousOpen,
  // close
  closeClient,
  closeServer,
  threeWayClose,
  timerDecides,
  halfClose,
  halfCloseServer,
  finData,
  simultaneousClose,
  wholeConnection,
  // ack
  delayedAck,
  ackAtOnce,
  zeroWindow,
  // loss
  lostSyn,
  lostSynAck,
  lostAck3Repeat,
  lostAck3Data,
  lostAck3Fin,
  lostFin,
  lostSecondWave,
  lostLastAck,
  // old
  oldSyn,
  lateSynAck,
  nextIncarnation,
  // reset
  closedPort,
  abort,
  halfOpen,
  blindReset,
  synFlood,
  // broken
  twoWayOld,
  twoWayLost,
  fourWay,
  noTimeWait,
  predictableIsn,
];

/** The built-in lesson of this id; undefined where there is none. */
export const lessonById = (id: string): Lesson | undefined => LESSONS.find((lesson) => lesson.id === id);
