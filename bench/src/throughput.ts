/** Moves a second over 100 tables: judged, stored and delivered by the lab, against merely passed on by a bare relay. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Snapshot } from '@handshake/contract';
import type { Seat } from '@handshake/lessons';
import { record } from './recording.ts';
import { LESSON, scriptFor, wholeHeader } from './script.ts';
import type { Cue } from './script.ts';
import { startLab, startRelay } from './servers.ts';
import type { Cpu, Running } from './servers.ts';
import { Wire } from './wire.ts';

export const TABLES = 100;
/** Rounds that only warm up, and rounds that count. In a round every table plays one whole lesson. */
const WARM = 4;

interface Pair {
  readonly wires: Readonly<Record<Seat, Wire>>;
  table: string;
  script: readonly Cue[];
}

export interface Side {
  /** Moves a second. */
  readonly perSecond: number;
  /** CPU time a move, µs; null where the system does not tell. */
  readonly cpuMicros: Cpu | null;
  /** From sending a move to its answer, ms. */
  readonly p50: number;
  readonly p99: number;
}
export interface Throughput {
  readonly tables: number;
  readonly rounds: number;
  readonly movesARound: number;
  readonly lab: Side;
  readonly relay: Side;
  /** lab.perSecond / relay.perSecond, both from the same run. */
  readonly ratio: number;
}

/** Rounds of the two alternate, so that what disturbs the machine disturbs both. Ends after `rounds`, or `budget` ms. */
export async function measureThroughput(rounds: number, budget: number): Promise<Throughput> {
  const until = performance.now() + budget;
  const dir = mkdtempSync(join(tmpdir(), 'handshake-bench-'));
  const lab = await startLab(join(dir, 'data'));
  try {
    const pairs = await seatPairs(lab, TABLES);
    const first = pairs[0] as Pair;
    const file = join(dir, 'recording.json');
    writeFileSync(file, JSON.stringify(await record(first.script, first.wires)));
    await renew([first]);
    const relay = await startRelay(file);
    const others = await relayPairs(relay, pairs);
    const [ours, theirs] = [new Tally(lab), new Tally(relay)];
    let counted = 0;
    for (let i = 0; i < WARM + rounds && (counted === 0 || performance.now() < until); i++) {
      counted = Math.max(0, i + 1 - WARM);
      await ours.round(pairs, i >= WARM);
      for (const [j, other] of others.entries()) other.script = pairs[j]?.script ?? [];
      await renew(pairs);
      await theirs.round(others, i >= WARM);
    }
    for (const { wires } of [...pairs, ...others]) for (const wire of Object.values(wires)) wire.close();
    await relay.stop();
    const [labSide, relaySide] = [ours.side(), theirs.side()];
    const movesARound = pairs.reduce((sum, { script }) => sum + script.length, 0);
    return {
      tables: TABLES,
      rounds: counted,
      movesARound,
      lab: labSide,
      relay: relaySide,
      ratio: labSide.perSecond / relaySide.perSecond,
    };
  } finally {
    await lab.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Lab alone, for a profile of where its time goes. Ends after `rounds`, or `budget` ms. */
export async function playRounds(lab: Running, rounds: number, budget: number): Promise<void> {
  const until = performance.now() + budget;
  const pairs = await seatPairs(lab, TABLES);
  const tally = new Tally(lab);
  for (let i = 0; i < rounds && performance.now() < until; i++) {
    await tally.round(pairs, true);
    await renew(pairs);
  }
  for (const { wires } of pairs) for (const wire of Object.values(wires)) wire.close();
}

/** Rounds of one server, and what they took. */
class Tally {
  readonly #server: Running;
  readonly #waits: number[] = [];
  #moves = 0;
  #ms = 0;
  #cpu: Cpu | null = { main: 0, all: 0 };

  constructor(server: Running) {
    this.#server = server;
  }

  /** Every pair plays its script: the next move goes out when the last is answered. Over when all is answered and delivered. */
  async round(pairs: readonly Pair[], counts: boolean): Promise<void> {
    const waits: number[] = [];
    const cpu = this.#server.cpu();
    const begun = performance.now();
    await Promise.all(pairs.map((pair) => playScript(pair, waits)));
    const ms = performance.now() - begun;
    const used = this.#server.cpu();
    if (!counts) return;
    this.#ms += ms;
    this.#moves += waits.length;
    for (const wait of waits) this.#waits.push(wait);
    this.#cpu =
      cpu && used && this.#cpu
        ? { main: this.#cpu.main + used.main - cpu.main, all: this.#cpu.all + used.all - cpu.all }
        : null;
  }

  side(): Side {
    const sorted = this.#waits.sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return {
      perSecond: (this.#moves / this.#ms) * 1000,
      cpuMicros: this.#cpu && {
        main: (this.#cpu.main * 1000) / this.#moves,
        all: (this.#cpu.all * 1000) / this.#moves,
      },
      p50: at(0.5),
      p99: at(0.99),
    };
  }
}

function playScript({ wires, script }: Pair, waits: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let next = 0;
    // Both seats are told of every move.
    let untold = script.length * 2;
    let unanswered = script.length;
    const told = (push: string) => {
      if (push.startsWith('["table.moves"') && --untold === 0 && unanswered === 0) resolve();
    };
    wires.client.onPush = told;
    wires.server.onPush = told;
    const play = () => {
      const cue = script[next++];
      if (!cue) return;
      const sent = performance.now();
      wires[cue.seat].send(cue.frame, (answer) => {
        if (!answer.startsWith('[{"ok":true')) return reject(new Error(answer));
        waits.push(performance.now() - sent);
        if (--unanswered === 0 && untold === 0) resolve();
        play();
      });
    };
    play();
  });
}

/** Opens tables and seats a pair at each. */
async function seatPairs(lab: Running, count: number): Promise<Pair[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const wires = { client: await Wire.open(lab.port), server: await Wire.open(lab.port) };
      const { code } = await wires.client.ask<{ code: string }>('table.open', {
        lesson: LESSON,
        profile: 'strict',
        locale: 'en',
      });
      const take = async (seat: Seat) => {
        const wish = { code, seat, name: seat, locale: 'en' };
        return (await wires[seat].ask<{ snapshot: Snapshot }>('seat.take', wish)).snapshot;
      };
      const [client, server] = [await take('client'), await take('server')];
      return { wires, table: client.table, script: scriptFor(wholeHeader(client, server), client.table) };
    }),
  );
}

/** Tables that were played through are replaced by fresh ones. Not part of what is measured. */
async function renew(pairs: readonly Pair[]): Promise<void> {
  await Promise.all(
    pairs.map(async (pair) => {
      const { client, server } = pair.wires;
      const moved = [client, server].map(
        (wire) =>
          new Promise<Snapshot>((resolve) => {
            wire.onPush = (push) => {
              if (push.startsWith('["seat.moved"'))
                resolve((JSON.parse(push) as [string, { snapshot: Snapshot }])[1].snapshot);
            };
          }),
      );
      await client.ask('table.again', { swap: false, table: pair.table });
      const [one, two] = (await Promise.all(moved)) as [Snapshot, Snapshot];
      pair.table = one.table;
      pair.script = scriptFor(wholeHeader(one, two), one.table);
    }),
  );
}

async function relayPairs(relay: Running, pairs: readonly Pair[]): Promise<Pair[]> {
  return Promise.all(
    pairs.map(async ({ table, script }) => {
      const wires = { client: await Wire.open(relay.port), server: await Wire.open(relay.port) };
      for (const seat of ['client', 'server'] as const) await wires[seat].ask('sit', { table, seat });
      return { wires, table, script };
    }),
  );
}
