/** Memory for what is used once: a command that reads without end makes much of it, and needs none for long. */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** The heap's part for new objects, bytes: enough that it is not swept all the time. */
const ENOUGH = 12 << 20;
/** Looking costs a little: it is done every so many pieces. */
const EVERY = 8;

/** V8 would let that part grow to a hundred megabytes when connections come faster than they go. */
export class Nursery {
  #pieces = 0;
  #settled = false;

  check(): void {
    this.#pieces += 1;
    if (this.#settled || this.#pieces % EVERY !== 0) return;
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if (!young || young.space_size < ENOUGH) return;
    this.#settled = true;
    setFlagsFromString('--semi-space-growth-factor=1');
  }
}
