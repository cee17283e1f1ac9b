import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { nodeHost } from '../../src/host/node.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { ReadSources } from '../../src/model/sources.ts';
import { readSources } from '../../src/sources/read.ts';
import { checkout } from '../support/checkout.ts';
import { corpusPresent, corpusSuite, layOutCorpus } from '../support/corpus.ts';
import { pieces } from '../syntax/outline.ts';

describe.skipIf(!corpusPresent)(`reading the ${corpusSuite}`, () => {
  let repository: { root: string; remove: () => void } | null = null;
  let read: { sources: ReadSources; findings: Finding[] };

  beforeAll(() => {
    repository = layOutCorpus();
    const host = nodeHost();
    const { config } = loadConfig({ cwd: checkout, root: repository.root }, host);
    if (!config) throw new Error('the configuration of this checkout does not load');
    read = readSources(config, host);
  }, 60_000);

  afterAll(() => repository?.remove());

  it('complains of five rows that bars without an escape cut off, and of nothing else', () => {
    expect(read.findings.map(({ code, at }) => `${code} ${at?.file}:${at?.line}`).sort()).toEqual([
      'markdown/table-row api/controlplane/controlplane_api_guide.md:188',
      'markdown/table-row api/eventabi/eventabi_api_guide.md:56',
      'markdown/table-row api/eventabi/eventabi_api_guide.md:57',
      'markdown/table-row internal/runtime/runtime_kernel_guide.md:170',
      'markdown/table-row providers/provider_adapter_guide.md:140',
    ]);
  });

  it('finds everything that is there', () => {
    const { inventory, design, guides, tree } = read.sources;
    expect({
      entries: inventory.entries,
      features: inventory.features.length,
      mvp: inventory.features.filter(({ mvp }) => mvp).length,
      withPriority: inventory.features.filter(({ priority }) => priority !== null).length,
      guides: guides.filter(({ document }) => document !== null).length,
      modules: design?.modules.length,
      statements: [
        design?.principles,
        design?.guarantees,
        design?.nonGoals,
        design?.ownershipRules,
        design?.governanceRules,
      ].map((statements) => statements?.length),
      counts: design?.statedCounts.map(({ what, count }) => `${what} ${count}`).slice(0, 3),
      groupCounts: design?.statedCounts
        .filter(({ what, phase }) => what === 'group' && phase === 'post_mvp')
        .reduce((sum, { count }) => sum + count, 0),
      files: tree.files.length > 250,
    }).toEqual({
      entries: 214,
      features: 214,
      mvp: 189,
      withPriority: 4,
      guides: 15,
      modules: 12,
      statements: [7, 6, 6, 4, 6],
      counts: ['total 214', 'mvp 189', 'post_mvp 25'],
      groupCounts: 25,
      files: true,
    });
  });

  it('has every piece of every document where its place says', () => {
    const documents = [read.sources.design?.document, ...read.sources.guides.map(({ document }) => document)];
    let checked = 0;
    for (const document of documents) {
      if (!document) throw new Error('a document was not read');
      const lines = readFileSync(join(repository?.root ?? '', document.file), 'utf8').split('\n');
      for (const { text, at } of pieces(document)) {
        const source = (lines[at.line - 1] ?? '').slice(at.column - 1, (at.endColumn ?? at.column) - 1);
        expect([document.file, at.line, source.replaceAll('\\|', '|')]).toEqual([
          document.file,
          at.line,
          text,
        ]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(4000);
  });
});
