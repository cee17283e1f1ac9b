import type { Statement } from '../../src/model/recon.ts';
import { nowhere } from './literal-facts.ts';
import { contract, decision, type World } from './literals.ts';

const said = (text: string, line = 1): Statement => ({ text, at: { ...nowhere, line }, ids: [] });
const path = (
  decides: 'gate' | 'owner' | 'workstream' | 'hotspot',
  of: string,
  then: Record<string, string>,
) => decision(decides, 'path', of, Object.values(then)[0] ?? '', { then });

/** Features by what is said of where they are built: a module, a path, their siblings, their area, nothing. */
export const ground: World = {
  features: [
    { id: 'A-1', group: 'Lanes', priority: 'P1', steps: ['Open a lane', 'Close it'] },
    { id: 'A-2', group: 'Lanes', priority: 'P0', title: 'A lane waits' },
    { id: 'A-3', group: 'Lanes', done: true, owner: 'kim' },
    { id: 'A-4', group: 'Lanes', paths: ['core/queue', 'edge/door'], owner: 'kim', tests: ['unit', 'load'] },
    { id: 'A-10', group: 'Lanes', paths: ['core/queue'], after: ['A-4', 'A-99', 'L-1', 'C-1'] },
    { id: 'B-1', group: 'Doors', paths: ['edge/door/lock.go'] },
    { id: 'B-2', group: 'Doors', acceptance: [{ id: 'AC-1', text: 'It opens', done: true }] },
    { id: 'B-3', group: 'Doors', paths: ['tools/oil', 'core/lanes/x'] },
    { id: 'L-1', group: 'Doors', phase: 'later', title: 'A revolving door' },
    { id: 'L-2', group: 'Roofs', phase: 'later', done: true },
    { id: 'C-1', group: 'Doors', status: 'dropped' },
    { id: 'C-2', group: 'Roofs', status: 'dropped' },
    { id: 'N-1', group: null, paths: ['README.md'] },
  ],
  areas: [
    {
      name: 'Core',
      folder: 'core',
      modules: [
        { name: 'Lanes', id: 'M-1', paths: ['core/lanes'], ids: ['A-1', 'A-3'] },
        { name: 'Queue', id: 'M-2', paths: ['core/queue', 'core/wait'], ids: ['A-4'] },
      ],
      statuses: [
        { name: 'Lanes', paths: ['core/lanes'], phrase: 'partial', ids: ['A-1'] },
        { name: 'Queue', paths: ['core/queue'], phrase: 'done', status: 'done', open: false },
        {
          name: 'Wait',
          paths: ['core/wait'],
          phrase: 'complete',
          ids: ['A-4', 'A-2'],
          contradiction: { path: 'core/wait', state: 'scaffold' },
        },
        { name: 'Nowhere', ids: ['A-10'] },
      ],
      recon: {
        invariants: [said('A lane has one end', 4)],
        responsibilities: [said('It keeps lanes', 5)],
        claims: [
          { path: 'core/lanes/end.go', state: 'missing', at: nowhere },
          { path: 'core/wait', state: 'missing', at: { ...nowhere, line: 7 } },
          { path: 'core/queue', state: 'code', at: nowhere },
        ],
        citations: [
          { id: 'Z-9', state: 'unknown', at: { ...nowhere, line: 8 } },
          { id: 'Z-10', state: 'unknown', at: nowhere },
          { id: 'L-1', state: 'later', at: { ...nowhere, line: 9 } },
          { id: 'A-1', state: 'known', at: nowhere },
        ],
      },
    },
    {
      name: 'Edge',
      folder: 'edge',
      modules: [{ name: 'Porch', paths: ['edge/porch'], ids: ['B-2', 'B-1'] }],
      recon: { citations: [{ id: 'Y-1', state: 'unknown', at: nowhere }] },
    },
    {
      name: 'Tools',
      folder: 'tools',
      recon: { found: false, citations: [{ id: 'X-1', state: 'unknown', at: nowhere }] },
    },
    { name: 'Quiet', folder: 'quiet', recon: { invariants: [said('No noise', 3), said('No dust')] } },
    {
      name: 'Idle',
      folder: 'idle',
      statuses: [
        { name: 'Nap', phrase: 'planned' },
        { name: 'Woken', open: false },
      ],
    },
  ],
  modules: [
    { name: 'Lane keeping', paths: ['core/lanes'], groups: ['Lanes'] },
    { name: 'House', paths: ['edge/', 'tools/oil'], groups: ['`Doors`', 'Lanes'] },
  ],
  groups: { Lanes: 'Core', Doors: 'Edge' },
  streams: { core: 'core', 'core/lanes': 'core', 'core/wait': 'core', 'core/queue': 'queue', edge: 'edge' },
  files: ['core/queue/a.go', 'edge/door/lock.go', 'tools/oil/can.go', 'README.md'],
  plan: { maxFeaturesPerSlice: 2, contractSurfaces: [] },
  decisions: [
    path('workstream', 'edge/porch', { workstream: 'porch', name: 'The porch' }),
    path('owner', 'core', { owner: 'lane-team' }),
    path('owner', 'edge/door', { owner: 'door-team' }),
    path('gate', 'core', { command: 'go test {path}/...', argument: '{folder}' }),
    path('gate', 'edge', { command: 'make -C {folder} {package}', package: 'doors' }),
    path('gate', 'edge/door/lock.go', { command: 'try {path}', in: 'edge' }),
    path('hotspot', 'core/queue', { hotspot: 'core/queue', writer: 'queue' }),
    path('hotspot', 'nowhere/at/all', { hotspot: 'nowhere/at/all' }),
    decision('risk', 'feature', 'A-1', 'late', { severity: 'low', then: { flag: 'late' } }),
    decision('risk', 'feature', 'A-2', 'late', {
      severity: 'high',
      because: 'It waits.',
      rule: 'risk/wait',
      then: { flag: 'late', invariant: 'one end' },
      also: [{ rule: 'risk/also', ruleSource: nowhere }],
    }),
    decision('risk', 'feature', 'A-2', 'loud', { severity: 'medium' }),
    decision('suite', 'feature', 'A-1', 'unit', { then: { suite: 'unit', path: 'core/test' } }),
    decision('suite', 'feature', 'A-1', 'e2e', { then: { suite: 'e2e', path: 'core/test/e2e' } }),
    decision('suite', 'feature', 'A-4', 'unit', { then: { suite: 'unit' } }),
    decision('group', 'feature', 'A-1', 'Lanes', { rule: 'group/title', because: 'Its title says so. ' }),
    decision('group', 'feature', 'A-2', 'Lanes', { rule: 'group/title' }),
    decision('group', 'feature', 'L-1', 'Doors', { rule: 'group/later' }),
    decision('group', 'feature', 'B-1', 'Doors', { rule: 'group/path' }),
    decision('state', 'path', 'core/queue', 'code', { tie: true }),
    decision('state', 'path', 'core/lanes', 'code', { tie: true }),
    decision('owner', 'path', 'tools', 'nobody', { tie: true, then: { owner: 'oilers' } }),
  ],
};

