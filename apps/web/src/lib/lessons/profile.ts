/** Which rules judge: remembered from the last time. */
import type { Profile } from '@handshake/protocol';
import { read, write } from '#lib/session/stored.ts';

export const lastProfile = (): Profile => (read('local', 'profile') === 'textbook' ? 'textbook' : 'strict');
export const keepProfile = (profile: Profile): boolean => write('local', 'profile', profile);
