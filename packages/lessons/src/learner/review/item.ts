/** What is asked when a misconception or a rule is due: one end of a connection, with new numbers, and what it sends now. */
import type { Profile, RuleId, Segment, Side } from '@handshake/protocol';
import { isMisconception } from '../../diagnosis/catalogue.ts';
import type { Origins } from '../../rulebook/notation.ts';
import { tell } from '../../rulebook/story.ts';
import type { Scene } from '../../rulebook/story.ts';
import { trySending } from '../../rulebook/trial.ts';
import type { Tried } from '../../rulebook/trial.ts';
import type { PracticeEvent } from '../event.ts';
import { passes } from '../near.ts';
import { dueNow, momentsOf } from './moments.ts';
import type { AskedAt } from './moments.ts';
import { drawn, drawnOrigins, renumbered } from './renumber.ts';
import type { Chance } from './renumber.ts';

export interface ReviewItem {
  /** What is due: a misconception's id or a rule's. */
  readonly key: string;
  /** The rule whose example it is made from. */
  readonly rule: RuleId;
  /** The end that is asked. */
  readonly end: Side;
  /** What has led there (see rulebook/story.ts), and what its numbers are counted from. */
  readonly story: string;
  readonly origins: Origins;
  /** The numbers are best shown as they are. */
  readonly absolute: boolean;
}

/**
 * An exercise for a key, drawn by `chance`; null for a key that this version does not know.
 * @param last the item asked before, so that the same story does not come twice running where there are others
 */
export function reviewItem(key: string, chance: Chance, last?: ReviewItem): ReviewItem | null {
  const all = momentsOf(key);
  const others = all.filter(({ rule, end }) => rule !== last?.rule || end !== last.end);
  const from = others.length > 0 ? others : all;
  if (from.length === 0) return null;
  const { rule, end, story, origins, absolute } = from[drawn(chance, 0, from.length - 1)] as AskedAt;
  return {
    key,
    rule,
    end,
    story: renumbered(story, chance),
    origins: drawnOrigins(chance, origins),
    absolute: absolute || chance() < 1 / 3,
  };
}

export const reviewScene = (item: ReviewItem): Scene => tell(item.story, item.origins);

/** What the learner says: this leaves now, or nothing does. */
export type ReviewAnswer =
  { readonly kind: 'segment'; readonly segment: Segment } | { readonly kind: 'nothing' };

export interface Reviewed {
  readonly ok: boolean;
  /** The judge's answer to a segment; null where the learner said that nothing leaves. */
  readonly tried: Tried | null;
  /** What should have left, where that was not nothing. */
  readonly due: Segment | null;
  /** What went wrong: a misconception, else a rule; null where nothing did, or no segment shows it. */
  readonly shown: string | null;
}

/** Right is what the judge lets pass without a remark; nothing is right only where nothing is due. */
export function reviewAnswer(item: ReviewItem, answer: ReviewAnswer, profile: Profile): Reviewed {
  const scene = reviewScene(item);
  const due = dueNow(scene, item.end)[0]?.segment ?? null;
  if (answer.kind === 'nothing') return { ok: due === null, tried: null, due, shown: null };
  const tried = trySending(scene, item.end, answer.segment, profile);
  const { misconception, findings } = tried.outcome;
  const ok = passes(tried.outcome);
  return { ok, tried, due, shown: ok ? null : (misconception ?? findings[0]?.rule ?? null) };
}

/**
 * What a first answer adds to the record. Another idea than the one that was asked may be what went wrong: then that one
 * is noted, and the one that was asked stays due.
 */
export function eventsOfReview(
  item: ReviewItem,
  { ok, shown }: Reviewed,
  by: { readonly id: string; readonly at: number; readonly device: string },
): readonly PracticeEvent[] {
  const another = !ok && shown !== null && isMisconception(shown) && shown !== item.key;
  const key = another ? shown : item.key;
  return [{ ...by, source: 'review', key, ok, grade: ok ? 'good' : 'again' }];
}
