import { spawnSync } from 'node:child_process';

/** Runs a command and returns its wall time in seconds. Throws if its exit status is not one of `statuses`. */
export function secondsOf(
  command: string,
  args: readonly string[],
  statuses: readonly number[] = [0],
): number {
  const started = process.hrtime.bigint();
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (result.error) throw result.error;
  if (!statuses.includes(result.status ?? -1))
    throw new Error(`${command} ${args.join(' ')}\n${result.stdout}${result.stderr}`);
  return seconds;
}

/** The time that a process takes, in seconds. */
export interface ProcessTime {
  readonly wall: number;
  /** User and system time, which other load on the machine affects less. */
  readonly cpu: number;
}

/** Runs a command that succeeds. Throws if it fails. */
export function timeOf(command: string, args: readonly string[]): ProcessTime {
  const timed = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>/dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', timed, 'bash', command, ...args], { encoding: 'utf8' });
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = stderr.trim().split(' ').map(Number);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
  return { wall, cpu: user + system };
}

/** Peak resident memory of a Node script in megabytes, as reported by the process itself when it exits. */
export function peakMemory(script: string, args: readonly string[]): number {
  const note = 'process.on("exit",()=>process.stderr.write("\\npeak "+process.resourceUsage().maxRSS+"\\n"))';
  const preload = `data:text/javascript,${encodeURIComponent(note)}`;
  const result = spawnSync(process.execPath, ['--import', preload, script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return Number(/peak (\d+)/.exec(result.stderr)?.[1] ?? Number.NaN) / 1024;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** A table with aligned columns for the terminal. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
