/** The lessons that come with the product, in the order in which they are offered. */
import type { Lesson } from '../lesson/schema.ts';
import { noTimeWait } from './broken/no-time-wait.ts';
import { predictableIsn } from './broken/predictable-isn.ts';
import { fourWay, twoWayLost, twoWayOld } from './broken/two-way.ts';
import { closeClient } from './close-client.ts';
import { closeServer } from './close-server.ts';
import { halfClose } from './half-close.ts';
import { handshake } from './handshake.ts';
import { lostSynAck } from './lost-synack.ts';
import { threeWayClose } from './three-way-close.ts';
import { wholeConnection } from './whole-connection.ts';

export const LESSONS: readonly Lesson[] = [
  handshake,
  lostSynAck,
  closeClient,
  closeServer,
  threeWayClose,
  halfClose,
  wholeConnection,
  twoWayOld,
  twoWayLost,
  fourWay,
  noTimeWait,
  predictableIsn,
];

/** The built-in lesson of this id; undefined where there is none. */
export const lessonById = (id: string): Lesson | undefined => LESSONS.find((lesson) => lesson.id === id);
