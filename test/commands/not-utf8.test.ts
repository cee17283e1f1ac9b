import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/host/decode.ts';
import type { Host } from '../../src/model/host.ts';
import { root } from '../support/repository.ts';
import { checked, run, small } from './check-runs.ts';

/** The small repository with one more file, whose bytes are given in Latin-1. */
function withBytes(path: string, text: string, config: Parameters<ReturnType<typeof small>['config']>[0]) {
  const bytes = Buffer.from(text, 'latin1');
  const host = small().config(config).file(path, decodeText(bytes)).host();
  const full = `${root}/${path}`;
  const readPieces: Host['readPieces'] = (file) => (file === full ? [bytes] : host.readPieces(file));
  return { ...host, readPieces };
}

const rule = (flag: string): string =>
  `decides: risk\nrules:\n  - id: r\n    when: { all: [] }\n    then: { flag: ${flag}, severity: low }\n`;

describe('what people write for us is refused when it is no UTF-8', () => {
  test.each<[string, string, string, string, Parameters<typeof withBytes>[2], string]>([
    ['a rule file', 'own/r.yaml', rule('caf\xe9'), 'rules/unreadable', { rules: './own' }, '5:22'],
    [
      'a template',
      'own/summary.md.hbs',
      'ok\n\x93quoted\x94\n',
      'artifacts/template-unreadable',
      { templates: { directory: './own' } },
      '2:1',
    ],
    [
      'a configuration',
      'shared/base.yaml',
      'project: Caf\xe9\n',
      'config/unreadable',
      { extends: ['canonical-guide-map', './shared/base.yaml'] },
      '1:13',
    ],
    [
      'a configuration script',
      'shared/base.ts',
      "export default { project: 'Caf\xe9' };\n",
      'config/unreadable',
      { extends: ['canonical-guide-map', './shared/base.ts'] },
      '1:31',
    ],
  ])('%s', async (_, path, text, code, config, place) => {
    const { code: exit, err } = await run(withBytes(path, text, config));
    expect(exit).toBeGreaterThan(0);
    expect(err).toContain(`error ${code}  ${path}:${place}\n`);
    expect(err).toContain('cannot be read: there are bytes here that are no UTF-8\n');
    expect(err).toContain('→ Save the file as UTF-8');
  });

  test('a replacement character that is written as such is a character like any other', async () => {
    const host = small().config({ rules: './own' }).file('own/r.yaml', rule('a \ufffd')).host();
    const { findings } = await checked(host);
    expect(findings.map(({ code }) => code)).not.toContain('rules/unreadable');
  });
});
