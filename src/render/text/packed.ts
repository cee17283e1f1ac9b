type Zlib = typeof import('node:zlib');

let loaded: Zlib | null = null;

/** Loaded with the first long page: it takes some milliseconds, which no other build has to wait for. */
function zlib(): Zlib {
  loaded ??= process.getBuiltinModule('node:zlib');
  return loaded;
}

/** The same bytes in less room, for what is held a while and asked for once or twice. Packs at some hundred megabytes a second. */
export function packed(bytes: Uint8Array): Uint8Array {
  // A copy, of the length that it has: what is given stands in a buffer that has more.
  return new Uint8Array(zlib().deflateRawSync(bytes, { level: 1 }));
}

/** What `packed` was given. */
export function unpacked(bytes: Uint8Array): Uint8Array {
  return zlib().inflateRawSync(bytes);
}
