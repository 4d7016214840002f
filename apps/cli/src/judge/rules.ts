import type { Verdict } from '@handshake/protocol';

/** The rules that decided, each once. */
export const rulesOf = ({ findings }: Verdict): readonly string[] =>
  findings.length === 0 ? [] : [...new Set(findings.map(({ rule }) => rule))];
