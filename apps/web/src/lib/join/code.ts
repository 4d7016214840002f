/** Codes as people type and paste them. */
import { CODE_ALPHABET, CODE_LENGTH, normalizeCode } from '@handshake/contract';

/** The code in what was pasted: in a whole link (`…/j/K7M4QX`), with spaces, hyphens or in lower case. At most six characters. */
export function codeIn(typed: string): string {
  const link = /\/[tj]\/([^/?#\s]+)/u.exec(typed);
  return normalizeCode(link?.[1] ?? typed)
    .replace(/[^A-Z0-9]/gu, '')
    .slice(0, CODE_LENGTH);
}

/** Nothing is missing and nothing cannot be: 0, 1, I, L and O are in no code. */
export const isWhole = (code: string): boolean =>
  code.length === CODE_LENGTH && [...code].every((c) => CODE_ALPHABET.includes(c));