/** Work packages and divergences: those of a group, those that stand alone, in the order that their guide gives. */
export const packages: World = {
  features: ['A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'B-1', 'B-2', 'B-3'].map((id) => ({
    id,
    group: id.startsWith('A') ? 'Lanes' : 'Doors',
    paths: id === 'A-3' ? ['core/queue'] : [],
    done: id === 'A-5',
    priority: id === 'B-3' ? 'P0' : 'P2',
  })),
  areas: [
    {
      name: 'Core',
      folder: 'core',
      modules: [
        { name: 'Lanes', id: 'CR-01', paths: ['core/lanes'], ids: ['A-1', 'A-2'] },
        { name: 'Queue', id: 'CR-02', paths: ['core/queue'], ids: ['A-3'] },
      ],
      packages: [
        {
          title: 'Lay the lanes',
          label: 'CR-01',
          ids: ['A-1', 'A-2', 'A-3', 'A-5'],
          paths: ['core/lanes'],
          scope: [said('`core/lanes` holds them')],
          doneWhen: [said('Two meet'), said('None crosses', 2)],
          tests: [said('A race', 3)],
        },
        { title: 'Lay more lanes', ids: ['A-4'], priority: 'P1' },
        {
          title: 'Join lanes and doors',
          ids: ['A-2', 'B-1'],
          paths: ['core/lanes', 'edge/door'],
          phase: 'P0: first',
          priority: 'P0',
        },
        {
          title: 'Paint the lanes',
          ids: [],
          paths: ['core/lanes/paint'],
          phase: 'P0: first',
          priority: 'P1',
        },
        {
          title: 'Paint them again',
          ids: ['B-2'],
          paths: ['core/lanes/paint'],
          phase: 'P0: first',
          priority: 'P1',
        },
        {
          title: 'Sell the lanes',
          ids: ['A-1', 'B-1'],
          phase: 'P1: what comes next',
          priority: 'P2',
          scope: [said('A price list')],
        },
        { title: 'Dream of lanes', ids: ['L-1'], deferred: true, paths: ['core/dream'] },
        { title: 'Lanes of old', ids: ['A-1'], open: false },
        {
          title: 'Close the lanes',
          label: 'CR-09',
          ids: ['A-1', 'A-2', 'A-3', 'A-4', 'B-1', 'B-2', 'B-3'],
          paths: ['core/lanes', 'tools/broom', 'edge/door'],
          after: ['core/cr-01', 'core/dream-of-lanes', 'core/unknown'],
          doneWhen: [said('`tools/broom` sweeps'), said('All are shut.')],
        },
      ],
      divergences: [
        { title: 'Lanes cross', paths: ['core/lanes'], ids: ['A-1'] },
        { title: 'Queue of one', paths: ['core/queue'], ids: ['A-3', 'A-9'] },
        { title: 'Paint the lanes', ids: [], action: 'Paint' },
        { title: 'Doors in the core', ids: ['B-1', 'B-3'] },
        { title: 'Old and gone', open: false, ids: ['A-2'] },
        { title: 'Broom left behind', paths: ['tools/broom'], ids: [] },
      ],
    },
    {
      name: 'Edge',
      folder: 'edge',
      packages: [
        { title: 'Hang the doors', label: 'ED-1', priority: 'P2', ids: ['B-1'], phase: 'Second' },
        { title: 'Oil the doors', label: 'ED-2', priority: 'P1', ids: ['B-2'], phase: 'First' },
        { title: 'Knock', label: 'ED-3', priority: null, ids: [], phase: 'First', paths: ['edge/bell'] },
      ],
      divergences: [
        { title: 'A door too many', paths: ['edge/door'], ids: ['B-2'] },
        { title: 'A door too few', paths: ['edge/door/back'], ids: [] },
        { title: 'No bell', ids: [] },
      ],
    },
    {
      name: 'Tools',
      folder: 'tools',
      packages: [{ title: 'Count the brooms', paths: ['elsewhere/x'] }, { title: 'Count the brooms again' }],
    },
  ],
  groups: { Lanes: 'Core', Doors: 'Edge' },
  files: ['core/lanes/a.go', 'core/queue/b.go', 'edge/door/c.go', 'tools/broom/d.go'],
  plan: { maxFeaturesPerSlice: 3 },
  decisions: [
    decision('suite', 'work_package', 'core/cr-01', 'race', { then: { suite: 'race', path: 'core/race' } }),
  ],
};

