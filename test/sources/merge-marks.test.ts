import { describe, expect, it } from 'vitest';
import { config, readFiles, whole } from './reading.ts';

const said = (files: { readonly [path: string]: string }, inventory = 'inventory.json'): readonly string[] =>
  readFiles(
    { ...whole, ...files },
    { inventory: { ...config.inventory, path: [inventory] } },
  ).findings.filter((one) => one.includes('tree/merge-marks'));
const conflict = (ours: string, theirs: string): string =>
  `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> a-branch\n`;

describe('a merge that was left half finished', () => {
  it.each([
    ['a table of features', 'a.csv', `id,title\nF-1,One\n${conflict('F-2,Two', 'F-2,Too')}`, 3],
    ['JSON', 'inventory.json', `[\n${conflict('{"id": "F-1"}', '{"id": "F-2"}')}]`, 2],
    ['JSON Lines', 'a.jsonl', `{"id": "F-1"}\n${conflict('{"id": "F-2"}', '{"id": "F-3"}')}`, 2],
    ['a guide', 'core/guide.md', `# Core\n\n${conflict('Open.', 'Done.')}`, 3],
    ['the design', 'design.md', `${whole['design.md']}\n${conflict('One.', 'Two.')}`, null],
    ['the ownership file', 'CODEOWNERS', `* @all\n${conflict('/core @a', '/core @b')}`, 2],
  ])('is said of %s', (_, path, text, line) => {
    const [first, ...more] = said({ [path]: text }, path.startsWith('a.') ? path : 'inventory.json');
    expect(more).toEqual([]);
    const place = line === null ? `${path}:` : `${path}:${line}:1 `;
    expect(first).toContain(`error tree/merge-marks ${place}`);
    expect(first).toMatch(/`\S+` holds both sides of 1 conflict of a merge, the first of them here$/);
  });

  it('is said once a file, with the number of conflicts, at any line ends', () => {
    const text = `id,title\n${conflict('F-1,a', 'F-1,b')}F-2,c\n${conflict('F-3,a', 'F-3,b')}`;
    expect(said({ 'a.csv': text.replaceAll('\n', '\r\n') }, 'a.csv')).toEqual([
      'error tree/merge-marks a.csv:2:1 `a.csv` holds both sides of 2 conflicts of a merge, the first of them here',
    ]);
  });

  it('is the one thing that is said of a file which does not parse for it, and of that file alone', () => {
    const marked = `[\n${conflict('{"id": "F-1", "title": "a"},', '{"id": "F-1" "title": "b"},')}{"id": "F-2"}]`;
    const errors = (text: string): readonly string[] =>
      readFiles(
        { ...whole, 'inventory.json': text },
        { inventory: { ...config.inventory, path: ['inventory.json'] } },
      ).findings.filter((one) => /error (?:tree|inventory)\/(?:merge-marks|syntax) /.test(one));
    expect(errors(marked)).toEqual([expect.stringContaining('tree/merge-marks inventory.json:2:1')]);
    expect(errors('[{"id" "F-1"}]')).toEqual([expect.stringContaining('inventory/syntax')]);
  });

  it('is said when a fence stands on both sides', () => {
    const text = `# Core\n\n${conflict('```sh\none\n```', '```sh\ntwo\n```')}`;
    expect(said({ 'core/guide.md': text })).toHaveLength(1);
  });

  it.each([
    ['an example in a fence', `# Core\n\n\`\`\`text\n${conflict('a', 'b')}\`\`\`\n`],
    ['a heading that is underlined', '# Core\n\nState\n=======\n\nOpen.\n'],
    ['one mark alone', '# Core\n\n<<<<<<< see here\n'],
    ['marks without a middle', '# Core\n\n<<<<<<< HEAD\n>>>>>>> other\n'],
    ['marks within a line', '# Core\n\nGit writes <<<<<<< HEAD, ======= and >>>>>>> x.\n'],
  ])('is not said of %s', (_, text) => {
    expect(said({ 'core/guide.md': text })).toEqual([]);
  });
});
