/** A QR code as one SVG path on a grid of whole modules. */
import { encode } from 'uqr';

export interface Qr {
  /** Modules a side, the quiet zone of four included. */
  readonly size: number;
  readonly path: string;
}

export function qr(text: string): Qr {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      const run = x - from + 1;
      path += `M${from} ${y}h${run}v1h-${run}z`;
    }
  });
  return { size, path };
}
