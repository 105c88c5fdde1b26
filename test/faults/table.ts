import type { Outcome } from './campaign.js';

interface Row {
  planted: number;
  detected: number;
  located: number;
  others: number;
}

/** Formats, by kind, the number of faults planted, detected and located correctly, and the maximum of further problems. */
export function table(outcomes: readonly Outcome[]): string {
  const rows = new Map<string, Row>();
  const total: Row = { planted: 0, detected: 0, located: 0, others: 0 };
  for (const { kind, verdict } of outcomes) {
    const row = rows.get(kind.name) ?? { planted: 0, detected: 0, located: 0, others: 0 };
    rows.set(kind.name, row);
    for (const counted of [row, total]) {
      counted.planted++;
      if (verdict?.isDetected) counted.detected++;
      if (verdict?.isLocated) counted.located++;
      if (verdict) counted.others = Math.max(counted.others, verdict.others);
    }
  }
  const width = Math.max(...[...rows.keys()].map((name) => name.length), 0) + 2;
  const line = (name: string, cells: readonly (string | number)[]): string =>
    name.padEnd(width) + cells.map((cell) => String(cell).padStart(12)).join('');
  return [
    line('kind', ['planted', 'detected', 'located', 'max others']),
    ...[...rows].map(([name, row]) => line(name, Object.values(row))),
    line('all', Object.values(total)),
  ].join('\n');
}
