import MarkdownIt from 'markdown-it';

/** What a terminal, a bidirectional reader or a pager obeys. Line feeds and tabs are layout. */
export const acting =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

const reader = new MarkdownIt({ html: true, linkify: true });
reader.linkify.set({ fuzzyLink: false });

/** The text of a page that is neither code nor a link's address: where GitHub looks for names and numbers to link. */
export function prose(page: string): string {
  return reader
    .parse(page, {})
    .filter((token) => token.type === 'inline')
    .map((token) => {
      let inCode = 0;
      return (token.children ?? [])
        .map((child) => {
          if (child.type === 'html_inline' && /^<\/?code>/.test(child.content))
            inCode += child.content[1] === '/' ? -1 : 1;
          return child.type === 'text' && inCode === 0 ? child.content : '\n';
        })
        .join('');
    })
    .join('\n');
}

/** What GitHub links, or draws, wherever it stands in prose. */
export const live: readonly (readonly [string, RegExp])[] = [
  ['a mention', /(?<![\w`])@[A-Za-z0-9]/],
  ['a reference to an issue', /(?<![\w&])(?:#\d|gh-\d)/i],
  ['an address', /:\/\/\w|\bwww\.\w/i],
  ['a formula', /\$\S[^$]*\$/],
];

/** Keys and indices from the top of a view down to a text. */
export type Path = readonly (string | number)[];

/** Every place of a view that holds text: found, not listed, so that a new field is tested by itself. */
export function fields(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return value === '' ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    fields(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A view in which one text is another. */
export function withText(value: unknown, path: Path, change: (text: string) => string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(String(value));
  if (Array.isArray(value))
    return value.map((inner, index) => (index === key ? withText(inner, rest, change) : inner));
  const object = value as { readonly [name: string]: unknown };
  return { ...object, [key]: withText(object[key], rest, change) };
}

/** What a page is made of, without its words. */
export function shape(page: string): string[] {
  return reader.parse(page, {}).flatMap((token) => [
    `${token.type} ${token.tag} ${token.type === 'fence' ? token.info : ''}`,
    ...(token.children ?? [])
      .filter((child) => !['text', 'code_inline', 'softbreak'].includes(child.type))
      .map((child) => (child.type === 'html_inline' ? child.content.replace(/="[^"]*"/g, '') : child.type))
      .filter((part) => !/^<\/?code>$/.test(part)),
  ]);
}
