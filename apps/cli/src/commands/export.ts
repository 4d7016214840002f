/** `handshake export`: a trace, or a table's log, as a capture file that packet analysers open. */
import { capturePacket, captureStart, CLIENT, MAX_PAYLOAD, SERVER } from '@handshake/capture';
import type { TraceEvent } from '@handshake/capture';
import { headerSchema, loggedMovesSchema } from '@handshake/contract';
import { fold, onWireComment } from '@handshake/lessons';
import type { Locale, Table } from '@handshake/lessons';
import type { Segment, Side } from '@handshake/protocol';
import { bytesOf, codeOf, readPieces } from '../input.ts';
import type { Output } from '../output.ts';
import type { FileProblem } from '../problems.ts';
import { problemLine } from '../problems.ts';

const APPLICATION = 'Handshake Lab';

interface Sent {
  /** The event that it was. */
  readonly i: number;
  readonly time: number;
  readonly src: Side;
  readonly segment: Segment;
  /** As `onWireComment` knows it. */
  readonly fate: string;
}

/** @returns 0, or 2 where the file could not be read to its end; what was read is written. */
export async function exportCommand(file: string, out: Output, locale: Locale): Promise<number> {
  const capture = new Capture(out, locale);
  const beginning = new Beginning(bytesOf(file));
  const problem = (await exportTable(beginning, capture)) ?? (await exportTrace(beginning.all(), capture));
  if (problem === 'done') {
    await capture.end();
    return 0;
  }
  console.error(problemLine(file, problem, locale));
  return 2;
}

/** The file that is written. It begins when there is something to write, so that what was no trace leaves nothing. */
class Capture {
  #out: Output;
  #locale: Locale;
  #begun = false;

  constructor(out: Output, locale: Locale) {
    this.#out = out;
    this.#locale = locale;
  }

  /** Nobody reads any more. */
  get closed(): boolean {
    return this.#out.closed;
  }

  /** @returns why the segment cannot be written; null when it was */
  async add({ i, time, src, segment, fate }: Sent): Promise<FileProblem | null> {
    if (segment.len > MAX_PAYLOAD) {
      return { unit: 'event', at: i, reason: { code: 'segment-size', length: segment.len } };
    }
    await this.#begin();
    const [from, to] = src === 'client' ? [CLIENT, SERVER] : [SERVER, CLIENT];
    const comment = onWireComment(fate, this.#locale);
    await this.#out.bytes(capturePacket({ time, from, to, segment, comment }));
    return null;
  }

  async end(): Promise<void> {
    await this.#begin();
  }

  async #begin(): Promise<void> {
    if (!this.#begun) await this.#out.bytes(captureStart(APPLICATION));
    this.#begun = true;
  }
}

const NO_TRACE: FileProblem = { unit: 'line', at: 1, reason: { code: 'not-json' } };

async function exportTrace(
  bytes: AsyncIterable<Uint8Array>,
  capture: Capture,
): Promise<FileProblem | 'done'> {
  const pieces = readPieces(bytes);
  let isTrace = false;
  try {
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) return value ?? (isTrace ? 'done' : NO_TRACE);
      isTrace = value.kind === 'trace';
      if (value.kind !== 'trace') {
        if (value.frames.length > 0) return NO_TRACE;
        continue;
      }
      for (const event of value.events) {
        const sent = sentBy(event);
        const problem = sent && (await capture.add(sent));
        if (problem) return problem;
      }
      if (capture.closed) return 'done';
    }
  } finally {
    await pieces.return(null);
  }
}

/** What an event puts on the wire; null where it is another kind of event, or only delivers what was sent. */
function sentBy(event: TraceEvent): Sent | null {
  if (event.ev !== 'tx' && event.ev !== 'rx') return null;
  const { i, t: time, src, segment } = event;
  if (event.ev === 'tx') return { i, time, src, segment, fate: event.fate ?? '' };
  return event.of === null ? { i, time, src, segment, fate: 'injected' } : null;
}

/** A table's log is one JSON object with a header and moves. Null where the file is none. */
async function exportTable(beginning: Beginning, capture: Capture): Promise<FileProblem | 'done' | null> {
  const table = await readTable(beginning);
  if (table === null) return null;
  if ('unit' in table) return table;
  for (const event of table.events) {
    if (event.kind !== 'sent') continue;
    const { i, at: time, seat: src, segment, fate } = event;
    const problem = await capture.add({ i, time, src, segment, fate });
    if (problem) return problem;
  }
  return 'done';
}

/** No log of a table is longer than this, bytes. */
const LONGEST_LOG = 1 << 26;

/** A file that may be looked into before it is read: a pipe can be read once only. */
class Beginning {
  #bytes: AsyncIterator<Uint8Array>;
  #seen: Uint8Array[] = [];

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#bytes = bytes[Symbol.asyncIterator]();
  }

  /** @returns the next piece; null at the end */
  async next(): Promise<Uint8Array | null> {
    const { done, value } = await this.#bytes.next();
    if (done) return null;
    // A piece is there only until the next is asked for.
    const piece = new Uint8Array(value);
    this.#seen.push(piece);
    return piece;
  }

  /** Everything, what was looked at first. */
  async *all(): AsyncGenerator<Uint8Array> {
    yield* this.#seen.splice(0);
    yield* { [Symbol.asyncIterator]: () => this.#bytes };
  }
}

async function readTable(beginning: Beginning): Promise<Table | FileProblem | null> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let chunk = await beginning.next(); chunk; chunk = await beginning.next()) {
      text += decoder.decode(chunk, { stream: true });
      // A trace names its events in its first line.
      if (!text.trimStart().startsWith('{') || /^\s*\{\s*"ev"/.test(text) || text.length > LONGEST_LOG)
        return null;
    }
  } catch (error) {
    return { unit: 'file', code: codeOf(error) };
  }
  return tableOf(text);
}

function tableOf(text: string): Table | FileProblem | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('header' in value) || !('moves' in value)) return null;
  const header = headerSchema.safeParse(value.header);
  const moves = loggedMovesSchema.safeParse(value.moves);
  const wrong = header.success ? (moves.success ? null : 'moves') : 'header';
  if (!header.success || !moves.success) {
    return { unit: 'line', at: 1, reason: { code: 'field', field: wrong ?? 'header', found: '…' } };
  }
  try {
    return fold(header.data, moves.data);
  } catch {
    return { unit: 'line', at: 1, reason: { code: 'field', field: 'moves', found: '…' } };
  }
}
