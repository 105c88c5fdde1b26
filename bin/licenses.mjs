import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the licences of the packages that the bundles contain, as these licences require. */
export function writeLicenses(root, metafiles, file) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = new Set(
    inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const own = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = own === undefined ? '' : `\n${readFileSync(join(root, folder, own), 'utf8').trim()}\n`;
    return `${name} ${version}: ${license}\n${text}`;
  });
  writeFileSync(join(root, file), texts.join(`\n${'-'.repeat(80)}\n\n`));
}
