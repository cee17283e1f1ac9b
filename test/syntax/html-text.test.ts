import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlText, isHtml } from '../../src/syntax/html-text.ts';

describe('a rich text', () => {
  it.each([
    [
      '<div><ul><li>A full hour is not offered</li><li>Late ones are on top</li></ul></div>',
      '- A full hour is not offered\n- Late ones are on top',
    ],
    ['<p>Given a ship</p><p>When it comes</p>', 'Given a ship\nWhen it comes'],
    [
      '<div>Steps:<ol><li>Open&nbsp;it</li><li>Wait</li></ol>Expected: it moves.</div>',
      'Steps:\n- Open it\n- Wait\nExpected: it moves.',
    ],
    ['<h2>Acceptance</h2><p>It <b>rings</b> &amp; stops</p>', '## Acceptance\nIt rings & stops'],
    ['<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
    ['<div style="color:red">one<br/>two<br>three</div>', 'one\ntwo\nthree'],
    ['<p>1 < 2 and <i>x</i></p>', '1 < 2 and x'],
    ['<p>&lt;div&gt; &#39;q&#39; &nosuch;</p>', "<div> 'q' &nosuch;"],
    ['<div><!-- note --><style>p { x }</style>Text</div>', 'Text'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['<div><br></div>', ''],
    ['<p>an open <b>end', 'an open end'],
  ])('%s', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it.each([
    ['<div>a</div>', true],
    [' <P class="x">a</P>', true],
    ['<br>a', true],
    ['a <b>b</b>', false],
    ['<T> is a type', false],
    ['<div> without an end', false],
    ['<thing>a</thing>', false],
    ['- [ ] a', false],
  ])('%s is one: %s', (text, is) => {
    expect(isHtml(text)).toBe(is);
  });

  it('is read in time, however it is marked', () => {
    for (const piece of ['<', '<div', '<!--', '<style>', '<li>', '&amp', '<ul>'])
      expect(htmlText(`<div>${piece.repeat(20_000)}</div>`).length).toBeGreaterThanOrEqual(0);
    fc.assert(fc.property(fc.string(), (text) => typeof htmlText(`<p>${text}</p>`) === 'string'));
  }, 5000);
});
