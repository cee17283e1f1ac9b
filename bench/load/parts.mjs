// What each part of the load is: a repository, made from a seed, and the command that has to bear it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { seeded } from '../rules/input.mjs';
import { writeRepository } from '../speed/repository.mjs';
import { sentence, title } from '../speed/words.mjs';

const full = { features: 200_000, guides: 5_000, rules: 1_000, paths: 500_000, megabytes: 100 };
const small = { features: 2_000, guides: 50, rules: 100, paths: 5_000, megabytes: 4 };

/** Of the tests that a gate prints so many a megabyte are told at least: of a long log its ends are kept. */
const testsAMegabyte = 2_000;

/** The parts in order, by name, with so many features where a number is given: what they hold, how `prepare(folder)` makes it, the arguments of the run, the guides that it has to find, and the tests of which it has to tell. */
export function parts(isSmall, features = null) {
  const usual = isSmall ? small : full;
  const size = { ...usual, features: features ?? usual.features };
  const modest = isSmall
    ? { features: 200, guides: 10, guideParts: 2 }
    : { features: 2_000, guides: 150, guideParts: 3 };
  const number = (value) => value.toLocaleString('en');
  const build = ['build', '--no-cache'];
  return {
    features: {
      what: `${number(size.features)} features`,
      args: build,
      guides: Math.min(400, size.guides),
      prepare: (folder) =>
        writeRepository(folder, {
          features: size.features,
          guides: Math.min(400, size.guides),
          guideParts: 3,
          jsonLines: true,
        }),
    },
    guides: {
      what: `${number(size.guides)} guides`,
      args: build,
      guides: size.guides,
      prepare: (folder) =>
        writeRepository(folder, { features: size.guides * 2, guides: size.guides, guideParts: 3 }),
    },
    rules: {
      what: `${number(size.rules)} rules`,
      args: [...build, '--rules', 'load-rules'],
      guides: modest.guides,
      prepare(folder) {
        writeRepository(folder, modest);
        writeRules(folder, size.rules);
      },
    },
    tree: {
      what: `a tree of ${number(size.paths)} paths`,
      args: build,
      guides: modest.guides,
      prepare(folder) {
        writeRepository(folder, modest);
        writeListing(folder, size.paths);
      },
    },
    log: {
      what: `a gate that prints ${size.megabytes} MB`,
      args: ['health'],
      exit: 1,
      tests: size.megabytes * testsAMegabyte,
      prepare(folder) {
        writeRepository(folder, modest);
        writeGate(folder, size.megabytes);
      },
    },
    all: {
      what: 'all of these at once',
      args: [...build, '--health', '--rules', 'load-rules'],
      exit: 1,
      guides: size.guides,
      tests: size.megabytes * testsAMegabyte,
      prepare(folder) {
        writeRepository(folder, {
          features: size.features,
          guides: size.guides,
          guideParts: 1,
          jsonLines: true,
        });
        writeRules(folder, size.rules);
        writeListing(folder, size.paths);
        writeGate(folder, size.megabytes);
      },
    },
  };
}

function configure(folder, change) {
  const path = join(folder, 'backlog.config.json');
  const config = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, `${JSON.stringify({ ...config, ...change }, null, 2)}\n`);
}

/** Rules about risk: words of the text, patterns, groups; every tenth is nested. */
function writeRules(folder, count) {
  const random = seeded(count);
  const word = () => title(random, 1).toLowerCase();
  const rules = Array.from({ length: count }, (_, index) => {
    const text = { fact: 'text', operator: 'matches', value: `\\b${word()}\\b.{0,20}\\b${word()}\\b` };
    const plain = { fact: 'description', operator: 'matches', value: `${word()} ${word()}` };
    const when = [{ all: [text] }, { any: [plain, text] }][index % 2];
    return {
      id: `load-${index + 1}`,
      because: sentence(random, 8),
      when: index % 10 === 9 ? { all: [{ not: plain }, { any: [text, when] }] } : when,
      then: { flag: `load risk ${index % 50}`, severity: 'low' },
    };
  });
  mkdirSync(join(folder, 'load-rules'), { recursive: true });
  const file = { decides: 'risk', about: 'feature', hitPolicy: 'collect', rules };
  writeFileSync(join(folder, 'load-rules/load.json'), `${JSON.stringify(file, null, 1)}\n`);
}

/** A listing instead of the disk: what the repository has, and beside it files of code six folders deep. */
function writeListing(folder, count) {
  const random = seeded(count);
  const lines = filesBelow(folder).map((path) => `${path}\n`);
  for (let index = 0; lines.length < count; index += 1) {
    const folders = Array.from({ length: 5 }, (_, depth) => `d${Math.floor(random() * 2 ** (depth + 1))}`);
    lines.push(`internal/${folders.join('/')}/file${index}.go\t${Math.floor(random() * 9000)}\n`);
  }
  writeFileSync(join(folder, 'tree.tsv'), lines.join(''));
  configure(folder, { tree: { listing: 'tree.tsv' } });
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** A gate that fails now and then among very many tests, in TAP. */
function writeGate(folder, megabytes) {
  writeFileSync(
    join(folder, 'gate.mjs'),
    `import { writeSync } from 'node:fs';
let piece = 'TAP version 13\\n';
for (let bytes = 0, at = 1; bytes < ${megabytes} * 2 ** 20; at += 1) {
  const line = (at % 5000 === 0 ? 'not ok ' : 'ok ') + at + ' - a test of module ' + (at % 997) + ' that says what it did\\n';
  bytes += line.length;
  piece += line;
  if (piece.length < 60000) continue;
  const rest = Buffer.from(piece);
  for (let from = 0; from < rest.length; ) {
    try { from += writeSync(1, rest, from); } catch (error) { if (error.code !== 'EAGAIN') throw error; }
  }
  piece = '';
}
process.exitCode = 1;
`,
  );
  configure(folder, { gates: [{ name: 'load', command: 'node gate.mjs', timeoutSeconds: 1800 }] });
}
