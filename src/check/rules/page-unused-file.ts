import { SourceText } from '../../source/text.js';
import { diagramFolder } from '../../spec/pages/diagrams.js';
import { layoutsOfPages } from '../finding.js';
import type { Rule } from '../rule.js';

export const pageUnusedFile: Rule = {
  id: 'page/unused-file',
  severity: 'warning',
  summary: 'A module, a fragment or a diagram is on no page.',
  explanation:
    'Modules are included by `cs-module`, fragments of room versions by `rver-fragment`, and diagrams are shown by `diagram`. A file without its shortcode is on no page: add the shortcode to a page, or remove the file.',
  layouts: layoutsOfPages,
  prepare({ repository: { graph, sources, options }, contentFiles, shownContent, firstLine }) {
    const { modules, fragments } = options.protocol.site;
    return ({ report }) => {
      const { files, data, isIncomplete } = graph.get(shownContent, '');
      if (isIncomplete) return;
      for (const path of graph.get(contentFiles, '')) {
        const isPart = [modules, fragments].some((folder) => path.startsWith(`${folder}/`));
        if (!isPart || /(?:^|\/)_?index\.md$/.test(path) || files.has(path)) continue;
        const span = firstLine(path);
        if (span)
          report({
            message: 'No page includes the file.',
            span,
            help: 'Include it in a page, or remove it.',
          });
      }
      for (const { name } of graph.get(sources.folder, diagramFolder) ?? []) {
        const path = `${diagramFolder}/${name}`;
        if (!name.endsWith('.webp') || data.has(path.replace(/\.webp$/, ''))) continue;
        report({
          message: 'No page shows the diagram.',
          span: { source: SourceText.file(path, ''), start: 0, end: 0 },
          help: 'Show it on a page, or remove it.',
        });
      }
    };
  },
};
