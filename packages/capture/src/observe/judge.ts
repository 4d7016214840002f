/** Judges a capture made at one end, or anywhere between: what it cannot tell is no segment's fault. */
import type { Endpoint, Profile, Segment, Side, Verdict } from '@handshake/protocol';
import { ACK, closed, judge, other, RST, SYN } from '@handshake/protocol';
import type { Basis } from '../evidence.ts';
import { evidenceFor } from '../evidence.ts';
import type { Packet } from '../packet.ts';
import type { Connection, Flow } from './flows.ts';
import { distance, ends, Flows, sideOf, streamOf } from './flows.ts';
import { doubtSyn, endOf, learn, learnOfPeer, shownOf } from './stream.ts';
import { likeliestView, otherViews } from './views.ts';

export interface Seen {
  /** The frame's number in the file, from 1. */
  readonly i: number;
  readonly connection: number;
  readonly src: Side;
  readonly packet: Packet;
  readonly verdict: Verdict;
  /** The sender's endpoint as it was taken to be; null where the segment is so plainly right that none was made up. */
  readonly view: Endpoint | null;
  /** Of an illegal one: what that rests on. */
  readonly basis: Basis | null;
}

interface Opinion {
  readonly connection: Connection;
  readonly verdict: Verdict;
  readonly view: Endpoint;
}

const LEGAL: Verdict = { verdict: 'legal', findings: [] };

export class CaptureJudge {
  #flows = new Flows();
  #holes = 0;
  #profile: Profile;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  /** A frame that could not be read may have been a segment, or a part of one: what it said is unknown. */
  hole(): void {
    this.#holes += 1;
  }

  /**
   * The next segment. Null where it was damaged on its way: what is in it need not be what its sender sent. The checksum
   * is not looked at where the segment is just what was to come next: then nothing is learned from it that is not so.
   */
  push(packet: Packet): Seen | null {
    const flow = this.#flows.flowOf(packet);
    this.#doubt(flow);
    const inTurn = this.#inTurn(flow, packet);
    if (inTurn) return inTurn;
    if (!isDamaged(flow, packet)) return this.#weighed(flow, packet);
    this.hole();
    return null;
  }

