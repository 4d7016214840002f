import { describe, expect, it } from 'vitest';
import { RULES, type RuleId } from '@handshake/protocol';
import { MISCONCEPTIONS, type MisconceptionId } from '../diagnosis/catalogue.ts';
import { RULEBOOK } from '../rulebook/index.ts';
import { LOCALES, type Locale } from '../text.ts';
import { RULE_TEXTS } from './index.ts';
import { MISCONCEPTION_TEXTS } from './misconceptions.ts';

/** A sentence that could be read in that language: 中文 has its own signs, English none of them. */
function expectSpoken(text: string | undefined, locale: Locale): void {
  expect(text?.trim() ?? '').not.toBe('');
  if (locale === 'zh') expect(text).toMatch(/\p{Script=Han}/u);
  else expect(text).not.toMatch(/\p{Script=Han}/u);
}

const each = <T extends string>(ids: readonly T[]) =>
  ids.flatMap((id) => LOCALES.map((locale) => [id, locale] as const));

describe('every rule and every misconception is explained in every language, and every rule has a page', () => {
  it.each(each(Object.keys(RULES) as RuleId[]))('[%s] %s', (id, locale) => {
    // Types say that it is there; a catalogue that has grown is told so here as well.
    const text = RULE_TEXTS[locale][id] as (typeof RULE_TEXTS)[Locale][RuleId] | undefined;
    expectSpoken(text?.title, locale);
    expectSpoken(text?.sentence, locale);
    if (text?.linux !== undefined) expectSpoken(text.linux, locale);
    const said = [text?.wrong, text?.right, ...Object.values(text?.cases ?? {})].filter(
      (s) => s !== undefined,
    );
    for (const sentence of said) expectSpoken(sentence, locale);
    // Who breaks it, or keeps it notably, is told so with their own numbers.
    if (RULES[id].side === 'sender') expect(said).not.toEqual([]);
  });

  // What stands in them is held to what the judge says in rulebook.test.ts.
  it.each(Object.keys(RULES) as RuleId[])('[%s] has examples for its page', (id) => {
    const example = RULEBOOK[id] as (typeof RULEBOOK)[RuleId] | undefined;
    if (RULES[id].side === 'sender') expect(example).toHaveProperty('right.segment');
    if (RULES[id].side === 'sender') expect(example).toHaveProperty('wrong.segment');
    if (RULES[id].side === 'arrival') expect(example).toHaveProperty('arrives.0.segment');
  });

  it.each(each(Object.keys(MISCONCEPTIONS) as MisconceptionId[]))('[%s] %s', (id, locale) => {
    const text = MISCONCEPTION_TEXTS[locale][id] as
      (typeof MISCONCEPTION_TEXTS)[Locale][MisconceptionId] | undefined;
    expectSpoken(text?.name, locale);
    expectSpoken(text?.title, locale);
    expectSpoken(text?.text, locale);
    for (const sentence of Object.values(text?.cases ?? {})) expectSpoken(sentence, locale);
  });
});
