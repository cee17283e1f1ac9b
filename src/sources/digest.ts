import { createHash } from 'node:crypto';
import type { RepositoryTree } from '../model/sources.ts';
import type { Repository } from './repository.ts';

/**
 * SHA-256 over the path and text of every file that was read and the path and size of every file of the tree, each
 * piece with its length before it, so that no two sets of files look alike. In hexadecimal.
 */
export function digestOf(repository: Repository, tree: RepositoryTree): string {
  const hash = createHash('sha256');
  const add = (piece: string): void => void hash.update(`${Buffer.byteLength(piece)}:${piece}`);
  for (const { path, bytes, pieces } of repository.texts()) {
    add(path);
    hash.update(`${bytes}:`);
    for (const piece of pieces) hash.update(piece);
  }
  hash.update('tree:');
  for (const { path, bytes } of tree.files) {
    add(path);
    add(String(bytes));
  }
  return hash.digest('hex');
}
