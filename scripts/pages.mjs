// Writes docs/reference/findings/: one page a finding code, and their index, from the catalogue. `--check` only compares.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadSource } from './load-source.mjs';

const { catalogue } = await loadSource('src/diagnostics/catalogue.ts');
const { codePage } = await loadSource('src/diagnostics/page.ts');
const folder = 'docs/reference/findings';
const codes = Object.keys(catalogue).sort();
const pages = new Map(codes.map((code) => [join(folder, `${code}.md`), codePage(code)]));
pages.set(join(folder, 'README.md'), index());

const stale = [...pages]
  .filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
  .map(([path]) => path);
const extra = files(folder).filter((path) => !pages.has(path));
if (process.argv.includes('--check')) {
  if (stale.length + extra.length > 0) {
    console.error(
      `finding pages are not what the catalogue says; run npm run pages:\n${[...stale, ...extra].join('\n')}`,
    );
    process.exitCode = 1;
  }
} else {
  for (const path of extra) rmSync(path);
  for (const path of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, pages.get(path));
  }
  console.log(`${pages.size} pages, ${stale.length} written, ${extra.length} removed`);
}

function index() {
  const families = Map.groupBy ? Map.groupBy(codes, family) : group(codes);
  const blocks = [...families].map(
    ([name, list]) =>
      `## ${name}\n\n| code | severity | what it says |\n| --- | --- | --- |\n${list.map(row).join('\n')}`,
  );
  return `# Findings\n\nEvery code that backlogic reports. \`backlogic explain CODE\` prints a page. Codes are permanent.\n\n${blocks.join('\n\n')}\n`;
}

function row(code) {
  return `| [${code}](${code}.md) | ${catalogue[code].severity} | ${catalogue[code].title} |`;
}

function family(code) {
  return code.split('/')[0];
}

function group(list) {
  const groups = new Map();
  for (const code of list) groups.set(family(code), [...(groups.get(family(code)) ?? []), code]);
  return groups;
}

function files(at) {
  if (!existsSync(at)) return [];
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(at, entry.name)) : [join(at, entry.name)],
  );
}
