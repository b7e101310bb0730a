import table from './data/genders.json' with { type: 'json' };
import { findingAt, type Judgement, tell } from './judgement.ts';
import { type RoleFacts, type ScriptFacts, wordsSpoken } from './script-facts.ts';

type Gender = 'female' | 'male' | 'unknown';

/**
 * Representation: who speaks how much, as far as names, titles and pronouns tell women from men; and the test of A. Bechdel (1985):
 * two women speak to each other about something else than a man. Many roles have no gender on the page; these are counted as unknown.
 */
export function judgeRepresentation(facts: ScriptFacts): Judgement {
  const gender = new Map(facts.roles.map((role) => [role.name, genderOf(role, facts)]));
  const words = { female: 0, male: 0, unknown: 0 };
  for (const role of facts.roles) words[gender.get(role.name)!] += wordsSpoken(role);
  const told = words.female + words.male;
  const share = told > 0 ? words.female / told : undefined;
  const passing = facts.scenes.find((scene) => talkAmongWomen(scene.speeches, gender, facts));
  const roles = facts.roles.map((role) => ({ name: role.name, gender: gender.get(role.name)! }));
  return {
    dimension: {
      id: 'representation',
      score: null,
      says: tell(
        facts.language,
        share === undefined ? 'representation-unknown' : passing ? 'representation-says' : 'representation-says-not',
        {
          percent: Math.round(100 * (share ?? 0)),
        },
      ),
      evidence: { words, roles, twoWomenTalk: passing?.number ?? null },
    },
    findings:
      share !== undefined && roles.length > 3 && told > 200 && (share < 0.15 || share > 0.85)
        ? [
            findingAt(
              facts,
              'one-sided-cast',
              {},
              {
                percent: Math.round(100 * Math.max(share, 1 - share)),
                gender: tell(facts.language, share < 0.5 ? 'men' : 'women'),
              },
              0.5,
              'note',
            ),
          ]
        : [],
  };
}

function genderOf(role: RoleFacts, { language, scenes }: ScriptFacts): Gender {
  const words = table[language];
  const has = (list: readonly string[]) =>
    list.some((word) =>
      language === 'zh'
        ? role.name.includes(word)
        : role.name
            .toLowerCase()
            .split(/[^\p{L}]+/u)
            .includes(word),
    );
  if (has(words.female)) return 'female';
  if (has(words.male)) return 'male';
  let [she, he] = [0, 0];
  for (const index of role.scenes) {
    const scene = scenes[index]!;
    for (const { text } of scene.action) {
      if (!text.toUpperCase().includes(role.name)) continue;
      const others = [...scene.present].some((name) => name !== role.name && text.toUpperCase().includes(name));
      if (others) continue;
      if (language === 'zh' ? text.includes('她') : /\b(?:she|her|hers)\b/i.test(text)) she++;
      if (language === 'zh' ? text.includes('他') : /\b(?:he|him|his)\b/i.test(text)) he++;
    }
  }
  return she > 2 * he ? 'female' : he > 2 * she ? 'male' : 'unknown';
}

function talkAmongWomen(
  speeches: ScriptFacts['scenes'][number]['speeches'],
  gender: ReadonlyMap<string, Gender>,
  { language }: ScriptFacts,
): boolean {
  const man =
    language === 'zh'
      ? /他|爸|父|男|丈夫|哥|弟|先生/u
      : /\b(?:he|him|his|man|men|boy|father|dad|brother|husband|boyfriend|mister|mr)\b/i;
  return speeches.some((line, index) => {
    const next = speeches[index + 1];
    if (!next || next.character === line.character) return false;
    const women = [line, next].every(({ character }) => gender.get(character.toUpperCase()) === 'female');
    return women && !man.test(line.text) && !man.test(next.text);
  });
}
