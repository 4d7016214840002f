/** Logs to look back at, and attempts that branch off from them: kept in the tab, so that a reload finds them. */
import { recordingSchema } from '@handshake/contract';
import type { Recording } from '@handshake/contract';
import type { Beginning, Seat } from '@handshake/lessons';
import { m } from '#lib/paraglide/messages.js';
import { randomId } from '#lib/session/ids.ts';
import { forget, keys, readJson, writeJson } from '#lib/session/stored.ts';
import type { TableSession } from '#lib/session/table-session.svelte.ts';

/** A recording, and what this tab knows beside. */
export interface KeptRecording {
  readonly recording: Recording;
  /** As shown at the table; null for what a file brought. */
  readonly names: Readonly<Record<Seat, string>> | null;
  /** The table's own page; null where there is none. */
  readonly back: string | null;
  /** When it was kept, ms since 1970. */
  readonly at: number;
}

const isNames = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'object' &&
    typeof (value as Record<Seat, unknown>).client === 'string' &&
    typeof (value as Record<Seat, unknown>).server === 'string');
const isKept = (value: unknown): value is KeptRecording => {
  const kept = value as Partial<KeptRecording> | null;
  return (
    recordingSchema.safeParse(kept?.recording).success &&
    isNames(kept?.names) &&
    (kept?.back === null || (typeof kept?.back === 'string' && /^\/(?!\/)/.test(kept.back))) &&
    typeof kept.at === 'number'
  );
};

/** A tab looks back at a few tables, not at all that it ever played: the oldest make room. */
const MOST = 8;
/** What this browser would not keep over a reload. */
const fleeting = new Set<string>();
export const isFleeting = (id: string): boolean => fleeting.has(id);

const keyOf = (id: string): string => `replay:${id}`;
const oldestFirst = (): string[] =>
  keys('session', 'replay:')
    .map((key) => ({ key, at: readJson('session', key, isKept)?.at ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ key }) => key);

/** Keeps it for this tab; true when a reload will find it. */
export function keep(id: string, kept: Omit<KeptRecording, 'at'>): boolean {
  const key = keyOf(id);
  const others = oldestFirst().filter((one) => one !== key);
  for (const old of others.splice(0, Math.max(0, others.length - MOST + 1))) forget('session', old);
  const value: KeptRecording = { ...kept, at: Date.now() };
  let lasting = writeJson('session', key, value);
  // Full: the older ones go first.
  while (!lasting) {
    const old = others.shift();
    if (old === undefined) break;
    forget('session', old);
    lasting = writeJson('session', key, value);
  }
  if (lasting) fleeting.delete(id);
  else fleeting.add(id);
  return lasting;
}

export const kept = (id: string): KeptRecording | null => readJson('session', keyOf(id), isKept);

/** A table's log as its student sees it, from its page. */
export function keepSession(session: TableSession, back: string): void {
  const { header, moves, part: seat, tableId, seats, name } = session;
  const names = { client: seats.client.name, server: seats.server.name, [seat]: name };
  keep(tableId, {
    recording: { format: 'handshake-lab-recording', v: 1, seat, header, moves },
    names: { client: names.client, server: names.server },
    back,
  });
}

/** What `back` leads to. */
export const backWord = (back: string): string =>
  back.startsWith('/class/') ? m.af_back() : back === '/replay' ? m.af_own() : m.rp_back_table();

export const replayPath = (id: string, n?: number, whatIf = false): string =>
  `/replay?table=${encodeURIComponent(id)}${whatIf ? '&if' : ''}${n === undefined ? '' : `#${n}`}`;

/** An attempt from a point of a recording on. */
export interface Attempt extends Beginning {
  readonly seat: Seat;
  /** The recording it branched off from, and the move and moment after which. */
  readonly of: { readonly id: string; readonly n: number; readonly moment: number };
}

const isAttempt = (value: unknown): value is Attempt => {
  const attempt = value as Partial<Attempt> | null;
  return (
    recordingSchema.safeParse({ ...attempt, format: 'handshake-lab-recording', v: 1 }).success &&
    typeof attempt?.of?.id === 'string' &&
    typeof attempt.of.n === 'number' &&
    typeof attempt.of.moment === 'number'
  );
};

/** @returns the id under which it is found */
export function keepAttempt(attempt: Attempt): string {
  // Their ids begin with the time, so they sort by it: the oldest make room.
  const older = keys('session', 'what-if:').sort();
  for (const key of older.slice(0, Math.max(0, older.length - MOST + 1))) {
    forget('session', key);
    forget('session', runKey(key.slice('what-if:'.length)));
  }
  const id = `${Date.now().toString(36)}-${randomId(8)}`;
  writeJson('session', `what-if:${id}`, attempt);
  return id;
}
export const keptAttempt = (id: string): Attempt | null => readJson('session', `what-if:${id}`, isAttempt);
/** Under this the host keeps how far the attempt has come. */
export const runKey = (id: string): string => `what-if-run:${id}`;
