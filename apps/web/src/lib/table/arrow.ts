/** An arrow's head as a filled path: 9.5 long, its tip at (x1, y1), turned into the arrow's direction. */
import type { Arrow } from './ladder-layout.ts';

export function arrowHead({ x0, y0, x1, y1 }: Arrow, long = 9.5, half = 4.4): string {
  const turn = Math.atan2(y1 - y0, x1 - x0);
  const point = (along: number, across: number): string => {
    const x = x1 + along * Math.cos(turn) - across * Math.sin(turn);
    const y = y1 + along * Math.sin(turn) + across * Math.cos(turn);
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  };
  return `M${point(0, 0)}L${point(-long, half)}L${point(-long * 0.8, 0)}L${point(-long, -half)}z`;
}
