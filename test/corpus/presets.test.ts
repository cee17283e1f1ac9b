import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { nodeHost } from '../../src/host/node.ts';
import type { Design, Sources } from '../../src/model/sources.ts';
import { readSources } from '../../src/sources/read.ts';
import { corpusPresent, corpusSuite, layOutCorpus } from '../support/corpus.ts';

describe.skipIf(!corpusPresent)(`presets recognise the ${corpusSuite}`, () => {
  let corpus: ReturnType<typeof layOutCorpus>;
  beforeAll(() => {
    corpus = layOutCorpus();
  });
  afterAll(() => corpus.remove());

  /** The sources, read by presets alone. */
  function sources(files: Readonly<Record<string, string>>): Sources {
    const host = nodeHost();
    for (const [path, text] of Object.entries(files)) writeFileSync(`${corpus.root}/${path}`, text);
    const { config, findings } = loadConfig({ cwd: corpus.root }, host);
    if (!config || findings.length > 0) throw new Error(JSON.stringify(findings));
    return readSources(config, host).sources;
  }

  function summary({ inventory, design, guides }: Sources): object {
    const lines = (part: readonly unknown[]): number => part.length;
    const read = design as Design;
    return {
      features: inventory.features.length,
      mvp: inventory.features.filter(({ mvp }) => mvp).length,
      guides: guides.filter(({ document }) => document !== null).length,
      modules: lines(read.modules),
      principles: lines(read.principles),
      guarantees: lines(read.guarantees),
      nonGoals: lines(read.nonGoals),
      ownership: lines(read.ownershipRules),
      governance: lines(read.governanceRules),
      counts: read.statedCounts.map(({ what, phase, count }) => `${what} ${phase ?? ''} ${count}`),
    };
  }

  // Counted by reading the documents.
  const counted = {
    features: 214,
    mvp: 189,
    guides: 15,
    modules: 12,
    principles: 7,
    guarantees: 6,
    nonGoals: 6,
    ownership: 4,
    governance: 6,
    counts: [
      'total  214',
      'mvp  189',
      'post_mvp  25',
      ...[6, 5, 4, 4, 2, 2, 2].map((count) => `group post_mvp ${count}`),
    ],
  };

  test('without any configuration', () => {
    expect(summary(sources({}))).toEqual(counted);
  });

  test('by the base preset alone', () => {
    expect(summary(sources({ 'backlog.config.yaml': 'extends: base\n' }))).toEqual(counted);
  });
});
