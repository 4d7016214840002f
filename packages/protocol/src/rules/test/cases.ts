/** Every table's cases. What is not here is not run. */
import { CLOSE } from './close.ts';
import { DATA } from './data.ts';
import { HANDSHAKE } from './handshake.ts';
import { RESET } from './reset.ts';
import type { Case } from './stage.ts';
import { WRAP } from './wrap.ts';

export const CASES: readonly Case[] = [...HANDSHAKE, ...DATA, ...WRAP, ...CLOSE, ...RESET];
