import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACK, add, FIN, judge, PSH, SYN } from '@handshake/protocol';
import type { Profile, Segment, Seq } from '@handshake/protocol';
import { packetOf } from '../test/story.ts';
import { doubtSyn, learn, learnOfPeer, REACH, Stream } from './stream.ts';
import { likeliestView } from './views.ts';

const PROFILES: readonly Profile[] = ['strict', 'textbook'];
/** A number in the neighbourhood of another, or, now and then, as far away as a window reaches. */
const near = (base: Seq): fc.Arbitrary<Seq> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: -3, max: 30 }).map((off) => add(base, off)) },
    { weight: 1, arbitrary: fc.integer({ min: -REACH / 2, max: REACH / 2 }).map((off) => add(base, off)) },
  );
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null, freq: 8 });

/** What a capture may have shown of an end whose numbers are about `base`, and its peer's about `other`. */
const streamAbout = (base: Seq, other: Seq): fc.Arbitrary<Stream> =>
  fc
    .record({
      seen: fc.boolean(),
      iss: orNull(near(add(base, -20))),
      opened: fc.constantFrom('active' as const, 'passive' as const, null),
      next: orNull(near(base)),
      exact: fc.boolean(),
      fin: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: near(base) }),
      spoke: fc.constantFrom(true, true, false),
      acked: orNull(near(other)),
      edge: orNull(near(add(other, 20))),
      shut: fc.boolean(),
      scale: fc.constantFrom(undefined, null, 0, 7),
      synAck: orNull(near(other)),
    })
    .map((parts) => Object.assign(new Stream(), parts));

const situation = fc
  .tuple(fc.constantFrom(1000, 0, 0xffff_fff8), fc.constantFrom(5000, 3, 0xffff_fffc))
  .chain(([base, other]) =>
    fc.record({
      own: streamAbout(base, other),
      peer: streamAbout(other, base),
      segment: fc.record({
        flags: fc.constantFrom(ACK, ACK, PSH | ACK, FIN | ACK, SYN | ACK),
        seq: near(base),
        ack: near(other),
        len: fc.constantFrom(0, 0, 1, 10, 1460),
        win: fc.constantFrom(0, 1, 64_240),
      }),
    }),
  );

/** Taking it in at once comes to the same as taking it in like any other. */
function expectSameLearnt(own: Stream, peer: Stream, s: Segment): void {
  const [quick, slow, slowPeer] = [own.but({}), own.but({}), peer.but({})];
  const packet = { ...packetOf('c A 0 0', 7), segment: s };
  quick.goOn(peer, s, packet.no);
  doubtSyn(slow, slowPeer, s);
  learn(slow, slowPeer, packet);
  learnOfPeer(slowPeer, packet);
  expect(known(quick)).toEqual(known(slow));
  expect(known(peer)).toEqual(known(slowPeer));
}

const known = (it: Stream): object => ({ ...it, next: it.next, fin: it.fin, acked: it.acked, edge: it.edge });

test('what is in turn, no rule has anything to say of', () => {
  let inTurn = 0;
  fc.assert(
    fc.property(situation, ({ own, peer, segment }) => {
      const meant: Segment = own.next === null ? segment : { ...segment, seq: own.next };
      for (const s of [segment, meant]) {
        if (!own.isInTurn(peer, s)) continue;
        // A peer that has said something was seen.
        peer.seen = true;
        inTurn += 1;
        expectSameLearnt(own, peer, s);
        const view = likeliestView(own, peer, s);
        for (const profile of PROFILES)
          expect(judge(view, s, { profile, now: 0, asked: 'assumed' })).toEqual({
            verdict: 'legal',
            findings: [],
          });
      }
    }),
    { numRuns: 20_000 },
  );
  expect(inTurn).toBeGreaterThan(200);
});
