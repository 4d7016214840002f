/**
 * One run at a time; whoever asks during a run gets one more after it, however many ask. What is fetched anew because
 * something was missed may itself have been on its way already when the next thing was missed.
 */
export function coalesce(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  return () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    void (async () => {
      do {
        again = false;
        await work();
      } while (again);
      running = false;
    })();
  };
}
