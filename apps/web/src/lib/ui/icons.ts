/** The icons, drawn on 20 × 20 with a stroke of 1.6. The four verdicts have each its own outline, never colour alone. */
interface Part {
  readonly d: string;
  readonly dash?: string;
  readonly fill?: boolean;
}
const strokes = (...d: string[]): readonly Part[] => d.map((one) => ({ d: one }));
const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

const icons = {
  legal: strokes(circle(10, 10, 8), 'M6.2 10.3l2.6 2.6 5-5.6'),
  unusual: strokes(
    'M10 1.5l8.5 8.5-8.5 8.5L1.5 10z',
    'M6.400 11c1.200-2.200 2.400-2.200 3.600-1s2.400 1.200 3.600-1',
  ),
  ignored: [{ d: circle(10, 10, 8), dash: '2.6 2.43' }, { d: 'M6.5 10h7' }],
  illegal: strokes('M6.500 1.800h7l4.700 4.700v7l-4.700 4.700h-7L1.800 13.500v-7z', 'M7 7l6 6M13 7l-6 6'),
  device: strokes('M2 4h11v8H2zM0.800 15h10.200', 'M13.500 7.500h5v10h-5zM15.300 15.500h1.400'),
  check: strokes('M4 10.500l4 4 8-9'),
  stuck: strokes('M10 2.200l8.300 15H1.700z', 'M10 8v4.500M10 14.600v.3'),
  asks: strokes(
    'M6 17.500h8M6.500 14.500l-3-5.500c-.8-1.500 1-2.500 2-1.200l1.500 2V3.500a1.200 1.200 0 012.400 0V8V2.700a1.200 1.200 0 012.400 0V8.500V4a1.200 1.200 0 012.400 0v6c0 2-.4 3.200-1.200 4.500',
  ),
  idle: strokes(circle(10, 10, 8), 'M10 5.500V10h3.500'),
  forward: strokes('M3 10h12M11 5.500l4.500 4.500-4.500 4.500'),
  away: strokes('M8.500 5l2-2a3.500 3.500 0 015 5l-2 2M11.500 15l-2 2a3.500 3.500 0 01-5-5l2-2M3 3l14 14'),
  done: strokes('M5 18V3M5 3.500h10.500l-2.500 3.500 2.500 3.500H5'),
  send: [{ d: circle(3.5, 10, 2.2), fill: true }, { d: 'M5 10h12M12.500 5.500L17 10l-4.500 4.500' }],
  swap: strokes(
    circle(4.5, 10, 2.5),
    'M13 7.500h5v5h-5z',
    'M5.500 5c3-3 7-2.500 9.500.5M15 2.800v2.900h-2.900M14.500 15c-3 3-7 2.500-9.500-.5M5 17.200v-2.900h2.900',
  ),
  redraw: strokes(
    'M2.500 6h3c3 0 6 8 9 8h3M14.500 11l3 3-3 3M2.500 14h3c1.200 0 2.400-1.300 3.600-2.900M11.300 8.400c1-1.400 2.100-2.400 3.200-2.400h3M14.500 3l3 3-3 3',
  ),
  spin: strokes('M16.500 10a6.500 6.500 0 11-2-4.700M15.500 2v3.800h-3.800'),
  external: strokes('M8 4H4v12h12v-4M11 3.500h5.500V9M16 4l-7 7'),
  theme: [{ d: circle(10, 10, 7.5) }, { d: 'M10 2.500a7.500 7.500 0 010 15z', fill: true }],
  back: strokes('M12.500 4l-6 6 6 6'),
  next: strokes('M7.500 4l6 6-6 6'),
  first: strokes('M14.500 4l-6 6 6 6M5 4v12'),
  last: strokes('M5.500 4l6 6-6 6M15 4v12'),
  play: [{ d: 'M6 3.500l10.500 6.500L6 16.500z', fill: true }],
  pause: strokes('M7 4v12M13 4v12'),
  replay: strokes('M4.200 6.500A7 7 0 113 10.500M3.800 2.500v4.300h4.300M8.500 7v6l4.500-3z'),
  branch: strokes(
    'M3 10h5c4 0 3-5.500 9-5.500M13.500 1.500l3.500 3-3.500 3M8 10c4 0 3 5.500 9 5.500M13.500 12.500l3.500 3-3.500 3',
  ),
  save: strokes('M10 3v9M6 8.500l4 4 4-4M3.500 16.500h13'),
  open: strokes('M2.500 5h5l2 2.500h8V16h-15z'),
  leave: strokes('M11.500 3H4v14h7.500M8.500 10H18M14.500 6.500L18 10l-3.500 3.500'),
  close: strokes('M5 5l10 10M15 5L5 15'),
  tables: strokes('M2 3.500h6.500v5H2zM11.500 3.500H18v5h-6.500zM2 12h6.500v5H2zM11.500 12H18v5h-6.500z'),
  screen: strokes('M2 3.500h16v10H2zM10 13.500V17M6.500 17h7'),
  copy: strokes('M7 7h10v10H7zM13 7V3H3v10h4'),
  lesson: strokes('M3 4c3-1 5-1 7 .7C12 3 14 3 17 4v12c-3-1-5-1-7 .7C8 15 6 15 3 16zM10 4.700v12'),
  settings: strokes(
    'M2.500 5.500h7M14 5.500h3.500M2.500 14.500H6M10.500 14.500h7',
    circle(11.7, 5.5, 2.2),
    circle(8.2, 14.5, 2.2),
  ),
  key: strokes(circle(6.5, 13.5, 3.5), 'M9 11l7.500-7.500M13.500 6.500l2.500 2.500'),
  message: strokes('M2.500 4h15v10H9l-4.500 3.500V14h-2z'),
  fault: strokes('M1.500 10h4.500M14 10h4.500M7 7l6 6M13 7l-6 6'),
  hint: strokes(
    'M7 14.500c0-2-2.500-3.200-2.500-6.500a5.500 5.500 0 0111 0c0 3.300-2.500 4.500-2.500 6.500zM7.500 17.500h5',
  ),
  info: strokes(circle(10, 10, 8), 'M10 9v5M10 6v.3'),
} as const satisfies Record<string, readonly Part[]>;

export type IconName = keyof typeof icons;
export const ICONS: Readonly<Record<IconName, readonly Part[]>> = icons;
