/** What an object that stands for a person or a team calls it. */
export const ownerKeys: readonly string[] = [
  'team',
  'name',
  'display_name',
  'displayName',
  'group',
  'owner',
  'dri',
  'login',
  'username',
  'email',
  'id',
];

/** What an object that stands for a dependency calls the entry that it means. */
export const dependencyKeys: readonly string[] = [
  'id',
  'feature',
  'feature_id',
  'featureId',
  'task',
  'task_id',
  'story_id',
  'depends_on_id',
  'ref',
  'on',
  'target',
  'key',
  'name',
  'text',
];

/** What an object that stands for a label, a milestone or a state calls it. */
export const labelKeys: readonly string[] = [
  'name',
  'title',
  'label',
  'text',
  'value',
  'status',
  'state',
  'id',
  'level',
];
