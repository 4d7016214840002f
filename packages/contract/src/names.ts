/** Codes and names as people type them. */
import * as z from 'zod/mini';
import type { Ask, Mode, Part, RuleSetId, Ways } from '@handshake/lessons';

/** Letters and digits that are not mistaken for one another. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 6;

/** Upper case, without spaces, hyphens and what cannot be seen: `k7m-4qx` → `K7M4QX`. */
export const normalizeCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}_.]/gu, '')
    .toUpperCase();
/** `K7M4QX` → `K7M 4QX`. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

export const codeSchema = z
  .pipe(z.string().check(z.maxLength(40, 'code-malformed')), z.transform(normalizeCode))
  .check(
    z.refine(
      (code) => code.length === CODE_LENGTH && [...code].every((c) => CODE_ALPHABET.includes(c)),
      'code-malformed',
    ),
  );

export const NAME_MAX = 24;
/**
 * What a name may not hold: control and format characters (direction overrides among them), private use, unpaired
 * surrogates, line separators, what is no character at all; letters that cannot be seen (Hangul and Khmer fillers) and
 * the joiner that joins nothing to be seen; more marks on one letter than any script writes, which cover the lines around; markup.
 */
const FORBIDDEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0|\p{M}{5}|[<>]/u;
/** A word of Latin letters and Cyrillic or Greek ones that look like them is nobody's name, but passes for another's. */
const MIXED =
  /\p{Script=Latin}\p{M}*[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{M}*\p{Script=Latin}/u;
/** Trimmed, inner white space made single; length in grapheme-ish code points. Offensive and taken names are the server's to refuse. */
export const nameSchema = z
  .pipe(
    z.string().check(z.maxLength(200, 'name-long')),
    z.transform((name: string) => name.normalize('NFC').replace(/\s+/gu, ' ').trim()),
  )
  .check(
    z.superRefine((name, ctx) => {
      if (name === '') ctx.addIssue({ code: 'custom', message: 'name-empty' });
      else if ([...name].length > NAME_MAX) ctx.addIssue({ code: 'custom', message: 'name-long' });
      else if (FORBIDDEN.test(name) || MIXED.test(name) || !/[\p{L}\p{N}]/u.test(name))
        ctx.addIssue({ code: 'custom', message: 'name-characters' });
    }),
  );

/** Characters of a token: 32 bytes, base64url. */
export const TOKEN_LENGTH = 43;
/** A secret that names a seat or a class's owner: 32 random bytes, base64url. Stored hashed. */
export const tokenSchema = z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${TOKEN_LENGTH}}$`)));
/** The id of a table, as the server drew it. */
export const tableIdSchema = z.string().check(z.maxLength(40));
/** What the lesson is called, in both languages, where it is somebody's own: no browser knows it by its id. */
export const lessonTitleSchema = z.nullable(z.object({ en: z.string(), zh: z.string() }));
/** A client's own id of a move. */
export const moveIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));
export const localeSchema = z.enum(['en', 'zh']);
export const seatSchema = z.enum(['client', 'server']);
/** Where a player sits. */
export const partSchema = z.enum(['client', 'server', 'network']) satisfies z.ZodMiniType<Part>;
/**
 * When a partner is away: wait; the bot plays for them until they are back; or another partner, as soon as there is one
 * without (until then: wait).
 */
export const absentSchema = z.enum(['wait', 'bot', 'pair']);
export type Absent = z.infer<typeof absentSchema>;
export const numbersSchema = z.enum(['relative', 'absolute']);
export const profileSchema = z.enum(['strict', 'textbook']);
/** What becomes of a wrong segment; see the lessons package. */
export const modeSchema = z.enum(['coach', 'live', 'peer']) satisfies z.ZodMiniType<Mode>;
/** What students are asked beside. */
export const askSchema = z.strictObject({
  predict: z.boolean(),
  state: z.boolean(),
}) satisfies z.ZodMiniType<Ask>;
/** How tables are played; the coach's way where it is left out. */
export const waysSchema = z.strictObject({
  mode: modeSchema,
  ask: askSchema,
  hints: z.optional(z.literal(false)),
  numbers: z.optional(numbersSchema),
}) satisfies z.ZodMiniType<Ways>;
export const ruleSetSchema = z.enum([
  'rfc9293',
  'two-way',
  'four-way',
  'no-time-wait',
  'predictable-isn',
]) satisfies z.ZodMiniType<RuleSetId>;
