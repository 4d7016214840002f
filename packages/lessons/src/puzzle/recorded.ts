/** Exchanges between two Linux kernels, as they were recorded, for puzzles to be made on. */
import { Play } from './play.ts';
import { RECORDINGS } from './recordings.ts';
import { exchangeIn } from './telling.ts';
import type { Exchange } from './schema.ts';

export const RECORDED_NAMES: readonly string[] = Object.keys(RECORDINGS);

/** @throws RangeError where there is no recording of that name */
export function recordedExchange(name: string): Exchange {
  const found = RECORDINGS[name];
  if (!found) throw new RangeError(`no recording is called ${name}`);
  const [client, server, told] = found;
  return exchangeIn(told, { client, server });
}

/** The recording, played; what is made of it goes on as two sound ends would. */
export function recordedPlay(name: string): Play {
  const { iss, happenings } = recordedExchange(name);
  const play = new Play({ iss, calls: [], lost: [], waits: false, crossing: false });
  for (const one of happenings) play.do(one);
  return play;
}
