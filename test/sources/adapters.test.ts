import { describe, expect, it } from 'vitest';
import { type Compilation, compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { repository, root } from '../support/repository.ts';

const minutes = `export default {
  name: 'minutes',
  matches: (path: string) => path.endsWith('.minutes'),
  read: (text: string) => text.trim().split('\\n').map((title, index) => ({ fields: { title, passes: title.startsWith('x') }, line: index + 1, group: 'Talks' })),
};
`;
const list = 'x tune\nmix\n';

function compiled(adapter: string): Compilation {
  return repository()
    .area('Core', 'core')
    .file('adapters/minutes.ts', adapter)
    .file('docs/list.minutes', list)
    .config({ inventory: { path: 'docs/list.minutes', adapters: './adapters/minutes.ts' } })
    .compile();
}

describe('an adapter of the repository', () => {
  it('reads a format of its own, with places', () => {
    const { inventory } = compiled(minutes).facts.sources;
    expect(inventory).toMatchObject({ format: 'minutes', entries: 2, derivedIds: 2 });
    expect(inventory.features.map(({ id, group, done, at }) => [id, group, done, at.line])).toEqual([
      ['x-tune', 'Talks', true, 1],
      ['mix', 'Talks', false, 2],
    ]);
  });

  it.each([
    ['has no function that reads', "export default { name: 'minutes' };", 'inventory/adapter-invalid'],
    ['does not parse', 'export default {', 'inventory/adapter-invalid'],
    [
      'throws',
      "export default { name: 'minutes', matches: () => true, read: () => { throw new Error('no'); } };",
      'inventory/adapter-failed',
    ],
  ])('that %s is a finding', (_, adapter, code) => {
    const found = compiled(adapter).findings.find((one) => one.code === code);
    expect(found).toBeDefined();
    // No message says where on this machine the repository lies.
    expect(found?.data.file ?? 'adapters/minutes.ts').toBe('adapters/minutes.ts');
  });

  it('is not run in safe mode', () => {
    const host = repository()
      .file('adapters/minutes.ts', minutes)
      .file('docs/list.minutes', list)
      .config({ inventory: { path: 'docs/list.minutes', adapters: './adapters/minutes.ts' } })
      .host();
    const { config } = loadConfig({ cwd: root, safe: true }, host);
    expect(config && compile(config, host).findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['config/unsafe-script', 'inventory/unknown-format']),
    );
  });
});
