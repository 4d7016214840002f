/**
 * An IP address as it is compared and looked up, millions of times: an IPv4 address is a number (signed, 32 bit), an
 * IPv6 address a string of eight characters, each with one of its groups for a code.
 */
export type Address = number | string;

export const ipv4At = (view: DataView, at: number): Address => view.getInt32(at);

export const ipv6At = (view: DataView, at: number): Address =>
  String.fromCharCode(
    view.getUint16(at),
    view.getUint16(at + 2),
    view.getUint16(at + 4),
    view.getUint16(at + 6),
    view.getUint16(at + 8),
    view.getUint16(at + 10),
    view.getUint16(at + 12),
    view.getUint16(at + 14),
  );

/** As people read it; the zeros of an IPv6 address are not folded. */
export const addressText = (address: Address): string =>
  typeof address === 'number'
    ? [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.')
    : Array.from(address, (group) => group.charCodeAt(0).toString(16)).join(':');
