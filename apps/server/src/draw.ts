/** Everything that is drawn at random, and the hash under which secrets are kept. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { CODE_ALPHABET, CODE_LENGTH } from '@handshake/contract';

/** A secret that names a seat or a class's owner: 32 random bytes, base64url. */
export const drawToken = (): string => randomBytes(32).toString('base64url');

/** An id that says nothing: 12 random bytes, base64url. No secret; what it names is guarded by `authorise`. */
export const drawId = (): string => randomBytes(12).toString('base64url');

/** A join code: about 10^9 of them, so that guessing meets nobody. */
export const drawCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');

/** An initial sequence number, unpredictable (RFC 9293 §3.4.1). */
export const drawIss = (): number => randomBytes(4).readUInt32BE();

/** An integer from 0 up to, not including, `below`. */
export const drawBelow = (below: number): number => randomInt(below);

/** A number from 0 up to, not including, 1. */
export const drawChance = (): number => randomBytes(4).readUInt32BE() / 2 ** 32;

/** SHA-256, base64url. Enough for secrets of 256 random bits: there is nothing to guess. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Whether both are the same; how long it takes says nothing of what they have in common. */
export const isSecret = (given: string, secret: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(secret)));
