/** What somebody who writes a lesson begins with: little, and it can be played. */
import type { Lesson, Step } from '../lesson/schema.ts';
import { ack3, syn, synAck } from '../lessons/steps/open.ts';

/** A step with its fields open. */
export const blankStep = (id: string): Step => ({
  id,
  title: { en: '', zh: '' },
  turn: 'client',
  enter: [],
  until: {},
  prompt: { client: { en: '', zh: '' }, server: { en: '', zh: '' } },
  hints: {
    client: [
      { en: '', zh: '' },
      { en: '', zh: '' },
      { en: '', zh: '' },
    ],
  },
  notes: [],
  sources: [],
  errata: [],
});

/** A handshake, so that something is there to be changed; only its name is still to be found. */
export const blankLesson = (id: string): Lesson => ({
  id,
  version: 1,
  title: { en: '', zh: '' },
  goal: { en: '', zh: '' },
  summary: { en: '', zh: '' },
  minutes: 10,
  start: { at: 'closed' },
  delayedAck: [],
  ports: { client: 49_320, server: 80 },
  teaches: [],
  steps: [syn(), synAck(), ack3()],
});
