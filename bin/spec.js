#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// Most runs take less than a second, in which optimising code costs more than it saves: V8 is to wait until a function has run
// for longer than it usually would.
setFlagsFromString('--interrupt-budget=1000000');
await import('../dist/spec.js');
