import { defineConfig } from 'backlogic';

/**
 * What this checkout compiles: by default its own example; with `--root`, any repository of the same shape (a feature
 * inventory, a system design with a canonical guide table, one guide an area). Rules and templates are the folders beside this file.
 */
export default defineConfig({
  extends: 'canonical-guide-map',
  root: 'examples/speech-pipeline',
  inventory: { path: 'docs/*_features_framework.json' },
  design: { path: 'docs/*_SystemDesign.md' },
  plan: { contractSurfaces: ['api/', 'docs/ContractArtifacts.schema.json'] },
  gates: [
    {
      name: 'verify-quick',
      command: 'make verify-quick',
      // For a machine without make, or a checkout without its Makefile: the tests that the target would run.
      fallback: 'if [ -f package.json ]; then npm run -s verify-quick; else go test ./...; fi',
      env: ['GOCACHE', 'GOFLAGS', 'GOMODCACHE', 'GOPATH'],
      timeoutSeconds: 900,
    },
  ],
});
