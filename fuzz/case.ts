import { encodingMutations } from './families/encoding.ts';
import { jsonMutations } from './families/json.ts';
import {
  ignoreMutations,
  listingMutations,
  logMutations,
  oddPaths,
  ownerMutations,
  templateMutations,
} from './families/lines.ts';
import { markdownMutations } from './families/markdown.ts';
import { type Mutation, textMutations } from './families/text.ts';
import { yamlMutations } from './families/yaml.ts';
import { type Files, type Role, roleOf } from './files.ts';
import { Random } from './random.ts';
import type { Base } from './repositories.ts';

/** One fuzzed repository and how it came about. */
export interface Case {
  readonly index: number;
  readonly base: string;
  readonly mutations: readonly string[];
  readonly files: Files;
}

/** What can be asked for by `--only`. */
export const families = [
  'text',
  'encoding',
  'json',
  'yaml',
  'markdown',
  'owners',
  'listing',
  'template',
  'log',
  'tree',
] as const;
export type Family = (typeof families)[number];

/** The families that fit a file of a role, the ones that know most of it first and most often. */
const fitting: { readonly [R in Role]: readonly Family[] } = {
  inventory: ['json', 'json', 'json', 'text', 'encoding'],
  design: ['markdown', 'markdown', 'markdown', 'text', 'encoding'],
  guide: ['markdown', 'markdown', 'markdown', 'text', 'encoding'],
  rules: ['yaml', 'yaml', 'yaml', 'text', 'encoding'],
  config: ['json', 'json', 'json', 'text', 'encoding'],
  owners: ['owners', 'text', 'encoding'],
  listing: ['listing', 'text', 'encoding'],
  template: ['template', 'template', 'text', 'encoding'],
  health: ['json', 'log', 'text', 'encoding'],
  record: ['json', 'text', 'encoding'],
  code: ['tree'],
};

const mutations: { readonly [F in Exclude<Family, 'tree'>]: readonly Mutation[] } = {
  text: textMutations,
  encoding: encodingMutations,
  json: jsonMutations,
  yaml: yamlMutations,
  markdown: markdownMutations,
  owners: ownerMutations,
  listing: listingMutations,
  template: templateMutations,
  log: logMutations,
};

/** How often a role is chosen: inventories, guides and rules are written by most hands. */
const weights: { readonly [R in Role]: number } = {
  inventory: 6,
  design: 4,
  guide: 6,
  rules: 5,
  config: 3,
  owners: 1,
  listing: 1,
  template: 2,
  health: 2,
  record: 1,
  code: 2,
};

/** Makes the case of an index: the same for the same seed, bases and families. */
export function makeCase(seed: number, index: number, from: readonly Base[], only: Family | null): Case {
  const random = new Random(seed, index);
  const base = random.pick(from.flatMap((one) => Array<Base>(one.weight).fill(one)));
  const files: Files = new Map(base.files);
  const done: string[] = [];
  prepare(files, random);
  const wanted = random.few(5);
  for (let tries = 0; done.length < wanted && tries < 40; tries += 1) {
    const name = mutate(files, random, only);
    if (name) done.push(name);
  }
  return { index, base: base.name, mutations: done, files };
}

/** Some readers only work when the configuration asks for them. */
function prepare(files: Files, random: Random): void {
  const text = files.get('backlog.config.json');
  if (text === undefined) return;
  if (files.has('files.txt') && random.chance(0.15)) {
    files.set('backlog.config.json', text.replace('{', '{ "tree": { "listing": "files.txt" },'));
  } else if (random.chance(0.15)) {
    files.set('backlog.config.yaml', text);
    files.delete('backlog.config.json');
  }
}

function mutate(files: Files, random: Random, only: Family | null): string | null {
  const byRole = new Map<Role, string[]>();
  for (const path of files.keys()) byRole.set(roleOf(path), [...(byRole.get(roleOf(path)) ?? []), path]);
  const roles = [...byRole.keys()].flatMap((role) => Array<Role>(weights[role]).fill(role));
  const role = random.pick(roles);
  const path = random.pick(byRole.get(role) ?? []);
  const fits = path.endsWith('.gitignore') ? (['owners'] as const) : fitting[role];
  const family = random.pick(fits);
  if (only !== null && family !== only) return null;
  if (family === 'tree') return changeTree(files, path, random);
  const list = path.endsWith('.gitignore') ? ignoreMutations : mutations[family];
  if (random.chance(0.02)) return swapFiles(files, path, random);
  const mutation = random.pick(list);
  const text = files.get(path) ?? '';
  const changed = mutation.change(text, random);
  if (changed === text) return null;
  files.set(path, changed.slice(0, largest));
  return `${path}: ${mutation.name}`;
}

/** No file grows beyond this by one mutation after another. */
const largest = 3_000_000;

function swapFiles(files: Files, path: string, random: Random): string {
  const other = random.pick([...files.keys()]);
  const [a, b] = [files.get(path) ?? '', files.get(other) ?? ''];
  files.set(path, b);
  files.set(other, a);
  return `${path}: swapped with ${other}`;
}

function changeTree(files: Files, path: string, random: Random): string {
  const kind = random.pick(['gone', 'odd', 'odd', 'empty', 'renamed', 'folder', 'many'] as const);
  const other = random.pick(oddPaths);
  if (kind === 'gone') for (const one of [path, random.pick([...files.keys()])]) files.delete(one);
  else if (kind === 'odd') add(files, other, '// odd\n');
  else if (kind === 'empty') files.set(path, '');
  else if (kind === 'renamed') {
    const text = files.get(path) ?? '';
    files.delete(path);
    add(files, other, text);
  } else if (kind === 'folder') {
    files.delete(path);
    add(files, `${path}/inside`, 'x');
  } else for (let at = 0; at < 200; at += 1) add(files, `many/${at % 7}/${at}.mjs`, 'x');
  return `${path}: tree, ${kind}${kind === 'odd' || kind === 'renamed' ? ` ${JSON.stringify(other.slice(0, 40))}` : ''}`;
}

/** A file can not stand below a file. */
function add(files: Files, path: string, text: string): void {
  for (const one of files.keys()) if (path.startsWith(`${one}/`) || one.startsWith(`${path}/`)) return;
  files.set(path, text);
}
