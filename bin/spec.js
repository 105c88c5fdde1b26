#!/usr/bin/env node
import { loadBundle } from './load.js';

await loadBundle().main(process.argv.slice(2));
