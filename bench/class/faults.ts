/** What goes wrong for each student of the simulated class, again and again. */
import type { Chance } from '@handshake/lessons';
import type { Student } from './student.ts';

/**
 * - `sleep`: the laptop's lid is shut: its connection stays open and silent, longer than the server's patience at times
 * - `tab`: the page is opened a second time, and the first is closed
 * - `wifi`: the connection breaks in the middle of whatever is under way
 * - `polling`: nothing but long-polling gets through, all the time
 */
export const FAULTS = ['sleep', 'tab', 'wifi', 'polling'] as const;
export type Fault = (typeof FAULTS)[number];

/** What of Engine.IO's client is touched to make a silent or broken connection. */
interface Wire {
  readonly ws?: { pause(): void; resume(): void; terminate(): void; readonly readyState: number };
}

/** Runs a student's fault every so often until then (`performance.now`). @returns how often it happened */
export async function befall(
  student: Student,
  fault: Fault,
  until: number,
  every: number,
  chance: Chance,
): Promise<number> {
  let times = 0;
  for (;;) {
    const rest = every * (0.5 + chance());
    if (fault === 'polling' || performance.now() + rest > until) return times;
    await new Promise((resolve) => setTimeout(resolve, rest));
    const wire = student.socket.io.engine?.transport as unknown as Wire | undefined;
    if (fault === 'tab') {
      await student.secondTab();
      times += 1;
    }
    // Before it has moved up to WebSocket there is nothing to break.
    if (wire?.ws?.readyState !== 1) continue;
    if (fault === 'wifi') {
      wire.ws.terminate();
      times += 1;
    }
    if (fault === 'sleep') {
      times += 1;
      wire.ws.pause();
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(every * chance(), until - performance.now())),
      );
      if (wire.ws?.readyState === 1) wire.ws.resume();
    }
  }
}
