/** What is practised in the browser, and how it is kept in the tab. */
import { headerSchema, loggedMovesSchema, partSchema } from '@handshake/contract';
import { COACHED } from '@handshake/lessons';
import type {
  Beginning,
  FadingLevel,
  Header,
  Lesson,
  LoggedMove,
  NetworkPersona,
  Part,
  Persona,
  Seat,
  Ways,
} from '@handshake/lessons';
import type { Profile } from '@handshake/protocol';

/** Real time, ms: a flight, 2MSL, and how long the bot thinks. */
export interface Pace {
  readonly flight: number;
  readonly twoMsl: number;
  readonly bot: number;
}
export interface Practice {
  readonly lesson: Lesson;
  /** The learner's; with the network the bot has both ends. */
  readonly seat: Part;
  readonly profile: Profile;
  readonly ways?: Ways;
  /** How much is filled in; a lesson with a loss more is its own. */
  readonly level?: FadingLevel;
  /** The bot's, where wrong segments travel; sound when left out. */
  readonly persona?: Persona['kind'];
  /** Sound when left out: only what the lesson loses is lost. */
  readonly network?: NetworkPersona['kind'];
  readonly names: Names;
  /** Two students at one computer, by seat, instead of the bot: what is shown is one end's, until it is handed over. */
  readonly pair?: Pair;
  readonly pace?: Pace;
  /** Instead of a table of its own: one that goes on from a point of another, and is kept under this key. */
  readonly from?: Beginning & { readonly key: string };
  /** The lesson is over: its whole log. */
  readonly onend?: (ended: Kept & { readonly seat: Part }) => void;
}
/** As shown; they follow the language. */
export interface Names {
  readonly own: string;
  readonly bot: string;
}

/** Names of two at one computer. */
export type Pair = Readonly<Record<Seat, string>>;

export interface Kept {
  readonly id: string;
  readonly header: Header;
  readonly moves: readonly LoggedMove[];
  /** Where seats were swapped at a table that goes on from another. */
  readonly seat?: Part | undefined;
}
export const isKept = (value: unknown): value is Kept => {
  const kept = value as Partial<Kept> | null;
  return (
    typeof kept?.id === 'string' &&
    (kept.seat === undefined || partSchema.safeParse(kept.seat).success) &&
    headerSchema.safeParse(kept.header).success &&
    loggedMovesSchema.safeParse(kept.moves).success
  );
};

/** Under which key of the tab's storage a table is kept. */
export function keyOf(practice: Practice, seat: Part): string {
  const { lesson, profile, ways = COACHED, level = 'all', network = 'sound', pair, from } = practice;
  if (from) return from.key;
  const { mode, ask } = ways;
  const asked = `${ask.predict ? '+predict' : ''}${ask.state ? '+state' : ''}`;
  // Two at one computer sit at the same table.
  return `practice:${lesson.id}:${pair ? 'both' : seat}:${profile}:${mode}${asked}:${level}${network === 'unruly' ? '+unruly' : ''}`;
}
