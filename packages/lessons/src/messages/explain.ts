/** The judge's answer in words: everything that is shown beside the class of a verdict. */
import { RULES } from '@handshake/protocol';
import type { Facts, Finding, RuleId } from '@handshake/protocol';
import { isMisconception, type MisconceptionId } from '../diagnosis/catalogue.ts';
import { whyFacts } from '../diagnosis/outcome.ts';
import type { Locale, Text } from '../text.ts';
import type { Outcome } from '../table/log.ts';
import { fill, type FormatFact } from './fill.ts';
import { RULE_TEXTS, UNASKED_TEXTS } from './index.ts';
import { MISCONCEPTION_TEXTS } from './misconceptions.ts';

export interface Explanation {
  /** A headline; `*…*` marks the word that matters. */
  readonly title: string;
  /** What the student's own numbers say; of what has left and is only unusual or late, first that. */
  readonly text: string;
  /** What the rule adds to that, where `text` is a misconception's alone or says that nobody asked; else null. */
  readonly detail: string | null;
  readonly rule: RuleExplanation | null;
  readonly misconception: { readonly id: MisconceptionId; readonly name: string } | null;
  /** Legal, but the application has not asked: `title` and `text` say so. */
  readonly notAsked: Outcome['notAsked'];
}

export interface RuleExplanation {
  /** A rule's; an old log may name one that is gone. */
  readonly id: string;
  readonly title: string;
  /** The rule in one sentence. */
  readonly sentence: string;
  /** `RFC 9293 §3.4`; the first is the one to link to. */
  readonly sources: readonly string[];
  readonly linux: string | null;
}

const isRule = (id: string): id is RuleId => Object.hasOwn(RULES, id);

/** Of a rule that an old log names and that is gone. */
const GONE: Text = {
  en: 'This verdict was given by a rule that this version does not have any more.',
  zh: '这个判定所依据的规则，当前版本已不再包含。',
};

/** A rule's own page: title, sentence, sections. For an id that is no rule's, the id itself and a neutral sentence. */
export function ruleText(id: string, locale: Locale): RuleExplanation {
  if (!isRule(id)) return { id, title: id, sentence: GONE[locale], sources: [], linux: null };
  const { title, sentence, linux } = RULE_TEXTS[locale][id];
  return { id, title, sentence, sources: RULES[id].sources, linux: linux ?? null };
}

/** What a finding says of the segment: by its case, else by whether it blames or praises, else the rule itself. */
export function findingText(finding: Finding, locale: Locale, format: FormatFact): string {
  if (!isRule(finding.rule)) return GONE[locale];
  const texts = RULE_TEXTS[locale][finding.rule];
  const template =
    caseOf(texts.cases, finding.facts) ?? (finding.verdict === 'legal' ? texts.right : texts.wrong);
  return fill(template ?? texts.sentence, finding.facts, format);
}

/** A log from elsewhere may name any case: one that the texts lack is none. */
const caseOf = (cases: Readonly<Record<string, string>> | undefined, facts: Facts): string | undefined =>
  cases && typeof facts['case'] === 'string' && Object.hasOwn(cases, facts['case'])
    ? cases[facts['case']]
    : undefined;

/**
 * Title and text are the misconception's where one is diagnosed, else the rule's; what is only not asked for is told
 * first. null where there is nothing to tell: plainly legal, and asked for.
 */
export function explain(outcome: Outcome, locale: Locale, format: FormatFact): Explanation | null {
  const { findings, notAsked } = outcome;
  const first = findings[0];
  const rule = first ? ruleText(first.rule, locale) : null;
  const said = first ? findingText(first, locale, format) : null;
  const id = outcome.misconception;
  const why =
    id !== null && isMisconception(id) ? misconceptionText(id, whyFacts(outcome), locale, format) : null;
  const misconception = why && { id: why.id, name: why.name };
  if (notAsked !== null)
    return { ...UNASKED_TEXTS[locale][notAsked], detail: why?.text ?? null, rule, misconception, notAsked };
  if (why) {
    const left = outcome.travels && said !== null;
    const text = left ? `${said}${locale === 'zh' ? '' : ' '}${why.text}` : why.text;
    return { title: why.title, text, detail: left ? null : said, rule, misconception, notAsked };
  }
  if (!rule || said === null) return null;
  return { title: rule.title, text: said, detail: null, rule, misconception, notAsked };
}

export interface MisconceptionExplanation {
  readonly id: MisconceptionId;
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

export function misconceptionText(
  id: MisconceptionId,
  facts: Facts,
  locale: Locale,
  format: FormatFact,
): MisconceptionExplanation {
  const { name, title, text, cases } = MISCONCEPTION_TEXTS[locale][id];
  return { id, name, title, text: fill(caseOf(cases, facts) ?? text, toldApart(facts, format), format) };
}

/**
 * Two streams' relative numbers may coincide, and “theirs is 1; yours is 1” tells nobody anything: then all
 * sequence numbers as they are.
 */
function toldApart(facts: Facts, format: FormatFact): Facts {
  const seqs = Object.values(facts).filter((fact) => typeof fact === 'object');
  const coincide = seqs.some((one) =>
    seqs.some((two) => one.of !== two.of && one.seq !== two.seq && format(one) === format(two)),
  );
  if (!coincide) return facts;
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'object' ? fact.seq : fact]),
  );
}
