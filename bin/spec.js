#!/usr/bin/env node
import '../dist/spec.js';
