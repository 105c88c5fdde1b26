import { loadBundle, resumeOptimization } from './load.js';

export const { ConfigurationError, openSpecification, UsageError, version } = loadBundle().bundle.loadApi();
resumeOptimization();