  /** Most segments are the newest connection's next, and nothing is to be said of them. */
  #inTurn(flow: Flow, packet: Packet): Seen | null {
    const connection = flow.connections[0];
    if (!connection || isToItself(packet)) return null;
    const src = sideOf(connection, packet);
    const own = streamOf(connection, src);
    const peer = streamOf(connection, other(src));
    if (!own.isInTurn(peer, packet.segment)) return null;
    // Of several connections in which it is right, it belongs to the nearest.
    if (flow.connections.length > 1) {
      const far = farFrom(connection, packet);
      if (flow.connections.some((it) => farFrom(it, packet) < far)) return null;
    }
    own.goOn(peer, packet.segment, packet.no);
    return {
      i: packet.no,
      connection: connection.number,
      src,
      packet,
      verdict: LEGAL,
      view: null,
      basis: null,
    };
  }

  #weighed(flow: Flow, packet: Packet): Seen {
    const { connection, verdict, view } = this.#opinion(flow, packet);
    const src = sideOf(connection, packet);
    const basis = verdict.verdict === 'illegal' ? basisOf(flow, connection, packet, verdict) : null;
    if (verdict.verdict !== 'illegal' && verdict.verdict !== 'ignored')
      this.#remember(flow, connection, packet, src);
    return { i: packet.no, connection: connection.number, src, packet, verdict, view, basis };
  }

  #opinion(flow: Flow, packet: Packet): Opinion {
    const opinion = this.#decide(this.#flows.candidates(flow, packet), packet);
    if (opinion.verdict.verdict !== 'illegal') return opinion;
    const elder = this.#flows.elder(flow, packet);
    return elder ? this.#judge(elder, packet) : opinion;
  }

  /** After a hole no number is certain to be the last. */
  #doubt(flow: Flow): void {
    if (flow.holes === this.#holes) return;
    flow.holes = this.#holes;
    for (const { client, server } of flow.connections) {
      client.exact = server.exact = false;
      client.edge = server.edge = null;
    }
  }

  /** Of several connections, one in which it is right, and of those the one whose numbers it is nearest to. */
  #decide(connections: readonly Connection[], packet: Packet): Opinion {
    const [only] = connections;
    if (only && connections.length === 1) return this.#judge(only, packet);
    const opinions = connections.map((connection) => this.#judge(connection, packet));
    const right = opinions.filter(({ verdict }) => verdict.verdict !== 'illegal');
    const [first, ...others] = right.length > 0 ? right : opinions;
    if (!first) throw new Error('a segment without a connection');
    const far = ({ connection }: Opinion): number => farFrom(connection, packet);
    return others.reduce((nearest, opinion) => (far(opinion) < far(nearest) ? opinion : nearest), first);
  }

  #judge(connection: Connection, packet: Packet): Opinion {
    const { own, peer } = ends(connection, packet);
    // One end that talks to itself: nobody can tell who says what.
    if (isToItself(packet)) return { connection, verdict: LEGAL, view: closed({ iss: 0 }) };
    const { segment } = packet;
    const first = this.#judgeBy(likeliestView(own, peer, segment), connection, segment);
    if (first.verdict.verdict !== 'illegal') return first;
    for (const view of otherViews(own, peer, segment)) {
      const opinion = this.#judgeBy(view, connection, segment);
      if (opinion.verdict.verdict !== 'illegal') return opinion;
    }
    return first;
  }

  #judgeBy(view: Endpoint, connection: Connection, segment: Segment): Opinion {
    const verdict = judge(view, segment, { profile: this.#profile, now: 0, asked: 'assumed' });
    return { connection, verdict, view };
  }

  #remember(flow: Flow, connection: Connection, packet: Packet, src: Side): void {
    const { segment } = packet;
    const { iss, next } = streamOf(connection, src);
    const answers = (segment.flags & (SYN | ACK | RST)) === (SYN | ACK);
    const known = iss === segment.seq || next === null || next === endOf(segment);
    const again = answers && !known;
    const current = again ? this.#flows.restart(flow, connection, src) : connection;
    const peer = streamOf(current, other(src));
    doubtSyn(streamOf(current, src), peer, segment);
    learn(streamOf(current, src), peer, packet);
    learnOfPeer(peer, packet);
  }
}

/**
 * A wrong checksum tells something of an end of which right ones are known: some tools rewrite packets and leave it as it
 * was, some cards show every packet before they complete it.
 */
function isDamaged(flow: Flow, { checksum, from, fromPort }: Packet): boolean {
  const isFrom = from === flow.from && fromPort === flow.fromPort;
  if (checksum === 'right' && isFrom) flow.fromIsFilled = true;
  if (checksum === 'right' && !isFrom) flow.toIsFilled = true;
  return checksum === 'wrong' && (isFrom ? flow.fromIsFilled : flow.toIsFilled);
}

/** Every view of the sender was tried, in every connection that the segment may belong to. */
function basisOf(flow: Flow, connection: Connection, packet: Packet, { findings }: Verdict): Basis {
  const ways = flow.connections.map((it) => {
    const { own, peer } = ends(it, packet);
    return 1 + otherViews(own, peer, packet.segment).length;
  });
  const { own, peer } = ends(connection, packet);
  const evidence = evidenceFor(findings, shownOf(own, peer));
  return { ways: ways.reduce((sum, count) => sum + count, 0), evidence };
}

const isToItself = ({ from, fromPort, to, toPort }: Packet): boolean => fromPort === toPort && from === to;

function farFrom(connection: Connection, packet: Packet): number {
  const { own, peer } = ends(connection, packet);
  return distance(own, peer, packet.segment);
}
