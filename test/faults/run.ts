import { parseArgs } from 'node:util';
import { campaign, failuresOf, type Outcome } from './campaign.js';
import { corpora, sites } from './corpus.js';
import { linesOf } from './edit.js';
import { siteKinds } from './kinds/sites/index.js';
import { table } from './table.js';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
    corpus: { type: 'string' },
    sites: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
  },
});

/** Formats the lines that a fault changed, before and after. */
function difference({ corpus, fault }: Outcome): string[] {
  return [...fault.changes].flatMap(([file, text]) => {
    const before = linesOf(corpus.files, file);
    if (text === undefined) return [`  - ${file} is removed`];
    if (!corpus.files.has(file)) return [`  + ${file} is added`];
    const after = text.split('\n');
    let same = 0;
    while (same < before.length && before[same] === after[same]) same++;
    let end = 0;
    while (
      end < before.length - same &&
      end < after.length - same &&
      before.at(-1 - end) === after.at(-1 - end)
    )
      end++;
    return [
      `  ${file}:${same + 1}`,
      ...before.slice(same, before.length - end).map((line) => `  - ${line}`),
      ...after.slice(same, after.length - end).map((line) => `  + ${line}`),
    ];
  });
}

const isSite = values.sites;
const chosen = (isSite ? sites() : corpora()).filter(
  ({ name }) => values.corpus === undefined || name === values.corpus,
);
const outcomes: Outcome[] = [];
const started = performance.now();
let failed = 0;
for await (const outcome of campaign(chosen, {
  count: Number(values.count),
  seed: Number(values.seed),
  kind: values.kind,
  ...(isSite && { kinds: siteKinds }),
  compareEvery: 25,
})) {
  outcomes.push(outcome);
  const { kind, corpus, index, fault, verdict, crash, differences } = outcome;
  const failures = failuresOf(outcome);
  if (failures.length > 0) failed++;
  if (failures.length === 0 && !values.show) continue;
  const places = fault.places.map(
    ({ file, line, to }) => `${file}:${line}${to === undefined ? '' : `-${to}`}`,
  );
  const reported = (verdict?.news ?? []).map(
    ({ rule, file, line, message }) => `    ${rule} ${file}:${line} ${message}`,
  );
  console.log(
    [
      `${kind.name} ${index} in ${corpus.name}: ${failures.join(', ')}`,
      ...difference(outcome).slice(0, 20),
      `  expected ${fault.rules.join(' or ')} at ${places.slice(0, 6).join(' or ')}; reported:`,
      ...reported.slice(0, 8),
      ...(crash === undefined ? [] : [crash]),
      ...differences.slice(0, 6).map((line) => `    ${line}`),
      '',
    ].join('\n'),
  );
}
console.log(table(outcomes));
console.log(
  `\n${outcomes.length} faults, ${failed} failed, ${((performance.now() - started) / 1000).toFixed(1)} s`,
);
process.exitCode = failed === 0 ? 0 : 1;
