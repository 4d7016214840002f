/** What a capture file consists of, whichever of the two formats it has. */
import type { Problem } from './problem.ts';

export interface Frame {
  /** Its place among the file's frames, from 1. */
  readonly no: number;
  /** When it was captured, ms since 1970, with fractions; 0 where the file does not say. */
  readonly time: number;
  /** The link layer, as numbered at tcpdump.org/linktypes. */
  readonly linkType: number;
  /**
   * What was captured, from `start` to `end` of what `view` shows: may be less than what was on the wire. It lies where
   * the reader was given it, so it is as long there as that is left alone.
   */
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
  /** How many bytes were on the wire. */
  readonly originalLength: number;
}

/** A parser that is fed chunk by chunk and hands out the frames that are complete. */
export interface FrameReader {
  /** The chunk may be filled anew once its frames are done with: what is incomplete in it is copied. */
  push(chunk: Uint8Array): readonly Frame[];
  /** The file is over: whatever is incomplete now stays so. */
  end(): void;
  /** The first thing that could not be read. What was handed out before it stands. */
  readonly problem: Problem | null;
  /** Because of it, nothing after it can be read either. */
  readonly lost: boolean;
}

/** Longest frame that a record may claim: beyond any real one, small enough not to wait for 4 GB after a flipped bit. */
export const MAX_FRAME = 1 << 20;
