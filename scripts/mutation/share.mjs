// Leaves out the functions that a sample does not hold. The same share is the same functions, whoever asks.
import { createHash } from 'node:crypto';
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const share = Number(process.env.BACKLOGIC_SHARE ?? 1);

function isSampled({ type, id, key, loc }) {
  const name = id?.name ?? key?.name ?? key?.id?.name ?? '';
  const digest = createHash('sha256')
    .update(`${type} ${name} ${loc?.start.line ?? 0}`)
    .digest();
  return digest.readUInt32BE(0) / 2 ** 32 < share;
}

/** Functions of a module and methods: what lies in one goes with it. */
function isUnit(path) {
  const { type } = path.node;
  return type === 'FunctionDeclaration' || type === 'ClassMethod' || type === 'ClassPrivateMethod';
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'share', {
    shouldIgnore(path) {
      if (share >= 1 || !isUnit(path) || path.findParent(isUnit) || isSampled(path.node)) return undefined;
      return 'not in the sample';
    },
  }),
];
