/**
 * What an instructor takes home, fetched with the class's key in a header: it stands in no address and no history. What is a file is handed
 * over from memory, which a page may do on an insecure origin too.
 */
import { codeSchema, partSchema, reportSchema, tableLogSchema } from '@handshake/contract';
import type { ClassReport, TableLog } from '@handshake/contract';
import type { Part } from '@handshake/lessons';
import { keptClasses } from '#lib/session/tokens.ts';

/** `gone`: the key opens nothing (any more). `away`: no answer, or none that can be read. */
export type Taken<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: 'gone' | 'away' };

async function take<T>(
  key: string,
  path: string,
  read: (answer: Response) => Promise<T | null>,
): Promise<Taken<T>> {
  try {
    const answer = await fetch(`/api/class/${path}`, {
      headers: { authorization: `Bearer ${key}` },
      cache: 'no-store',
    });
    if (answer.status === 401) return { ok: false, why: 'gone' };
    const value = answer.ok ? await read(answer) : null;
    return value === null ? { ok: false, why: 'away' } : { ok: true, value };
  } catch {
    return { ok: false, why: 'away' };
  }
}

export const takeReport = (key: string): Promise<Taken<ClassReport>> =>
  take(key, 'report.json', async (answer) => reportSchema.safeParse(await answer.json()).data ?? null);

export const takeLog = (key: string, table: string): Promise<Taken<TableLog>> =>
  take(
    key,
    `tables/${encodeURIComponent(table)}`,
    async (answer) => tableLogSchema.safeParse(await answer.json()).data ?? null,
  );

/** Fetches a file and hands it to the browser as a download. @returns whether it was to be had */
export async function saveFile(key: string, path: string, name: string): Promise<boolean> {
  const taken = await take(key, path, (answer) => answer.blob());
  if (!taken.ok) return false;
  const url = URL.createObjectURL(taken.value);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  return true;
}

/** The key of a class that this browser knows. */
export const keyOf = (code: string): string | null =>
  keptClasses().find((kept) => kept.code === code)?.key ?? null;

/**
 * A table of a class, as a replay's id: `K7M4QX.tableid`, or `K7M4QX.tableid.server` to see it from there. Whoever has the class's key
 * opens it; a student opens the own view of the own one.
 */
export const replayOf = (code: string, table: string, part?: Part, n?: number): string =>
  `/replay?table=${encodeURIComponent([code, table, part ?? []].flat().join('.'))}${n === undefined ? '' : `#${n}`}`;

/** The parts of such an id; null for any other. */
export function classTable(
  id: string,
): { readonly code: string; readonly table: string; readonly part: Part } | null {
  const [, typed = '', table, part] = /^([^.]+)\.([\w-]{1,40})(?:\.(\w+))?$/.exec(id) ?? [];
  const code = codeSchema.safeParse(typed);
  if (!code.success || table === undefined) return null;
  return { code: code.data, table, part: partSchema.safeParse(part).data ?? 'client' };
}
