#!/usr/bin/env node
const { readFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');

const commands = ['build', 'check', 'diff', 'dump-openapi', 'dump-swagger', 'init', 'serve'];
const args = process.argv.slice(2);
const isVersion = args.length === 1 && (args[0] === '--version' || args[0] === '-V');
// Loading the bundle would take longer than the whole run.
if (!isVersion || !printVersion()) run();

async function run() {
  const command = commands.find((name) => name === args[0]) ?? 'help';
  // Starting a thread takes as long as loading the bundle.
  const usesThread = command === 'build' || command === 'check';
  const worker = usesThread ? require('../dist/start-worker.cjs').startWorker() : undefined;
  const { bundle } = require('./load.js').loadBundle(command);
  await bundle.loadCli().main(args, worker);
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
  const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));
  try {
    writeSync(1, `${version}\n`);
    return true;
  } catch {
    return false;
  }
}
