import type { StatedGround, SurfaceProposal } from '../model/discovery.ts';
import { compareNatural } from '../model/natural.ts';
import { folderOf } from '../model/paths.ts';
import type { RepositoryTree } from '../model/sources.ts';
import { isMade, isSample } from './names.ts';
import type { ReadText } from './read-text.ts';

/** Files whose form others depend on, by the conventions of the tools that read them. */
const contracts: readonly { readonly file: RegExp; readonly why: string; readonly folder?: true }[] = [
  { file: /(?:^|\/)(?:openapi|swagger|asyncapi)[\w.-]*\.(?:ya?ml|json)$/i, why: 'an API description' },
  { file: /[.-](?:openapi|swagger|asyncapi)\.(?:ya?ml|json)$/i, why: 'an API description' },
  { file: /(?:^|\/)schema\.(?:graphql|gql)$/i, why: 'a GraphQL schema' },
  { file: /(?:^|\/)schema\.prisma$/i, why: 'a database schema' },
  { file: /\.proto$/i, why: 'protocol buffers', folder: true },
  { file: /\.(?:avsc|avdl|thrift|fbs|capnp|smithy|xsd|wsdl)$/i, why: 'schemas', folder: true },
  { file: /(?:^|\/)(?:contracts?|schemas?|events?)\/.*\.schema\.json$/i, why: 'JSON Schemas', folder: true },
];

/** Data that is opened to see whether it describes an API: where such files are kept, and no large ones. */
const mayDescribe =
  /(?:^|\/)(?:[\w-]*api|contracts?|specs?|schemas?|https?|rest|proto(?:col)?s?)\/[^/]+\.(?:ya?ml|json)$/i;
const limits = { opened: 60, bytes: 2_000_000, proposed: 20 } as const;
/** The key that such a description begins with. */
const describes = /^(?:openapi|swagger|asyncapi)\s*:|^\s*"(?:openapi|swagger|asyncapi)"\s*:/m;

/** What names a contract; what only works with one (its tests, its checks) is none. */
const contract = /\b(?:contracts?|schemas?|idl|proto(?:buf|col)? definitions?|interface definitions?)\b/i;
const withContracts = /\b(?:tests?|testing|conformance|validat\w+|checks?|gates?|linters?|generators?)\b/i;

/** A rule about changes, not a sentence on what a folder is for. */
const ruled = /\b(?:chang\w+|edits?|reviews?\w*|pull requests?|writers?|approv\w+|sign-?off)\b/i;

/**
 * Contract surfaces, on which others depend by their form: what documents call so, then what the tree shows by itself. One writer at a
 * time works below each, so a place within another is none of its own.
 */
export function proposeSurfaces(
  tree: RepositoryTree,
  stated: readonly StatedGround[],
  read: ReadText,
): readonly SurfaceProposal[] {
  const found = new Map<string, string>();
  const add = (path: string, why: string): void => {
    const within = [...found.keys()].some((other) => other.endsWith('/') && path.startsWith(other));
    if (!within && path !== '') found.set(path, why);
  };
  for (const { name, paths, place, sentence } of stated) {
    if (!contract.test(name) || (sentence && !ruled.test(name))) continue;
    if (!sentence && withContracts.test(name)) continue;
    const named = paths.filter((path) => !isSample(path));
    // A rule over a folder of which parts are surfaces already adds nothing to them.
    const open = named.filter(
      (path) => !sentence || ![...found.keys()].some((other) => other.startsWith(path)),
    );
    for (const path of open) add(path, `${place} calls it a contract`);
  }
  let opened = 0;
  for (const { path, bytes } of tree.files) {
    if (isSample(path) || isMade(path)) continue;
    const kind = contracts.find(({ file }) => file.test(path));
    const folder = folderOf(path);
    if (kind) add(kind.folder && folder !== '' ? folder : path, kind.why);
    else if (mayDescribe.test(path) && (bytes ?? 0) <= limits.bytes && opened < limits.opened) {
      opened += 1;
      if (describes.test(read(path) ?? '')) add(path, 'an API description');
    }
  }
  return [...found]
    .slice(0, limits.proposed)
    .map(([path, why]) => ({ path, why }))
    .sort((a, b) => compareNatural(a.path, b.path));
}
