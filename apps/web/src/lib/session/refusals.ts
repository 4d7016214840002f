/** Refusals in the user's language. Each says what is the matter and, where there is one, the way on. */
import { NAME_MAX, WORD_MAX } from '@handshake/contract';
import type { RefusalCode } from '@handshake/contract';
import { m } from '#lib/paraglide/messages.js';

/** What the pages meet: the server's refusals, and no answer at all. */
export type Trouble = RefusalCode | 'unreachable';

const TEXTS: Readonly<Record<Trouble, () => string>> = {
  'code-malformed': m.refusal_code_malformed,
  'code-unknown': m.refusal_code_unknown,
  'table-full': m.refusal_table_full,
  'seat-taken': m.refusal_seat_taken,
  'no-seat': m.refusal_no_seat,
  'seated-already': m.refusal_seated_already,
  'seat-elsewhere': m.refusal_seat_elsewhere,
  'table-over': m.refusal_table_over,
  'name-empty': m.refusal_name_empty,
  'name-long': () => m.refusal_name_long({ max: NAME_MAX }),
  'name-characters': m.refusal_name_characters,
  'name-taken': m.refusal_name_taken,
  'name-offensive': m.refusal_name_offensive,
  'not-your-seat': m.refusal_not_your_seat,
  finished: m.refusal_finished,
  'not-finished': m.refusal_not_finished,
  'moved-on': m.refusal_moved_on,
  'no-such-timer': m.refusal_no_such_timer,
  'in-flight': m.refusal_in_flight,
  'ack-owed': m.refusal_ack_owed,
  'no-more-hints': m.refusal_no_more_hints,
  'hints-off': m.refusal_hints_off,
  'no-such-segment': m.refusal_bad_move,
  'predict-first': m.a_predict_missing,
  'state-first': m.refusal_state_first,
  'check-first': m.refusal_check_first,
  'no-need': m.refusal_no_need,
  'ask-first': m.refusal_ask_first,
  'bad-move': m.refusal_bad_move,
  'class-ended': m.refusal_class_ended,
  'class-open': m.refusal_class_open,
  'class-locked': m.refusal_class_locked,
  'class-full': m.refusal_class_full,
  paused: m.refusal_paused,
  'word-empty': m.refusal_word_empty,
  'word-long': () => m.refusal_word_long({ max: WORD_MAX }),
  'student-unknown': m.refusal_student_unknown,
  removed: m.refusal_removed,
  'no-such-step': m.refusal_no_such_step,
  'wait-for-class': m.refusal_wait_for_class,
  'partner-here': m.refusal_partner_here,
  'key-unknown': m.refusal_key_unknown,
  'key-revoked': m.refusal_key_revoked,
  'owner-only': m.refusal_owner_only,
  'password-needed': m.refusal_password_needed,
  'password-wrong': m.refusal_password_wrong,
  'personal-malformed': m.refusal_personal_malformed,
  'personal-unknown': m.refusal_personal_unknown,
  'roster-unknown': m.refusal_roster_unknown,
  'roster-several': m.refusal_roster_several,
  'roster-taken': m.refusal_roster_taken,
  'lesson-unknown': m.refusal_lesson_unknown,
  'lesson-bad': m.refusal_lesson_bad,
  'no-class': m.refusal_no_class,
  'log-differs': m.refusal_log_differs,
  'record-full': m.refusal_record_full,
  malformed: m.refusal_malformed,
  'unknown-event': m.refusal_malformed,
  'too-large': m.refusal_malformed,
  'too-fast': m.refusal_too_fast,
  'token-unknown': m.refusal_token_unknown,
  'not-stored': m.refusal_not_stored,
  'server-error': m.refusal_server_error,
  unreachable: m.refusal_unreachable,
};

export const refusalText = (refusal: Trouble): string => TEXTS[refusal]();

/** The form field that a refusal is about. */
export const isAboutName = (refusal: Trouble): boolean => refusal.startsWith('name-');
export const isAboutRoster = (refusal: Trouble): boolean => refusal.startsWith('roster-');
export const isAboutPersonal = (refusal: Trouble): boolean => refusal.startsWith('personal-');
