import type { SurfaceProposal } from '../model/discovery.ts';
import { folderOf } from '../model/paths.ts';
import type { RepositoryTree } from '../model/sources.ts';
import { isForeign, isSample } from './names.ts';

/** Files whose form others depend on, by the conventions of the tools that read them. */
const contracts: readonly { readonly file: RegExp; readonly why: string; readonly folder?: true }[] = [
  { file: /(?:^|\/)(?:openapi|swagger|asyncapi)[\w.-]*\.(?:ya?ml|json)$/i, why: 'an API description' },
  { file: /(?:^|\/)schema\.(?:graphql|gql)$/i, why: 'a GraphQL schema' },
  { file: /(?:^|\/)schema\.prisma$/i, why: 'a database schema' },
  { file: /\.proto$/i, why: 'protocol buffers', folder: true },
];

const most = 8;

/** Contract surfaces that the tree shows by itself: one workstream at a time may write them. */
export function proposeSurfaces(tree: RepositoryTree): readonly SurfaceProposal[] {
  const found = new Map<string, string>();
  for (const { path } of tree.files) {
    if (isSample(path) || (isForeign(path) && !/(?:^|\/)prisma\//.test(path))) continue;
    const kind = contracts.find(({ file }) => file.test(path));
    if (!kind) continue;
    const folder = folderOf(path);
    found.set(kind.folder && folder !== '' ? folder : path, kind.why);
  }
  return [...found].slice(0, most).map(([path, why]) => ({ path, why }));
}
