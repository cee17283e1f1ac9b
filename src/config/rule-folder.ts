import { unlessRefused } from '../host/refused.ts';
import type { DirectoryEntry, Host } from '../model/host.ts';
import { maxBytes } from './find.ts';

/** A folder that many repositories have for something else is looked through so far and no further. */
const limits = { depth: 4, files: 200 } as const;

/** Keys at the top of a rule file, with the slip that is made most: it is in force, and said to be wrong. */
const ruleFile =
  /^(?:\uFEFF?(?:decides?|about|hitPolicy|table)|\s*"(?:decides?|about|hitPolicy|table)")\s*:/m;

/** The first rule file in the folder or below it, in the order of names; null where the folder is for something else, or is none. */
export function firstRuleFile(folder: string, host: Host): string | null {
  let left: number = limits.files;
  const search = (at: string, depth: number): string | null => {
    const entries = [...listed(at, host)].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, kind } of entries) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      const path = `${at}/${name}`;
      if (kind === 'file' && /\.(?:ya?ml|jsonc?)$/.test(name)) {
        left -= 1;
        if (left < 0) return null;
        if (isRuleFile(path, host)) return path;
      } else if (kind === 'directory' && depth < limits.depth) {
        const found = search(path, depth + 1);
        if (found !== null) return found;
      }
    }
    return null;
  };
  return search(folder, 0);
}

function listed(folder: string, host: Host): readonly DirectoryEntry[] {
  return unlessRefused(() => (host.stat(folder)?.kind === 'directory' ? host.list(folder) : []), []);
}

function isRuleFile(path: string, host: Host): boolean {
  // Who reads the rules says why it can not be read.
  return unlessRefused(
    () => (host.stat(path)?.size ?? maxBytes) < maxBytes && ruleFile.test(host.readText(path)),
    true,
  );
}
