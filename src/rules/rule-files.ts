import { posix } from 'node:path';
import { finding } from '../diagnostics/finding.ts';
import { nearPath } from '../diagnostics/near-path.ts';
import { standingAt } from '../host/standing.ts';
import { append } from '../model/append.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { held } from '../model/held.ts';
import type { Host } from '../model/host.ts';
import type { Keep } from '../model/keep.ts';
import { causesOf } from '../syntax/conflicts.ts';
import { lastCounts } from '../syntax/duplicate.ts';
import { fileName } from '../syntax/file-names.ts';
import { parseJson } from '../syntax/json.ts';
import type { Located } from '../syntax/located.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { Cursor } from './cursor.ts';
import { discover, isRuleFile, readRuleText } from './discover.ts';
import type { Replaces } from './layers.ts';
import type { RuleFile } from './model.ts';
import { readExtends } from './read-file.ts';
import { shippedRules } from './shipped.ts';

/** A parsed rule file with its layer. */
export interface ParsedFile extends RuleFile {
  readonly parsed: Located;
}

interface Node {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly parsed: Located;
  /** Index of the entry of `config.rules` that brought it. */
  readonly entry: number;
  readonly extends: readonly { readonly path: string; readonly cursor: Cursor }[];
}

/** Reads and parses all rule files, and gives each its layer: later entries of `config.rules` lie above earlier ones, a file above those it extends. */
export function readRuleFiles(
  config: ResolvedConfig,
  host: Host,
  findings: Finding[],
  keep: Keep,
): { files: readonly ParsedFile[]; replaces: Replaces } {
  const nodes = new Map<string, Node>();
  [...new Set(config.rules)].forEach((entry, index) => {
    const waiting = discover(entry, config, host, findings);
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (nodes.has(path)) continue;
      const node = readNode(path, index, config, host, findings, keep);
      if (!node) continue;
      nodes.set(path, node);
      append(
        waiting,
        node.extends.map((one) => one.path),
      );
    }
  });
  const heights = measureHeights(nodes);
  const files: ParsedFile[] = [];
  let base = 0;
  for (let entry = 0; entry < config.rules.length; entry += 1) {
    const members = [...nodes.values()].filter((node) => node.entry === entry);
    let height = 0;
    for (const { path, name, text, parsed } of members) {
      const own = held(heights, path);
      height = Math.max(height, own);
      files.push({ path, name, text, parsed, layer: base + own });
    }
    base += height + 1;
  }
  files.sort((a, b) => a.layer - b.layer || (a.name < b.name ? -1 : 1));
  return { files, replaces: replacing(nodes) };
}

function readNode(
  path: string,
  entry: number,
  config: ResolvedConfig,
  host: Host,
  findings: Finding[],
  keep: Keep,
): Node | null {
  const text = readRuleText(path, config, host, findings);
  if (text === null) return null;
  const name = fileName(path, config);
  const parsed = keep(`text of ${path}`, [text, name], () => parse(path, text, name));
  if (parsed.problems.length > 0) {
    for (const { message, at, related } of causesOf(parsed.problems, text, name)) {
      const data = { message: message.replace(lastCounts, '') };
      findings.push(finding('rules/syntax', at, data, { related: related ?? [] }));
    }
    return null;
  }
  const cursor = new Cursor(parsed, findings);
  const bases = readExtends(cursor).flatMap((one) => {
    const target = posix.join(posix.dirname(path), one.text ?? '');
    if (isRuleFile(target) && standingAt(target, host)?.kind === 'file')
      return [{ path: target, cursor: one }];
    const near = nearPath(target, host, config.fence);
    one.report('rules/extends-missing', {
      path: fileName(target, config),
      near: near && fileName(near, config),
    });
    return [];
  });
  return { path, name, text, parsed, entry, extends: bases };
}

function parse(path: string, text: string, name: string): Located {
  if (path.endsWith('.json') || path.endsWith('.jsonc')) return parseJson(text, name, { comments: true });
  return shippedRules(text, name) ?? parseYaml(text, name);
}

/** How many files of the same entry lie below each file by `extends`. An `extends` that closes a circle does not count. */
function measureHeights(nodes: ReadonlyMap<string, Node>): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  const underway: Node[] = [];
  const measure = (node: Node): number => {
    const known = heights.get(node.path);
    if (known !== undefined) return known;
    underway.push(node);
    let height = 0;
    for (const { path, cursor } of node.extends) {
      const below = nodes.get(path);
      if (!below) continue;
      const start = underway.indexOf(below);
      if (start !== -1) {
        const chain = [...underway.slice(start), below].map((one) => one.name);
        cursor.report('rules/extends-circle', { chain });
      } else if (below.entry === node.entry) height = Math.max(height, measure(below) + 1);
      else measure(below);
    }
    underway.pop();
    heights.set(node.path, height);
    return height;
  };
  for (const path of [...nodes.keys()].sort()) {
    measure(held(nodes, path));
  }
  return heights;
}

function replacing(nodes: ReadonlyMap<string, Node>): Replaces {
  const byName = new Map([...nodes.values()].map((node) => [node.name, node]));
  return (upper, lower) => {
    const start = byName.get(upper);
    const target = byName.get(lower);
    if (!start || !target || start === target) return false;
    if (start.entry !== target.entry) return start.entry > target.entry;
    const seen = new Set<string>();
    const waiting = [start];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      for (const { path } of node.extends) {
        if (path === target.path) return true;
        const next = nodes.get(path);
        if (next && !seen.has(path)) {
          seen.add(path);
          waiting.push(next);
        }
      }
    }
    return false;
  };
}
