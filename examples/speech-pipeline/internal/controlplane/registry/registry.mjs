import { hashOf } from '../../shared/canonical/hash.mjs';

/** Keeps published specs. A version can be followed, never changed. */
export class SpecRegistry {
  #versions = new Map();

  /** Publishes a spec; publishing the same content twice is fine, other content under the same version is not. */
  publish(spec) {
    const key = `${spec.name}@${spec.version}`;
    const hash = hashOf(spec);
    const known = this.#versions.get(key);
    if (known && known.hash !== hash) throw new Error(`${key} is already published with other content`);
    this.#versions.set(key, { hash, spec: structuredClone(spec) });
    return { key, hash };
  }

  /** A copy of a published spec, or null. */
  get(name, version) {
    const found = this.#versions.get(`${name}@${version}`);
    return found ? structuredClone(found.spec) : null;
  }
}
