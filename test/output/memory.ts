import { expect } from 'vitest';
import { describe } from '../../src/diagnostics/finding.ts';
import type { MemoryHost } from '../../src/host/memory.ts';
import type { Finding } from '../../src/model/finding.ts';
import { HostError } from '../../src/model/host.ts';
import { writeArtifacts } from '../../src/output/write.ts';
import { configAt, edition, emptyRepository, faulty } from './support.ts';

const config = configAt('/r');

/** A repository that holds the edition, written by a build; on a file system without links where `links` says so. */
export function written(name: string | null, links = true): MemoryHost {
  const host = emptyRepository();
  if (!links)
    host.link = (_from, to) => {
      throw new HostError('nolink', to);
    };
  if (name !== null) expect(writeArtifacts(edition(name), config, host).findings).toEqual([]);
  return host;
}

/** Which edition the disk holds; throws when it is a mixture. */
export function editionOn(host: MemoryHost): string | null {
  const found = new Set(
    ['a', 'b'].filter((name) =>
      edition(name).every(({ path, text }) => host.files.get(`/r/${path}`) === text),
    ),
  );
  const [only = null] = found;
  if (only === null) {
    const some = edition('a').filter(({ path }) => host.files.has(`/r/${path}`));
    if (some.length > 0) throw new Error(`a mixture: ${JSON.stringify([...host.files], null, 1)}`);
  }
  return only;
}

export function leftovers(host: MemoryHost): string[] {
  return [...host.files.keys()].filter((path) => /\.backlogic-|journal/.test(path));
}

/** Every number of calls after which something can go wrong, for a build that replaces `from` by `b`. */
export function callsOf(from: string | null, links = true): number {
  const counting = faulty(written(from, links), Number.POSITIVE_INFINITY, 'refused');
  writeArtifacts(edition('b'), config, counting.host);
  return counting.calls();
}

/** A finding as a person reads it. */
export function describeFinding(found: Finding): string {
  const { message, hint } = describe(found);
  return `${found.code}: ${message}. ${hint}`;
}
