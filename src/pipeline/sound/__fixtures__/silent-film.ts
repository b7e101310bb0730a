import { castCharacters, designSets, direct } from '../../../direct/index.ts';
import { filmTimes, type Language } from '../../../film/index.ts';
import { depict } from '../../../language/index.ts';
import { parseFountain, toScreenplay } from '../../../screenplay/index.ts';
import { chooseVoice } from '../../../sound/index.ts';
import { perform } from '../../../stage/index.ts';
import { openVocabulary } from '../../dictionary.ts';
import { geometry } from '../../steps/direct.ts';
import { sceneFoley } from '../foley-scene.ts';

/** A script directed and performed without voices and without pictures: what foley hears of each scene. */
export function silentFilm(text: string, language: Language, seed: number) {
  const { thesaurus } = openVocabulary();
  const depictIn = (sentence: string) => depict(sentence, { language, thesaurus });
  const screenplay = toScreenplay(parseFountain(text), { language });
  const shared = { existing: [], seed, depict: depictIn, thesaurus };
  const { characters } = castCharacters(screenplay, { ...shared, chooseVoice });
  const { sets } = designSets(screenplay, { ...shared, geometry, cast: characters });
  const { plan } = direct({
    screenplay,
    cast: characters,
    sets,
    voiced: new Map(),
    notes: [],
    format: { rate: { numerator: 24, denominator: 1 }, aspect: 16 / 9 },
    look: 'natural',
    title: 'Silent',
    seed,
    geometry,
    depict: depictIn,
    thesaurus,
  });
  const performances = new Map(plan.shots.map((shot) => [shot.id, { performance: perform(shot.staging) }]));
  const scenes = plan.scenes.map((scene) => {
    const shots = plan.shots.filter((shot) => shot.scene === scene.id);
    const duration = shots.reduce((sum, shot) => sum + shot.duration, 0);
    const set = sets.find(({ id }) => id === scene.set)!;
    return { scene, shots, set, duration, ...sceneFoley(performances, { shots, set, duration }) };
  });
  return { plan, performances, scenes, duration: filmTimes(plan).duration };
}
