import { expect, test } from 'vitest';
import { matches } from './lib/install.mjs';

const machine = { platform: 'linux', arch: 'x64' };
const zod = { version: '4.6.7', integrity: 'sha512-a' };

test('what is installed matches the lockfile when every entry is there, as locked', () => {
  const wanted = { '': {}, 'node_modules/zod': zod };
  expect(matches(wanted, { 'node_modules/zod': zod, 'node_modules/extra': zod }, machine)).toBe(true);
  expect(matches(wanted, {}, machine)).toBe(false);
  expect(matches(wanted, { 'node_modules/zod': { ...zod, version: '4.6.6' } }, machine)).toBe(false);
  expect(matches(wanted, { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } }, machine)).toBe(false);
});

test.each([
  ['for another system', { os: 'win32', cpu: 'x64' }, true],
  ['for another processor', { os: ['linux'], cpu: ['arm64'] }, true],
  ['for this machine', { os: 'linux', cpu: 'x64' }, false],
  ['for any machine, wanted by one that is not here', {}, true],
])('an optional package %s may be absent: %o → %s', (_, fields, absent) => {
  const wanted = { 'node_modules/native': { ...zod, optional: true, ...fields } };
  expect(matches(wanted, {}, machine)).toBe(absent);
});
