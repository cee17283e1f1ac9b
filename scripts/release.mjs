// Says whether a tag may be published: it is the version of package.json, and CHANGELOG.md has a dated section of it that says something.
// usage: node scripts/release.mjs TAG     prints the section
import { readFileSync } from 'node:fs';

const [tag = ''] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
if (tag !== `v${version}`)
  fail(`the tag is ${JSON.stringify(tag)}, the version of package.json is ${version}`);

const sections = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m).slice(1);
const section = sections.find((text) => text.split(/[\s]/, 1)[0] === version);
if (!section) fail(`CHANGELOG.md has no section "## ${version} - DATE"`);
const [heading, ...lines] = section.split('\n');
if (!/^\S+ - \d{4}-\d{2}-\d{2}$/.test(heading)) fail(`the section "${heading}" of CHANGELOG.md has no date`);
const said = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
if (said.length === 0) fail(`the section "${heading}" of CHANGELOG.md says nothing`);
process.stdout.write(`${lines.join('\n').trim()}\n`);

function fail(reason) {
  process.stderr.write(`no release: ${reason}\n`);
  process.exit(1);
}
