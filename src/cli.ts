#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { optimiseLater, runBundle } from './bundle.ts';
import { version } from './version.ts';

// The two commonest questions need none of the rest.
if (process.argv[2] === '--version' || process.argv[2] === '-v') {
  process.stdout.write(`${version}\n`);
} else {
  optimiseLater();
  const { main } = runBundle<typeof import('./main.ts')>(
    fileURLToPath(new URL('main.cjs', import.meta.url)),
  ).exports;
  process.exitCode = await main(process.argv.slice(2));
}
