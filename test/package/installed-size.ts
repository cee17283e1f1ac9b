import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The size of an installed package in KB: all files but those of other packages within and those that are no text, for some
 * packages fetch a program for the platform when their install script may run.
 */
export function installedSize(folder: string): number {
  return Math.ceil(bytesBelow(folder) / 1024);
}

function bytesBelow(folder: string): number {
  let sum = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sum += entry.name === 'node_modules' ? 0 : bytesBelow(path);
    else if (entry.isFile() && isText(path)) sum += lstatSync(path).size;
  }
  return sum;
}

function isText(path: string): boolean {
  return !readFileSync(path).subarray(0, 4096).includes(0);
}
