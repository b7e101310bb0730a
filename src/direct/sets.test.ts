import { expect, test } from 'vitest';
import { setSchema } from '../film/index.ts';
import { createThesaurus } from '../language/index.ts';
import { openWordnet } from '../language/node/index.ts';
import { depict, read } from './__fixtures__/film.ts';
import { geometry } from './__fixtures__/geometry.ts';
import { designSets } from './index.ts';

const thesaurus = createThesaurus(openWordnet());
const builders = [
  ['living-room', true],
  ['study', true],
  ['office', true],
  ['spaceship-cabin', true],
  ['throne-hall', true],
  ['room', true],
  ['mountain-temple', false],
  ['lighthouse', false],
  ['city-street', false],
  ['desert', false],
  ['stone-bridge', false],
  ['village-street', false],
  ['forest', false],
  ['shore', false],
  ['hills', false],
].map(([name, interior]) => ({
  name: String(name),
  interior: interior === true,
  keywords: { en: [], zh: [] },
  description: '',
}));
/** On a stage of which no builder says what it is for: what is chosen is by the tables and the thesaurus alone. */
const playedOn = (heading: string) =>
  designSets(read(`${heading}\n\nSomebody waits.\n`), {
    existing: [],
    geometry: { ...geometry, builders },
    seed: 7,
    depict,
    thesaurus,
  });

const design = (text: string, existing = [] as ReturnType<typeof designSets>['sets']) =>
  designSets(read(text), { existing, geometry, seed: 7, depict });

test('places find their builder in both languages, once each', () => {
  const { sets, findings } = design(
    'EXT. OLD STONE BRIDGE - NIGHT\n\nRain.\n\nINT. STUDY - DAY\n\nQuiet.\n\nEXT. OLD STONE BRIDGE - DAY\n\nSnow falls.\n',
  );
  expect(sets.map((set) => set.builder)).toEqual(['stone-bridge', 'study']);
  for (const set of sets) expect(setSchema.safeParse(set).success).toBe(true);
  expect(findings).toEqual([]);
  expect(design('内景 书房 - 夜\n\n静。\n\n外景 竹林 - 日\n\n风。\n').sets.map((set) => set.builder)).toEqual([
    'study',
    'forest',
  ]);
});

test('a place without a builder is played on the nearest of its side of the door, and says so', () => {
  const { sets, findings } = design('INT. SPACESHIP - NIGHT\n\nStars.\n\nEXT. MOON BASE - DAY\n\nDust.\n');
  expect(sets.map((set) => set.interior)).toEqual([true, false]);
  expect(findings.map((finding) => [finding.code, finding.severity])).toEqual([
    ['set-substituted', 'draft'],
    ['set-substituted', 'draft'],
  ]);
});

test('seasons come from the words; standing entries are left alone', () => {
  const first = design('EXT. FOREST - DAY\n\nSnow lies deep.\n').sets;
  expect(first[0]!.season).toBe('winter');
  expect(design('EXT. FOREST - DAY\n\nSnow lies deep.\n', first).sets).toEqual([]);
});

test.each([
  ['INT. KITCHEN - DAY', 'living-room'],
  ['INT. LIBRARY - DAY', 'study'],
  ['INT. SUBMARINE - DAY', 'spaceship-cabin'],
  ['EXT. VOLCANO - DAY', 'hills'],
  ['EXT. NIGHT MARKET - NIGHT', 'village-street'],
  ['EXT. TRAIN STATION - DAY', 'city-street'],
  ['INT. CASTLE - DAY', 'throne-hall'],
  ['INT. HOSPITAL WARD - DAY', 'office'],
  ['EXT. GARDEN - DAY', 'forest'],
  ['EXT. ROOFTOP - NIGHT', 'city-street'],
  ['EXT. HARBOUR - DAWN', 'shore'],
  ['EXT. OASIS - DAY', 'desert'],
  ['INT. PLANETARIUM - NIGHT', 'study'],
  ['EXT. FJORD - DAY', 'shore'],
  ['INT. ABATTOIR - DAY', 'room'],
  ['EXT. SAVANNA - DAY', 'hills'],
  ['EXT. HILL ABOVE THE VILLAGE - DAY', 'hills'],
  ['EXT. CORNER NEAR THE HARBOUR - DAY', 'shore'],
  ['EXT. LAS VEGAS - NIGHT', 'city-street'],
  ['INT. FLURBISH - DAY', 'room'],
  ['INT. GREENHOUSE DECK - DAY', 'spaceship-cabin'],
  ['EXT. SCHOOL GATE - DAY', 'city-street'],
  ['内景 厨房 - 日', 'living-room'],
  ['内景 潜艇 - 日', 'spaceship-cabin'],
  ['外景 破庙 - 夜', 'mountain-temple'],
  ['内景 月宫 - 夜', 'throne-hall'],
  ['外景 码头 - 黄昏', 'shore'],
  ['内景 火锅店 - 夜', 'room'],
  ['外景 望海楼 - 日', 'village-street'],
  ['外景 青云观 - 日', 'mountain-temple'],
  ['内景 引擎舱 - 日', 'spaceship-cabin'],
  ['外景 干涸的河床 - 日', 'desert'],
])('%s is played on %s', (heading, builder) => {
  expect(playedOn(heading).sets.map((set) => set.builder)).toEqual([builder]);
});

