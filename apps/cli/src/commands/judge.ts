/** `handshake judge`: every segment of traces and captures, judged. */
import { CaptureJudge, readPacket, TraceJudge } from '@handshake/capture';
import type { Frame, Seen } from '@handshake/capture';
import type { Profile, Verdict } from '@handshake/protocol';
import type { Locale } from '@handshake/lessons';
import type { Piece } from '../input.ts';
import { bytesOf, readPieces } from '../input.ts';
import type { Sheet } from '../judge/sheet.ts';
import { JsonSheet, TableSheet } from '../judge/sheet.ts';
import { Nursery } from '../nursery.ts';
import type { Output } from '../output.ts';
import { problemLine } from '../problems.ts';

export interface JudgeOptions {
  /** Null leaves it to a trace's `meta`; captures are then judged strictly. */
  readonly profile: Profile | null;
  readonly json: boolean;
  /** The table of a long file lists what is legal too. */
  readonly all: boolean;
  readonly files: readonly string[];
}

/** @returns 0: nothing illegal; 1: something was; 2: something was unreadable. */
export async function judgeCommand(options: JudgeOptions, out: Output, locale: Locale): Promise<number> {
  let status = 0;
  for (const [k, file] of options.files.entries()) {
    if (k > 0 && !options.json) out.add('\n');
    status = Math.max(status, await judgeFile(file, options, out, locale));
    if (out.closed) break;
  }
  return status;
}

async function judgeFile(file: string, options: JudgeOptions, out: Output, locale: Locale): Promise<number> {
  const sheet = options.json
    ? new JsonSheet(out, options.files.length > 1 ? file : null)
    : new TableSheet(out, locale, file, options.all);
  const answers = new Answers(options.profile, sheet, out);
  const pieces = readPieces(bytesOf(file));
  const nursery = new Nursery();
  try {
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) {
        sheet.end(value === null);
        // Standard output first, so that on a terminal the complaint comes where reading ended.
        await out.flush();
        if (value) console.error(problemLine(file, value, locale));
        return value ? 2 : answers.status;
      }
      await answers.to(value);
      nursery.check();
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
  #out: Output;

  constructor(profile: Profile | null, sheet: Sheet, out: Output) {
    this.#trace = new TraceJudge(profile);
    this.#capture = new CaptureJudge(profile ?? 'strict');
    this.#sheet = sheet;
    this.#out = out;
  }

  /** A long piece makes more lines than should be in memory at once, so they are written in between. */
  async to(piece: Piece): Promise<void> {
    if (piece.kind === 'trace') {
      for (const event of piece.events) {
        const judged = this.#trace.push(event);
        if (judged?.ev === 'tx' && judged.verdict.verdict !== 'legal') await this.#note(judged.verdict);
        this.#sheet.trace(judged, event);
        if (this.#out.full) await this.#out.flush();
      }
      return;
    }
    for (const frame of piece.frames) {
      const seen = judgeFrame(frame, this.#capture);
      if (!seen) continue;
      if (seen.verdict.verdict !== 'legal') await this.#note(seen.verdict);
      this.#sheet.seen(seen);
      if (this.#out.full) await this.#out.flush();
    }
  }

  /** The explanations are loaded when the first is needed: most files need none. */
  async #note({ verdict }: Verdict): Promise<void> {
    if (verdict === 'illegal') this.status = 1;
    this.#sheet.why ??= await import('../judge/why.ts');
  }
}

function judgeFrame(frame: Frame, judge: CaptureJudge): Seen | null {
  const packet = readPacket(frame);
  if (typeof packet !== 'string') return judge.push(packet);
  if (packet === 'fragment' || packet === 'cut' || packet === 'malformed') judge.hole();
  return null;
}
