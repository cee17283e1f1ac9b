import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/syntax/yaml.ts';

const problems = (text: string): string[] =>
  parseYaml(text, 'f').problems.map((one) => `${one.at.line}:${one.at.column} ${one.message}`);

describe('what people mean by YAML that does not parse is said', () => {
  test.each<[string, string, string]>([
    ['a handle', 'owner: @a/b\n', '1:8 a text can not start with `@`; put it in quotes'],
    [
      'a handle in a row',
      '- { path: x, owner: @a/b }\n',
      '1:21 a text can not start with `@`; put it in quotes',
    ],
    ['a handle in a list', 'owner: [@a/b]\n', '1:9 a text can not start with `@`; put it in quotes'],
    ['code', 'x: `a`\n', '1:4 a text can not start with a backtick; put it in quotes'],
    ['a percentage', 'x: %a\n', '1:4 a text can not start with `%`; put it in quotes'],
    [
      'a colon in a sentence',
      'because: It says this: that is why.\n',
      '1:22 a text with a colon and a space in it reads as a key and its value; put the text in quotes',
    ],
    [
      'a colon in a row',
      '{ x: a: b }\n',
      '1:7 a text with a colon and a space in it reads as a key and its value; put the text in quotes',
    ],
    [
      'a colon at the end',
      'x: a b:\n',
      '1:7 a text with a colon and a space in it reads as a key and its value; put the text in quotes',
    ],
    [
      'a star',
      'group: *\n',
      '1:8 what starts with `*` refers to an anchor (`&`), and this names none; a text that starts so needs quotes',
    ],
    [
      'a glob',
      'x: *.ts\n',
      '1:4 there is no anchor `&.ts` above that `*` could refer to; a text that starts with `*` needs quotes',
    ],
    [
      'an anchor without a name',
      'x: & y\n',
      '1:4 what starts with `&` names an anchor, and this has no name; a text that starts so needs quotes',
    ],
    [
      'a tag',
      'x: !important\n',
      '1:4 there is no tag `!important`; a text that starts with `!` needs quotes',
    ],
    [
      'an apostrophe',
      "x: 'it's'\n",
      "1:8 something stands behind the closing quote; within single quotes an apostrophe is written `''`",
    ],
    [
      'words behind a quote',
      'x: "a" b\n',
      '1:8 something stands behind the closing quote; within double quotes a quote is written `\\"`',
    ],
    [
      'a pattern that starts with a bracket',
      'x: [a-z]+\n',
      '1:9 something stands behind the closing bracket; a text that starts with `[` or `{` needs quotes',
    ],
    [
      'a pattern in double quotes',
      'x: "\\d+"\n',
      '1:5 `\\d` means nothing in double quotes; single quotes keep backslashes as they are',
    ],
    ['a list that is not closed', 'x: [a\ny: 2\n', '1:4 this `[` is not closed'],
    ['an object that is not closed', 'a: 1\nx: { b: [1]\ny: 3\n', '2:4 this `{` is not closed'],
    ['a quote that is not closed', 'x: "ab\ny: 2\n', '1:4 this `"` is not closed'],
    [
      'a text behind a block mark',
      'x: > a\n',
      '1:6 the text of `>` or `|` starts on the next line; a text that starts so needs quotes',
    ],
    ['a colon without a space', 'c: d\na:b\n', '2:2 there is no space behind this colon'],
    ['the first colon without a space', 'a:b\nc: d\n', '1:2 there is no space behind this colon'],
    ['a tab', 'a:\n\tb: 1\n', '2:1 tab characters must not be used in indentation'],
    [
      'a merge of no object',
      'a: &b 1\nc:\n  <<: *b\n',
      '3:3 `<<` takes the keys of an object, or of a list of objects, and this is neither',
    ],
    ['a second document', 'a: 1\n---\nb: 2\n', '2:1 the file holds more than one document'],
    [
      'a line that is indented as no other',
      'a:\n  b: 1\n c: 2\n',
      '3:2 this line is indented like nothing above it that it could belong to',
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });
});
