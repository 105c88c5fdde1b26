// Looks for texts that break the parser: node --import tsx test/rst/fuzz.ts [COUNT [SEED]]
import { faultsOf } from './invariants.js';
import { mutate, randomFrom } from './mutations.js';
import { seeds } from './seeds.js';

export interface Finding {
  readonly text: string;
  readonly faults: readonly string[];
}

/** Parses `count` mutated texts; gives those whose tree is wrong, that throw, or that take longer than a second. */
export function fuzz(count: number, seed: number, limit = 5): Finding[] {
  const random = randomFrom(seed);
  const findings: Finding[] = [];
  for (let i = 0; i < count && findings.length < limit; i++) {
    const text = mutate(seeds, random);
    const started = performance.now();
    let faults: string[];
    try {
      faults = faultsOf(text);
    } catch (error) {
      faults = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    }
    const elapsed = performance.now() - started;
    if (elapsed > 1000) faults = [...faults, `took ${Math.round(elapsed)} ms`];
    if (faults.length > 0) findings.push({ text, faults });
  }
  return findings;
}

if (process.argv[1] === import.meta.filename) {
  const [count = '200000', seed = '1'] = process.argv.slice(2);
  const started = performance.now();
  const findings = fuzz(Number(count), Number(seed));
  for (const { text, faults } of findings) {
    console.log(`${JSON.stringify(text)}\n${faults.slice(0, 5).join('\n')}\n`);
  }
  console.log(
    `${count} texts in ${((performance.now() - started) / 1000).toFixed(1)} s, ${findings.length} bad`,
  );
  process.exitCode = findings.length > 0 ? 1 : 0;
}
