/** What is printed of a file: an object for each event, or a table for people. */
import type { JudgedRx, JudgedTx, MetaEvent, Seen, TraceEvent } from '@handshake/capture';
import type { Locale } from '@handshake/lessons';
import type { Output } from '../output.ts';
import { traceObject, writeSeen } from './json.ts';
import type { Row } from './table.ts';
import { Table } from './table.ts';

export type Why = typeof import('./why.ts');

export interface Sheet {
  /** What explains verdicts: is there before the first that is not plainly legal. */
  why: Why | null;
  trace(judged: JudgedTx | JudgedRx | null, event: TraceEvent): void;
  seen(seen: Seen): void;
  /** @param whole the file was read to its end */
  end(whole: boolean): void;
}

export class JsonSheet implements Sheet {
  why: Why | null = null;
  #out: Output;
  /** What every line begins with. */
  #start: string;
  #startBytes: Uint8Array;

  constructor(out: Output, file: string | null) {
    this.#out = out;
    this.#start = file === null ? '{"i":' : `{"file":${JSON.stringify(file)},"i":`;
    this.#startBytes = new TextEncoder().encode(this.#start);
  }

  trace(judged: JudgedTx | JudgedRx | null): void {
    if (judged)
      this.#out.add(`${this.#start}${judged.i},${JSON.stringify(traceObject(judged, this.why)).slice(1)}\n`);
  }

  seen(seen: Seen): void {
    this.#out.encoded(this.#startBytes);
    writeSeen(this.#out, seen, this.why);
  }

  end(): void {}
}

/** Of a longer file nobody reads every row: what is legal is folded. */
const LISTED = 10_000;

/** A table begins when it is known whether the file is a long one. */
export class TableSheet implements Sheet {
  why: Why | null = null;
  #out: Output;
  #table: Table;
  #file: string;
  /** Something of the file could be read. */
  #any = false;
  #meta: MetaEvent | null = null;
  /** The rows so far; null once they are written as they come. */
  #held: Row[] | null = [];
  #folds = false;

  /** @param all list every row, however many there are */
  constructor(out: Output, locale: Locale, file: string, all: boolean) {
    this.#out = out;
    this.#table = new Table(locale);
    this.#file = file;
    if (all) this.#begin();
  }

  trace(judged: JudgedTx | JudgedRx | null, event: TraceEvent): void {
    if (!this.#any && event.ev === 'meta') this.#meta = event;
    this.#any = true;
    if (judged) this.#row(judged);
  }

  seen(seen: Seen): void {
    this.#any = true;
    this.#row(seen);
  }

  end(whole: boolean): void {
    if (!whole && !this.#any) return;
    this.#begin();
    this.#add(this.#table.end());
  }

  #row(row: Row): void {
    if (!this.#held) return this.#write(row);
    this.#held.push(row);
    if (this.#held.length <= LISTED) return;
    this.#folds = true;
    this.#begin();
  }

  #begin(): void {
    const held = this.#held;
    if (!held) return;
    this.#held = null;
    this.#add([this.#table.title(this.#file, this.#meta)]);
    if (this.#folds) this.#add([this.#table.notice(LISTED)]);
    for (const row of held) this.#write(row);
  }

  #write(row: Row): void {
    this.#add(this.#folds ? this.#table.folded(row, this.why) : this.#table.row(row, this.why));
  }

  #add(lines: readonly string[]): void {
    for (const line of lines) this.#out.add(`${line}\n`);
  }
}
