import { dataRuleResults } from '../../check/rule-results.js';
import { Graph } from '../../graph/graph.js';
import type { SourceText } from '../../source/text.js';
import { openRepository } from '../../spec/repository.js';
import { parseYaml, type YamlDocument } from '../../yaml/parse.js';
import { fromTransferred, type TransferredDocument } from '../../yaml/transfer.js';
import { optionsOfCheck } from '../checked-repository.js';
import { configure, type Opened } from '../opened.js';
import { type TransferredResults, toTransferredResults } from './transferred-results.js';

/** The documents that the second thread has parsed, with their texts, by path. */
export type ParsedTexts = ReadonlyMap<
  string,
  { readonly text: string; readonly document: TransferredDocument }
>;

/** Checks the rules that read data files only, in the second thread. */
export async function checkDataRules(
  opened: Opened,
  notRun: ReadonlySet<string>,
  parsed: ParsedTexts,
): Promise<TransferredResults> {
  const parse = (source: SourceText): YamlDocument => {
    const known = parsed.get(source.path);
    return known?.text === source.text ? fromTransferred(known.document, source) : parseYaml(source);
  };
  const configured = await configure(opened);
  const repository = openRepository(new Graph(), configured.reader, optionsOfCheck(configured, parse));
  return toTransferredResults(await dataRuleResults(repository, notRun));
}
