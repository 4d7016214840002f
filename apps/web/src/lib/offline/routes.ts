/** Which pages go on without a network: all, but for those named here. What is new works offline, or is named too. */
import type { RouteId } from '$app/types';

/** Pages that show nothing of use without the server; each is a route that exists (routes.test.ts). */
export const NEEDS_SERVER = [
  '/class',
  '/class/report',
  '/j/[code]',
  '/open',
  '/t/[code]',
  '/teach',
] as const satisfies readonly RouteId[];

/** Made for developers, absent from what is served. */
const FOR_DEVELOPERS = '/dev/';

/** Of these routes the ones whose code is loaded ahead, in the order given. */
export const offlineRoutes = <Id extends string>(ids: readonly Id[]): readonly Id[] =>
  ids.filter((id) => !(NEEDS_SERVER as readonly string[]).includes(id) && !id.startsWith(FOR_DEVELOPERS));
