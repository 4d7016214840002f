/** Under which address students reach this server: what the QR code and the link of a class say. */
import { onlyHere } from '#lib/join/reach.ts';
import { read, write } from '#lib/session/stored.ts';

/** The server's own list, with the address of this page first when others can reach it. */
export function addressesOf(server: readonly string[], origin: string): string[] {
  const all = onlyHere(origin) ? [...server, origin] : [origin, ...server];
  return [...new Set(all.map((address) => address.replace(/\/+$/u, '')))];
}

/** The one that was chosen before, while it is still there. */
export function chosenAddress(code: string, addresses: readonly string[]): string {
  const chosen = read('local', `address:${code}`);
  return addresses.find((address) => address === chosen) ?? addresses[0] ?? '';
}
export const chooseAddress = (code: string, address: string): boolean =>
  write('local', `address:${code}`, address);

export const joinLink = (address: string, code: string): string => `${address}/j/${code}`;
/** Without its scheme: what one types. */
export const spokenAddress = (address: string): string => address.replace(/^https?:\/\//u, '');
