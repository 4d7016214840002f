/** The built-in lessons one by one: who plays one need not load the others. */
import type { Lesson } from '../lesson/schema.ts';
import type { LessonId } from './titles.ts';

const LOADERS: Readonly<Record<LessonId, () => Promise<Lesson>>> = {
  handshake: () => import('./handshake.ts').then(({ handshake }) => handshake),
  isn: () => import('./isn.ts').then(({ isn }) => isn),
  wrap: () => import('./wrap.ts').then(({ wrap }) => wrap),
  'simultaneous-open': () =>
    import('./simultaneous-open.ts').then(({ simultaneousOpen }) => simultaneousOpen),
  'close-client': () => import('./close-client.ts').then(({ closeClient }) => closeClient),
  'close-server': () => import('./close-server.ts').then(({ closeServer }) => closeServer),
  'three-way-close': () => import('./three-way-close.ts').then(({ threeWayClose }) => threeWayClose),
  'timer-decides': () => import('./timer-decides.ts').then(({ timerDecides }) => timerDecides),
  'half-close': () => import('./half-close.ts').then(({ halfClose }) => halfClose),
  'half-close-server': () => import('./half-close-server.ts').then(({ halfCloseServer }) => halfCloseServer),
  'fin-data': () => import('./fin-data.ts').then(({ finData }) => finData),
  'simultaneous-close': () =>
    import('./simultaneous-close.ts').then(({ simultaneousClose }) => simultaneousClose),
  'whole-connection': () => import('./whole-connection.ts').then(({ wholeConnection }) => wholeConnection),
  'delayed-ack': () => import('./delayed-ack.ts').then(({ delayedAck }) => delayedAck),
  'ack-at-once': () => import('./ack-at-once.ts').then(({ ackAtOnce }) => ackAtOnce),
  'zero-window': () => import('./zero-window.ts').then(({ zeroWindow }) => zeroWindow),
  'lost-syn': () => import('./lost-syn.ts').then(({ lostSyn }) => lostSyn),
  'lost-synack': () => import('./lost-synack.ts').then(({ lostSynAck }) => lostSynAck),
  'lost-ack3-repeat': () => import('./lost-ack3-repeat.ts').then(({ lostAck3Repeat }) => lostAck3Repeat),
  'lost-ack3-data': () => import('./lost-ack3-data.ts').then(({ lostAck3Data }) => lostAck3Data),
  'lost-ack3-fin': () => import('./lost-ack3-fin.ts').then(({ lostAck3Fin }) => lostAck3Fin),
  'lost-fin': () => import('./lost-fin.ts').then(({ lostFin }) => lostFin),
  'lost-second-wave': () => import('./lost-second-wave.ts').then(({ lostSecondWave }) => lostSecondWave),
  'lost-last-ack': () => import('./lost-last-ack.ts').then(({ lostLastAck }) => lostLastAck),
  'old-syn': () => import('./old-syn.ts').then(({ oldSyn }) => oldSyn),
  'late-synack': () => import('./late-synack.ts').then(({ lateSynAck }) => lateSynAck),
  'next-incarnation': () => import('./next-incarnation.ts').then(({ nextIncarnation }) => nextIncarnation),
  'closed-port': () => import('./closed-port.ts').then(({ closedPort }) => closedPort),
  abort: () => import('./abort.ts').then(({ abort }) => abort),
  'half-open': () => import('./half-open.ts').then(({ halfOpen }) => halfOpen),
  'blind-reset': () => import('./blind-reset.ts').then(({ blindReset }) => blindReset),
  'syn-flood': () => import('./syn-flood.ts').then(({ synFlood }) => synFlood),
  'two-way-old': () => import('./broken/two-way.ts').then(({ twoWayOld }) => twoWayOld),
  'two-way-lost': () => import('./broken/two-way.ts').then(({ twoWayLost }) => twoWayLost),
  'four-way': () => import('./broken/two-way.ts').then(({ fourWay }) => fourWay),
  'no-time-wait': () => import('./broken/no-time-wait.ts').then(({ noTimeWait }) => noTimeWait),
  'predictable-isn': () => import('./broken/predictable-isn.ts').then(({ predictableIsn }) => predictableIsn),
};

/** The built-in lesson of this id; undefined where there is none. @throws what the module loader throws where the file is out of reach */
export const loadLesson = async (id: string): Promise<Lesson | undefined> =>
  Object.hasOwn(LOADERS, id) ? LOADERS[id as LessonId]() : undefined;
