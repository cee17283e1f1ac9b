import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import type { Feature } from '../../src/model/sources.ts';
import { FindingLog } from '../../src/sources/finding-log.ts';
import { readInventory } from '../../src/sources/inventory.ts';
import { figures, look, plain } from './shapes.ts';

const epics = (more: { readonly [key: string]: JsonValue } = {}): JsonValue => ({
  epics: [
    {
      id: 'E1',
      name: 'Till',
      priority: 'high',
      owner: 'night shift',
      release: 'later',
      status: 'done',
      features: [
        { id: 'T-1', title: 'Take coins', status: 'open' },
        { id: 'T-2', title: 'Take notes', status: 'open', priority: 'low', release: 'mvp' },
      ],
    },
    {
      id: 'E2',
      name: 'Door',
      features: [{ id: 'D-1', title: 'Open it', status: 'open', ...more }],
    },
  ],
});

const featuresOf = (value: JsonValue): readonly Feature[] => {
  const files = [{ path: 'a.json', text: JSON.stringify(value, null, 1) }];
  return readInventory([{ path: 'a.json', files }], [], plain, new FindingLog()).inventory.features;
};

const said = (value: JsonValue): readonly (readonly unknown[])[] =>
  featuresOf(value).map(({ id, priority, owner, phase, done }: Feature) => [
    id,
    priority,
    owner,
    phase,
    done,
  ]);

describe('what holds entries', () => {
  it('says of them what they do not say themselves, but not how far they are', () => {
    expect(said(epics())).toEqual([
      ['T-1', 'high', 'night shift', 'later', false],
      ['T-2', 'low', 'night shift', 'mvp', false],
      ['D-1', null, null, null, false],
    ]);
  });

  it.each(['name', 'title', 'Titel', 'nombre', 'Título', 'funktion', 'label'])(
    'is called by its %s, and by its id only without one',
    (key) => {
      const features = (id: string): JsonValue => [{ id, title: id, status: 'open' }];
      const value = {
        epics: [
          { id: 'E1', [key]: 'Till', features: features('T-1') },
          { id: 'E2', features: features('T-2') },
        ],
      };
      expect(featuresOf(value).map(({ group }) => group)).toEqual(['Till', 'E2']);
    },
  );

  it('says it before what holds it, and numbers as well', () => {
    const value = {
      phases: ['One', 'Two'].map((name, place) => ({
        name,
        priority: 3,
        owner: 'harbour',
        epics: [
          {
            name: `Gate ${name}`,
            owner: 'night shift',
            phase: 'later',
            features: [{ id: `G-${place}`, title: 'Open it', status: 'open' }],
          },
          {
            name: `Yard ${name}`,
            owner: '  ',
            features: [{ id: `Y-${place}`, title: 'Find it', status: 'open' }],
          },
        ],
      })),
    };
    expect(said(value)).toEqual([
      ['G-0', '3', 'night shift', 'later', false],
      ['Y-0', '3', 'harbour', 'One', false],
      ['G-1', '3', 'night shift', 'later', false],
      ['Y-1', '3', 'harbour', 'Two', false],
    ]);
  });

  it('says it at its own place', () => {
    const [first] = featuresOf(epics());
    expect(first?.spans.priority?.line).toBe(6);
  });

  it.each(['E1', 'e1', 'Till'])('stands for all that it holds where a dependency names it: %s', (name) => {
    const value = epics({ dependsOn: [name] });
    expect(featuresOf(value)[2]?.dependencies.map(({ text }) => text)).toEqual(['T-1', 'T-2']);
    expect(figures(look(value))).toContain('1/1 edges');
  });

  it('puts nothing off but what it calls later, where nothing is called the MVP', () => {
    const value = {
      epics: ['2031.1', 'later', null].map((release, index) => ({
        name: `Epic ${index}`,
        ...(release === null ? {} : { release }),
        features: [{ id: `X-${index}`, title: `Thing ${index}`, status: 'open' }],
      })),
    };
    expect(featuresOf(value).map(({ id, mvp }) => [id, mvp])).toEqual([
      ['X-0', true],
      ['X-1', false],
      ['X-2', true],
    ]);
  });

  it('is nothing to wait for from within', () => {
    const value = epics({ dependsOn: ['E2'] });
    expect(look(value).counts.edges).toMatchObject({ stated: 1, resolved: 0 });
  });
});
