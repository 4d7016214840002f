/**
 * Tests that draw their cases by chance draw the same ones in every `npm test`, so that a change is never held up for a case
 * that it has nothing to do with. `npm run long` draws new ones each time, and says with which seed it failed.
 */
import fc from 'fast-check';
import { inject } from 'vitest';

if (inject('long') === 0) fc.configureGlobal({ seed: 20261125 });
