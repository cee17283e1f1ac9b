import { pushTo } from '../model/grouped.ts';
import { pathKey } from '../model/paths.ts';

/** A folder or file that is known, with what was decided for it. */
export interface PathNode {
  /** Without a trailing `/`. */
  readonly key: string;
  children: ReadonlyMap<string, PathNode>;
  file: boolean;
  /** The workstream decided for this very path. */
  stream: string | null;
  /** The contract surface that this path is. */
  surface: string | null;
  /** Something below it is labelled: only then can it be of two minds. */
  labelledBelow: boolean;
}

/** What holds at a path: its own label, or that of the nearest folder above. */
export interface Label {
  readonly stream: string | null;
  readonly surface: string | null;
}

/** Paths of one label, none inside another. */
export interface Part extends Label {
  readonly prefixes: readonly string[];
}

/** The repository's folders as a tree, so that a prefix can be opened into what lies below it. */
export class FolderTree {
  readonly root: PathNode = node('', false);
  readonly #parts: Map<string, readonly Part[]> = new Map();

  /** Says what holds at a path and below it. Not to be called any more once parts were asked for. */
  label(path: string, label: Partial<Label>): void {
    const labelled = this.add(path, true);
    labelled.stream = label.stream ?? labelled.stream;
    labelled.surface = label.surface ?? labelled.surface;
  }

  /** Makes the path known. */
  add(path: string, labels = false): PathNode {
    const folder = path.endsWith('/');
    let at = this.root;
    let from = 0;
    const key = pathKey(path);
    while (from <= key.length) {
      const cut = key.indexOf('/', from);
      const end = cut === -1 ? key.length : cut;
      const name = key.slice(from, end);
      if (labels) at.labelledBelow = true;
      let child = at.children.get(name);
      if (!child) {
        child = node(key.slice(0, end), end === key.length && !folder);
        this.#childrenOf(at).set(name, child);
      }
      if (end < key.length || folder) child.file = false;
      at = child;
      from = end + 1;
    }
    return at;
  }

  /** Most nodes are files, which have none: a map for each would be most of the tree. */
  #childrenOf(parent: PathNode): Map<string, PathNode> {
    if (parent.children === childless) parent.children = new Map();
    return parent.children as Map<string, PathNode>;
  }

  /** The label at a path, and its node when the path is known. */
  at(path: string): { label: Label; node: PathNode | null } {
    let stream: string | null = null;
    let surface: string | null = null;
    let at: PathNode | undefined = this.root;
    const key = pathKey(path);
    let from = 0;
    while (from <= key.length) {
      const cut = key.indexOf('/', from);
      const end = cut === -1 ? key.length : cut;
      at = at.children.get(key.slice(from, end));
      if (!at) return { label: { stream, surface }, node: null };
      stream = at.stream ?? stream;
      surface = at.surface ?? surface;
      from = end + 1;
    }
    return { label: { stream, surface }, node: at };
  }

  /** True of a file, and of a folder that a file lies in. */
  holds(path: string): boolean {
    const { node: start } = this.at(path);
    const open = start ? [start] : [];
    for (let at = open.pop(); at; at = open.pop()) {
      if (at.file) return true;
      for (const child of at.children.values()) open.push(child);
    }
    return false;
  }

  /** Splits a path into parts that each have one label. A path that is all of one label is its own only part. */
  parts(path: string): readonly Part[] {
    let parts = this.#parts.get(path);
    if (!parts) {
      parts = this.#split(path);
      this.#parts.set(path, parts);
    }
    return parts;
  }

  #split(path: string): Part[] {
    const { label, node: start } = this.at(path);
    if (!start) return [partOf(label, [path])];
    const found = new Map<string, { label: Label; prefixes: string[] }>();
    const visit = (current: PathNode, inherited: Label): void => {
      const own = {
        stream: current.stream ?? inherited.stream,
        surface: current.surface ?? inherited.surface,
      };
      if (!mixed(current, own)) {
        const key = JSON.stringify([own.stream, own.surface]);
        const part = found.get(key);
        const prefix = current.file ? current.key : `${current.key}/`;
        if (part) part.prefixes.push(prefix);
        else found.set(key, { label: own, prefixes: [prefix] });
        return;
      }
      for (const child of current.children.values()) visit(child, own);
    };
    visit(start, label);
    return [...found.entries()]
      .sort((a, b) => (a[0] < b[0] ? -1 : 1))
      .map(([, part]) => partOf(part.label, part.prefixes.sort()));
  }

  /** The files that have a workstream of their own. */
  labelledFiles(): { readonly key: string; readonly stream: string }[] {
    const found: { key: string; stream: string }[] = [];
    const open = [this.root];
    for (let at = open.pop(); at; at = open.pop()) {
      if (at.file && at.stream !== null) found.push({ key: at.key, stream: at.stream });
      if (at.labelledBelow) for (const child of at.children.values()) open.push(child);
    }
    return found;
  }

  /** For every workstream the prefixes that are its own: none lies inside another of any workstream. */
  byStream(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    const visit = (current: PathNode, inherited: string | null): void => {
      const own = current.stream ?? inherited;
      if (own !== null && !mixedStream(current, own)) {
        const prefix = current.file ? current.key : `${current.key}/`;
        pushTo(found, own, prefix);
        return;
      }
      for (const child of current.children.values()) visit(child, own);
    };
    for (const child of this.root.children.values()) visit(child, null);
    for (const list of found.values()) list.sort();
    return found;
  }

  /** Labelled folders that hold ground of another workstream, outermost first, with that ground. */
  nested(): { path: string; stream: string; inner: string[] }[] {
    const found: { path: string; stream: string; inner: string[] }[] = [];
    const visit = (current: PathNode, outer: { stream: string; inner: string[] } | null): void => {
      let holder = outer;
      if (current.stream !== null && current.stream !== outer?.stream) {
        outer?.inner.push(current.file ? current.key : `${current.key}/`);
        holder = { stream: current.stream, inner: [] };
        found.push({ path: `${current.key}/`, ...holder });
      }
      if (!current.labelledBelow) return;
      for (const child of current.children.values()) visit(child, holder);
    };
    visit(this.root, null);
    return found
      .filter((one) => one.inner.length > 0)
      .map((one) => ({ ...one, inner: one.inner.sort() }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

function partOf({ stream, surface }: Label, prefixes: readonly string[]): Part {
  return { stream, surface, prefixes };
}

const childless: ReadonlyMap<string, PathNode> = new Map();

function node(key: string, file: boolean): PathNode {
  return { key, children: childless, file, stream: null, surface: null, labelledBelow: false };
}

/** Only labelled nodes can differ, and they are few; the walk stops at the first that does. */
function mixed(start: PathNode, label: Label): boolean {
  return differs(
    start,
    (at) =>
      (at.stream !== null && at.stream !== label.stream) ||
      (at.surface !== null && at.surface !== label.surface),
  );
}

function mixedStream(start: PathNode, stream: string): boolean {
  return differs(start, (at) => at.stream !== null && at.stream !== stream);
}

function differs(start: PathNode, test: (at: PathNode) => boolean): boolean {
  const stack = [start];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (at !== start && test(at)) return true;
    if (!at.labelledBelow) continue;
    for (const child of at.children.values()) stack.push(child);
  }
  return false;
}
