import { arrival } from './rules-arrival.ts';
import { close } from './rules-close.ts';
import { data } from './rules-data.ts';
import { handshake } from './rules-handshake.ts';

export { unasked } from './unasked.ts';
export const rules = { ...handshake, ...data, ...close, ...arrival };
