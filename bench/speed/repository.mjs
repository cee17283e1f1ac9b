// A seeded repository of any size, shaped like a real one: an inventory, a system design with its tables, one guide an
// area in four house styles, a tree with code and tests. The same size is the same bytes on every machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { seeded } from '../rules/input.mjs';
import { guideText } from './guide.mjs';
import { oneOf, sentence, some, title } from './words.mjs';

/** Writes a repository of `features` entries and `guides` areas below `folder`; gives the bytes written. */
export function writeRepository(
  folder,
  { features, guides, guideParts = 3, groups = guides * 2, jsonLines = false },
) {
  const random = seeded(features + guides);
  const areas = Array.from({ length: guides }, (_, index) => makeArea(random, index));
  const names = Array.from({ length: groups }, (_, index) => `${title(random, 2)} ${index + 1}`);
  const world = { random, areas, groups: names, features: makeFeatures(random, features, names) };
  let bytes = 0;
  const write = (path, text) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    bytes += Buffer.byteLength(text);
  };
  const inventory = inventoryOf({ jsonLines });
  if (jsonLines) write(inventory, world.features.map((feature) => `${JSON.stringify(feature)}\n`).join(''));
  else write(inventory, `${JSON.stringify(world.features, null, 2)}\n`);
  write('docs/bench_SystemDesign.md', designText(world));
  const config = { inventory: { path: inventory }, plan: { contractSurfaces: ['api/'] } };
  write('backlog.config.json', `${JSON.stringify(config, null, 2)}\n`);
  for (const area of areas) {
    write(area.guide, guideText(random, area, world, guideParts));
    for (const file of area.files) write(file, `// ${file}\n`);
  }
  return bytes;
}

/** Where the inventory of such a repository is. */
export function inventoryOf({ jsonLines = false }) {
  return `docs/bench_features_framework.${jsonLines ? 'jsonl' : 'json'}`;
}

/** One area in ten is a contract; the others lie below one of a few roots, as modules do. */
function makeArea(random, index) {
  const name = `${title(random, 1).toLowerCase()}${index + 1}`;
  const contract = index % 10 === 9;
  const folder = contract
    ? `api/${name}`
    : `${oneOf(random, ['internal', 'services', 'providers', 'transports', 'deploy', 'test'])}/${name}`;
  const modules = Array.from(
    { length: 4 },
    (_, at) => `${folder}/${title(random, 1).toLowerCase()}${at + 1}`,
  );
  // The last module of each area is planned and not there yet; every other one has a test.
  const files = modules
    .slice(0, 3)
    .flatMap((module, at) => [`${module}/main.mjs`, ...(at % 2 === 0 ? [`${module}/main.test.mjs`] : [])]);
  return {
    title: `${title(random, 2)} ${index + 1}`,
    folder,
    modules,
    files,
    guide: `${folder}/${name}_guide.md`,
  };
}

function makeFeatures(random, count, groups) {
  const width = String(count).length;
  const id = (index) => `F-${String(index + 1).padStart(width, '0')}`;
  return Array.from({ length: count }, (_, index) => ({
    id: id(index),
    category: oneOf(random, ['functional', 'quality', 'security', 'operations']),
    group: groups[index % groups.length],
    description: sentence(random, 14),
    steps: Array.from({ length: 3 }, () => sentence(random, 9)),
    passes: random() < 0.1,
    release_phase: random() < 0.88 ? 'mvp' : 'post_mvp',
    ...(random() < 0.1 ? { priority: oneOf(random, ['P0', 'P1', 'P2']) } : {}),
    ...(index > 0 && random() < 0.2 ? { dependencies: [id(Math.floor(random() * index))] } : {}),
  }));
}

function designText({ random, areas, groups, features }) {
  const mvp = features.filter((feature) => feature.release_phase === 'mvp').length;
  const perArea = Math.ceil(groups.length / areas.length);
  const lines = [
    '# Bench System Design',
    '',
    '## 1. Architecture',
    '',
    '### Core principles',
    '',
    ...Array.from(
      { length: 7 },
      (_, index) => `${index + 1}. **${title(random, 2)}.** ${sentence(random, 12)}`,
    ),
    '',
    '## 2. Target Modules',
    '',
    `The inventory has ${features.length} entries total (\`${mvp}\` MVP, \`${features.length - mvp}\` post-MVP).`,
    '',
    '| Target module | Primary repository paths | Responsibilities | Primary feature groups |',
    '| --- | --- | --- | --- |',
    ...areas.map((area, index) => {
      // Every eighth area names no group, so some groups are left to the rules.
      const own = index % 8 === 7 ? [] : groups.slice(index * perArea, (index + 1) * perArea);
      return `| ${area.title} | \`${area.folder}/*\` | ${sentence(random, 8)} | ${own.map((name) => `\`${name}\``).join(', ')} |`;
    }),
    '',
    '## 3. Canonical Implementation Guides',
    '',
    '| Area | Canonical file |',
    '| --- | --- |',
    ...areas.map((area) => `| ${area.title} | \`${area.guide}\` |`),
    '',
    '## 4. Ownership and Governance',
    '',
    'Ownership rules:',
    ...some(random, 4, () => `1. ${sentence(random, 10)}`),
    '',
    'Governance rules:',
    ...some(random, 4, () => `1. ${sentence(random, 10)}`),
    '',
    '## 5. Guarantees and Non-Goals',
    '',
    'Repository-level guarantees:',
    ...some(random, 5, () => `- ${sentence(random, 8)}`),
    '',
    'Repository-level non-goals:',
    ...some(random, 3, () => `- ${sentence(random, 6)}`),
    '',
  ];
  return lines.join('\n');
}
