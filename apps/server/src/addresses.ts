/** Under which addresses others reach this machine. */
import { networkInterfaces } from 'node:os';
import type { NetworkInterfaceInfo } from 'node:os';

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Networks that live within the machine, or lead elsewhere than into the classroom. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|vethernet|tun|tap|utun|wg|tailscale|zt|lxc|lxd|podman|cni|flannel)/i;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/i;
const EVERYWHERE = ['', '0.0.0.0', '::', '[::]'];

/** Smaller is likelier to be the classroom's Wi-Fi. */
function distance(name: string, { address, family }: NetworkInterfaceInfo): number {
  const network =
    family !== 'IPv4'
      ? 8
      : address.startsWith('192.168.')
        ? 0
        : address.startsWith('10.')
          ? 1
          : /^172\.(1[6-9]|2\d|3[01])\./.test(address)
            ? 2
            : address.startsWith('169.254.')
              ? 6
              : 3;
  return network + (VIRTUAL.test(name) ? 4 : 0);
}

const base = (host: string, port: number): string =>
  `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}${port === 80 ? '' : `:${port}`}`;

/**
 * Base addresses for the network, likeliest first; none when the server listens on the machine itself alone.
 * `host`: what it listens on.
 */
export function networkAddresses(
  host: string,
  port: number,
  interfaces: Interfaces = networkInterfaces(),
): string[] {
  if (!EVERYWHERE.includes(host)) return LOOPBACK.test(host) ? [] : [base(host, port)];
  const found = Object.entries(interfaces).flatMap(([name, list]) =>
    (list ?? [])
      .filter(
        ({ internal, family, address }) => !internal && !(family === 'IPv6' && /^fe[89ab]/i.test(address)),
      )
      .map((info) => ({ address: info.address, family: info.family, distance: distance(name, info) })),
  );
  // Nobody types an IPv6 address who can type another.
  const four = found.filter(({ family }) => family === 'IPv4');
  const best = (four.length > 0 ? four : found).sort((a, b) => a.distance - b.distance);
  return [...new Set(best.map(({ address }) => base(address, port)))];
}

/** What the instructor's own browser reaches the server by comes first, unless only that machine can. */
export function addressesFor(
  hostHeader: string | undefined,
  network: readonly string[],
  port: number,
): string[] {
  const own = hostHeader && /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(hostHeader) ? hostHeader : null;
  const isLocal = own === null || LOOPBACK.test(own.replace(/:\d+$/, ''));
  const all = isLocal ? [...network] : [`http://${own}`, ...network];
  return all.length > 0 ? [...new Set(all)] : [base('localhost', port)];
}
