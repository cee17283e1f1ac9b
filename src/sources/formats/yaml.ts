import { parseYaml } from '../../syntax/yaml.ts';
import type { InventoryFormat } from './format.ts';
import { readDocument } from './structured.ts';
import { reportSyntax } from './syntax.ts';

/** One YAML document. */
export const yamlFormat: InventoryFormat = {
  name: 'yaml',
  matches: ([file, second]) => file !== undefined && second === undefined && /\.ya?ml$/i.test(file.path),
  read([file], config, log) {
    const { path, text } = file ?? { path: '', text: '' };
    const located = parseYaml(text, path);
    reportSyntax(located, log);
    return readDocument(located, path, config, log);
  },
};
