import { loadBundle, resumeOptimization } from './load.js';

export const { element, isElement, parse, positionOf, standardTransforms, text, textOf, toPseudoXml } =
  loadBundle().bundle.loadRst();
resumeOptimization();
