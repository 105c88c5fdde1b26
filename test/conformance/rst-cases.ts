// Compares the parser with docutils: npm run rst-cases -- [FOLDER|FILE] [--failed] [--show ID]
//   --failed   lists the ids of the cases that differ, with `messages` if only system messages do
//   --show ID  prints the differences of the cases whose id starts with ID
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
for (const rstCase of cases) {
  const tree = docutilsTree(rstCase);
  const match = compare(rstCase.pseudoxml, tree);
  counts[match]++;
  if (match !== 'whole' && values.failed)
    console.log(`${match === 'none' ? 'differs ' : 'messages'}  ${rstCase.id}`);
  if (values.show !== undefined && rstCase.id.startsWith(values.show)) {
    console.log(
      `${rstCase.id}  ${rstCase.transforms.join(' ')}\n\n${rstCase.rst}\n${diff(rstCase.pseudoxml, tree)}`,
    );
  }
}
const total = cases.length;
console.log(`structure ${counts.whole + counts.structure}/${total} whole ${counts.whole}/${total}`);
