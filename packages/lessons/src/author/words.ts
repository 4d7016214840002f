/** What is wrong with a lesson, in words. */
import { fill } from '../messages/fill.ts';
import type { Locale, Text } from '../text.ts';
import type { LessonProblem, LessonProblemCode } from './problem.ts';

const WORDS: Readonly<Record<LessonProblemCode, Text>> = {
  'too-large': {
    en: 'This file is too large for a lesson: {kb} kB; at most {most} kB are read.',
    zh: '文件过大，不可能是课程：{kb} kB，最多读取 {most} kB。',
  },
  'not-text': {
    en: 'This file holds no text that can be read: it is of another kind, or not saved as UTF-8.',
    zh: '文件里没有可读的文字：它是其他类型的文件，或者没有保存为 UTF-8。',
  },
  'not-json': {
    en: 'This file is broken: it is no JSON, or it is cut off.',
    zh: '文件已损坏：内容不是 JSON，或者只保存了一部分。',
  },
  'not-ours': {
    en: 'This is another kind of file: no lesson that was saved here.',
    zh: '这不是在这里保存的课程文件。',
  },
  'too-new': {
    en: 'This lesson comes from a newer version (format {v}; this one reads up to {most}). Update first.',
    zh: '这份课程来自更新的版本（格式 {v}，当前版本只能读到 {most}）。请先更新。',
  },
  missing: { en: 'Something is needed here.', zh: '这里不能缺少。' },
  'not-known': {
    en: 'There is no such choice here. {choices}',
    zh: '没有这个选项。{choices}',
  },
  'wrong-kind': { en: 'This is not the kind of value that belongs here.', zh: '这里的值类型不对。' },
  empty: { en: 'A text is needed, in one language at least.', zh: '需要填写文字，至少用一种语言。' },
  unseen: {
    en: 'There are characters in it that can’t be seen and upset what stands around them. Type the text anew.',
    zh: '文字里有看不见的字符，会打乱周围的显示。请重新输入这段文字。',
  },
  'too-long': { en: 'Too long: {most} characters at most.', zh: '太长：最多 {most} 个字符。' },
  'too-small': { en: 'At least {least}.', zh: '不能小于 {least}。' },
  'too-big': { en: 'At most {most}.', zh: '不能大于 {most}。' },
  'too-few': { en: 'At least {least} needed.', zh: '至少需要 {least} 个。' },
  'too-many': { en: 'Too many: {most} at most.', zh: '太多：最多 {most} 个。' },
  'bad-id': {
    en: 'Small letters, digits and hyphens only, 40 at most.',
    zh: '只能用小写字母、数字和连字符，最多 40 个。',
  },
  'not-own-id': {
    en: 'Must begin with “{prefix}”, so that it is never taken for a built-in lesson.',
    zh: '必须以“{prefix}”开头，以免与内置课程混淆。',
  },
  twice: { en: 'Another step has this name already.', zh: '另一个步骤已经用了这个名称。' },
  'no-hints': {
    en: 'This seat acts in the step: it needs its three hints.',
    zh: '这个座位在本步要行动，需要写三条提示。',
  },
  'bad-flags': {
    en: 'Flags are letters of S A F R P U E C, as in “SA”.',
    zh: '标志位用 S A F R P U E C 中的字母表示，例如“SA”。',
  },
  'unknown-fact': {
    en: 'There is no {name} that could stand in braces. There are: {choices}.',
    zh: '花括号里没有 {name} 这一项。可用的有：{choices}。',
  },
  'unknown-misconception': {
    en: 'No misconception is called {name}.',
    zh: '没有名为 {name} 的误解。',
  },
  'waits-for-nothing': {
    en: 'The step waits for nothing: say what must have come about before the next one begins.',
    zh: '这一步没有等待任何条件：请写明达到什么情形后才进入下一步。',
  },
  'start-endless': {
    en: 'The two ends never come to rest with so many bytes sent beforehand. Begin with fewer.',
    zh: '开始前发送的字节太多，两端始终停不下来。请减少字节数。',
  },
  impossible: {
    en: 'Step {step} asks for something that can’t be done at that point.',
    zh: '第 {step} 步要求的事在那时无法做到。',
  },
  skipped: {
    en: 'Nobody gets to play step {step}: what it waits for holds already as it begins.',
    zh: '第 {step} 步没有人能玩到：它刚开始，等待的条件就已经成立。',
  },
  stuck: {
    en: 'The lesson never ends: two sound ends stop at step {step} (client {client}, server {server}), and this never comes about.',
    zh: '这一课到不了结尾：两个正确的端点停在第 {step} 步（客户端 {client}，服务器 {server}），这个条件永远不会成立。',
  },
  endless: {
    en: 'The lesson does not end within {moves} moves: step {step} goes on and on (client {client}, server {server}).',
    zh: '这一课在 {moves} 步操作内没有结束：第 {step} 步一直持续（客户端 {client}，服务器 {server}）。',
  },
};

export const lessonProblemText = ({ code, facts }: LessonProblem, locale: Locale): string =>
  fill(WORDS[code][locale], facts, String).trim();
