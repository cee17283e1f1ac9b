import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/host/decode.ts';
import { memoryHost } from '../../src/host/memory.ts';
import type { Host } from '../../src/model/host.ts';
import { config, type Reading, readHost, whole } from './reading.ts';

/** A host whose files are bytes, which come `size` at a time where they come in pieces. */
function hostOf(files: Readonly<Record<string, Buffer>>, size: number): Host {
  const under = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`/repo/${path}`, bytes]));
  const texts = Object.entries(under).map(([path, bytes]) => [path, decodeText(bytes)] as const);
  return {
    ...memoryHost(Object.fromEntries(texts)),
    *readPieces(path) {
      const bytes = under[path] ?? Buffer.alloc(0);
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
}

const inventory = (path: string): Parameters<typeof readHost>[1] => ({
  inventory: { ...config.inventory, path: [path] },
});
const titles = ({ sources }: Reading): string[] => sources.inventory.features.map(({ title }) => title ?? '');
const said = ({ findings }: Reading): string[] =>
  findings.filter((one) => /tree\/encoding|not-text/.test(one));

/** Text as Windows-1252 has it. */
function windows(text: string): Buffer {
  return Buffer.from(text.replaceAll('€', '\x80').replaceAll('’', '\x92'), 'latin1');
}

const title = 'Größe’s price in €';

describe('a file that is not in UTF-8', () => {
  it.each<[string, string, string, number]>([
    ['JSON', 'a.json', `[{"id": "F-1",\r\n "title": "${title}",\r\n "description": "ü"}]`, 14],
    ['JSON Lines', 'a.jsonl', `{"id": "F-1"}\r\n{"id": "F-2", "title": "${title}"}\r\n{"id": "ü"}\r\n`, 27],
    ['a table', 'a.csv', `id,title\r\nF-1,${title}\r\nF-ü,b\r\n`, 7],
  ])('is read as Windows-1252, however it comes: %s', (_, path, text, column) => {
    for (const size of [1, 2, 3, 1000]) {
      const reading = readHost(hostOf({ [path]: windows(text) }, size), inventory(path));
      expect(titles(reading)).toContain(title);
      expect(said(reading)).toEqual([
        `warning tree/encoding ${path}:2:${column} \`${path}\` has bytes that are no UTF-8 here, and such places in 2 lines: they are read as Windows-1252`,
      ]);
    }
  });

  it('keeps what is UTF-8 in it: somebody put two files together', () => {
    const text = Buffer.concat([
      Buffer.from('\ufeffid,title\nF-1,Tür 调 🎵\nF-2,', 'utf8'),
      windows('Größe\nF-3,é'),
      Buffer.from('é\nF-4,\ufffd', 'utf8'),
    ]);
    for (const size of [1, 3, 1000]) {
      const reading = readHost(hostOf({ 'a.csv': text }, size), inventory('a.csv'));
      expect(titles(reading)).toEqual(['Tür 调 🎵', 'Größe', 'éé', '\ufffd']);
      expect(said(reading)).toEqual([
        'warning inventory/not-text a.csv:5:5 `a.csv` has the sign for a lost character (U+FFFD) here',
        'warning tree/encoding a.csv:3:7 `a.csv` has bytes that are no UTF-8 here, and such places in 2 lines: they are read as Windows-1252',
      ]);
    }
  });

  it.each<[string, Buffer]>([
    ['is UTF-8, with the sign for a lost character in it', Buffer.from('id,title\nF-1,Gr\ufffdße\n')],
    ['is no text at all', Buffer.from('id,title\nF-1,\0\xff\xfe\x80\n', 'latin1')],
  ])('is none that %s', (_, text) => {
    const found = said(readHost(hostOf({ 'a.csv': text }, 7), inventory('a.csv')));
    expect(found).toEqual([expect.stringMatching(/^warning inventory\/not-text a\.csv:2:/)]);
  });

  it('is any input: a guide, and who owns what', () => {
    const files = {
      'inventory.json': Buffer.from(whole['inventory.json']),
      'design.md': Buffer.from(whole['design.md']),
      'core/guide.md': windows('# Größe\n'),
      CODEOWNERS: windows('# für alle\ncore/ @a\n'),
    };
    const reading = readHost(hostOf(files, 100));
    expect(said(reading)).toEqual([
      'warning tree/encoding CODEOWNERS:1:4 `CODEOWNERS` has bytes that are no UTF-8 here: they are read as Windows-1252',
      'warning tree/encoding core/guide.md:1:5 `core/guide.md` has bytes that are no UTF-8 here: they are read as Windows-1252',
    ]);
    expect(JSON.stringify(reading.sources.guides)).toContain('Größe');
  });
});
