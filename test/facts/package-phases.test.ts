import { describe, expect, it } from 'vitest';
import { packages } from './support.ts';

/** Work in phases and priorities, which say what comes first. */
describe('work packages', () => {
  it('are phases by heading, with labels as list items', () => {
    const guide = `## Execution plan

### Phase P0-A: Extract the gates
- Scope:
  - create \`billing/gates\` (\`a.go\`, \`b.go\`)
  - keep the commands stable
- Files:
  - \`billing/gates/*\` (new)
  - \`billing/core/core.go\`
- Exit criteria:
  - nothing changes for callers

### Common validation commands for each phase
- \`go test ./billing/...\``;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/p0-a | label P0-A | P0
        title: Extract the gates
        scope: create \`billing/gates\` (\`a.go\`, \`b.go\`)
        scope: keep the commands stable
        paths: billing/gates, billing/core/core.go
        done: nothing changes for callers"
    `);
  });

  it('are phases by letter, each after the one before', () => {
    const guide = `## Execution plan (file-level)

### Phase A: Shape (non-breaking first)

Files:
- \`billing/core/core.go\`

Changes:
- Add a type (\`A-1\`).

Acceptance:
- Old payloads still pass.

### Phase B: Validation

Files:
- \`billing/core/core.go\`

Changes:
- Refuse bad values.

Acceptance:
- A negative test for each.

### Readiness gate (definition of done for this package)

1. Everything above holds.`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/phase-a | label Phase A | phase "Phase A"
        title: Shape (non-breaking first)
        scope: Add a type (\`A-1\`).
        paths: billing/core/core.go
        done: Old payloads still pass.
        ids: A-1
      billing/phase-b | label Phase B | phase "Phase B"
        title: Validation
        scope: Refuse bad values.
        paths: billing/core/core.go
        done: A negative test for each.
        after: billing/phase-a"
    `);
  });

  it('are numbered items below headings of priority', () => {
    const guide = `## Progress/divergence checklist

### P0: Close ownership gaps

1. Move the resolver to its owner.
   - Add: \`billing/resolution/resolver.go\`
   - Done when: all tests pass; callers import the adapter only.

2. Make the fallback explicit.
   - Files: \`billing/core/core.go\`, related tests.
   - Done when: both modes are covered (\`A-1\`).

### P2: Post-MVP modules

1. \`billing/compat\` for version skew (\`A-2\`, \`A-3\`).`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/move-the-resolver-to-its-owner | P0 | phase "P0: Close ownership gaps"
        title: Move the resolver to its owner
        scope: Add: \`billing/resolution/resolver.go\`
        paths: billing/resolution/resolver.go
        done: all tests pass
        done: callers import the adapter only.
      billing/make-the-fallback-explicit | P0 | phase "P0: Close ownership gaps"
        title: Make the fallback explicit
        scope: Files: \`billing/core/core.go\`, related tests.
        paths: billing/core/core.go
        done: both modes are covered (\`A-1\`).
        ids: A-1
      billing/billing-compat-for-version-skew | P2 | phase "P2: Post-MVP modules" | deferred
        title: billing/compat for version skew
        paths: billing/compat
        ids: A-2, A-3"
    `);
  });

  it('are numbered items with labelled lines and no indent', () => {
    const guide = `## Implementation-Ready Plan (billing scope)

1. \`WP-1\` Build the command surface.
Scope: \`billing/core/core.go\`, new tests in \`billing/core/core_test.go\`.
Deliverables: two commands with stable outputs.
Acceptance: tests cover success; tests cover refusal.
Feature trace: \`[A-1]\`, \`[A-2]\`.

2. \`WP-2\` Share the kernel.
Scope: \`billing/kernel\`.
Depends on: WP-1.`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/wp-1 | label WP-1
        title: Build the command surface
        scope: \`billing/core/core.go\`, new tests in \`billing/core/core_test.go\`.
        scope: two commands with stable outputs.
        paths: billing/core/core.go, billing/core/core_test.go
        done: tests cover success
        done: tests cover refusal.
        ids: A-1, A-2
      billing/wp-2 | label WP-2
        title: Share the kernel
        scope: \`billing/kernel\`.
        paths: billing/kernel
        after: billing/wp-1"
    `);
  });

  it('are paragraphs that open with a numbered phase', () => {
    const guide = `## Rollout plan

Each phase leaves a runnable state.

Phase 0: Scaffold (\`M1\`, \`M2\`)
- Create \`billing/{a,b}\`.
- Exit criteria: both exist (\`A-1\`).

Phase 1: Behaviour
1. Fill \`billing/a\`.
2. Fill \`billing/b\` (\`A-2..A-4\`).

Definition of done for this document:
1. Every row has a status.

Recommended implementation order:
1. \`a\`
2. \`b\``;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/phase-0 | label Phase 0 | phase "Phase 0"
        title: Scaffold
        scope: Create \`billing/{a,b}\`.
        paths: billing/a, billing/b
        done: both exist (\`A-1\`).
        ids: A-1
      billing/phase-1 | label Phase 1 | phase "Phase 1"
        title: Behaviour
        scope: Fill \`billing/a\`.
        scope: Fill \`billing/b\` (\`A-2..A-4\`).
        paths: billing/a, billing/b
        ids: A-2, A-3, A-4
        after: billing/phase-0"
    `);
  });

  it('are phases below a heading that says no more than that they follow', () => {
    const guide = `## Implementation-ready rollout plan

### 7.1 Delivery phases

Phase 1: Types
- Create \`billing/types\`.
- Exit criteria: unit tests pass.

### 7.2 Initial file scaffold (recommended)

Create these files first:
- \`billing/types/id.go\`

### 7.3 Integration sequence (low-risk order)

1. Migrate the wrappers to shared types (\`billing/core/core.go\`) (\`A-1\`).
2. Migrate the rest (\`A-2\`).`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/phase-1 | label Phase 1 | phase "Phase 1"
        title: Types
        scope: Create \`billing/types\`.
        paths: billing/types
        done: unit tests pass.
      billing/migrate-the-wrappers-to-shared
        title: Migrate the wrappers to shared types
        paths: billing/core/core.go
        ids: A-1
      billing/migrate-the-rest
        title: Migrate the rest
        ids: A-2"
    `);
  });
});
