// Searches for texts that break the parser: node --import tsx test/rst/fuzz.ts [COUNT [SEED]]
import { violationsOf } from './invariants.js';
import { mutate, randomFrom } from './mutations.js';
import { seeds } from './seeds.js';

export interface Finding {
  readonly text: string;
  readonly violations: readonly string[];
}

/** Parses `count` mutated texts; returns those that violate an invariant or throw, up to a limit. */
export function fuzz(count: number, seed: number, limit = 5): Finding[] {
  const random = randomFrom(seed);
  const findings: Finding[] = [];
  for (let i = 0; i < count && findings.length < limit; i++) {
    const text = mutate(seeds, random);
    let violations: string[];
    try {
      violations = violationsOf(text);
    } catch (error) {
      violations = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    }

    if (violations.length > 0) findings.push({ text, violations });
  }
  return findings;
}

if (process.argv[1] === import.meta.filename) {
  const [count = '200000', seed = '1'] = process.argv.slice(2);
  const started = performance.now();
  const findings = fuzz(Number(count), Number(seed));
  for (const { text, violations } of findings) {
    console.log(`${JSON.stringify(text)}\n${violations.slice(0, 5).join('\n')}\n`);
  }
  console.log(
    `${count} texts in ${((performance.now() - started) / 1000).toFixed(1)} s, ${findings.length} bad`,
  );
  process.exitCode = findings.length > 0 ? 1 : 0;
}
