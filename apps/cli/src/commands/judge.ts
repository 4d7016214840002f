/** `handshake judge`: every segment of traces and captures, judged. */
import { CaptureJudge, readPacket, TraceJudge } from '@handshake/capture';
import type { Frame, JudgedRx, JudgedTx, Seen, TraceEvent } from '@handshake/capture';
import type { Profile } from '@handshake/protocol';
import type { Locale } from '@handshake/lessons';
import type { Piece } from '../input.ts';
import { readPieces } from '../input.ts';
import { seenObject, traceObject } from '../judge/json.ts';
import { Table } from '../judge/table.ts';
import type { Output } from '../output.ts';
import { problemLine } from '../problems.ts';

export interface JudgeOptions {
  /** Null leaves it to a trace's `meta`; captures are then judged strictly. */
  readonly profile: Profile | null;
  readonly json: boolean;
  readonly files: readonly string[];
}

/** @returns 0: nothing illegal; 1: something was; 2: something was unreadable. */
export async function judgeCommand(options: JudgeOptions, out: Output, locale: Locale): Promise<number> {
  let status = 0;
  for (const [k, file] of options.files.entries()) {
    if (k > 0 && !options.json) await out.line('');
    status = Math.max(status, await judgeFile(file, options, out, locale));
    if (out.closed) break;
  }
  return status;
}

async function judgeFile(file: string, options: JudgeOptions, out: Output, locale: Locale): Promise<number> {
  const sheet = options.json
    ? new JsonSheet(options.files.length > 1 ? file : null)
    : new TableSheet(file, locale);
  const answers = new Answers(options.profile, sheet);
  const pieces = readPieces(file);
  try {
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) {
        for (const line of sheet.end(value === null)) await out.line(line);
        // Standard output first, so that on a terminal the complaint comes where reading ended.
        await out.flush();
        if (value) console.error(problemLine(file, value, locale));
        return value ? 2 : answers.status;
      }
      for (const line of answers.to(value)) await out.line(line);
      if (out.closed) return answers.status;
    }
  } finally {
    await pieces.return(null);
  }
}

/** The judges of one file, and what they have said so far. */
class Answers {
  /** 1 once something was illegal. */
  status = 0;
  #trace: TraceJudge;
  #capture: CaptureJudge;
  #sheet: Sheet;

  constructor(profile: Profile | null, sheet: Sheet) {
    this.#trace = new TraceJudge(profile);
    this.#capture = new CaptureJudge(profile ?? 'strict');
    this.#sheet = sheet;
  }

  /** One after another: a long piece makes more lines than should be in memory at once. */
  *to(piece: Piece): Generator<string> {
    if (piece.kind === 'trace') {
      for (const event of piece.events) {
        const judged = this.#trace.push(event);
        if (judged?.ev === 'tx') this.#note(judged);
        yield* this.#sheet.trace(judged, event);
      }
      return;
    }
    for (const frame of piece.frames) {
      const seen = judgeFrame(frame, this.#capture);
      if (!seen) continue;
      this.#note(seen);
      yield* this.#sheet.seen(seen);
    }
  }

  #note({ verdict }: Pick<Seen, 'verdict'>): void {
    if (verdict.verdict === 'illegal') this.status = 1;
  }
}

function judgeFrame(frame: Frame, judge: CaptureJudge): Seen | null {
  const packet = readPacket(frame);
  if (typeof packet !== 'string') return judge.push(packet);
  if (packet === 'fragment' || packet === 'cut') judge.hole();
  return null;
}

/** What is printed of a file. */
interface Sheet {
  trace(judged: JudgedTx | JudgedRx | null, event: TraceEvent): readonly string[];
  seen(seen: Seen): readonly string[];
  /** @param whole the file was read to its end */
  end(whole: boolean): readonly string[];
}

class JsonSheet implements Sheet {
  #file: { readonly file?: string };

  constructor(file: string | null) {
    this.#file = file === null ? {} : { file };
  }

  trace(judged: JudgedTx | JudgedRx | null): readonly string[] {
    return judged ? [JSON.stringify({ ...this.#file, ...traceObject(judged) })] : [];
  }

  seen(seen: Seen): readonly string[] {
    return [JSON.stringify({ ...this.#file, ...seenObject(seen) })];
  }

  end(): readonly string[] {
    return [];
  }
}

class TableSheet implements Sheet {
  #table: Table;
  #file: string;
  #titled = false;

  constructor(file: string, locale: Locale) {
    this.#table = new Table(locale);
    this.#file = file;
  }

  trace(judged: JudgedTx | JudgedRx | null, event: TraceEvent): readonly string[] {
    const title = this.#title(event);
    return judged ? [...title, ...this.#table.trace(judged)] : title;
  }

  seen(seen: Seen): readonly string[] {
    return [...this.#title(), ...this.#table.seen(seen)];
  }

  end(whole: boolean): readonly string[] {
    if (!whole && !this.#titled) return [];
    return [...this.#title(), this.#table.total()];
  }

  #title(event?: TraceEvent): readonly string[] {
    if (this.#titled) return [];
    this.#titled = true;
    return [this.#table.title(this.#file, event?.ev === 'meta' ? event : null)];
  }
}
