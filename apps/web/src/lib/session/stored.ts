/**
 * What the browser keeps for us. Storage may be forbidden, full, or emptied at any time: reading then gives null and writing
 * says false; the caller goes on without it. Everything lies under `hl:`.
 */
type Where = 'local' | 'session';

/** Keeps what storage refused, so that at least this tab remembers. */
const memory = new Map<string, string>();

const area = (where: Where): Storage | null => {
  try {
    return where === 'local' ? localStorage : sessionStorage;
  } catch {
    return null;
  }
};

export function read(where: Where, key: string): string | null {
  const held = memory.get(`${where}:${key}`);
  if (held !== undefined) return held;
  try {
    return area(where)?.getItem(`hl:${key}`) ?? null;
  } catch {
    return null;
  }
}

/** True when it will outlive the tab (or, for `session`, a reload). */
export function write(where: Where, key: string, value: string): boolean {
  try {
    const storage = area(where);
    if (storage) {
      storage.setItem(`hl:${key}`, value);
      memory.delete(`${where}:${key}`);
      return true;
    }
  } catch {
    // Full or forbidden: the tab's own memory has to do.
  }
  memory.set(`${where}:${key}`, value);
  return false;
}

export function forget(where: Where, key: string): void {
  memory.delete(`${where}:${key}`);
  try {
    area(where)?.removeItem(`hl:${key}`);
  } catch {
    // Nothing was kept there.
  }
}

/** A JSON value that `is` recognises; anything else counts as not stored. */
export function readJson<T>(where: Where, key: string, is: (value: unknown) => value is T): T | null {
  const text = read(where, key);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return is(value) ? value : null;
  } catch {
    return null;
  }
}

export const writeJson = (where: Where, key: string, value: unknown): boolean =>
  write(where, key, JSON.stringify(value));

/** Keys that begin so, without `hl:`. */
export function keys(where: Where, prefix: string): string[] {
  const found = new Set(
    [...memory.keys()]
      .filter((k) => k.startsWith(`${where}:${prefix}`))
      .map((k) => k.slice(where.length + 1)),
  );
  try {
    const storage = area(where);
    for (let i = 0; storage && i < storage.length; i++) {
      const key = storage.key(i);
      if (key?.startsWith(`hl:${prefix}`)) found.add(key.slice(3));
    }
  } catch {
    // Only what this tab remembers, then.
  }
  return [...found];
}
