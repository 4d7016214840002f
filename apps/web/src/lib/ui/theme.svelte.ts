/** Light, dark and projector; `system` follows the device. static/early.js applies the stored one before the first paint. */
import { browser } from '$app/env';
import { forget, read, write } from '#lib/session/stored.ts';

export const THEMES = ['system', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

const isTheme = (value: unknown): value is Theme => (THEMES as readonly unknown[]).includes(value);
const stored = browser ? read('local', 'theme') : null;

let chosen = $state<Theme>(isTheme(stored) ? stored : 'system');

export const theme = (): Theme => chosen;

/** `keep: false` for a screen that is shown on the projector only now. */
export function setTheme(to: Theme, { keep = true } = {}): void {
  chosen = to;
  show(to);
  if (!keep) return;
  if (to === 'system') forget('local', 'theme');
  else write('local', 'theme', to);
}

/** What is stored is on again. */
export function restoreTheme(): void {
  const kept = read('local', 'theme');
  setTheme(isTheme(kept) ? kept : 'system', { keep: false });
}

function show(to: Theme): void {
  if (to === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = to;
}
