/** Judges a capture made at one end, or anywhere between: what it cannot tell is no segment's fault. */
import type { Endpoint, Profile, Side, Verdict } from '@handshake/protocol';
import { ACK, closed, judge, other, RST, SYN } from '@handshake/protocol';
import type { Packet } from '../packet.ts';
import type { Connection, Flow } from './flows.ts';
import { distance, ends, Flows, sideOf } from './flows.ts';
import { endOf, learn, learnOfPeer } from './stream.ts';
import { viewsOf } from './views.ts';

export interface Seen {
  /** The frame's number in the file, from 1. */
  readonly i: number;
  readonly connection: number;
  readonly src: Side;
  readonly packet: Packet;
  readonly verdict: Verdict;
  /** The sender's endpoint as it was taken to be. */
  readonly view: Endpoint;
}

interface Opinion {
  readonly connection: Connection;
  readonly verdict: Verdict;
  readonly view: Endpoint;
}

export class CaptureJudge {
  #flows = new Flows();
  #holes = 0;
  #profile: Profile;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  /** A frame that could not be read was a segment, or a part of one: what it said is unknown. */
  hole(): void {
    this.#holes += 1;
  }

  push(packet: Packet): Seen {
    const flow = this.#flows.flowOf(packet);
    this.#doubt(flow);
    const candidates = this.#flows.candidates(flow, packet);
    let opinion = this.#decide(candidates, packet);
    if (opinion.verdict.verdict === 'illegal') {
      const elder = this.#flows.elder(flow, packet);
      if (elder) opinion = this.#judge(elder, packet);
    }
    const { connection, verdict, view } = opinion;
    const src = sideOf(connection, packet);
    if (verdict.verdict !== 'illegal' && verdict.verdict !== 'ignored')
      this.#remember(flow, connection, packet, src);
    return { i: packet.no, connection: connection.number, src, packet, verdict, view };
  }

  /** After a hole no number is certain to be the last. */
  #doubt(flow: Flow): void {
    if (flow.holes === this.#holes) return;
    flow.holes = this.#holes;
    for (const { streams } of flow.connections) {
      streams.client = { ...streams.client, exact: false, edge: null };
      streams.server = { ...streams.server, exact: false, edge: null };
    }
  }

  /** Of several connections, one in which it is right, and of those the one whose numbers it is nearest to. */
  #decide(connections: readonly Connection[], packet: Packet): Opinion {
    const opinions = connections.map((connection) => this.#judge(connection, packet));
    const right = opinions.filter(({ verdict }) => verdict.verdict !== 'illegal');
    const [first, ...others] = right.length > 0 ? right : opinions;
    if (!first) throw new Error('a segment without a connection');
    const far = ({ connection }: Opinion): number => {
      const { own, peer } = ends(connection, packet);
      return distance(own, peer, packet.segment);
    };
    return others.reduce((nearest, opinion) => (far(opinion) < far(nearest) ? opinion : nearest), first);
  }

  #judge(connection: Connection, packet: Packet): Opinion {
    const { own, peer } = ends(connection, packet);
    // One end that talks to itself: nobody can tell who says what.
    if (packet.from === packet.to && packet.fromPort === packet.toPort) {
      return { connection, verdict: { verdict: 'legal', findings: [] }, view: closed({ iss: 0 }) };
    }
    const { segment } = packet;
    const opinions: Opinion[] = [];
    for (const view of viewsOf(own, peer, segment)) {
      const verdict = judge(view, segment, { profile: this.#profile, now: 0, asked: 'assumed' });
      const opinion = { connection, verdict, view };
      if (verdict.verdict !== 'illegal') return opinion;
      opinions.push(opinion);
    }
    const [first] = opinions;
    if (!first) throw new Error('a segment without a view');
    return first;
  }

  #remember(flow: Flow, connection: Connection, { segment, options }: Packet, src: Side): void {
    const { iss, next } = connection.streams[src];
    const answers = (segment.flags & (SYN | ACK | RST)) === (SYN | ACK);
    const known = iss === segment.seq || next === null || next === endOf(segment);
    const again = answers && !known;
    const { streams } = again ? this.#flows.restart(flow, connection, src) : connection;
    const own = streams[src];
    const peer = streams[other(src)];
    streams[src] = learn(own, peer, segment, options);
    streams[other(src)] = learnOfPeer(peer, segment);
  }
}
