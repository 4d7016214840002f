/** How far this tab gets without a network, and whether a newer version waits. One for the whole app. */
import { preloadCode } from '$app/navigation';
import { routes } from '$app/manifest';
import { forget, readJson, writeJson } from '#lib/session/stored.ts';
import { loadGlance } from '#lib/rules/glance.svelte.ts';
import { later } from '#lib/table/later.svelte.ts';
import { onTableClosed, whenNoTable } from './open-table.ts';
import { offlineRoutes } from './routes.ts';
import { TAKE_OVER } from './words.ts';
import { active, complete, register, registered } from './worker.ts';

/**
 * - `loading`: a moment, please
 * - `tab`: without a network as long as this tab stays open
 * - `reload`: also after a reload
 * - `missing`: not loaded: the network failed, or the device asks to be spared
 */
export type Reach = 'loading' | 'tab' | 'reload' | 'missing';

class Offline {
  /** Code, styles and typefaces of every page that works offline are in this tab. */
  #inTab = $state(false);
  /** The service worker holds all of it. */
  #kept = $state(false);
  /** It answers this page's requests; after a forced reload it does not. */
  #served = $state(false);
  #missing = $state(false);
  /** A newer version, while open tables keep it waiting. */
  #waiting = $state.raw<ServiceWorker | null>(null);
  #stale = false;
  #begun = false;
  #asked = false;

  get reach(): Reach {
    if (this.#kept && (this.#inTab || this.#served)) return 'reload';
    if (this.#inTab) return 'tab';
    return this.#missing ? 'missing' : 'loading';
  }

  /** A newer version is there and waits for open tables. */
  get newer(): boolean {
    return this.#waiting !== null;
  }

  /** This tab runs a version older than the one that is kept: the next page is to be loaded anew. */
  get stale(): boolean {
    return this.#stale;
  }

  /** Called once the first page is idle; further calls do nothing. */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    addEventListener('online', () => {
      if (this.reach === 'missing' && !sparing()) void this.load();
    });
    void this.#start();
  }

  async #start(): Promise<void> {
    const before = await registered();
    if (before) this.#watch(before);
    if (!sparing()) await this.load();
    else if (!(before && (await this.#check(before)))) this.#missing = true;
  }

  /** Fetches what is missing, one page after the other, then asks the browser to keep it. */
  async load(): Promise<void> {
    this.#missing = false;
    const keeping = this.#keep();
    try {
      for (const id of offlineRoutes(routes.map((route) => route.id))) await preloadCode(id);
      await loadGlance();
      if (!(await later.load())) throw new Error('a part is missing');
      await Promise.all([...document.fonts].map((face) => face.load()));
      this.#inTab = true;
    } catch {
      this.#missing = true;
    }
    await keeping;
  }

  async #keep(): Promise<void> {
    const before = await registered();
    if (before && (await this.#check(before))) return;
    const registration = await register();
    if (!registration) return;
    this.#watch(registration);
    await this.#check(registration);
  }

  /** Whether the worker holds all of it. */
  async #check(registration: ServiceWorkerRegistration): Promise<boolean> {
    const worker = await active(registration);
    this.#served = navigator.serviceWorker.controller !== null;
    this.#kept = worker !== null && (await complete(worker));
    return this.#kept;
  }

  #watched: ServiceWorkerRegistration | null = null;
  #watch(registration: ServiceWorkerRegistration): void {
    if (this.#watched === registration) return;
    this.#watched = registration;
    const look = () => {
      if (registration.waiting && registration.active) void this.#offer(registration.waiting);
    };
    // One may be under way already: another tab found it.
    const follow = () => registration.installing?.addEventListener('statechange', look);
    look();
    follow();
    registration.addEventListener('updatefound', follow);
    onTableClosed(look);
    this.#served = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      this.#waiting = null;
      forget('session', USED);
      this.#stale ||= this.#served;
      this.#served = true;
      if (this.#asked) location.reload();
    });
  }

  /** Its turn at once where no table is open; else it waits, and the page says so. */
  async #offer(worker: ServiceWorker): Promise<void> {
    const over = await whenNoTable(() => handOver(worker));
    const used = readJson('session', USED, (value) => value === true) === true;
    if (!over && !used && worker.state === 'installed') this.#waiting = worker;
  }

  /** The user says so: the newer version takes its turn, and this page is loaded anew. Tables in other tabs go on. */
  useNow(): void {
    this.#asked = true;
    if (this.#waiting) handOver(this.#waiting);
    // The older one may not come to rest for minutes, and answer nothing meanwhile. The server has the newer page, and needs no worker for it.
    setTimeout(() => void this.#pastTheWorker(), HELD_UP);
  }

  /** This tab is loaded anew from the server. The page that comes asks for the worker again; tables in other tabs keep theirs. */
  async #pastTheWorker(): Promise<void> {
    if (this.#waiting === null) return;
    writeJson('session', USED, true);
    const gone = navigator.onLine ? (await registered())?.unregister() : undefined;
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, AGAIN))]);
    location.reload();
  }

  /** Not again in this tab. */
  dismiss(): void {
    this.#waiting = null;
  }
}

/** This tab shows the newer version already, as the server has it, while the older one still answers it. */
const USED = 'offline:used';
/** How long the older version may go on answering once the user wants the newer one, ms. */
const HELD_UP = 6_000;

/** How long a waiting version has to begin before it is told again, ms; and how often it is told. */
const AGAIN = 2_000;
const TIMES = 10;

/** Hands a waiting version its turn. A busy browser has been seen to leave it waiting after the first word. */
function handOver(worker: ServiceWorker, times = TIMES): void {
  if (worker.state !== 'installed') return;
  worker.postMessage(TAKE_OVER);
  if (times > 1) setTimeout(() => handOver(worker, times - 1), AGAIN);
}

/** The device asks for little traffic, or its link is slow: nothing is fetched ahead without being asked for. */
function sparing(): boolean {
  const link = (navigator as { connection?: { saveData?: boolean; effectiveType?: string } }).connection;
  return Boolean(link?.saveData) || /2g/.test(link?.effectiveType ?? '');
}

export const offline = new Offline();
