import { describe, expect, it } from 'vitest';
import { config, type Reading, readFiles } from './reading.ts';

const reading = (path: string, text: string): Reading =>
  readFiles({ [path]: text }, { inventory: { ...config.inventory, path: [path] } });
describe('an inventory that does not parse', () => {
  it.each([
    ['a table', 'a.csv', 'id,title\nF-1,"one,open\nF-2,two ""x"" y\n', '2:5', 'is doubled'],
    ['a table to its end', 'a.csv', 'id;title\n"F;1";"a"\n"F-2";b\n\n"F-3;c\n', '5:1', 'is doubled'],
    ['YAML', 'a.yaml', 'features:\n  - id: F-1\n    title: Save: and load\n', '3:16', 'never with tabs'],
    ['JSON', 'a.json', '{"features": [}', '1:15', 'double quotes'],
  ])('is told how %s is written, where it breaks, and nothing else', (_, path, text, place, help) => {
    const { findings, hints } = reading(path, text);
    const own = findings.map((one, index) => [one, hints[index]] as const);
    const about = own.filter(([one]) => / inventory\//.test(one));
    expect(about.length).toBe(1);
    expect(about[0]?.[0]).toContain(`error inventory/syntax ${path}:${place} `);
    expect(about[0]?.[1]).toContain(help);
  });
});
