// The second thread of `build` and `check`; bundled as dist/worker.cjs.
const { runTasks } = require('../src/api/thread/worker.ts');
const { loadBundle, saveCache } = require('./load.js');

runTasks(async (opened, notRun, parsed) => {
  const results = await loadBundle('rules').bundle.loadRules().checkDataRules(opened, notRun, parsed);
  // The first thread may end the worker when it has the results.
  saveCache();
  return results;
});
