/** Link layers: where in a frame the IP packet starts. Numbers are those of tcpdump.org/linktypes. */
import type { Frame } from './frame.ts';

const NULL = 0;
const ETHERNET = 1;
/** Raw IP, as some systems number it in files. */
const RAW_BSD = 12;
const RAW_OPENBSD = 14;
const RAW = 101;
const LOOP = 108;
const LINUX_COOKED = 113;
const IPV4 = 228;
const IPV6 = 229;
const LINUX_COOKED_2 = 276;

const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;
/** 802.1Q, 802.1ad, and the number that stacked tags had before it. */
const VLAN_TAGS: readonly number[] = [0x8100, 0x88a8, 0x9100];

const KNOWN: readonly number[] = [
  NULL,
  ETHERNET,
  RAW_BSD,
  RAW_OPENBSD,
  RAW,
  LOOP,
  LINUX_COOKED,
  IPV4,
  IPV6,
  LINUX_COOKED_2,
];

export const knownLink = (linkType: number): boolean => KNOWN.includes(linkType);

/** Where in a frame's `view` its IP packet starts; `cut` where too little was captured to tell. */
export function ipStart(frame: Frame): number | 'not-ip' | 'cut' {
  const { linkType, view, start, end } = frame;
  const at = beyondLink(linkType, view, start, end);
  if (at === 'short') return frame.originalLength > end - start ? 'cut' : 'not-ip';
  return at;
}

function beyondLink(
  linkType: number,
  view: DataView,
  start: number,
  end: number,
): number | 'not-ip' | 'short' {
  switch (linkType) {
    case ETHERNET:
      return afterEthertype(view, end, start + 12);
    case LINUX_COOKED:
      return afterEthertype(view, end, start + 14);
    case LINUX_COOKED_2:
      return afterEthertype(view, end, start, start + 20);
    case NULL:
    case LOOP:
      if (end - start < 4) return 'short';
      return isIpFamily(view, start) ? start + 4 : 'not-ip';
    case RAW:
    case RAW_BSD:
    case RAW_OPENBSD:
    case IPV4:
    case IPV6:
      return start;
    default:
      return 'not-ip';
  }
}

/** `at` is where the EtherType stands, `after` where the link header is over. */
function afterEthertype(
  view: DataView,
  end: number,
  at: number,
  after = at + 2,
): number | 'not-ip' | 'short' {
  let type = at;
  let payload = after;
  for (;;) {
    if (end < type + 2 || end < payload) return 'short';
    const ethertype = view.getUint16(type);
    if (ethertype === ETHERTYPE_IPV4 || ethertype === ETHERTYPE_IPV6) return payload;
    if (!VLAN_TAGS.includes(ethertype)) return 'not-ip';
    // A tag is two bytes of its own and the EtherType of what it wraps.
    type = payload + 2;
    payload += 4;
  }
}

/** The address family, in the capturing machine's byte order: 2 is IPv4 everywhere, IPv6 has a number for each system. */
function isIpFamily(view: DataView, at: number): boolean {
  const family = [view.getUint32(at, true), view.getUint32(at, false)];
  return family.some((number) => [2, 10, 24, 28, 30].includes(number));
}
