import { describe, expect, it } from 'vitest';
import { config, type Reading, readFiles } from './reading.ts';

const reading = (path: string, text: string): Reading =>
  readFiles({ [path]: text }, { inventory: { ...config.inventory, path: [path] } });
const said = (path: string, text: string): readonly string[] =>
  reading(path, text).findings.filter((one) => / inventory\//.test(one));

describe('bytes that are no text in an inventory', () => {
  const start = 'the inventory';
  it.each([
    [
      'a table',
      'a.csv',
      'id,title\nF-1,Gr\ufffd\ufffde\nF-2,b\nF-3,\ufffd\n',
      'a.csv:2:7 `a.csv` has the sign for a lost character (U+FFFD) here, and such places in 2 lines',
    ],
    [
      'JSON',
      'a.json',
      '[{"id": "F-1",\r\n "title": "\ufffd"}]',
      'a.json:2:12 `a.json` has the sign for a lost character (U+FFFD) here',
    ],
    [
      'YAML',
      'a.yaml',
      '\ufeff- { id: F-1, title: a\ufffd }\n',
      'a.yaml:1:22 `a.yaml` has the sign for a lost character (U+FFFD) here',
    ],
    [
      'JSON Lines',
      'a.jsonl',
      '{"id": "F-1"}\n\n{"id": "F-\ufffd"}\n',
      'a.jsonl:3:11 `a.jsonl` has the sign for a lost character (U+FFFD) here',
    ],
    ['a cell', 'a.csv', 'id,title\nF-1,o\0ne\n', 'a.csv:2:6 `a.csv` has a NUL character here'],
  ])(`are said with their place: ${start} is %s`, (_, path, text, expected) => {
    expect(said(path, text)).toContain(`warning inventory/not-text ${expected}`);
  });

  it('are said of an overlay, and not of what is written as an escape', () => {
    const files = { 'a.json': '[{"id": "F-1", "title": "\\ufffd"}]', 'b.json': '{"F-1": "d\ufffdne"}' };
    const { findings } = readFiles(files, {
      inventory: { ...config.inventory, path: ['a.json'], overlays: ['b.json'] },
    });
    expect(findings.filter((one) => one.includes('not-text'))).toEqual([
      'warning inventory/not-text b.json:1:11 `b.json` has the sign for a lost character (U+FFFD) here',
    ]);
  });
});
