/** Flows by their two ends. They are looked up once for every segment, so no key is built: the ends are compared. */
import type { Address } from '../address.ts';
import type { Packet } from '../packet.ts';

/** The same to both directions. */
type Ends = Pick<Packet, 'from' | 'fromPort' | 'to' | 'toPort'>;

/** Chains of more are cut: whoever made up a file with so many alike shall not slow down the look-up. */
const LONGEST_CHAIN = 64;

/** Holds a bounded number of flows; to make room, the one that was longest quiet is forgotten. */
export class FlowTable<Flow extends Ends> {
  #make: (packet: Packet) => Flow;
  /** By slot; slot 0 is nobody's, and stands for "none". */
  #flows: (Flow | null)[] = [null];
  #limit: number;
  /** By hash, the first slot of a chain, and by slot the next one of it. */
  #first: Int32Array;
  #next: Int32Array;
  /** By slot, who was heard of just before and just after it, in a ring that begins and ends with slot 0. */
  #older: Int32Array;
  #newer: Int32Array;
  /** The one last heard of: segments come in bursts. */
  #latest: Flow | null = null;

  /** @param limit how many flows it holds, a power of two */
  constructor(limit: number, make: (packet: Packet) => Flow) {
    this.#make = make;
    this.#limit = limit;
    this.#first = new Int32Array(limit);
    this.#next = new Int32Array(limit + 1);
    this.#older = new Int32Array(limit + 1);
    this.#newer = new Int32Array(limit + 1);
  }

  /** The flow of the packet, a new one where there is none; now it is the one last heard of. */
  of(packet: Packet): Flow {
    if (this.#latest && isBetween(this.#latest, packet)) return this.#latest;
    this.#latest = this.#find(packet);
    return this.#latest;
  }

  #find(packet: Packet): Flow {
    const chain = hashOf(packet) & (this.#limit - 1);
    let length = 0;
    for (let slot = this.#first[chain] ?? 0; slot !== 0; slot = this.#next[slot] ?? 0) {
      const flow = this.#flows[slot];
      if (flow && isBetween(flow, packet)) {
        this.#touch(slot);
        return flow;
      }
      length += 1;
      if (length === LONGEST_CHAIN) this.#next[slot] = 0;
    }
    return this.#add(chain, packet);
  }

  #add(chain: number, packet: Packet): Flow {
    const full = this.#flows.length > this.#limit;
    const slot = full ? (this.#newer[0] ?? 0) : this.#flows.length;
    if (full) this.#unchain(slot);
    const flow = this.#make(packet);
    this.#flows[slot] = flow;
    this.#next[slot] = this.#first[chain] ?? 0;
    this.#first[chain] = slot;
    this.#touch(slot);
    return flow;
  }

  /** Moves it to the ring's end. */
  #touch(slot: number): void {
    const last = this.#older[0] ?? 0;
    if (last === slot) return;
    const older = this.#older[slot] ?? 0;
    const newer = this.#newer[slot] ?? 0;
    // A slot that is not in the ring yet links nothing but slot 0 to itself.
    if (older !== 0 || newer !== 0) {
      this.#newer[older] = newer;
      this.#older[newer] = older;
    }
    this.#newer[last] = slot;
    this.#older[slot] = last;
    this.#newer[slot] = 0;
    this.#older[0] = slot;
  }

  #unchain(slot: number): void {
    const flow = this.#flows[slot];
    if (!flow) return;
    const chain = hashOf(flow) & (this.#limit - 1);
    const next = this.#next[slot] ?? 0;
    if (this.#first[chain] === slot) {
      this.#first[chain] = next;
      return;
    }
    let at = this.#first[chain] ?? 0;
    while (at !== 0 && this.#next[at] !== slot) at = this.#next[at] ?? 0;
    if (at !== 0) this.#next[at] = next;
  }
}

const isBetween = (flow: Ends, { from, fromPort, to, toPort }: Ends): boolean =>
  (flow.from === from && flow.fromPort === fromPort && flow.to === to && flow.toPort === toPort) ||
  (flow.from === to && flow.fromPort === toPort && flow.to === from && flow.toPort === fromPort);

/** The same for both directions. */
function hashOf({ from, fromPort, to, toPort }: Ends): number {
  const sum = hashOfEnd(from, fromPort) + hashOfEnd(to, toPort);
  return sum ^ (sum >>> 15);
}

function hashOfEnd(address: Address, port: number): number {
  let hash = port;
  if (typeof address === 'number') hash = Math.imul(hash, 0x9e37_79b1) ^ address;
  else for (let k = 0; k < address.length; k++) hash = Math.imul(hash, 0x0100_0193) ^ address.charCodeAt(k);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  return hash ^ (hash >>> 13);
}
