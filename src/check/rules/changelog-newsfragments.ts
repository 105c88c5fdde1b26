import type { FragmentFile, Newsfragments } from '../../spec/towncrier/newsfragments.js';
import { firstLineOf } from '../check-context.js';
import type { Finding } from '../finding.js';
import type { Rule } from '../rule.js';

export const changelogNewsfragments: Rule = {
  id: 'changelog/newsfragments',
  severity: 'error',
  summary:
    'A newsfragment has an invalid name, an unknown kind or no text, or is in a folder that is not read.',
  explanation:
    'The file name of a newsfragment is N.kind: the number of an issue and a kind that the configuration of towncrier defines. Its content is one sentence. A file without a known kind, or outside the folders of the configured sections, is not shown.',
  prepare({ repository: { graph, sources }, newsfragmentSets }) {
    return ({ report, count }) => {
      const all = graph.get(newsfragmentSets, '');
      // Changelogs may share a folder.
      const seen = new Set(
        all.flatMap(({ sections }) => sections.flatMap(({ files }) => files.map(({ path }) => path))),
      );
      for (const read of all) {
        const problemAt = (path: string, problem: Omit<Finding, 'span'>): void => {
          const source = graph.get(sources.text, path);
          if (source) report({ ...problem, span: firstLineOf(source) });
        };
        for (const { files } of read.sections)
          for (const file of files) {
            count('newsfragments');
            const problem = nameProblem(file, files, read);
            if (problem) problemAt(file.path, problem);
            if (graph.get(sources.text, file.path)?.text.trim() === '')
              problemAt(file.path, {
                message: 'Empty newsfragment.',
                help: 'Describe the change in one sentence.',
              });
          }
        for (const path of read.unread) {
          if (seen.has(path)) continue;
          seen.add(path);
          problemAt(path, {
            message: 'The newsfragment is in a folder that the changelog does not read.',
            help: 'Move the file to the folder of newsfragments, or add its folder to the configuration of towncrier.',
          });
        }
      }
    };
  },
};

/** Returns the problem of a file name: no known kind, no issue, or the name of another fragment. */
function nameProblem(
  { name, fragment }: FragmentFile,
  files: readonly FragmentFile[],
  { configuration }: Newsfragments,
): Omit<Finding, 'span'> | undefined {
  const kinds = configuration.kinds.map(({ directory }) => directory);
  if (!fragment) {
    const kind = suspectedKind(name);
    if (kind === undefined) return invalidName(name);
    // Matrix leaves out fragments of the kind "misc" on purpose.
    if (kind === 'misc') return undefined;
    return { message: `Unknown kind of newsfragment "${kind}".`, help: `Use one of ${kinds.join(', ')}.` };
  }
  const { issue, kind, counter } = fragment;
  if (issue === '') return undefined;
  const { issuePattern, spanOf } = configuration;
  if (issuePattern?.test(issue) === false)
    return {
      message: `The issue "${issue}" in the file name does not match "issue_pattern".`,
      related: [{ message: 'the pattern is here', span: spanOf(['issue_pattern']) }],
      help: 'Rename the file, or correct the pattern.',
    };
  if (!issuePattern && !/\d/.test(issue)) return invalidName(name);
  const twin = files.find(
    (other) =>
      other.name < name &&
      other.fragment?.issue === issue &&
      other.fragment.kind === kind &&
      other.fragment.counter === counter,
  );
  return (
    twin && {
      message: `"${name}" names the same newsfragment as "${twin.name}".`,
      help: `Add a number after the kind, like ${issue}.${kind}.${counter + 1}.`,
    }
  );
}

const invalidName = (name: string): Omit<Finding, 'span'> => ({
  message: `The file name "${name}" is not of the form N.kind.`,
  help: 'Name the file after an issue and a kind, like 1234.clarification.',
});

/** The part of a file name that was probably meant as the kind. */
const suspectedKind = (name: string): string | undefined =>
  name
    .split('.')
    .slice(1)
    .find((part) => !/^\d*$/.test(part));
