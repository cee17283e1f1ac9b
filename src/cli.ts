#!/usr/bin/env node
import { print } from './print.ts';
import { version } from './version.ts';

// The commonest question needs none of the rest.
if (process.argv[2] === '--version' || process.argv[2] === '-v') print(1, `${version}\n`);
else void import('./start.ts').then(({ start }) => start(process.argv.slice(2)));
