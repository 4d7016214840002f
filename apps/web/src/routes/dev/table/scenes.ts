/** Tables for the gallery, made by playing: sound bots on both ends, with a student's mistakes in between. */
import { ACK, add, FIN, PSH, SYN } from '@handshake/protocol';
import type { Segment } from '@handshake/protocol';
import { automatic, botMove, lessonById, newHeader, open, play, step } from '@handshake/lessons';
import type { Actor, Header, Lesson, LoggedMove, Move, Seat, Table } from '@handshake/lessons';

export class Player {
  readonly header: Header;
  readonly moves: LoggedMove[] = [];
  table: Table;

  constructor(lesson: string | Lesson) {
    const found = typeof lesson === 'string' ? lessonById(lesson) : lesson;
    if (!found) throw new Error('no such lesson');
    this.header = newHeader({
      lesson: found,
      profile: 'strict',
      iss: { client: 2846190331, server: 913407226 },
    });
    this.table = open(this.header);
  }

  move(by: Actor, move: Move): void {
    const played = play(this.table, by, move);
    if (!played.ok) throw new Error(`refused: ${played.refusal} ${JSON.stringify(move)}`);
    const logged: LoggedMove = { ...played.logged, id: `scene-${played.logged.n}`, at: Date.now() - 3000 };
    this.moves.push(logged);
    this.table = step(this.table, logged);
  }
  send(by: Seat, parts: Partial<Segment>): void {
    const ep = this.table.connection[by];
    this.move(by, {
      kind: 'send',
      segment: {
        flags: ACK,
        seq: ep.snd.nxt,
        ack: ep.irs === null ? 0 : ep.rcv.nxt,
        len: 0,
        win: ep.rcv.wnd,
        ...parts,
      },
    });
  }
  /** The network hands over what is on its way. */
  arrive(): void {
    for (const due of automatic(this.table)) if (due.after === 'flight') this.move(due.by, due.move);
  }
  /** Bots go on until nothing moves or `until` holds. */
  run(until: (table: Table) => boolean = () => false): void {
    for (let i = 0; i < 200 && !this.table.ended && !until(this.table); i++) {
      const due = automatic(this.table)[0];
      if (due) {
        this.move(due.by, due.move);
        continue;
      }
      const seat = (['client', 'server'] as const).find((one) => botMove(this.table, one));
      const move = seat && botMove(this.table, seat);
      if (!seat || !move) return;
      this.move(seat, move);
    }
  }
}

const inState =
  (seat: Seat, ...states: string[]) =>
  (table: Table) =>
    states.includes(table.connection[seat].state);

export const SCENES: Readonly<Record<string, () => Player>> = {
  start: () => new Player('handshake'),
  syn: () => {
    const p = new Player('handshake');
    p.send('client', { flags: SYN, ack: 0 });
    return p;
  },
  third: () => {
    const p = new Player('handshake');
    p.run(inState('client', 'ESTABLISHED'));
    return p;
  },
  wrong: () => {
    const p = new Player('handshake');
    p.run(inState('client', 'ESTABLISHED'));
    const ep = p.table.connection.client;
    p.send('client', { seq: ep.iss });
    p.send('client', { ack: ep.irs ?? 0 });
    p.move('client', { kind: 'hint' });
    return p;
  },
  lost: () => {
    const p = new Player('lost-synack');
    p.run((t) => t.events.filter((e) => e.kind === 'arrived' && e.seat === 'client').length > 0);
    return p;
  },
  waiting: () => {
    const p = new Player('lost-synack');
    p.run((t) => t.events.some((e) => e.kind === 'sent' && e.fate === 'dropped'));
    return p;
  },
  half: () => {
    const p = new Player('half-close');
    p.run((t) => t.connection.client.state === 'FIN-WAIT-2' && t.received.client > 0);
    const ep = p.table.connection.client;
    p.send('client', { ack: add(ep.rcv.nxt, -1) });
    p.move('client', { kind: 'hint' });
    p.move('client', { kind: 'hint' });
    return p;
  },
  flags: () => {
    const p = new Player('handshake');
    p.send('client', { flags: SYN | FIN, ack: 0 });
    return p;
  },
  early: () => {
    const p = new Player('half-close');
    p.send('client', { flags: PSH | ACK, len: 10 });
    return p;
  },
  timewait: () => {
    const p = new Player('whole-connection');
    p.run((t) => t.connection.client.state === 'TIME-WAIT' && t.connection.link.length === 0);
    return p;
  },
  twomsl: () => {
    const p = new Player('whole-connection');
    p.run((t) => automatic(t).some(({ after }) => after === '2msl'));
    return p;
  },
  /** Both ends close at once: the FINs cross. */
  cross: () => {
    const found = lessonById('close-client');
    const first = found?.steps[0];
    if (!found || !first) throw new Error('no lesson to bend');
    const both = {
      ...first,
      enter: (['client', 'server'] as const).map((seat) => ({
        do: 'call' as const,
        seat,
        call: 'CLOSE' as const,
      })),
    };
    const p = new Player({ ...found, steps: [both] });
    p.send('client', { flags: FIN | ACK });
    p.send('server', { flags: FIN | ACK });
    p.arrive();
    p.send('client', {});
    p.send('server', {});
    return p;
  },
  whole: () => {
    const p = new Player('whole-connection');
    p.run(inState('client', 'FIN-WAIT-1'));
    p.arrive();
    return p;
  },
  end: () => {
    const p = new Player('whole-connection');
    const ep = p.table.connection.client;
    p.send('client', { flags: SYN | ACK, ack: 0 });
    p.send('client', { flags: SYN | FIN, seq: ep.iss });
    p.run();
    return p;
  },
};
