import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { writeArtifacts } from '../../src/output/write.ts';
import { checkout } from '../support/checkout.ts';
import { repository, root } from '../support/repository.ts';

/** Out of the repository, on one platform or another. */
const outside = ['../x', '/etc/passwd', 'a/../../x', 'C:/x', '//server/share/x', '/dev/stdin', 'a\u0000b'];
/** A share, devices and an address: names of plain files to some platforms, and of none that backlogic writes. */
const odd = ['\\\\server\\share\\x', 'CON', 'docs/NUL.txt', 'file:///etc/passwd'];

/** Where a configuration names a path, and what is said of one that it must not name. */
const places: readonly (readonly [
  name: string,
  of: (path: string) => { [key: string]: JsonValue },
  said: RegExp,
])[] = [
  [
    'output.backlog',
    (path) => ({ output: { backlog: path } }),
    /^(?:config.outside-root|artifacts.path-unsafe)$/,
  ],
  ['output.plan', (path) => ({ output: { plan: path } }), /^(?:config.outside-root|artifacts.path-unsafe)$/],
  [
    'output.repoHealth',
    (path) => ({ output: { repoHealth: path } }),
    /^(?:config.outside-root|artifacts.path-unsafe)$/,
  ],
  ['templates.directory', (path) => ({ templates: { directory: path } }), /^config.path-missing$/],
  ['templates.partials', (path) => ({ templates: { partials: { summary: path } } }), /^config.path-missing$/],
  ['rules', (path) => ({ rules: [path] }), /^config.path-missing$/],
  ['extends', (path) => ({ extends: [path] }), /^config.(?:not-found|unknown-preset)$/],
  ['tree.listing', (path) => ({ tree: { listing: path } }), /^(?:config.outside-root|tree.no-listing)$/],
  ['inventory.path', (path) => ({ inventory: { path } }), /^(?:config.outside-root|inventory.not-found)$/],
  [
    'inventory.path, a glob',
    (path) => ({ inventory: { path: `${path}*` } }),
    /^(?:config.outside-root|inventory.not-found)$/,
  ],
  [
    'inventory.include',
    (path) => ({ inventory: { include: [path] } }),
    /^(?:config.outside-root|inventory.overlay-missing)$/,
  ],
  [
    'inventory.overlays',
    (path) => ({ inventory: { overlays: [path] } }),
    /^(?:config.outside-root|inventory.overlay-missing)$/,
  ],
  ['design.path', (path) => ({ design: { path } }), /^(?:config.outside-root|design.not-found)$/],
  ['checks.baseline', (path) => ({ checks: { baseline: path } }), /^(?:config.outside-root|none)$/],
];

describe.each(places)('%s', (name, of, said) => {
  test.each([...outside, ...odd])('does not lead out by %j', (path) => {
    const host = repository().area('Billing', 'billing').feature({ id: 'A-1' }).config(of(path)).host();
    const before = new Set(host.files.keys());
    const read = new Set<string>();
    const watched = {
      ...host,
      readText: (at: string) => {
        read.add(at);
        return host.readText(at);
      },
      list: (at: string) => {
        read.add(at);
        return host.list(at);
      },
    };
    const { config, findings } = loadConfig({ cwd: root, config: `${root}/backlog.config.json` }, watched);
    const compiled = config && compile(config, watched);
    const failed = compiled?.findings.some((found) => found.severity === 'error') ?? true;
    const written =
      compiled && config && !failed ? writeArtifacts(compiled.artifacts, config, watched).findings : [];
    const codes = [...findings, ...(compiled?.findings ?? []), ...written].map((found) => found.code);
    // The baseline is only read by `check`; a name that no platform writes is refused when it is to be written.
    const silent = name === 'checks.baseline' && odd.includes(path);
    expect(silent ? ['none'] : codes).toContainEqual(expect.stringMatching(said));
    const elsewhere = (at: string): boolean =>
      at !== root && !at.startsWith(`${root}/`) && !at.startsWith(checkout);
    expect([...read].filter(elsewhere)).toEqual([]);
    expect([...host.files.keys()].filter((at) => !before.has(at) && elsewhere(at))).toEqual([]);
  });
});
