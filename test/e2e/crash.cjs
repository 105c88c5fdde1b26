// Preloaded into a process (`node --require`): kills it during its nth change below the folder CRASH_BELOW, n being CRASH_AT.
// Writing a file is interrupted after half of its content, and removing a folder after one of its entries.
const fs = require('node:fs');
const { join } = require('node:path');

const { CRASH_BELOW: folder = '', CRASH_AT: at } = process.env;
let changes = 0;

const half = {
  writeFileSync: (write, path, content) => write(path, content.slice(0, content.length / 2)),
  rmSync(remove, path) {
    const [first] = fs.existsSync(path) && fs.statSync(path).isDirectory() ? fs.readdirSync(path) : [];
    if (first !== undefined) remove(join(path, first), { recursive: true });
  },
};

for (const name of ['mkdirSync', 'writeFileSync', 'renameSync', 'linkSync', 'symlinkSync', 'rmSync', 'chmodSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (args.some((arg) => typeof arg === 'string' && arg.startsWith(folder)) && ++changes === Number(at)) {
      half[name]?.(original, ...args);
      process.kill(process.pid, process.env.CRASH_SIGNAL ?? 'SIGKILL');
      if (process.env.CRASH_SIGNAL === undefined) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
    return original(...args);
  };
}
