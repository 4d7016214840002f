/** Codes and names as people type them. */
import { z } from 'zod';

/** Letters and digits that are not mistaken for one another. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 6;

/** Upper case, without spaces and hyphens: `k7m-4qx` → `K7M4QX`. */
export const normalizeCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\-–—_.]/gu, '')
    .toUpperCase();
/** `K7M4QX` → `K7M 4QX`. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

export const codeSchema = z
  .string()
  .max(40, 'code-malformed')
  .transform(normalizeCode)
  .refine(
    (code) => code.length === CODE_LENGTH && [...code].every((c) => CODE_ALPHABET.includes(c)),
    'code-malformed',
  );

export const NAME_MAX = 24;
/** Trimmed, inner white space made single; length in grapheme-ish code points. Offensive and taken names are the server's to refuse. */
export const nameSchema = z
  .string()
  .max(200, 'name-long')
  .transform((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .superRefine((name, ctx) => {
    if (name === '') ctx.addIssue({ code: 'custom', message: 'name-empty' });
    else if ([...name].length > NAME_MAX) ctx.addIssue({ code: 'custom', message: 'name-long' });
    // Control and format characters (direction overrides among them), private use, unpaired surrogates, line separators.
    else if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u.test(name) || !/[\p{L}\p{N}]/u.test(name))
      ctx.addIssue({ code: 'custom', message: 'name-characters' });
  });

/** A secret that names a seat or a class's owner: 32 random bytes, base64url. Stored hashed. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** The id of a table, as the server drew it. */
export const tableIdSchema = z.string().max(40);
/** A client's own id of a move. */
export const moveIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
export const localeSchema = z.enum(['en', 'zh']);
export const seatSchema = z.enum(['client', 'server']);
export const profileSchema = z.enum(['strict', 'textbook']);
