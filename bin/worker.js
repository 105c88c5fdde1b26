// The second thread of `build` and `check`; bundled as dist/worker.cjs.
const { runTasks } = require('../src/api/thread/worker.ts');
const { loadBundle } = require('./load.js');

runTasks(() => loadBundle('rules').bundle.loadRules());
