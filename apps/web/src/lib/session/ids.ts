/** Random ids. `crypto.randomUUID` exists on secure origins only; `getRandomValues` everywhere. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** `length` characters of base64url's alphabet, 6 bits of chance each. */
export function randomId(length = 16): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte & 63]).join('');
}

/** A number from 0 up to, not including, 1: for names and for initial sequence numbers in practice. */
export const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 0x1_0000_0000;

/** Unpredictable 32 bits. */
export const random32 = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
