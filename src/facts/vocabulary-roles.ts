/** Roles that a section of a guide or of the design can have. */
export const sectionRoles: readonly string[] = [
  'responsibilities',
  'prohibited',
  'invariants',
  'modules',
  'status',
  'divergence',
  'work_packages',
  'phase',
  'work_package',
  'done',
  'tests',
  'ownership',
  'change_control',
  'contract_surface',
  'related',
  'evidence',
  'other',
];

/** Roles that a table's column can have. */
export const columnRoles: readonly string[] = [
  'module',
  'path',
  'responsibilities',
  'prohibited',
  'status',
  'evidence',
  'divergence',
  'action',
  'impact',
  'work_package',
  'scope',
  'done',
  'priority',
  'tests',
  'ids',
  'owner',
  'capability',
  'after',
  'other',
];

/** Roles that a `Label:` before a list or sentence can have. `work_package` opens a package (`Phase 1: Title`). */
export const labelRoles: readonly string[] = [
  'work_package',
  'work_packages',
  'scope',
  'files',
  'deliverables',
  'done',
  'tests',
  'ids',
  'after',
  'priority',
  'prohibited',
  'responsibilities',
  'invariants',
  'status',
  'divergence',
  'owner_primary',
  'owner_review',
  'related',
  'evidence',
  'other',
];

/** What a status lets one expect at the paths of its module: working code, or none yet. */
export const expectations: readonly string[] = ['code', 'nothing'];
