/** The lessons that come with the product, in the order in which they are offered. */
import type { Lesson } from '../lesson/schema.ts';
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
  handshake,
  lostSynAck,
  closeClient,
  closeServer,
  threeWayClose,
  halfClose,
  wholeConnection,

  lostSyn,
  lostAck3Repeat,
  lostAck3Data,
  lostAck3Fin,
  lostFin,
  lostSecondWave,
  lostLastAck,
  oldSyn,
  lateSynAck,
  halfOpen,
  blindReset,
  nextIncarnation,
  synFlood,
];

/** The built-in lesson of this id; undefined where there is none. */
export const lessonById = (id: string): Lesson | undefined => LESSONS.find((lesson) => lesson.id === id);
