import type { InventoryLook } from '../model/discovery.ts';
import type { NamedPlace } from './candidates.ts';

/** Forms of an inventory that tell its kind better than its name: the first that holds names the preset. */
const forms: readonly { readonly preset: string; readonly holds: (look: InventoryLook) => boolean }[] = [
  { preset: 'task-master', holds: ({ format }) => format === 'task-master' },
  { preset: 'markdown-tasks', holds: ({ format }) => format === 'markdown' },
  {
    preset: 'requirements',
    holds: ({ format }) => ['sphinx-needs', 'doorstop', 'openfasttrace'].includes(format),
  },
  { preset: 'prd-stories', holds: ({ place }) => /stor(?:y|ies)$/i.test(place) },
  { preset: 'requirements', holds: ({ place }) => /requirements?$/i.test(place) },
  { preset: 'prd-stories', holds: (look) => mostIds(look, /^US[-_ ]?\d/i) },
  {
    preset: 'requirements',
    holds: (look) => mostIds(look, /^(?:[A-Z]+[-_])?(?:REQ|SRS|SYS|NFR|FR)[-_ ]?\d/i),
  },
];

/** The preset for an inventory: by its form, else by where it stands, else that of feature lists. */
export function presetOf(place: NamedPlace, look: InventoryLook): string {
  return forms.find(({ holds }) => holds(look))?.preset ?? place.named?.preset ?? 'feature-list';
}

function mostIds({ fields }: InventoryLook, shape: RegExp): boolean {
  const ids = fields.id?.examples ?? [];
  return ids.filter((id) => shape.test(id)).length * 2 > ids.length;
}
