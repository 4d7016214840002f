/** Findings in short: `FIN-SEQ illegal seq: fin own 1002, next own 1001`; several are joined by ` & `. */
import type { Fact, Finding } from '../../verdict.ts';

const factText = (fact: Fact): string =>
  typeof fact === 'object' ? `${fact.of} ${String(fact.seq)}` : String(fact);

const findingText = ({ rule, verdict, field, flag, facts }: Finding): string => {
  const told = Object.entries(facts).map(([name, fact]) => `${name} ${factText(fact)}`);
  return `${[rule, verdict, field, ...(flag ? [flag] : [])].join(' ')}: ${told.join(', ')}`;
};

export const sayingOf = (findings: readonly Finding[]): string => findings.map(findingText).join(' & ');

/** What a text is filled from, without the numbers: two of the same shape say the same of other numbers. */
export const shapeOf = ({ rule, verdict, field, flag, facts }: Finding): string =>
  [rule, verdict, field, flag ?? '', facts['case'] ?? '', ...Object.keys(facts)].join(' ');
