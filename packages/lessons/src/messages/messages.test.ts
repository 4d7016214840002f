import { describe, expect, it } from 'vitest';
import { add, judge, RULES } from '@handshake/protocol';
import type { Endpoint, Finding, RuleId, Segment } from '@handshake/protocol';
import { MISCONCEPTIONS, type MisconceptionId } from '../diagnosis/catalogue.ts';
import { diagnose, type Diagnosis } from '../diagnosis/diagnose.ts';
import { outcomeOf, whyFacts } from '../diagnosis/outcome.ts';
import { ends, s, stages } from '../diagnosis/test/stage.ts';
import { LOCALES } from '../text.ts';
import type { Outcome } from '../table/log.ts';
import { explain, findingText, misconceptionText, ruleText } from './explain.ts';
import { fill, placesOf } from './fill.ts';
import { RULE_TEXTS, UNASKED_TEXTS } from './index.ts';
import { MISCONCEPTION_TEXTS } from './misconceptions.ts';
import { rfcUrl } from './rfc-url.ts';

/** Segments near the right ones of an end, in every way in which one may be wrong. */
function* tries(ep: Endpoint): Generator<Segment> {
  const { iss, snd, finSeq } = ep;
  const irs = ep.irs ?? 700;
  const rcv = ep.irs === null ? 0 : ep.rcv.nxt;
  const seqs = new Set([
    0,
    1,
    iss,
    snd.una,
    add(snd.nxt, -1),
    snd.nxt,
    add(snd.nxt, 1),
    finSeq ?? iss,
    rcv,
    irs,
    91,
  ]);
  const acks = new Set([0, irs, add(rcv, -1), rcv, add(rcv, 1), add(irs, 1), add(irs, 2), snd.nxt]);
  yield* ep.resetsOwed;
  for (const seq of seqs) {
    for (const flags of ['A', 'FA'])
      for (const ack of acks) for (const len of [0, 1, 101]) yield s(flags, seq, ack, len);
    for (const flags of ['', 'S', 'SA', 'F', 'P', 'R', 'RA', 'SF'])
      for (const ack of [0, irs, rcv]) for (const len of [0, 100]) yield s(flags, seq, ack, len);
    yield s('PA', seq, rcv, 100);
    yield s('PA', add(seq, -1), rcv, 50);
  }
}

const findings = new Map<string, Finding>();
const outcomes = new Map<string, Outcome>();
const diagnoses = new Map<string, Diagnosis>();
const keyOf = (f: Finding): string =>
  `${f.rule} ${f.verdict === 'legal' ? 'right' : 'wrong'} ${String(f.facts['case'] ?? '')}`.trim();
const opts = [
  { profile: 'strict', now: 0 },
  { profile: 'textbook', now: 100 },
  { profile: 'strict', now: 700, asked: 'assumed' },
] as const;
const wrapped = stages(0xffff_ffff, 0xffff_fffe);
for (const ep of [...ends(), wrapped.third.client, wrapped.back.client])
  for (const segment of tries(ep)) {
    for (const opt of opts) for (const f of judge(ep, segment, opt).findings) findings.set(keyOf(f), f);
    const outcome = outcomeOf(ep, segment, opts[0]);
    const id = `${String(outcome.misconception)} ${String(outcome.notAsked)} ${String(whyFacts(outcome)['case'] ?? '')}`;
    if (!outcomes.has(id)) outcomes.set(id, outcome);
    for (const f of outcome.findings) findings.set(keyOf(f), f);
    // Of a recording, which tells less of its ends.
    const why = diagnose(ep, segment, judge(ep, segment, opts[2]));
    if (why) diagnoses.set(`${why.id} ${String(why.facts['case'] ?? '')}`, why);
  }

const every = Object.keys(RULES) as RuleId[];
const senders = every.filter((id) => RULES[id].side === 'sender');

