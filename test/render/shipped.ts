import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Templates } from '../../src/render/templates.ts';
import { checkout } from '../support/cli.ts';

/** The texts of the templates that come with the package; `folder` below `templates/` lies over the others. */
export function shippedTexts(folder?: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const directory of ['', ...(folder ? [folder] : [])]) {
    const path = join(checkout, 'templates', directory);
    for (const file of readdirSync(path)
      .filter((name) => name.endsWith('.md.hbs'))
      .sort()) {
      texts.set(file.replace('.md.hbs', ''), readFileSync(join(path, file), 'utf8'));
    }
  }
  return texts;
}

export function shippedTemplates(folder?: string): Templates {
  const texts = shippedTexts(folder);
  const byName = new Map(
    [...texts].map(([name, text]) => [
      name,
      { name, file: `templates/${name}.md.hbs`, path: `/templates/${name}.md.hbs`, text },
    ]),
  );
  return { byName, record: null, backlog: null };
}
