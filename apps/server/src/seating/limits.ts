/** How often one may try to get in. A class of sixty sits behind one address: what is counted by address allows for all of them. */
import type { LabSocket } from '../pushes.ts';
import { Buckets } from '../sockets/bucket.ts';
import type { Rate } from '../sockets/bucket.ts';

/** Newcomers from one address: a lecture hall at once, then two a second. */
const NEWCOMERS: Rate = { burst: 500, perSecond: 2 };
/** Personal codes: sixty may each mistype theirs. Guessing one of sixty among 10^12 at this pace takes centuries. */
const CODES: Rate = { burst: 120, perSecond: 1 };
/** Names and numbers of the class list: who is not on it is not to find out who is. */
const LISTED: Rate = { burst: 240, perSecond: 1 };
/** The operator's password: an instructor mistypes it a few times; by all together it is tried once a second. */
const PASSWORDS: Rate = { burst: 10, perSecond: 0.1 };
const ALL_PASSWORDS: Rate = { burst: 100, perSecond: 1 };

export class Limits {
  readonly #newcomers = new Buckets(NEWCOMERS);
  readonly #codes = new Buckets(CODES);
  readonly #listed = new Buckets(LISTED);
  readonly #passwords = new Buckets(PASSWORDS);
  readonly #allPasswords = new Buckets(ALL_PASSWORDS);

  // Each: 0, and it counts; else how long to wait, ms.

  newcomer(socket: LabSocket): number {
    return take([[this.#newcomers, from(socket)]]);
  }
  /** Counted for the class, wherever it is asked from, and for the address, whatever class it asks. */
  code(socket: LabSocket, classId: string): number {
    return take([
      [this.#codes, from(socket)],
      [this.#codes, classId],
    ]);
  }
  listed(socket: LabSocket, classId: string): number {
    return take([
      [this.#listed, from(socket)],
      [this.#listed, classId],
    ]);
  }
  password(socket: LabSocket): number {
    return take([
      [this.#passwords, from(socket)],
      [this.#allPasswords, ''],
    ]);
  }
}

const from = (socket: LabSocket): string => `from ${socket.handshake.address}`;

function take(all: readonly (readonly [Buckets, string])[]): number {
  const now = performance.now();
  const wait = Math.max(...all.map(([buckets, key]) => buckets.wait(key, now)));
  if (wait === 0) for (const [buckets, key] of all) buckets.take(key, now);
  return wait;
}
