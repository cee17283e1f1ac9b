// Fills the generated parts of README.md: the evidence of a run on the example, an item of its backlog, the list of commands.
// usage: node scripts/readme.mjs [--check]
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadSource } from './load-source.mjs';

const { commands } = await loadSource('src/commands/registry.ts');
const example = 'examples/speech-pipeline';
const before = readFileSync('README.md', 'utf8');
const after = [
  ['evidence', `\`\`\`text\n${evidence()}\n\`\`\``],
  ['excerpt', `\`\`\`markdown\n${excerpt()}\n\`\`\``],
  ['commands', table()],
].reduce((text, [name, part]) => fill(text, name, part), before);

if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('README.md is not what the example and the commands give; run npm run readme');
    process.exitCode = 1;
  }
} else {
  writeFileSync('README.md', after);
}

function fill(text, name, part) {
  const place = new RegExp(`(<!-- ${name}: [^>]*-->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!place.test(text)) throw new Error(`README.md has no place for ${name}`);
  return text.replace(place, (_all, open, close) => `${open}${part}\n${close}`);
}

/** What a check of the example prints, without the paths and findings that change with every edit. */
function evidence() {
  const output = execFileSync(process.execPath, ['dist/cli.js', 'check', '--root', example], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return output
    .split('\n')
    .filter((line) => /^[a-z_-]+: /.test(line) && !line.startsWith('findings'))
    .join('\n');
}

/** The item about cancelling, cut after its first slice. */
function excerpt() {
  const page = readFileSync(`${example}/docs/mvp_backlog.md`, 'utf8');
  const item = page
    .split(/^(?=#### )/m)
    .find((part) => /^`[^`]+` · \d+ features?/m.test(part) && /cancel/i.test(part.split('\n')[0]));
  const lines = item.split('\n');
  const slices = lines.flatMap((line, index) => (/^\*\*\//.test(line) ? [index] : []));
  return [...lines.slice(0, slices[1] ?? 40), '…'].join('\n').trim();
}

function table() {
  const rows = Object.entries(commands).map(
    ([name, { summary }]) => `| \`backlogic ${name}\` | ${summary} |`,
  );
  return ['| command | does |', '| --- | --- |', ...rows].join('\n');
}
