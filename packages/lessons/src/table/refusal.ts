/** Why a move changed nothing. Texts are the user interface's. */
export type MoveRefusal =
  | 'not-your-seat'
  | 'finished'
  | 'no-such-timer'
  | 'in-flight'
  /** A wait would make an acknowledgment that is owed (by either end) older than the RFC allows. */
  | 'ack-owed'
  | 'no-more-hints'
  /** Here the instructor gives them. */
  | 'hints-off'
  | 'no-such-segment'
  /** This table asks for it before a segment leaves. */
  | 'predict-first'
  | 'state-first'
  /** What has reached this seat is to be checked first. */
  | 'check-first'
  /** The step can go on as it is. */
  | 'no-need'
  /** The partner is to agree. */
  | 'ask-first'
  | 'bad-move';
