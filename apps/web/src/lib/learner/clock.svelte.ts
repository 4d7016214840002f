/** The wall clock of a page that tells days: looked at again when somebody comes back to it, and now and then. */
export class Clock {
  #now = $state(Date.now());

  get now(): number {
    return this.#now;
  }

  /** From here on it goes; the answer stops it. */
  run(): () => void {
    const look = () => (this.#now = Date.now());
    look();
    const timer = setInterval(look, 60_000);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }
}
