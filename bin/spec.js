#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';

const commands = ['build', 'check', 'diff', 'dump-openapi', 'dump-swagger', 'init', 'serve'];
const args = process.argv.slice(2);
const isVersion = args.length === 1 && (args[0] === '--version' || args[0] === '-V');
// Loading the bundle would take longer than the whole run.
if (!isVersion || !printVersion()) {
  const { loadBundle } = await import('./load.js');
  await loadBundle(commands.find((name) => name === args[0]) ?? 'help')
    .bundle.loadCli()
    .main(args);
  await endWithoutCleanup();
}

/**
 * Ends the process once a command has ended and its output is written: without this, Node first waits for the garbage collector. A server
 * has no status yet.
 */
async function endWithoutCleanup() {
  // Failures to write are reported before.
  await new Promise((done) => setImmediate(done));
  const isWritten = [process.stdout, process.stderr].every(({ writableLength }) => writableLength === 0);
  if (process.exitCode !== undefined && isWritten) process.exit();
}

/** Prints the version; returns `false` if standard output does not accept it, which the bundle reports. */
function printVersion() {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  try {
    writeSync(1, `${version}\n`);
    return true;
  } catch {
    return false;
  }
}