test('the finding says by which concepts the builder was found, and stays until somebody chooses another', () => {
  const { sets, findings } = playedOn('INT. ABATTOIR - DAY');
  expect(findings).toMatchObject([
    {
      code: 'set-substituted',
      severity: 'draft',
      evidence: { place: 'ABATTOIR', builder: 'room', path: ['abattoir', 'building', 'room'] },
    },
  ]);
  const again = (existing: typeof sets) =>
    designSets(read('INT. ABATTOIR - DAY\n\nSomebody waits.\n'), {
      existing,
      geometry: { ...geometry, builders },
      seed: 7,
      depict,
      thesaurus,
    });
  expect(again(sets)).toMatchObject({ sets: [], findings: [{ code: 'set-substituted' }] });
  expect(again(sets.map((set) => ({ ...set, builder: 'office' }))).findings).toEqual([]);
});

/** The parameters of the first set of a script that is played on builders with these names. */
const parametersOf = (text: string, language: 'en' | 'zh' = 'en') => {
  const names: [string, boolean][] = [
    ['kitchen', true],
    ['room', true],
    ['living-room', true],
    ['village-street', false],
    ['throne-hall', true],
    ['city-street', false],
    ['train-platform', false],
  ];
  const own = names.map(([name, interior]) => ({ name, interior, keywords: { en: [], zh: [] }, description: '' }));
  const screenplay = { ...read(text), language };
  return designSets(screenplay, { existing: [], geometry: { ...geometry, builders: own }, seed: 7, depict, thesaurus })
    .sets[0]!;
};

test.each([
  ['INT. KITCHEN - DAY\n\nA knight eats bread in the castle.\n', 'en', { culture: 'european', era: 'medieval' }],
  ['INT. KITCHEN - DAY\n\nSomebody waits.\n', 'en', {}],
  ['内景 厨房 - 日\n\n有人等着。\n', 'zh', { culture: 'chinese' }],
  ['内景 厨房 - 日\n\n他看手机，电视开着，伦敦下雨。\n', 'zh', { culture: 'european', era: 'modern' }],
  ['EXT. VILLAGE STREET - DAY\n\nA samurai waits in old Kyoto.\n', 'en', { culture: 'japanese', era: 'classical' }],
  ['INT. THRONE ROOM - DAY\n\nThe knight kneels before the king.\n', 'en', { style: 'gothic' }],
  ['EXT. VILLAGE STREET - DAY\n\nThey wait.\n\nXIAO MING\nCome.\n\nMEI\nNo.\n', 'en', { culture: 'chinese' }],
] as const)('%j tells its set of culture and time', (text, language, parameters) => {
  expect(parametersOf(text, language).parameters).toMatchObject(parameters);
  if (Object.keys(parameters).length === 0) expect(parametersOf(text, language).parameters).toEqual({});
});

test('a train that has left does not stand at the platform', () => {
  const platform = (text: string, language: 'en' | 'zh') => parametersOf(text, language).parameters.train;
  expect(platform('EXT. TRAIN PLATFORM - DAY\n\nA boy misses the last train.\n', 'en')).toBe(false);
  expect(platform('外景 站台 - 清晨\n\n末班车开走了。\n', 'zh')).toBe(false);
  expect(platform('EXT. TRAIN PLATFORM - DAY\n\nA boy waits for the train.\n', 'en')).toBeUndefined();
});

test('a story of another time is not played in a room with a television', () => {
  expect(parametersOf('INT. HOUSE - NIGHT\n\nA knight draws his sword before the king.\n').builder).toBe('room');
  expect(parametersOf('INT. HOUSE - NIGHT\n\nHer phone rings in the apartment.\n').builder).toBe('living-room');
});