describe('what the rules say', () => {
  it.each(senders)(
    '[%s] every text is for something that the judge finds, and every finding has a text',
    (id) => {
      const { wrong, right, cases } = RULE_TEXTS.en[id];
      const found = [...findings.keys()].filter((key) => key.startsWith(`${id} `));
      const plain = (word: string): boolean => found.some((key) => key === `${id} ${word}`);
      const byCase = new Set(found.map((key) => key.split(' ')[2]).filter((name) => name !== undefined));
      expect(plain('wrong'), 'wrong').toBe(wrong !== undefined);
      expect(plain('right'), 'right').toBe(right !== undefined);
      expect([...byCase].sort()).toEqual(Object.keys(cases ?? {}).sort());
    },
  );

  it('the facts of every finding fill its text, in every language', () => {
    expect(findings.size).toBeGreaterThan(60);
    for (const [key, finding] of findings)
      for (const locale of LOCALES) {
        const text = findingText(finding, locale, () => '#');
        expect(text, key).not.toMatch(/[{}—]/u);
      }
  });

  it.each(every)('[%s] says the same in both languages: the same numbers, cases and remarks', (id) => {
    const { en, zh } = { en: RULE_TEXTS.en[id], zh: RULE_TEXTS.zh[id] };
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    expect(Object.keys(zh.cases ?? {}).sort()).toEqual(Object.keys(en.cases ?? {}).sort());
    const places = (text: string | undefined): string[] => placesOf(text ?? '').sort();
    for (const part of ['title', 'sentence', 'linux', 'wrong', 'right'] as const)
      expect(places(zh[part])).toEqual(places(en[part]));
    for (const name of Object.keys(en.cases ?? {}))
      expect(places(zh.cases?.[name])).toEqual(places(en.cases?.[name]));
  });

  it.each(every)('[%s] links to a section', (id) => {
    for (const source of ruleText(id, 'en').sources)
      expect(rfcUrl(source)).toMatch(/#(section-\d|appendix-[A-Z])/u);
  });
});

const misconceptions = Object.keys(MISCONCEPTIONS) as MisconceptionId[];

describe('what the misconceptions say', () => {
  it.each(misconceptions)('[%s] says the same in both languages', (id) => {
    const { en, zh } = { en: MISCONCEPTION_TEXTS.en[id], zh: MISCONCEPTION_TEXTS.zh[id] };
    expect(placesOf(zh.text).sort()).toEqual(placesOf(en.text).sort());
    expect(Object.keys(zh.cases ?? {})).toEqual(Object.keys(en.cases ?? {}));
    for (const [name, text] of Object.entries(en.cases ?? {}))
      expect(placesOf(zh.cases?.[name] ?? '').sort()).toEqual(placesOf(text).sort());
  });

  it.each(misconceptions.filter((id) => MISCONCEPTIONS[id].seen && id !== 'ack-timing'))(
    '[%s] its facts fill its texts',
    (id) => {
      const found = [...outcomes.values()].filter((outcome) => outcome.misconception === id);
      expect(found.length).toBeGreaterThan(0);
      const recorded = [...diagnoses.values()].filter((why) => why.id === id);
      const cases = new Set(
        [...found.map(whyFacts), ...recorded.map(({ facts }) => facts)]
          .map((facts) => facts['case'])
          .filter((name) => typeof name === 'string'),
      );
      for (const { facts } of recorded)
        for (const locale of LOCALES)
          expect(misconceptionText(id, facts, locale, () => '#').text).not.toMatch(/[{}—]|undefined/u);
      for (const name of Object.keys(MISCONCEPTION_TEXTS.en[id].cases ?? {}))
        expect([...cases]).toContain(name);
      for (const outcome of found)
        for (const locale of LOCALES) {
          const said = explain(outcome, locale, () => '#');
          expect(`${String(said?.text)} ${said?.detail ?? ''}`, JSON.stringify(outcome)).not.toMatch(
            /[{}—]|undefined/u,
          );
        }
    },
  );

  it('titles stress whole words', () => {
    const titles = LOCALES.flatMap((locale) => [
      ...Object.values(RULE_TEXTS[locale]).map(({ title }) => title),
      ...Object.values(MISCONCEPTION_TEXTS[locale]).map(({ title }) => title),
      ...Object.values(UNASKED_TEXTS[locale]).map(({ title }) => title),
    ]);
    for (const title of titles) expect(title.replace(/\*[^*]+\*/gu, '')).not.toContain('*');
  });
});

describe('numbers of both streams that coincide when relative', () => {
  const C = 2846190331;
  const S = 913407226;
  const relative: Parameters<typeof misconceptionText>[3] = (fact) =>
    typeof fact === 'object' ? String(fact.seq - (fact.of === 'own' ? C : S)) : String(fact);
  it.each([
    [C + 1, S + 1, [String(C + 1), String(S + 1)]],
    [C + 1, S + 5, ['1', '5']],
  ])('seq %d, theirs %d: told as %j', (seq, theirs, said) => {
    const facts = { seq: { seq, of: 'own' }, theirs: { seq: theirs, of: 'peer' } } as const;
    for (const locale of LOCALES) {
      const { text } = misconceptionText('swapped', facts, locale, relative);
      expect(text.match(/\d+/gu)?.toSorted()).toEqual(said.toSorted());
    }
  });
});

describe('explain', () => {
  const at = stages();
  const strict = { profile: 'strict', now: 0 } as const;
  const relative = (fact: unknown): string => {
    if (typeof fact !== 'object' || fact === null) return String(fact);
    const { seq, of } = fact as { seq: number; of: 'own' | 'peer' };
    return String(seq - (of === 'own' ? 1000 : 5000));
  };

  it('answers with the student’s own numbers, the rule behind them and its section', () => {
    const outcome = outcomeOf(at.back.client, s('A', 1101, 5220), strict);
    expect(explain(outcome, 'en', relative)).toEqual({
      title: 'Ack names the *next* byte you expect',
      text: 'You hold everything up to 220, so Ack is 221.',
      detail: 'Everything up to 220 has reached you, so Ack is 221. It never stood at 220.',
      rule: expect.objectContaining({ id: 'ALL-ACK-VALUE', sources: ['RFC 9293 §3.4', 'RFC 9293 §3.8'] }),
      misconception: { id: 'ack-is-last', name: 'Ack is the last byte received' },
      notAsked: null,
    });
    expect(explain(outcome, 'zh', relative)?.text).toBe('220 及之前的内容你都收到了，所以 Ack 是 221。');
  });

  it('says of what has left and is only unusual that it is allowed, and then whose idea it shows', () => {
    const last = outcomeOf(at.finBack.client, s('A', 1002, 5001), strict);
    expect([last.verdict, last.travels]).toEqual(['unusual', true]);
    expect(explain(last, 'en', relative)).toMatchObject({
      title: 'Ack names the *next* byte you expect',
      text:
        'Ack 1 was right once, so it is allowed. But it leaves out what has reached you since: now Ack is 2. ' +
        'You hold everything up to 1, so Ack is 2.',
      detail: null,
    });
    expect(explain(last, 'zh', relative)?.text).toMatch(
      /^Ack 1 曾经是对的，所以允许发送。.*所以 Ack 是 2。$/u,
    );
  });

  it('tells of what is only not asked for first', () => {
    const said = explain(outcomeOf(at.open.client, s('FA', 1001, 5001), strict), 'en', relative);
    expect(said).toMatchObject({ notAsked: 'CLOSE', title: 'Not asked for yet' });
  });

  it('praises what is worth it, and is silent about the plain', () => {
    const again = outcomeOf(at.finLate.client, s('FA', 1001, 5001), strict);
    expect(explain(again, 'en', relative)).toMatchObject({
      title: 'A repeated FIN keeps its *number*',
      text: 'The same FIN at the same number, 1: the peer counts it once.',
    });
    expect(explain(outcomeOf(at.third.client, s('A', 1001, 5001), strict), 'en', relative)).toBe(null);
  });

  it('still speaks where an old log lacks a fact or names an idea that is gone', () => {
    const old: Outcome = {
      verdict: 'illegal',
      findings: [{ rule: 'HS-SYNACK-SEQ', verdict: 'illegal', field: 'seq', facts: {} }],
      misconception: 'no-longer-known',
      notAsked: null,
      travels: false,
    };
    expect(explain(old, 'en', relative)).toMatchObject({
      text: 'Your stream begins at your ISS, —. Your Seq says —.',
      misconception: null,
    });
  });

  it.each(['no-such-case', 'toString', '__proto__'])('knows no case of the name %s', (name) => {
    const finding = {
      rule: 'FIN-SEQ',
      verdict: 'illegal',
      field: 'seq',
      facts: { case: name },
    } as const;
    for (const locale of LOCALES) {
      expect(findingText(finding, locale, relative)).toBe(
        findingText({ ...finding, facts: {} }, locale, relative),
      );
      expect(misconceptionText('swapped', { case: name }, locale, relative)).toEqual(
        misconceptionText('swapped', {}, locale, relative),
      );
    }
  });
});

describe('of a rule that is gone, an old log', () => {
  it.each(['XX-GONE', 'constructor'].flatMap((rule) => LOCALES.map((locale) => [rule, locale] as const)))(
    'names %s and says so (%s)',
    (rule, locale) => {
      const finding = { rule: rule as RuleId, verdict: 'illegal', field: 'seq', facts: { seq: 1 } } as const;
      const old: Outcome = {
        verdict: 'illegal',
        findings: [finding],
        misconception: null,
        notAsked: null,
        travels: false,
      };
      const sentence = locale === 'en' ? /^This verdict .*\.$/u : /^这个判定.*。$/u;
      expect(ruleText(rule, locale)).toMatchObject({ id: rule, title: rule, sources: [], linux: null });
      expect(findingText(finding, locale, String)).toMatch(sentence);
      expect(explain(old, locale, String)).toMatchObject({
        title: rule,
        text: expect.stringMatching(sentence),
        rule: { id: rule },
      });
    },
  );
});

describe('fill', () => {
  it.each([
    ['{len} {len|byte|bytes}', 1, '1 byte'],
    ['{len} {len|byte|bytes}', 2, '2 bytes'],
    ['{len} {len|byte|bytes}', 0, '0 bytes'],
    ['{gone}', 1, '—'],
    ['{constructor}, {__proto__}', 1, '—, —'],
  ])('%s with %d', (template, len, text) => {
    expect(fill(template, { len }, String)).toBe(text);
  });
});

describe('rfcUrl', () => {
  it.each([
    ['RFC 9293 §3.4', 'https://www.rfc-editor.org/rfc/rfc9293#section-3.4'],
    ['RFC 9293 app. A.2', 'https://www.rfc-editor.org/rfc/rfc9293#appendix-A.2'],
    ['RFC 6528', 'https://www.rfc-editor.org/rfc/rfc6528'],
    ['a book', null],
  ])('%s', (source, url) => {
    expect(rfcUrl(source)).toBe(url);
  });
});
