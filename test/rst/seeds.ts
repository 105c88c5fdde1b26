import { existsSync } from 'node:fs';
import { casesFolder, readCases } from '../conformance/case.js';

const samples = [
  'Title\n=====\n\nA paragraph with *emphasis*, **strong**, ``literal``, `a link <https://example.org>`_ and ref_.\n\n.. _ref: x\n',
  '- item\n\n  - nested\n\n    text\n- next\n\n1. one\n2. two\n\n   a) three\n',
  'term : classifier\n    definition\n\n:field: body\n   more\n\n-a FILE, --all=FILE  option\n',
  '+-----+-----+\n| a   | b   |\n+=====+=====+\n| c         |\n+-----+-----+\n| d   | - e |\n+-----+-----+\n',
  '====  ====\nhead  two\n====  ====\nrow   text\n----------\nspan\n====  ====\n',
  '.. note:: text\n   more\n\n   - list\n\n.. figure:: a.png\n   :alt: b\n   :target: ref_\n\n   Caption\n\n   Legend\n',
  '.. csv-table:: title\n   :header: a, b\n   :widths: 10 20\n\n   1, "two\n   lines"\n   3, 4\n\n.. list-table::\n\n   * - a\n     - b\n',
  '.. |x| replace:: *text*\n.. |y| unicode:: U+2014 .. dash\n   :trim:\n\n|x| and |y| [1]_ [#]_ [cit]_\n\n.. [1] one\n.. [#] two\n.. [cit] three\n',
  'Literal::\n\n    code\n\n      more\n\nQuoted::\n\n> a\n> b\n\n>>> 1 + 1\n2\n\n    quote\n\n    -- author\n',
  '| line\n|   deeper\n  continued\n|\n| end\n\n----\n\nSub\n---\n\n.. role:: r\n   :class: c\n\n:r:`text` and `text`:sub:\n',
];

/** The initial texts for fuzzing, including docutils' cases if they are available. */
export const seeds: readonly string[] = existsSync(casesFolder)
  ? [...samples, ...readCases(casesFolder).map(({ rst }) => rst)]
  : samples;
