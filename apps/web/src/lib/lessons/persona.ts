/** How the bot plays where wrong segments travel: remembered from the last time. */
import type { NetworkPersona, Persona } from '@handshake/lessons';
import { read, write } from '#lib/session/stored.ts';

export type PersonaKind = Persona['kind'];
export const PERSONAS: readonly PersonaKind[] = ['sound', 'hasty', 'forgetful'];

/** One who makes mistakes, at first: there is something to find. */
export const lastPersona = (): PersonaKind =>
  PERSONAS.find((kind) => kind === read('local', 'persona')) ?? 'hasty';
export const keepPersona = (kind: PersonaKind): boolean => write('local', 'persona', kind);

/** How the network is in practice. */
export type NetworkKind = NetworkPersona['kind'];
export const lastNetwork = (): NetworkKind => (read('local', 'network') === 'unruly' ? 'unruly' : 'sound');
export const keepNetwork = (kind: NetworkKind): boolean => write('local', 'network', kind);
