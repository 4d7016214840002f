/** The steps of an arrival in words. Apart from index.ts: only who shows the steps loads them. */
import type { ArrivalStep, StepName } from '@handshake/protocol';
import type { Locale } from '../text.ts';
import * as en from './en/steps.ts';
import { fill, type FormatFact } from './fill.ts';
import type { StepTexts } from './texts.ts';
import * as zh from './zh/steps.ts';

export const STEP_TEXTS: Readonly<Record<Locale, StepTexts>> = { en: en.steps, zh: zh.steps };
const NAMES: Readonly<Record<Locale, Readonly<Record<StepName, string>>>> = {
  en: en.stepNames,
  zh: zh.stepNames,
};

/** What the step looks at, in a word or two. */
export const stepName = (step: StepName, locale: Locale): string => NAMES[locale][step];

/** What the step found, with the segment's own numbers; null where it was not reached. */
export const stepText = (step: ArrivalStep, locale: Locale, format: FormatFact): string | null =>
  step.found && fill(STEP_TEXTS[locale][step.found], step.facts, format);
