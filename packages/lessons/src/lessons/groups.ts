/** The built-in lessons by what they are about: how lists of them are headed. */
import { GROUPS } from '../lesson/lists.ts';
import type { Group, Lesson } from '../lesson/schema.ts';
import type { Text } from '../text.ts';
import { LESSONS } from './index.ts';
import { t } from './steps/words.ts';

const TITLES: Readonly<Record<Group, Text>> = {
  open: t('Opening', '建立连接'),
  close: t('Closing', '关闭连接'),
  ack: t('Acknowledgments and windows', '确认与窗口'),
  loss: t('Losses', '丢失与重传'),
  old: t('Out of the past', '来自过去的报文段'),
  reset: t('Refused, reset, attacked', '拒绝、复位与攻击'),
  broken: t('What if TCP were simpler?', '如果 TCP 更简单一些？'),
};

export interface LessonGroup {
  /** Null: lessons without a group of their own, last. */
  readonly id: Group | null;
  readonly title: Text;
  /** In the order in which they are offered; `no` counts through all groups, from 1. */
  readonly lessons: readonly { readonly no: number; readonly lesson: Lesson }[];
}

function grouped(): LessonGroup[] {
  let no = 0;
  return [...GROUPS, null].flatMap((id) => {
    const own = LESSONS.filter((lesson) => (lesson.group ?? null) === id);
    const title = id === null ? t('More', '其他') : TITLES[id];
    return own.length === 0 ? [] : [{ id, title, lessons: own.map((lesson) => ({ no: ++no, lesson })) }];
  });
}

/** Groups that have lessons, in order. */
export const LESSON_GROUPS: readonly LessonGroup[] = grouped();

/**
 * Built-in lessons in which the network has nothing to try out: it is not offered as a seat there. In this one nobody but a third
 * party is heard, and that one repeats nothing.
 */
export const WITHOUT_NETWORK: ReadonlySet<string> = new Set(['predictable-isn']);
