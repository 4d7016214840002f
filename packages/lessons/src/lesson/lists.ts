/** What lessons choose from, and how long they may be. Apart from their schema: a list of lessons needs no more. */

/** No lesson has more steps, and no step begins with more actions. */
export const STEPS_AT_MOST = 40;
export const ACTIONS_AT_MOST = 12;

/** The protocols that a table can be played by: TCP, and four broken ones that show what a part of it is for. */
export const RULE_SETS = ['rfc9293', 'two-way', 'four-way', 'no-time-wait', 'predictable-isn'] as const;

/** What lessons are about: the headings of a list of them, in this order. */
export const GROUPS = ['open', 'close', 'ack', 'loss', 'old', 'reset', 'broken'] as const;
