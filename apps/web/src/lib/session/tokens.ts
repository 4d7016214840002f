/** Keys that this browser holds: a seat's token by its code, and a class's key. Whoever holds one sits there, so they stay here. */
import { codeSchema, TOKEN_LENGTH, tokenSchema } from '@handshake/contract';
import { randomId } from './ids.ts';
import { forget, keys, readJson, writeJson } from './stored.ts';

export interface KeptSeat {
  readonly token: string;
  readonly name: string;
  /** When it was taken, ms since 1970. */
  readonly at: number;
  /** In a class, which keeps a record of its student's practice. */
  readonly inClass?: boolean;
  /** With it the student is back on another device; nobody else can tell it them. */
  readonly personal?: string;
}
export interface KeptClass {
  readonly key: string;
  readonly at: number;
}

const isSeat = (value: unknown): value is KeptSeat => {
  const seat = value as Partial<KeptSeat> | null;
  return (
    tokenSchema.safeParse(seat?.token).success &&
    typeof seat?.name === 'string' &&
    typeof seat.at === 'number'
  );
};
const isClass = (value: unknown): value is KeptClass => {
  const kept = value as Partial<KeptClass> | null;
  return tokenSchema.safeParse(kept?.key).success && typeof kept?.at === 'number';
};

/** This tab's own seat; where it has none, the one that was taken last in this browser. */
export const keptSeat = (code: string): KeptSeat | null =>
  readJson('session', `seat:${code}`, isSeat) ?? readJson('local', `seat:${code}`, isSeat);

/** In the tab as well: two who sit down at the same table in two tabs each come back to their own seat. */
export function keepSeat(code: string, seat: KeptSeat): boolean {
  writeJson('session', `seat:${code}`, seat);
  return writeJson('local', `seat:${code}`, seat);
}

/** The personal code of the seat that `keptSeat` gives, where this browser was told it. */
export const keptPersonal = (code: string): string | null => {
  const personal = keptSeat(code)?.personal;
  return typeof personal === 'string' ? personal : null;
};
export function keepPersonal(code: string, personal: string): void {
  const seat = keptSeat(code);
  if (seat) keepSeat(code, { ...seat, personal });
}

/** Forgets the seat that `keptSeat` gives, and no other tab's. */
export function forgetSeat(code: string): void {
  const gone = keptSeat(code)?.token;
  for (const where of ['session', 'local'] as const) {
    if (readJson(where, `seat:${code}`, isSeat)?.token === gone) forget(where, `seat:${code}`);
  }
}

const isToken = (value: unknown): value is string => tokenSchema.safeParse(value).success;

/** The token with which this tab asks for a seat, until it has one: the same after a lost answer, and over a reload. */
export function wishToken(code: string): string {
  const kept = readJson('session', `wish:${code}`, isToken);
  if (kept !== null) return kept;
  const drawn = randomId(TOKEN_LENGTH);
  writeJson('session', `wish:${code}`, drawn);
  return drawn;
}
export const forgetWish = (code: string): void => forget('session', `wish:${code}`);

export const keepClass = (code: string, kept: KeptClass): boolean =>
  writeJson('local', `class:${code}`, kept);

export const forgetClass = (code: string): void => forget('local', `class:${code}`);

const newest = <T extends { at: number }>(
  prefix: string,
  is: (value: unknown) => value is T,
): (T & { code: string })[] =>
  keys('local', prefix)
    .flatMap((key) => {
      const code = codeSchema.safeParse(key.slice(prefix.length));
      const value = readJson('local', key, is);
      return code.success && value ? [{ ...value, code: code.data }] : [];
    })
    .sort((a, b) => b.at - a.at);

/** Newest first. */
export const keptSeats = (): (KeptSeat & { code: string })[] => newest('seat:', isSeat);
/** Those in classes. */
export const keptClassSeats = (): (KeptSeat & { code: string })[] =>
  keptSeats().filter(({ inClass }) => inClass === true);
export const keptClasses = (): (KeptClass & { code: string })[] => newest('class:', isClass);
