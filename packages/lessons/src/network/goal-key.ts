/** The network's goals by their keys in a learner's record. No misconception's id and no rule's begins so. */
const PREFIX = 'network-';

export const goalKey = (id: string): string => PREFIX + id;
/** It stands for a deed of the network's, of this version or a later one, and not for what is asked of an end. */
export const isGoalKey = (key: string): boolean => key.startsWith(PREFIX);
export const goalIn = (key: string): string => key.slice(PREFIX.length);
