/** Who sits where, as an instructor lays it out by hand before it is so. Pure. */
import type { Person, Tile, WantedTable } from '@handshake/contract';
import type { Part } from '@handshake/lessons';

export const PARTS: readonly Part[] = ['client', 'server', 'network'];

/** A table as it is to be; ids of students. */
export interface Row extends Readonly<Record<Part, string | null>> {
  /** Null: one that is not there yet. */
  readonly table: string | null;
  readonly number: number;
}
export interface Layout {
  /** By number; the last is always a new one that nobody sits at. */
  readonly rows: readonly Row[];
  /** Who sits nowhere: paired as they come. */
  readonly loose: readonly string[];
}
export interface Slot {
  /** Index of `rows`. */
  readonly row: number;
  readonly part: Part;
}

/** How they sit now. */
export function layoutOf(tiles: Iterable<Tile>, people: Iterable<Person>): Layout {
  const rows = new Map<string, Row>();
  for (const { table, number } of tiles)
    rows.set(table, { table, number, client: null, server: null, network: null });
  const loose: string[] = [];
  for (const { id, table, part } of people) {
    const row = rows.get(table ?? '');
    if (row && part) rows.set(row.table ?? '', { ...row, [part]: id });
    else loose.push(id);
  }
  return withNew({ rows: [...rows.values()].sort((a, b) => a.number - b.number), loose });
}

const isEmpty = (row: Row): boolean => PARTS.every((part) => row[part] === null);

/** One new table to put somebody at, and no more than one. */
function withNew({ rows, loose }: Layout): Layout {
  const used = rows.filter((row) => row.table !== null || !isEmpty(row));
  const taken = new Set(used.map(({ number }) => number));
  let number = 1;
  while (taken.has(number)) number += 1;
  return { rows: [...used, { table: null, number, client: null, server: null, network: null }], loose };
}

export function slotOf({ rows }: Layout, student: string): Slot | null {
  for (const [row, one] of rows.entries()) {
    const part = PARTS.find((each) => one[each] === student);
    if (part) return { row, part };
  }
  return null;
}

/** The student takes the seat; whoever had it takes theirs, or none. */
export function seated(layout: Layout, student: string, to: Slot): Layout {
  const from = slotOf(layout, student);
  const other = layout.rows[to.row]?.[to.part] ?? null;
  if (other === student) return layout;
  const rows = layout.rows.map((row, i) => {
    let now = row;
    if (from?.row === i) now = { ...now, [from.part]: other };
    if (to.row === i) now = { ...now, [to.part]: student };
    return now;
  });
  const loose = layout.loose.filter((id) => id !== student);
  return withNew({ rows, loose: other !== null && !from ? [...loose, other] : loose });
}

/** The tables whose students are others now. */
export function changed(before: Layout, after: Layout): WantedTable[] {
  const was = new Map(before.rows.map((row) => [row.table, row]));
  return after.rows.flatMap((row): WantedTable[] => {
    const { table, client, server, network } = row;
    const old = table === null ? undefined : was.get(table);
    if (old ? PARTS.every((part) => old[part] === row[part]) : isEmpty(row)) return [];
    return [{ table, client, server, network }];
  });
}

/** Somebody is to play the network where nobody sits at an end. */
export const hasLoneNetwork = ({ rows }: Layout): boolean =>
  rows.some(({ client, server, network }) => network !== null && client === null && server === null);
