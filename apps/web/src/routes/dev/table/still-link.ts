/** A table that stands still: own moves are answered, nothing else happens. */
import type { PlayableMove, Snapshot } from '@handshake/contract';
import { viewHeader, viewMove } from '@handshake/lessons';
import type { Seat } from '@handshake/lessons';
import type { LinkEvents, Played, TableLink } from '#lib/session/table-link.ts';
import { Player, SCENES } from './scenes.ts';

export class StillLink implements TableLink {
  #player: Player;
  #seat: Seat;
  #events: LinkEvents | null = null;

  constructor(scene: string, seat: Seat) {
    this.#player = (SCENES[scene] ?? (() => new Player('handshake')))();
    this.#seat = seat;
  }
  start(events: LinkEvents): void {
    this.#events = events;
    events.status('live');
    const student = (name: string, composing: boolean) => ({
      kind: 'student' as const,
      name,
      here: true,
      composing,
    });
    const own = student('Wei', false);
    const other = student('Amara', true);
    const snapshot: Snapshot = {
      table: crypto.getRandomValues(new Uint32Array(1)).join(''),
      code: 'K7M4QX',
      number: 12,
      seat: this.#seat,
      name: own.name,
      inClass: true,
      header: viewHeader(this.#player.header, this.#seat),
      moves: this.#player.moves.map((move) => viewMove(move, this.#seat, 'coach')),
      seats: this.#seat === 'client' ? { client: own, server: other } : { client: other, server: own },
      pace: { flight: 1400, twoMsl: 12_000 },
    };
    events.snapshot(snapshot);
  }
  play(id: string, move: PlayableMove): Promise<Played> {
    this.#player.move(this.#seat, move);
    const logged = { ...this.#player.moves.at(-1)!, id };
    this.#events?.moves([viewMove(logged, this.#seat, 'coach')]);
    return Promise.resolve({ ok: true, logged });
  }
  waiting(): readonly never[] {
    return [];
  }
  composing(): void {}
  again(): Promise<{ ok: true }> {
    return Promise.resolve({ ok: true });
  }
  leave(): Promise<{ ok: true }> {
    return Promise.resolve({ ok: true });
  }
  close(): void {}
}
