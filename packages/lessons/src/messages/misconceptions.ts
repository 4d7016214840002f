/** What misconceptions are called, and what is said of them. Apart from the rules: lists of them need no more. */
import type { MisconceptionId } from '../diagnosis/catalogue.ts';
import type { Locale } from '../text.ts';
import { misconceptions as en } from './en/misconceptions.ts';
import type { MisconceptionText } from './texts.ts';
import { misconceptions as zh } from './zh/misconceptions.ts';

export const MISCONCEPTION_TEXTS: Readonly<
  Record<Locale, Readonly<Record<MisconceptionId, MisconceptionText>>>
> = { en, zh };
