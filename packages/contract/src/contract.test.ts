import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, LESSONS, newHeader, play } from '@handshake/lessons';
import { chance } from '../../../scripts/chance.ts';
import {
  answerSchema,
  CODE_ALPHABET,
  CODE_LENGTH,
  codeSchema,
  EVENTS,
  headerSchema,
  loggedMoveSchema,
  NAME_MAX,
  nameSchema,
  playableMoveSchema,
  refuse,
  refusalSchema,
  spacedCode,
} from './index.ts';

const code = fc
  .array(fc.constantFrom(...CODE_ALPHABET), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
  .map((letters) => letters.join(''));

describe('a code', () => {
  it('is read however it is typed: small letters, spaces, hyphens, full width', () => {
    fc.assert(
      fc.property(code, (one) => {
        const wide = [...one].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('');
        for (const typed of [
          one,
          one.toLowerCase(),
          spacedCode(one),
          `  ${one.slice(0, 2)}–${one.slice(2)} `,
          wide,
        ]) {
          expect(codeSchema.parse(typed)).toBe(one);
        }
      }),
      chance(100),
    );
  });

  it.each(['', 'ABC', 'ABCDEFG', 'ABCDE0', 'ABCDEI', '握手握手握手', 'x'.repeat(41)])(
    '%j is malformed',
    (typed) => {
      expect(codeSchema.safeParse(typed).error?.issues[0]?.message).toBe('code-malformed');
    },
  );
});

describe('a name', () => {
  it.each([
    [' Ada  Lovelace ', 'Ada Lovelace'],
    ['小明', '小明'],
    ['Zoe\u0308', 'Zoë'],
    ['O’Brien 3', 'O’Brien 3'],
    ['x'.repeat(NAME_MAX), 'x'.repeat(NAME_MAX)],
  ])('%j is kept as %j', (typed, kept) => expect(nameSchema.parse(typed)).toBe(kept));

  it.each([
    ['', 'name-empty'],
    ['\u3000 \t', 'name-empty'],
    ['x'.repeat(NAME_MAX + 1), 'name-long'],
    ['a\u0000b', 'name-characters'],
    ['a\u200bb', 'name-characters'],
    ['\u202eadA', 'name-characters'],
    ['👻👻', 'name-characters'],
    ['\ud800x', 'name-characters'],
  ])('%j is refused: %s', (typed, message) => {
    expect(nameSchema.safeParse(typed).error?.issues.map((issue) => issue.message)).toContain(message);
  });
});

describe('a move', () => {
  const segment = { flags: 2, seq: 0, ack: 4294967295, len: 65535, win: 0 };
  it('may be any segment that a header can hold, however senseless', () => {
    fc.assert(
      fc.property(
        fc.nat(255),
        fc.nat(65535),
        fc.nat(65535),
        fc.maxSafeNat(),
        fc.maxSafeNat(),
        (flags, len, win, a, b) => {
          const one = { flags, len, win, seq: a % 2 ** 32, ack: b % 2 ** 32 };
          expect(playableMoveSchema.parse({ kind: 'send', segment: one })).toEqual({
            kind: 'send',
            segment: one,
          });
        },
      ),
      chance(100),
    );
  });

  it.each([
    { ...segment, seq: 4294967296 },
    { ...segment, seq: -1 },
    { ...segment, ack: 1.5 },
    { ...segment, seq: '1' },
    { ...segment, len: 65536 },
    { ...segment, flags: 256 },
    { ...segment, urg: 1 },
    { flags: 2 },
    { ...segment, seq: Number.NaN },
  ])('is none with the segment %j', (wrong) => {
    expect(playableMoveSchema.safeParse({ kind: 'send', segment: wrong }).success).toBe(false);
  });

  it('may be one of the network’s: whose it is, the table says', () => {
    expect(playableMoveSchema.safeParse({ kind: 'deliver', no: 1 }).success).toBe(true);
    expect(playableMoveSchema.safeParse({ kind: 'deliver', no: 0 }).success).toBe(false);
  });

  it('is never one of the clock’s, of the instructor’s, or a hidden one', () => {
    const fault = { kind: 'fault', fault: 'drop', from: 'server', flags: 18, times: 1 };
    for (const move of [{ kind: 'hidden' }, { kind: 'timer', timer: 'user' }, fault]) {
      expect(playableMoveSchema.safeParse(move).success).toBe(false);
    }
  });
});

describe('what travels', () => {
  it('is what the lessons make: headers of every lesson, judged moves of any kind', () => {
    for (const lesson of LESSONS) {
      const header = newHeader({ lesson, profile: 'strict', iss: { client: 1, server: 4294967295 } });
      expect(headerSchema.parse(JSON.parse(JSON.stringify(header)))).toEqual(header);
    }
    const [lesson] = LESSONS;
    if (!lesson) throw new Error('there is a lesson');
    const table = fold(newHeader({ lesson, profile: 'textbook', iss: { client: 7, server: 9 } }), []);
    fc.assert(
      fc.property(
        fc.nat(255),
        fc.nat(2 ** 32 - 1),
        fc.nat(2 ** 32 - 1),
        fc.nat(2000),
        (flags, seq, ack, len) => {
          const played = play(table, 'client', { kind: 'send', segment: { flags, seq, ack, len, win: 100 } });
          if (!played.ok) throw new Error(played.refusal);
          const logged = { ...played.logged, id: 'some-move', at: 1 };
          expect(loggedMoveSchema.parse(JSON.parse(JSON.stringify(logged)))).toEqual(logged);
        },
      ),
      chance(100),
    );
  });

  it('is an answer of its event or a refusal', () => {
    const refusal = refuse('too-fast', { retryAfter: 50 });
    expect(refusalSchema.parse(refusal)).toEqual(refusal);
    for (const spec of Object.values(EVENTS)) expect(answerSchema(spec).parse(refusal)).toEqual(refusal);
    expect(answerSchema(EVENTS['table.again']).safeParse({ ok: true }).success).toBe(true);
    expect(answerSchema(EVENTS['seat.take']).safeParse({ ok: true }).success).toBe(false);
    expect(
      answerSchema(EVENTS['table.again']).safeParse({ ok: false, refusal: 'no-such-word' }).success,
    ).toBe(false);
  });
});
