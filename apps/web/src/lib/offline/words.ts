/** What page and service worker say to each other, and the lock by which both know of open tables. */

/** To a waiting worker: its turn. */
export const TAKE_OVER = 'take-over';
/** To the active worker, with a port for the answer: true when all of its version is kept. */
export const COMPLETE = 'complete?';
/** Held shared while a table is on the screen, in any tab; also the channel on which its end is told. */
export const OPEN_TABLE = 'hl:open-table';
