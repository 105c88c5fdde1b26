import { loadBundle, resumeOptimization } from './load.js';

export const { element, isElement, parse, positionOf, standardTransforms, text, textOf, toPseudoXml } =
  loadBundle('api').bundle.loadRst();
resumeOptimization();
