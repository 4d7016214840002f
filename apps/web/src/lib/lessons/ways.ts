/** How one plays: remembered from the last time. */
import { COACHED } from '@handshake/lessons';
import type { Mode, Ways } from '@handshake/lessons';
import { readJson, writeJson } from '#lib/session/stored.ts';

const MODES: readonly Mode[] = ['coach', 'live', 'peer'];
const isWays = (value: unknown): value is Ways => {
  const ways = value as Partial<Ways> | null;
  return (
    MODES.some((mode) => mode === ways?.mode) &&
    typeof ways?.ask?.predict === 'boolean' &&
    typeof ways.ask.state === 'boolean'
  );
};

export const lastWays = (): Ways => readJson('local', 'ways', isWays) ?? COACHED;
/** Not what a class's instructor alone settles: who practises alone has nobody who gives hints. */
export const keepWays = ({ mode, ask }: Ways): boolean => writeJson('local', 'ways', { mode, ask });

/** The same way to play: nothing has to be begun anew for it. */
export const sameWays = (a: Ways, b: Ways): boolean =>
  a.mode === b.mode && a.ask.predict === b.ask.predict && a.ask.state === b.ask.state;
