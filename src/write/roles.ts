import type { Depiction, Language, Subject } from '../film/index.ts';
import { depict, type Traits, traitsOf } from '../language/index.ts';
import type { Repertoire } from './repertoire.ts';

/** Somebody of the story: the cue's name, how action lines speak of them, and what they are. */
export type Role = { cue: string; definite: string; indefinite: string; traits: Traits; pronoun: Pronoun };

type Pronoun = { subject: string; object: string; possessive: string };

/** The people and things a story is told with. `hero` wants something; `other` stands in the way and answers. */
export type Roles = {
  hero: Role;
  other: Role;
  extras: Role[];
  object: { plain: string; definite: string; indefinite: string };
};

const pronouns: Record<string, Pronoun> = {
  female: { subject: 'she', object: 'her', possessive: 'her' },
  male: { subject: 'he', object: 'him', possessive: 'his' },
};

/** Gives the parts of a story to what a premise names; what it does not name comes from the repertoire. */
export function assignRoles(
  depiction: Depiction,
  language: Language,
  repertoire: Repertoire,
  placeConcept: string,
): Roles {
  const living = depiction.subjects.filter((subject) => subject.kind === 'person' || subject.kind === 'creature');
  const people = living.flatMap((subject) => castOf(subject, language));
  if (people.length < 2) people.push(companion(language, repertoire, placeConcept));
  if (people.length < 2) people.push(stranger(language, repertoire));
  const distinct = distinguish(people, language);
  const spiritFirst = distinct[0]!.traits.spirit && !distinct[1]!.traits.spirit;
  const [hero, other] = spiritFirst ? [distinct[1]!, distinct[0]!] : [distinct[0]!, distinct[1]!];
  const thing = depiction.subjects.find((subject) => subject.kind === 'object');
  const plain = thing?.text ?? repertoire.objects[placeConcept] ?? repertoire.objects.other!;
  const bare = plain.replace(/^(?:a|an|the)\s/i, '');
  return {
    hero,
    other,
    extras: distinct.slice(2),
    object:
      language === 'zh'
        ? { plain, definite: plain, indefinite: plain }
        : { plain: bare, definite: `the ${bare}`, indefinite: withArticle(bare) },
  };
}

function castOf(subject: Subject, language: Language): Role[] {
  const role = roleOf(subject, language);
  const numbered = subject.count === 2 && !subject.name;
  if (!numbered) return [role];
  const [first, second] = language === 'zh' ? ['年长的', '年轻的'] : ['older ', 'younger '];
  const noun = language === 'zh' ? subject.noun : subject.noun.replace(/s$/, '');
  return [first, second].map((word) =>
    named(
      `${word}${noun}`,
      language === 'zh' ? `${word!.slice(0, 2)}${noun}` : `${word}${noun}`,
      role.traits,
      language,
    ),
  );
}

function roleOf(subject: Subject, language: Language): Role {
  const traits: Traits = { ...traitsOf(subject.noun, subject.concept) };
  if (subject.name) {
    const pronoun = pronouns[traits.sex ?? 'male']!;
    return { cue: subject.name, definite: subject.name, indefinite: subject.name, traits, pronoun };
  }
  const text = language === 'en' && subject.count === 1 ? subject.text.toLowerCase() : subject.text;
  return named(text, subject.noun, traits, language);
}

function named(text: string, cue: string, traits: Traits, language: Language): Role {
  const pronoun = language === 'zh' ? chinesePronoun(traits) : pronouns[traits.sex ?? 'male']!;
  if (language === 'zh') return { cue, definite: cue, indefinite: text, traits, pronoun };
  return {
    cue: cue.toUpperCase(),
    definite: `the ${cue.toLowerCase()}`,
    indefinite: withArticle(text),
    traits,
    pronoun,
  };
}

function chinesePronoun(traits: Traits): Pronoun {
  const word = traits.sex === 'female' ? '她' : '他';
  return { subject: word, object: word, possessive: `${word}的` };
}

function companion(language: Language, repertoire: Repertoire, placeConcept: string): Role {
  return fromText(repertoire.companions[placeConcept] ?? repertoire.companions.other!, language);
}

function stranger(language: Language, repertoire: Repertoire): Role {
  return fromText(repertoire.companions.other!, language);
}

function fromText(text: string, language: Language): Role {
  const subject = depict(text, { language }).subjects[0];
  if (subject) return roleOf({ ...subject, text: text.replace(/^(?:a|an)\s/, '') }, language);
  return named(text.replace(/^(?:a|an)\s/, ''), text.replace(/^(?:a|an)\s/, ''), {}, language);
}

/** Two people never share a cue: the second of a name is called the other one. */
function distinguish(people: Role[], language: Language): Role[] {
  return people.map((role, index) => {
    const earlier = people.slice(0, index).filter((other) => other.cue === role.cue).length;
    if (earlier === 0) return role;
    const cue = language === 'zh' ? `另一个${role.cue}` : `OTHER ${role.cue}`;
    return {
      ...role,
      cue,
      definite: language === 'zh' ? cue : `the ${cue.toLowerCase()}`,
      indefinite: language === 'zh' ? cue : `another ${role.cue.toLowerCase()}`,
    };
  });
}

function withArticle(text: string): string {
  return `${/^[aeiou]/i.test(text) ? 'an' : 'a'} ${text}`;
}
