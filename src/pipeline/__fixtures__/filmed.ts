import { castCharacters, designSets, direct } from '../../direct/index.ts';
import type { Language } from '../../film/index.ts';
import { checkRules } from '../../inspect/index.ts';
import { depict } from '../../language/index.ts';
import { parseFountain, toScreenplay } from '../../screenplay/index.ts';
import { chooseVoice } from '../../sound/index.ts';
import { bodyOf, groundAt, layoutOf, perform, rigOf } from '../../stage/index.ts';
import { openVocabulary } from '../dictionary.ts';
import { geometry } from '../steps/direct.ts';

const { thesaurus } = openVocabulary();

/** A script as it is cast, directed and played without voices, with the rules of film-making that it breaks. */
export function filmed(text: string, language: Language = 'en') {
  const screenplay = toScreenplay(parseFountain(text), { language });
  const depictIn = (sentence: string) => depict(sentence, { language, thesaurus });
  const shared = { existing: [], seed: 7, depict: depictIn, thesaurus };
  const { characters } = castCharacters(screenplay, { ...shared, chooseVoice });
  const { sets } = designSets(screenplay, { ...shared, geometry, cast: characters });
  const format = { rate: { numerator: 24, denominator: 1 }, aspect: 16 / 9 };
  const common = { screenplay, cast: characters, sets, voiced: new Map(), notes: [], look: 'natural' as const };
  const { plan, findings } = direct({
    ...common,
    format,
    title: 'Water',
    seed: 7,
    geometry,
    depict: depictIn,
    thesaurus,
  });
  const performances = new Map(plan.shots.map((shot) => [shot.id, perform(shot.staging)]));
  const stage = { layoutOf, groundAt, bodyOf, rigOf };
  return { plan, sets, findings, broken: checkRules({ plan, performances, stage, aspect: 16 / 9 }) };
}
