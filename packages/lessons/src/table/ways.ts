/** How a table is played: what becomes of a wrong segment, what is asked beside, and whether hints are for the taking. */

/**
 * What becomes of a wrong segment. `coach`: it is held back and explained. `live`: it travels, and the peer's end does with it
 * what TCP says. `peer`: it travels, and the student who receives it says first what to do with it, and what is wrong.
 */
export type Mode = 'coach' | 'live' | 'peer';

export interface Ask {
  /** With each segment: the state that the peer will be in once it has arrived, and the Ack that it will then send. */
  readonly predict: boolean;
  /** After whatever happens at the own end: the own state. */
  readonly state: boolean;
}

/** How a table is played. */
export interface Ways {
  readonly mode: Mode;
  readonly ask: Ask;
  /** `false`: hints are given by the instructor only. They are for the taking when left out. */
  readonly hints?: false | undefined;
  /** How numbers are shown at first; as the lesson has it when left out. */
  readonly numbers?: 'relative' | 'absolute' | undefined;
}
/** Wrong segments are held back, and nothing is asked beside. */
export const COACHED: Ways = { mode: 'coach', ask: { predict: false, state: false } };
