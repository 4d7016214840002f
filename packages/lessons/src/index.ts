export * from './text.ts';
export * from './lesson/schema.ts';
export * from './lesson/lists.ts';
export * from './table/log.ts';
export { newHeader, RULES_VERSION, waysOf, WINDOW, FULL_SIZED } from './table/header.ts';
export { open } from './table/prelude.ts';
export { fold, step } from './table/fold.ts';
export { heldBack } from './table/network.ts';
export { play } from './table/play.ts';
export type { Played } from './table/play.ts';
export { viewHeader, viewMove } from './table/view.ts';
export type { Role, Viewer } from './table/view.ts';
export { automatic, HOST_ID } from './table/automatic.ts';
export type { Automatic } from './table/automatic.ts';
export { isMeant, MOST_OUTSIDE, outsideMoves } from './table/outside.ts';
export type { OutsideMove } from './table/outside.ts';
export { factFormat, numbers } from './table/numbers.ts';
export type { Bases, Format, NumberMode } from './table/numbers.ts';
export { armed, waitRefusal } from './table/waiting.ts';
export type { Armed } from './table/waiting.ts';
export { LESSONS, lessonById } from './lessons/index.ts';
export { loadLesson } from './lessons/load.ts';
export { isLessonTitle, lessonTitle } from './lessons/titles.ts';
export { LESSON_GROUPS, WITHOUT_NETWORK } from './lessons/groups.ts';
export type { LessonGroup } from './lessons/groups.ts';
export { SEED_ROWS } from './lessons/seed/index.ts';
export type { SeedRow } from './lessons/seed/index.ts';
export { botMove, SOUND } from './bot/bot.ts';
export type { Persona } from './bot/bot.ts';
export { networkMoves, UNRULY_AT_MOST } from './bot/network-bot.ts';
export type { NetworkPersona } from './bot/network-bot.ts';
export { goalsReached, networkGoal, NETWORK_GOAL_IDS } from './network/goals.ts';
export type { NetworkGoal, NetworkGoalId } from './network/goals.ts';
export { networkGoals } from './network/occasions.ts';
export { goalEvents, goalsKept } from './network/record.ts';
export type { GoalKept } from './network/record.ts';
export { networkDebrief } from './network/debrief.ts';
export type { NetworkDebrief } from './network/debrief.ts';
export { BOTH_SOUND, nextMove, playOut } from './bot/run.ts';
export type { Next, Players } from './bot/run.ts';
export { mistakes, mistakesAt } from './bot/mistakes.ts';
export type { Slipped, Temper } from './bot/mistakes.ts';
export { comparison, figuresOf } from './variant/compare.ts';
export type { Figures, Run, Unwanted } from './variant/compare.ts';
export { VARIANTS } from './variant/variants.ts';
export type { Variant } from './variant/variants.ts';
export { capacity, roomOf } from './table/room.ts';
export { rightCheck } from './table/check.ts';
export { atRest, beginAnew, mayRewind } from './table/rewind.ts';
export { dueOf, pressing } from './bot/due.ts';
export { agenda } from './agenda.ts';
export { AS_PLANNED, asPlanned, wentWrong } from './planned.ts';
export type { Agenda, AgendaItem, Wait } from './agenda.ts';
export { at, moments, momentText } from './replay/moments.ts';
export type { Slip, Stop } from './replay/moments.ts';
export { branch } from './replay/branch.ts';
export type { Beginning } from './replay/branch.ts';
export { debrief, debriefs, mistakeKey } from './debrief.ts';
export type { Debrief, Mistake, Praise, Try } from './debrief.ts';
export type { Answered, Answers, Foretold } from './answers.ts';
export { isMiss, isWrong, originOf, saidOf, wireOf } from './wire.ts';
export type { OnWire, WireFate, WireOrigin } from './wire.ts';
export { onWireComment } from './wire-comment.ts';
export { mayTakeHint } from './table/play.ts';
export { hintsOf, hintText } from './hints.ts';
export { nameCount, spinName } from './names.ts';
export { path } from './path.ts';
export type { PathStep } from './path.ts';
export { plain, rich } from './rich.ts';
export type { Piece } from './rich.ts';
export { CALL_NAMES, packetInfo, sentence, TIMER_NAMES } from './sentence.ts';
export { isMisconception, MISCONCEPTIONS } from './diagnosis/catalogue.ts';
export type { MisconceptionId } from './diagnosis/catalogue.ts';
export { diagnose } from './diagnosis/diagnose.ts';
export type { Diagnosis } from './diagnosis/diagnose.ts';
export type { Recent } from './diagnosis/scene.ts';
export { outcomeOf, whyFacts } from './diagnosis/outcome.ts';
export { explain, findingText, misconceptionText, ruleText } from './messages/explain.ts';
export type { Explanation, MisconceptionExplanation, RuleExplanation } from './messages/explain.ts';
export { fill } from './messages/fill.ts';
export type { FormatFact } from './messages/fill.ts';
export { RULE_TEXTS, UNASKED_TEXTS } from './messages/index.ts';
export { MISCONCEPTION_TEXTS } from './messages/misconceptions.ts';
export type { RuleText } from './messages/index.ts';
export { LINUX_TEXTS, linuxText } from './messages/linux.ts';
export { STEP_TEXTS, stepName, stepText } from './messages/steps.ts';
export { rfcUrl } from './messages/rfc-url.ts';
export { ARRIVAL_EXAMPLES, RULEBOOK, SENDER_EXAMPLES } from './rulebook/index.ts';
export type { ArrivalExample, Moment, SenderExample } from './rulebook/entry.ts';
export { broughtBy, neighbours, revealed } from './rulebook/neighbourhood.ts';
export type { Brought, Revealed } from './rulebook/neighbourhood.ts';
export { tell } from './rulebook/story.ts';
export type { Scene } from './rulebook/story.ts';
export { stageArrival, stageSender, tryArrival, trySending } from './rulebook/trial.ts';
export type { Reached, Staged, Tried } from './rulebook/trial.ts';
export { transitionRules } from './rulebook/transition-rules.ts';
export { erratum } from './rulebook/errata.ts';
export { LEADS_BACK, LEADS_ON, LEVELS, levelSchema, nextLevel, wentOf } from './fading/level.ts';
export type { FadingLevel, Went } from './fading/level.ts';
export { firstLevel } from './fading/first.ts';
export { isWorthPlaying } from './fading/next.ts';
export { prefill } from './fading/blanks.ts';
export type { Blank, Prefill } from './fading/blanks.ts';
export { withFaults } from './fading/faults.ts';
export { rejudge } from './table/rejudge.ts';
export type { Difference } from './table/rejudge.ts';
export { GRADES, practiceEventSchema, RECORD_VERSION } from './learner/event.ts';
export type { Grade, PracticeEvent, Source } from './learner/event.ts';
export { FILE_LIMITS, fileProblemText, readRecord, writeRecord } from './learner/file.ts';
export type { FileProblem, FileRead } from './learner/file.ts';
export { join } from './learner/join.ts';
export { eventsOf, eventsOfMove } from './learner/practice.ts';
export type { Practised } from './learner/practice.ts';
export { dueAt, LATELY, progress, SURE, unsure } from './learner/progress.ts';
export type { Level, Mastery } from './learner/progress.ts';
export { eventsOfReview, reviewAnswer, reviewItem, reviewScene } from './learner/review/item.ts';
export type { Reviewed, ReviewAnswer, ReviewItem } from './learner/review/item.ts';
export { seeded } from './puzzle/chance.ts';
export type { Chance } from './puzzle/chance.ts';
export { exchangeSchema, givenSchema, PUZZLE_KINDS, puzzleSchema } from './puzzle/schema.ts';
export type {
  BlankField,
  Exchange,
  Given,
  GivenOf,
  Happening,
  Puzzle,
  PuzzleKind,
  PuzzleOf,
  PuzzleSource,
  Sending,
} from './puzzle/schema.ts';
export { puzzle } from './puzzle/puzzle.ts';
export { answer, check, sceneOf } from './puzzle/answer.ts';
export { puzzleFromMove } from './puzzle/from-move.ts';
export type { Checked, Said } from './puzzle/answer.ts';
export { ASKED_FLAGS } from './puzzle/blank.ts';
export { isSound, replay, spoken } from './puzzle/exchange.ts';
export type { Spoken } from './puzzle/exchange.ts';
export { exchangeIn, toldOf } from './puzzle/telling.ts';
export { blankLesson, blankStep } from './author/blank.ts';
export { checkLesson } from './author/check.ts';
export type { LessonRead } from './author/check.ts';
export {
  copyOf,
  lessonFile,
  notText,
  readLesson,
  soundLesson,
  tooLarge,
  unwrapLessonText,
  writeLesson,
} from './author/file.ts';
export { isStillOpen, LESSON_LIMITS, LESSON_VERSION, OWN_PREFIX, placeText } from './author/problem.ts';
export type { LessonProblem, LessonProblemCode, Place } from './author/problem.ts';
export { rehearse } from './author/rehearse.ts';
export type { Rehearsal } from './author/rehearse.ts';
export { lessonProblemText } from './author/words.ts';
