/** Texts with a little markup, as pieces that a user interface can set: `code` between backticks, *stress* between asterisks. */
export interface Piece {
  readonly text: string;
  readonly as?: 'code' | 'stress';
}

/** `Your application called ``close()``.` → three pieces. */
export function rich(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(/`([^`]+)`|\*([^*]+)\*|[^`*]+|[`*]/gu)) {
    const [whole, code, stress] = match;
    if (code !== undefined) pieces.push({ text: code, as: 'code' });
    else if (stress !== undefined) pieces.push({ text: stress, as: 'stress' });
    else pieces.push({ text: whole });
  }
  return pieces;
}

/** The text without its markup, for screen readers and plain lines. */
export const plain = (text: string): string =>
  rich(text)
    .map((piece) => piece.text)
    .join('');
