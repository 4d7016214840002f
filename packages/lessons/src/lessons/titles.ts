/** What the lessons that come with the product are called. Apart from them: a list, or a page that only names one, needs no more. */
import type { Text } from '../text.ts';
import { t } from './steps/words.ts';

/** By id, in the order in which they are offered. */
export const TITLES = {
  // open
  handshake: t('The three-way handshake', '三次握手'),
  isn: t('Real initial numbers', '真实的初始序号'),
  wrap: t('Numbers that wrap', '回绕的序号'),
  'simultaneous-open': t('Both open at once', '同时打开'),
  // close
  'close-client': t('Four segments to close', '四次挥手'),
  'close-server': t('The server closes first', '服务器先关闭'),
  'three-way-close': t('Three segments to close', '三次挥手'),
  'timer-decides': t('The timer decides', '由定时器决定'),
  'half-close': t('Closing one direction', '只关闭一个方向'),
  'half-close-server': t('The server falls silent first', '服务器先关闭自己的方向'),
  'fin-data': t('A FIN on data', '搭在数据上的 FIN'),
  'simultaneous-close': t('Both close at once', '同时关闭'),
  'whole-connection': t('A whole connection', '一条完整的连接'),
  // ack
  'delayed-ack': t('Delayed ACKs', '延迟确认'),
  'ack-at-once': t('ACKs that can’t wait', '不能等的 ACK'),
  'zero-window': t('A window that closes', '关闭的窗口'),
  // loss
  'lost-syn': t('A lost SYN', '丢失的 SYN'),
  'lost-synack': t('A lost SYN,ACK', '丢失的 SYN,ACK'),
  'lost-ack3-repeat': t('A lost third ACK', '丢失的第三个 ACK'),
  'lost-ack3-data': t('A lost third ACK, and data', '丢失的第三个 ACK 与数据'),
  'lost-ack3-fin': t('A lost third ACK, and a FIN', '丢失的第三个 ACK 与 FIN'),
  'lost-fin': t('A lost FIN', '丢失的 FIN'),
  'lost-second-wave': t('A lost second segment of four', '丢失的第二次挥手'),
  'lost-last-ack': t('A lost last ACK', '丢失的最后一个 ACK'),
  // old
  'old-syn': t('An old SYN turns up', '旧的 SYN 突然到来'),
  'late-synack': t('Too late', '来得太晚'),
  'next-incarnation': t('The next connection on these ports', '同一对端口上的下一条连接'),
  // reset
  'closed-port': t('A closed port', '没有人监听的端口'),
  abort: t('Giving up', '放弃连接'),
  'half-open': t('Half-open', '半打开的连接'),
  'blind-reset': t('Blind resets', '盲目复位攻击'),
  'syn-flood': t('A flood of SYNs', 'SYN 洪泛'),
  // broken
  'two-way-old': t('Why not two: an old SYN', '为什么不能两次：陈旧的 SYN'),
  'two-way-lost': t('Why not two: a lost answer', '为什么不能两次：回答丢失'),
  'four-way': t('Why not four', '为什么不用四次'),
  'no-time-wait': t('Why wait: no TIME-WAIT', '为什么要等：没有 TIME-WAIT'),
  'predictable-isn': t('Why ISNs are drawn: a guessed number', '为什么 ISN 要随机：被猜中的序号'),
} as const satisfies Readonly<Record<string, Text>>;

export type LessonId = keyof typeof TITLES;

/** A built-in lesson's; null where there is none of this id. */
export const lessonTitle = (id: string): Text | null =>
  Object.hasOwn(TITLES, id) ? TITLES[id as LessonId] : null;

/** Whether a built-in lesson is called so, in whatever language. */
export const isLessonTitle = (title: string): boolean =>
  Object.values(TITLES).some(({ en, zh }) => title === en || title === zh);
