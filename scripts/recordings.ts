/**
 * `node scripts/recordings.ts` writes packages/lessons/src/puzzle/recordings.ts: the recordings of packages/capture, as
 * far as they are exchanges that puzzles can be made on. scripts/recordings.test.ts fails where that file is out of date.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TraceReader } from '@handshake/capture';
import type { TraceEvent } from '@handshake/capture';
import { isSound, replay, spoken, toldOf } from '@handshake/lessons';
import type { Exchange, Happening } from '@handshake/lessons';
import { dueAt, has, segLen, SYN } from '@handshake/protocol';
import type { Segment, Side } from '@handshake/protocol';

const ROOT = join(import.meta.dirname, '..');
const FIXTURES = join(ROOT, 'packages/capture/fixtures');
export const TARGET = join(ROOT, 'packages/lessons/src/puzzle/recordings.ts');
/** Fewer segments show too little, more are too long to read. */
const LEAST = 4;
const MOST = 20;

function eventsOf(file: string): readonly TraceEvent[] {
  const reader = new TraceReader();
  const events = [...reader.push(readFileSync(file, 'utf8')), ...reader.end()];
  if (reader.problem) throw new Error(`${file}: ${reader.problem.reason.code}`);
  return events;
}

/** The ISN that an end chose for its first connection; 0 where it opened none. */
const issOf = (events: readonly TraceEvent[], side: Side): number =>
  events.filter((one) => one.ev === 'tx').find(({ src, segment }) => src === side && has(segment, SYN))
    ?.segment.seq ?? 0;

const CALL = { listen: 'OPEN-PASSIVE', connect: 'OPEN-ACTIVE', close: 'CLOSE', abort: 'ABORT' } as const;

/** An exchange that grows as the recording goes on, as long as the ends do what two sound ends would do. */
class Recording {
  readonly #iss: Exchange['iss'];
  readonly #numbers = new Map<number, number>();
  readonly #happenings: Happening[] = [];
  /** So many happenings are sound, and led to the states that the kernels told of. */
  #good = 0;

  constructor(events: readonly TraceEvent[]) {
    this.#iss = { client: issOf(events, 'client'), server: issOf(events, 'server') };
    for (const [k, event] of events.entries()) if (!this.#add(event, events.slice(k + 1))) break;
  }

  get exchange(): Exchange {
    return { iss: this.#iss, folded: 0, happenings: this.#happenings.slice(0, this.#good) };
  }

  get #scene() {
    return replay({ iss: this.#iss, folded: 0, happenings: this.#happenings });
  }

  /** False where the recording is of no use from here on. */
  #add(event: TraceEvent, later: readonly TraceEvent[]): boolean {
    switch (event.ev) {
      case 'meta':
      case 'timer':
        return true;
      case 'app': {
        const { call, src: seat, arg } = event;
        if (call === 'crash') return false;
        if (call === 'send') this.#happenings.push({ do: 'call', seat, call: 'SEND', bytes: arg ?? 0 });
        else if (call === 'shutdown') this.#happenings.push({ do: 'call', seat, call: 'CLOSE' });
        else if (call !== 'accept' && call !== 'recv')
          this.#happenings.push({ do: 'call', seat, call: CALL[call] });
        return true;
      }
      case 'tx': {
        const sent = this.#scene?.connection.sent ?? MOST;
        if (sent >= MOST) return false;
        this.#timer(event.src, event.segment);
        this.#numbers.set(event.i, sent + 1);
        const lost = event.fate === 'dropped' ? { lost: true } : {};
        this.#happenings.push({ do: 'send', seat: event.src, segment: event.segment, ...lost });
        return this.#isSound();
      }
      case 'rx': {
        const no = event.of === null ? undefined : this.#numbers.get(event.of);
        const again = later.some((one) => one.ev === 'rx' && one.of === event.of) ? { again: true } : {};
        // What was forged at random belongs to no exchange that anybody could follow; an old SYN or SYN,ACK may.
        if (no === undefined && !has(event.segment, SYN)) return false;
        if (no === undefined) this.#happenings.push({ do: 'stray', to: event.to, segment: event.segment });
        else this.#happenings.push({ do: 'arrive', no, ...again });
        const scene = this.#scene;
        const { state } = event;
        if (!scene || !state) return false;
        const { client, server } = scene.connection;
        if (client.state !== state.client || server.state !== state.server) return false;
        this.#good = this.#happenings.length;
        return true;
      }
    }
  }

  /** What is sent once more is sent because a timer has run out. */
  #timer(seat: Side, segment: Segment): void {
    const ep = this.#scene?.connection[seat];
    if (!ep || segLen(segment) === 0 || ep.snd.nxt === ep.iss) return;
    const repeats = (segment.seq - ep.snd.una) >>> 0 < (ep.snd.nxt - ep.snd.una) >>> 0;
    if (repeats && dueAt(ep, 'rto') !== null) this.#happenings.push({ do: 'timer', seat, timer: 'rto' });
  }

  #isSound(): boolean {
    const all = spoken({ iss: this.#iss, folded: 0, happenings: this.#happenings });
    const last = all?.at(-1);
    return last !== undefined && isSound(last.outcome);
  }
}

/** Every recording that is of use, by its name. */
export function recordings(): Map<string, Exchange> {
  const files = ['', 'recorded', 'corners'].flatMap((folder) =>
    readdirSync(join(FIXTURES, folder))
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => join(FIXTURES, folder, name)),
  );
  const found = new Map<string, Exchange>();
  for (const file of files.sort()) {
    const { exchange } = new Recording(eventsOf(file));
    const sent = exchange.happenings.filter((one) => one.do === 'send').length;
    if (sent >= LEAST) found.set(basename(file, '.jsonl'), exchange);
  }
  return found;
}

/** The file's text: a recording a row, its ISNs and its story in short notation. */
export function written(): string {
  const entries = [...recordings()].map(([name, exchange]) => {
    const told = toldOf(exchange).replaceAll('\n', '; ');
    return `  ${name}: [\n    ${exchange.iss.client},\n    ${exchange.iss.server},\n    '${told}',\n  ],\n`;
  });
  return [
    '/** Made by scripts/recordings.ts from the recordings in packages/capture/fixtures. */',
    'export const RECORDINGS: Readonly<Record<string, readonly [client: number, server: number, told: string]>> = {',
    `${entries.join('')}};`,
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(TARGET, written());
