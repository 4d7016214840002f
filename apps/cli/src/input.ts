/** Files, piece by piece: whatever their length, only a piece is in memory. */
import { open } from 'node:fs/promises';
import type { Frame, Problem, TraceEvent } from '@handshake/capture';
import { CaptureReader, TraceReader } from '@handshake/capture';
import type { FileProblem } from './problems.ts';

/** Bytes that are read at once. */
const READ = 1 << 20;
/** Bytes that are looked at before what came of them is let go: little enough to stay in the processor's cache. */
const PIECE = 1 << 16;

/** What a file turns out to hold, in the order in which it is read. */
export type Piece =
  | { readonly kind: 'trace'; readonly events: readonly TraceEvent[] }
  | { readonly kind: 'capture'; readonly frames: readonly Frame[] };

/**
 * The bytes of a file, `-` being standard input; each piece is there until the next is asked for.
 * @throws the system's error
 */
export const bytesOf = (file: string): AsyncIterable<Uint8Array> =>
  file === '-' ? process.stdin : piecesOf(file);

/** While a piece is looked at, the next one is read. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  let here = Buffer.allocUnsafeSlow(READ);
  let ahead = Buffer.allocUnsafeSlow(READ);
  let reading = file.read(ahead, 0, READ, null);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      [here, ahead] = [ahead, here];
      reading = file.read(ahead, 0, READ, null);
      for (let at = 0; at < bytesRead; at += PIECE) yield here.subarray(at, Math.min(at + PIECE, bytesRead));
    }
  } finally {
    // Whoever stops early has no use for what was read ahead, nor for why it could not be.
    await reading.catch(() => undefined);
    await file.close();
  }
}

/**
 * Reads a trace or a capture to its end, or as far as it can be read.
 * @param bytes what the file holds
 * @returns why it could not be read any further; null when it was read to its end
 */
export async function* readPieces(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Piece, FileProblem | null> {
  let reader: TraceInput | CaptureInput | null = null;
  try {
    for await (const chunk of bytes) {
      if (chunk.length === 0) continue;
      reader ??= looksLikeText(chunk) ? new TraceInput() : new CaptureInput();
      yield reader.push(chunk);
      if (reader.stuck) break;
    }
  } catch (error) {
    return { unit: 'file', code: codeOf(error) };
  }
  reader ??= new CaptureInput();
  yield reader.end();
  return reader.problem;
}

/** A JSON object, or blanks and a byte-order mark that may stand before one. A pcapng begins with a line end too. */
function looksLikeText([first, second]: Uint8Array): boolean {
  if (first === 0x0a || first === 0x0d) return second !== undefined && second !== 0x0d;
  return first === 0x7b || first === 0x20 || first === 0x09 || first === 0xef;
}

class TraceInput {
  #reader = new TraceReader();
  #decoder = new TextDecoder();

  get problem(): Problem | null {
    return this.#reader.problem;
  }
  get stuck(): boolean {
    return this.#reader.problem !== null;
  }
  push(chunk: Uint8Array): Piece {
    return { kind: 'trace', events: this.#reader.push(this.#decoder.decode(chunk, { stream: true })) };
  }
  end(): Piece {
    const events = this.#reader.push(this.#decoder.decode());
    return { kind: 'trace', events: [...events, ...this.#reader.end()] };
  }
}

class CaptureInput {
  #reader = new CaptureReader();

  get problem(): Problem | null {
    return this.#reader.problem;
  }
  get stuck(): boolean {
    return this.#reader.lost;
  }
  push(chunk: Uint8Array): Piece {
    return { kind: 'capture', frames: this.#reader.push(chunk) };
  }
  end(): Piece {
    this.#reader.end();
    return { kind: 'capture', frames: [] };
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
