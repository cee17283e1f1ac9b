#!/usr/bin/env node
import { version } from './version.ts';

// The two commonest questions need none of the rest.
if (process.argv[2] === '--version' || process.argv[2] === '-v') {
  process.stdout.write(`${version}\n`);
} else {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
