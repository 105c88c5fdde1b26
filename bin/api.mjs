import { loadBundle, resumeOptimization } from './load.js';

export const { ConfigurationError, openSpecification, UsageError, version } =
  loadBundle('api').bundle.loadApi();
resumeOptimization();
