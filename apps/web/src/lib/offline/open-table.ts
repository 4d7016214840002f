/** Tells every tab, and the service worker, that a table is open here. Without locks (an insecure origin) nobody needs to know. */
import { OPEN_TABLE } from './words.ts';

/** @returns what to call when the table leaves the screen */
export function holdTable(): () => void {
  if (!('locks' in navigator)) return () => {};
  let release = () => {};
  const gone = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(OPEN_TABLE, { mode: 'shared' }, () => gone).then(tell);
  return () => release();
}

function tell(): void {
  const channel = new BroadcastChannel(OPEN_TABLE);
  channel.postMessage('closed');
  channel.close();
}

/** Calls it if no table is open in any tab. @returns whether it did */
export async function whenNoTable(call: () => void): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  return navigator.locks.request(OPEN_TABLE, { ifAvailable: true }, (lock) => {
    if (lock) call();
    return lock !== null;
  });
}

/** Calls it whenever a table was closed, in this tab or another. @returns what to call to hear no more */
export function onTableClosed(call: () => void): () => void {
  if (!('BroadcastChannel' in globalThis)) return () => {};
  const channel = new BroadcastChannel(OPEN_TABLE);
  channel.addEventListener('message', call);
  return () => channel.close();
}
