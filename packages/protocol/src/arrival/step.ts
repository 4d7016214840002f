/** What a step of an arrival's processing found (see steps.ts). */
import type { Endpoint } from '../endpoint.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Segment } from '../segment.ts';
import type { Arrival, Fact, Facts } from '../verdict.ts';

/** The steps by what they look at; `reopen` is TIME-WAIT's look at a SYN before all others (§3.6.1 MAY-2). */
export type StepName = 'reopen' | 'seq' | 'rst' | 'syn' | 'ack' | 'urg' | 'text' | 'fin' | 'other';

/** What a step can find, after the name of the step. */
export const STEP_FINDINGS = [
  'reopen-new',
  'reopen-old',
  'reopen-deaf',
  'seq-inside',
  'seq-tail',
  'seq-empty',
  'seq-crossing',
  'seq-closed',
  'seq-before',
  'seq-behind',
  'seq-shut',
  'seq-rst-out',
  'rst-off',
  'rst-closed',
  'rst-listen',
  'rst-refused',
  'rst-blind',
  'rst-exact',
  'rst-beside',
  'syn-off',
  'syn-listen',
  'syn-synack',
  'syn-both',
  'syn-crossing',
  'syn-passive',
  'syn-again',
  'syn-repeat',
  'ack-off',
  'ack-listen',
  'ack-covers',
  'ack-uncovered',
  'ack-uncovered-rst',
  'ack-missing',
  'ack-opens',
  'ack-refused',
  'ack-future',
  'ack-ancient',
  'ack-old',
  'ack-same',
  'ack-new',
  'ack-fin',
  'ack-unmoved',
  'urg-off',
  'urg-on',
  'text-none',
  'text-waited',
  'text-old',
  'text-order',
  'text-again',
  'text-ahead',
  'text-cut',
  'text-shut',
  'text-after',
  'fin-off',
  'fin-order',
  'fin-ahead',
  'fin-cut',
  'fin-shut',
  'fin-again',
  'fin-ignored',
  'other-reset',
  'other-drop',
  'other-unsynchronized',
] as const;
export type StepFinding = (typeof STEP_FINDINGS)[number];

export interface ArrivalStep {
  readonly step: StepName;
  /** Null where the step was not reached. */
  readonly found: StepFinding | null;
  /** `acted`: it changed something, and the next step followed. `decided`: the arrival's rule is this step's. */
  readonly how: 'passed' | 'acted' | 'decided' | 'unreached';
  readonly facts: Facts;
}

/** One step that was reached, before it is known which one decided. */
export interface Look {
  readonly found: StepFinding;
  readonly facts?: Facts;
  /** The rule that the arrival goes by where this step decides; none for steps that can only pass. */
  readonly rule?: RuleId;
  /** Nothing after it is looked at. */
  readonly ends?: true;
  readonly acts?: boolean;
}

/** What a segment met: the endpoint before it, and what `arrive` made of it. */
export interface Met {
  readonly ep: Endpoint;
  readonly s: Segment;
  readonly arrival: Arrival;
}

export const own = (n: number): Fact => ({ seq: n, of: 'own' });
export const peer = (n: number): Fact => ({ seq: n, of: 'peer' });
