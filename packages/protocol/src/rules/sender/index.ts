/** The sender rules of TCP, most specific first: on each header field the first rule that speaks decides. */
import { ackDelay, allAckValue, dtNoAckOfAck, dtPureAck, finAckRequired } from './ack.ts';
import { finData, finHalfClose, finMerge3, finRexmit, finSeq, finState, twSend } from './close.ts';
import { dtAfterFin, dtKeepAlive, dtProbe, dtRexmit, dtSeqNext, dtState, dtWindow, dtWrap } from './data.ts';
import { allAckField, allAckSet, allFlagsSane } from './flags.ts';
import {
  hsAck3Data,
  hsAck3Num,
  hsIsnChoice,
  hsListenSilent,
  hsRexmitSame,
  hsSoSynAck,
  hsSynAckFlags,
  hsSynAckNum,
  hsSynAckSeq,
  hsSynData,
  hsSynFlags,
} from './handshake.ts';
import type { SenderRule } from './look.ts';
import { rstAbort, rstDataLost, rstFormAck, rstFormNoAck, rstNeverToRst, rstSync } from './reset.ts';

export const RULESET: readonly SenderRule[] = [
  allFlagsSane,
  hsListenSilent,
  twSend,
  hsSynFlags,
  finState,
  hsSynAckFlags,
  hsSoSynAck,
  hsSynAckSeq,
  hsRexmitSame,
  hsSynAckNum,
  dtWrap,
  hsAck3Num,
  dtState,
  dtAfterFin,
  finAckRequired,
  finSeq,
  finRexmit,
  dtRexmit,
  dtSeqNext,
  dtWindow,
  dtPureAck,
  rstDataLost,
  rstFormAck,
  rstFormNoAck,
  rstNeverToRst,
  rstSync,
  rstAbort,
  allAckSet,
  allAckValue,
  ackDelay,
  allAckField,
  hsIsnChoice,
  hsSynData,
  dtProbe,
  dtKeepAlive,
  dtNoAckOfAck,
  finMerge3,
  finData,
  hsAck3Data,
  finHalfClose,
];
export type { Ctx, SenderRule } from './look.ts';
