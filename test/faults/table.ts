import type { Outcome } from './campaign.js';

interface Row {
  planted: number;
  found: number;
  placed: number;
  others: number;
}

/** How many faults of each kind were planted, found, and found at the right place, and how many other problems one brought about at most. */
export function table(outcomes: readonly Outcome[]): string {
  const rows = new Map<string, Row>();
  const total = { planted: 0, found: 0, placed: 0, others: 0 };
  for (const { kind, verdict } of outcomes) {
    const row = rows.get(kind.name) ?? { planted: 0, found: 0, placed: 0, others: 0 };
    rows.set(kind.name, row);
    for (const counted of [row, total]) {
      counted.planted++;
      if (verdict?.isFound) counted.found++;
      if (verdict?.isPlaced) counted.placed++;
      if (verdict) counted.others = Math.max(counted.others, verdict.others);
    }
  }
  const width = Math.max(...[...rows.keys()].map((name) => name.length), 0) + 2;
  const line = (name: string, cells: readonly (string | number)[]): string =>
    name.padEnd(width) + cells.map((cell) => String(cell).padStart(12)).join('');
  return [
    line('kind', ['planted', 'found', 'right place', 'most others']),
    ...[...rows].map(([name, row]) => line(name, Object.values(row))),
    line('all', Object.values(total)),
  ].join('\n');
}
