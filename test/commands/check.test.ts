import { describe, expect, it } from 'vitest';
import type { OptionValues } from '../../src/commands/shared/command.ts';
import { root } from '../support/repository.ts';
import { type Checked, checked, codes, edit, run, small } from './check-runs.ts';

describe('what fails a check', () => {
  it('is an error; a warning does not', async () => {
    const result = await checked(small().host());
    expect(codes(result.findings)).toEqual(['warning claims/unknown-id']);
    expect(result).toMatchObject({ code: 0, failed: false });
    const broken = await run(small().file('docs/features.json', '[{').host());
    expect(broken.code).toBe(1);
  });

  it.each<[string, Parameters<typeof small>[0], OptionValues]>([
    ['checks.failOn', { failOn: 'warning' }, {}],
    ['--fail-on', {}, { 'fail-on': 'warning' }],
    ['a severity of its own', { severity: { 'claims/unknown-id': 'error' } }, {}],
  ])('can be a warning, by %s', async (_, config, values) => {
    const result = await checked(small(config).host(), values);
    expect(result).toMatchObject({ code: 1, failed: true });
  });

  it('is nothing that is switched off', async () => {
    const off = { failOn: 'warning', severity: { 'claims/unknown-id': 'off' } };
    const result = await checked(small(off).host());
    expect(codes(result.findings)).toEqual([]);
    expect(result.code).toBe(0);
  });

  it('can be less severe than it is by default', async () => {
    const host = small({ severity: { 'inventory/syntax': 'info', 'claims/unknown-id': 'info' } })
      .file('docs/features.json', '[{"id": "A-1"}, ?]')
      .host();
    const { findings } = await checked(host);
    expect(findings.find(({ code }) => code === 'inventory/syntax')?.severity).toBe('info');
  });

  it('is a code that nobody knows: the configuration says which was meant', async () => {
    const { out } = await run(small({ severity: { 'claims/unknown-ids': 'error' } }).host(), {
      json: true,
    });
    const found = (JSON.parse(out) as Checked).findings.find(({ code }) => code === 'config/unknown-code');
    expect(found).toMatchObject({ hint: expect.stringContaining('claims/unknown-id') });
  });

  it('is told by every reporter when it is the configuration itself', async () => {
    const host = small().config({ pln: {} }).host();
    const { code, out } = await run(host, { reporter: ['github', 'sarif=check.sarif'] });
    expect(code).toBe(2);
    expect(out).toMatch(/^::error file=backlog\.config\.json,line=1,.*title=config\/unknown-key/);
    expect(host.files.get(`${root}/check.sarif`)).toContain('config/unknown-key');
    const { out: json } = await run(host, { json: true });
    expect(JSON.parse(json)).toMatchObject({ kind: 'check', failed: true, known: [], baseline: null });
  });
});

describe('on a terminal', () => {
  it('frames each place, says what to do, and counts', async () => {
    const host = small().host();
    await run(host, { baseline: 'known.json', 'update-baseline': true });
    edit(host, 'billing/guide.md', 'of A-9', 'of A-9, A-10 and \u001b[2JA-11');
    edit(host, 'docs/features.json', '"A-2"', '"A-1"');
    const { code, out, err } = await run(host, { baseline: 'known.json' });
    expect(code).toBe(1);
    await expect(`${err}--\n${out}`).toMatchFileSnapshot('../golden/check/terminal.txt');
  });

  it('obeys no source: neither its escapes nor its commands to a CI server', async () => {
    const host = small().host();
    edit(host, 'billing/guide.md', 'of A-9', '\n::error::A-9 ##[add-mask]A-8 \u001b[31m::stop-commands::A-7');
    const { out, err } = await run(host, { all: true });
    expect(err).toContain('A-7');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(out + err).not.toMatch(/\u001b|^\s*::|##\[/m);
  });
});
