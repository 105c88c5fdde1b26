// Runs command lines that it receives as messages, one after the other, as bin/spec.js does: starting a process for each would take longer
// than most commands.
import { loadBundle } from '../../bin/load.js';

const { main } = loadBundle('check').bundle.loadCli();

process.on('message', async ({ cwd, args }) => {
  process.chdir(cwd);
  process.exitCode = 0;
  const output = { stdout: '', stderr: '' };
  const restored = ['stdout', 'stderr'].map((name) => {
    const stream = process[name];
    const { write } = stream;
    stream.write = (chunk, ...rest) => {
      output[name] += chunk;
      rest.find((argument) => typeof argument === 'function')?.();
      return true;
    };
    return () => {
      stream.write = write;
      stream.removeAllListeners('error');
    };
  });
  await main(args);
  for (const restore of restored) restore();
  process.send({ ...output, status: process.exitCode });
});
process.on('disconnect', () => process.exit(0));
