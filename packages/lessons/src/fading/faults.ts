/** A lesson once more, with a loss that it doesn't have. */
import { playOut } from '../bot/run.ts';
import type { Lesson } from '../lesson/schema.ts';
import { fold } from '../table/fold.ts';
import { newHeader } from '../table/header.ts';
import type { Seat } from '../table/log.ts';

/** A run that takes more moves leads nowhere. */
const LIMIT = 300;

interface Loss {
  readonly step: number;
  readonly from: Seat;
}

const withLoss = (lesson: Lesson, { step, from }: Loss): Lesson => ({
  ...lesson,
  steps: lesson.steps.map((one, i) =>
    i === step ? { ...one, enter: [{ do: 'fault', fault: 'drop', from, times: 1 }, ...one.enter] } : one,
  ),
});

/** Two sound ends still come to the end of it, and the loss does happen. */
function bears(lesson: Lesson, loss: Loss): boolean {
  const table = playOut(
    fold(
      newHeader({ lesson: withLoss(lesson, loss), profile: 'strict', iss: { client: 1e9, server: 2e9 } }),
      [],
    ),
    { limit: LIMIT },
  );
  const lost = table.events.filter((e) => e.kind === 'sent' && e.fate === 'dropped' && e.step === loss.step);
  return table.ended && lost.some((e) => e.kind === 'sent' && e.seat === loss.from);
}

/**
 * The lesson with one loss more, at a place where it can still be played to its end; the lesson itself where there is none.
 * @param pick from 0 up to 1: which of the places.
 */
export function withFaults(lesson: Lesson, pick: number): Lesson {
  const places = lesson.steps.flatMap((_, step) =>
    (['client', 'server'] as const).map((from): Loss => ({ step, from })),
  );
  const from = Math.floor(pick * places.length);
  // The first that it bears from there on, round: the places are few, and a run takes about a millisecond.
  for (let k = 0; k < places.length; k++) {
    const loss = places[(from + k) % places.length];
    if (loss && bears(lesson, loss)) return withLoss(lesson, loss);
  }
  return lesson;
}
