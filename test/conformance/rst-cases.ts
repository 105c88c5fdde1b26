// Compares the parser with docutils: npm run rst-cases -- [FOLDER|FILE] [--failed] [--show ID]
//   --failed   ids of the cases that differ, `messages` where only system messages do
//   --show ID  how those differ whose id begins so
import { parseArgs } from 'node:util';
import { casesFolder, readCases } from './case.js';
import { compare, diff, type Match } from './compare.js';
import { docutilsTree } from './docutils-tree.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { failed: { type: 'boolean', default: false }, show: { type: 'string' } },
});

const cases = readCases(positionals[0] ?? casesFolder);
const counts: Record<Match, number> = { whole: 0, structure: 0, none: 0 };
for (const found of cases) {
  const tree = docutilsTree(found);
  const match = compare(found.pseudoxml, tree);
  counts[match]++;
  if (match !== 'whole' && values.failed)
    console.log(`${match === 'none' ? 'differs ' : 'messages'}  ${found.id}`);
  if (values.show !== undefined && found.id.startsWith(values.show)) {
    console.log(`${found.id}  ${found.transforms.join(' ')}\n\n${found.rst}\n${diff(found.pseudoxml, tree)}`);
  }
}
const total = cases.length;
console.log(`structure ${counts.whole + counts.structure}/${total} whole ${counts.whole}/${total}`);