/** Surfaces that many change: whose pull request it is, who goes first, who is a guest in whose. */
export const contracts: World = {
  features: [
    { id: 'A-1', group: 'Lanes', paths: ['core/lanes'] },
    { id: 'A-2', group: 'Lanes', paths: ['core/lanes'], title: 'Two lanes at once ' },
    { id: 'A-3', group: 'Lanes', done: true },
    { id: 'A-4', group: 'Lanes', paths: ['core/lanes'] },
    { id: 'E-1', group: 'Events', paths: ['api/events'] },
    { id: 'E-2', group: 'Events', paths: ['api/events/v2'] },
    { id: 'E-3', group: 'Events', paths: ['core/adapter'] },
  ],
  areas: [
    { name: 'Core', folder: 'core' },
    { name: 'Edge', folder: 'edge' },
    {
      name: 'Events API',
      folder: 'api/events',
      packages: [
        { title: 'Envelope', label: 'EV-1', ids: ['E-1', 'A-4'], paths: ['api/events', 'core/adapter'] },
        { title: 'Headers', label: 'EV-2', ids: ['A-2', 'E-3'], paths: ['api/events/headers.proto'] },
        { title: 'Trailers', phase: 'Later on', ids: ['A-2', 'E-3'], paths: ['api/events/trailers.proto'] },
        { title: 'Footers', phase: 'Later on', ids: ['A-1', 'E-3'], paths: ['api/events/footers.proto'] },
      ],
    },
    {
      name: 'Control API',
      folder: 'api/control',
      divergences: [{ title: 'No stop', paths: ['api/control'], ids: ['A-1'] }],
    },
  ],
  groups: { Lanes: 'Core', Events: 'Events API' },
  streams: { api: 'api', core: 'core' },
  files: ['api/events/a.proto', 'api/control/b.proto', 'core/lanes/c.go'],
  plan: { maxFeaturesPerSlice: 2 },
  decisions: [
    decision('contract', 'feature', 'A-1', ['api/events', 'api/control'], {
      then: {
        surface: ['api/events', 'api/control'],
        title: 'Cancel',
        compatibility: 'Old callers ignore it.',
      },
    }),
    decision('contract', 'feature', 'A-2', ['api/control'], {
      rule: 'contract/two',
      then: { surface: ['api/control'], title: 'Cancel', compatibility: 'Nothing is renamed.' },
    }),
    contract('feature', 'A-3', 'Cancel', 'api/control'),
    contract('feature', 'A-4', 'Envelope', 'api/events'),
    contract('feature', 'E-1', 'Envelope', 'api/events'),
    contract('feature', 'E-2', 'Version two', 'api/events/v2'),
    contract('feature', 'A-2', 'Envelope', 'api/events'),
    contract('feature', 'E-3', 'Nowhere', '../out'),
    contract('work_package', 'events-api/ev-1', 'Envelope', 'api/events'),
    contract('work_package', 'events-api/ev-2', 'Envelope', 'api/events'),
    path('gate', 'api', { command: 'buf lint {path}' }),
  ],
};
