import { createHash } from 'node:crypto';
import { sameWorld } from '../host/same-world.ts';
import { SealedFolder, type Table } from '../host/sealed.ts';
import { cacheSecret } from '../host/secret.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Host } from '../model/host.ts';
import type { World } from '../model/world.ts';
import { type Answerable, leaveAnswers } from './answers.ts';
import { cacheFolder, ownPaths } from './entry.ts';

/** The table that compilations by this configuration leave. */
function tableName(config: ResolvedConfig, build: string): string {
  const parts = [build, process.versions.v8, process.arch, config];
  return `answers-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
}

/** Where a compilation's artifacts come to stand: that they are there is no matter of explaining. */
export function ownOutputs({ output, root }: ResolvedConfig): (path: string) => boolean {
  const own = Object.values(output).flatMap((path) => (path === null ? [] : [`${root}/${path}`]));
  return ownPaths({ root, own });
}

/** Leaves what explaining needs, with what the compilation asked of the world. */
export function keepAnswers(
  compilation: Answerable,
  world: World,
  folder: SealedFolder,
  build: string,
): void {
  folder.writeTable(tableName(compilation.config, build), JSON.stringify(world), (lines) =>
    leaveAnswers(compilation, lines),
  );
}

/** What a compilation by this configuration has left, if the world is as it was; else null. */
export function keptAnswers(config: ResolvedConfig, build: string, host: Host, now: number): Table | null {
  const secret = cacheSecret(config.root, host.environment);
  const folder = secret && SealedFolder.open(config.root, cacheFolder, secret);
  const table = folder?.readTable(tableName(config, build));
  if (!folder || !table) return null;
  const before = JSON.parse(table.head) as World;
  const world = sameWorld(before, host, now, ownOutputs(config));
  if (!world) {
    table.close();
    return null;
  }
  if (world !== before) table.retitle(JSON.stringify(world));
  return table;
}
