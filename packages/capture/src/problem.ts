/** Why a file could not be read, or not to its end. Data, never a throw: the words are the caller's, in the user's language. */
export type ProblemReason =
  /** There is nothing in it. */
  | { readonly code: 'empty' }
  /** Neither a trace, a pcap nor a pcapng; `found` is how it begins, in hexadecimal. */
  | { readonly code: 'magic'; readonly found: string }
  | { readonly code: 'version'; readonly found: string }
  /** It ends in the middle of something. */
  | { readonly code: 'truncated' }
  /** A record says that it is longer than any frame is, bytes. */
  | { readonly code: 'too-long'; readonly length: number }
  /** A pcapng block whose length cannot be, or whose two lengths differ. */
  | { readonly code: 'block-length'; readonly length: number }
  /** A pcapng section whose byte-order mark is none. */
  | { readonly code: 'byte-order' }
  /** A pcapng frame of an interface that the section does not describe. */
  | { readonly code: 'interface'; readonly id: number }
  /** A pcapng section that describes more interfaces than any machine has. */
  | { readonly code: 'interfaces'; readonly limit: number }
  /** A link layer that is not read here (the number of tcpdump.org/linktypes). */
  | { readonly code: 'link-type'; readonly linkType: number }
  /** A trace's line is no JSON object. */
  | { readonly code: 'not-json' }
  /** A trace's line is longer than any event is, characters. */
  | { readonly code: 'long-line'; readonly limit: number }
  /** A trace's event lacks this field. */
  | { readonly code: 'missing'; readonly field: string }
  /** It has a value that it cannot have, here as JSON, the beginning of it. */
  | { readonly code: 'field'; readonly field: string; readonly found: string }
  /** A segment that fits into no IP packet, bytes of payload. */
  | { readonly code: 'segment-size'; readonly length: number };

export interface Problem {
  /** A capture counts bytes from 0, a trace lines from 1 and its events by their `i`. */
  readonly unit: 'byte' | 'line' | 'event';
  readonly at: number;
  /** The frame it was in, from 1, where it was in one. */
  readonly frame?: number;
  readonly reason: ProblemReason;
}
