/** The service worker as a page sees it. Only a secure context has one, and a browser may forbid it; then there is none. */
import { COMPLETE } from './words.ts';

const URL_OF_WORKER = '/service-worker.js';

/** Whether this address may have one at all: HTTPS or the own computer. */
export const mayHaveWorker = (): boolean => isSecureContext && 'serviceWorker' in navigator;

/** What earlier visits left, without asking for it anew. */
export async function registered(): Promise<ServiceWorkerRegistration | null> {
  if (!mayHaveWorker()) return null;
  return (await navigator.serviceWorker.getRegistration('/').catch(() => undefined)) ?? null;
}

/** Asks for it. Null where it is forbidden or out of reach. */
export async function register(): Promise<ServiceWorkerRegistration | null> {
  if (!mayHaveWorker() || import.meta.env.DEV) return null;
  const options = { updateViaCache: 'none' } as const;
  const registration: ServiceWorkerRegistration | undefined = await navigator.serviceWorker
    .register(URL_OF_WORKER, options)
    .catch(() => undefined);
  return registration ?? registered();
}

/** Resolves with the active worker; with null when it could not be installed. */
export function active(registration: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  if (registration.active) return Promise.resolve(registration.active);
  const worker = registration.waiting ?? registration.installing;
  if (!worker) return Promise.resolve(null);
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant') resolve(null);
    });
  });
}

/** Whether all of its version is kept. */
export function complete(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', ({ data }) => {
      port1.close();
      resolve(data === true);
    });
    port1.start();
    worker.postMessage(COMPLETE, [port2]);
  });
}
