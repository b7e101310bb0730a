import type { Depiction, Hour, Language } from '../film/index.ts';
import { random } from '../film/index.ts';
import { type BeatPattern, choose, type Repertoire, repertoireOf } from './repertoire.ts';
import { assignRoles, type Role, type Roles } from './roles.ts';

export type WriteOptions = { premise: string; depiction: Depiction; language: Language; seed: number };

/** A script in Fountain and the title it gave itself. */
export type WrittenScreenplay = { title: string; text: string };

const nextHour: Record<Hour, Hour> = { dawn: 'noon', noon: 'dusk', golden: 'night', dusk: 'night', night: 'dawn' };

/** Which shape a deed gives a story. */
const shapeOfDeed: Record<string, string> = {
  meet: 'meeting',
  love: 'meeting',
  help: 'meeting',
  appear: 'meeting',
  search: 'search',
  steal: 'contest',
  fight: 'contest',
  leave: 'parting',
};

/**
 * Writes a script of three scenes from a premise: a want, an obstacle, a turn and an end. Every person, creature, thing,
 * place, hour and weather that the premise names is in it. The same premise and seed give the same script.
 */
export function writeScreenplay({ premise, depiction, language, seed }: WriteOptions): WrittenScreenplay {
  const repertoire = repertoireOf(language);
  const source = random(`${seed}/write/${premise}`);
  const concept = depiction.place?.concept ?? 'other';
  const known = concept in repertoire.second ? concept : 'other';
  const roles = assignRoles(depiction, language, repertoire, known);
  const shape = chooseShape(depiction, source());
  const story: Story = { language, repertoire, roles, source, facts: factsOf(depiction, roles), fill: () => '' };
  const main = mainPlace(depiction, language);
  story.fill = filler(story, main, depiction.hour ?? 'dusk');
  const title = properTitle(story.fill(choose(repertoire.titles[shape]!, story.facts, source).text), language);
  const scenes = writeScenes(story, shape, main, known, depiction);
  return { title, text: `${titlePage(title, premise, language)}\n\n${scenes.join('\n\n')}\n` };
}

type Story = {
  language: Language;
  repertoire: Repertoire;
  roles: Roles;
  source: () => number;
  facts: Set<string>;
  fill: (text: string) => string;
};

type Place = { prefix: string; name: string; definite: string };

function chooseShape(depiction: Depiction, chance: number): string {
  const deed = depiction.actions.map((action) => shapeOfDeed[action.concept]).find(Boolean);
  if (deed) return deed;
  const shapes = ['meeting', 'search', 'parting', 'contest'];
  return shapes[Math.floor(chance * shapes.length)]!;
}

function factsOf(depiction: Depiction, roles: Roles): Set<string> {
  const spirit = roles.other.traits.spirit;
  const facts = [
    depiction.weather ?? 'clear',
    depiction.hour ?? 'dusk',
    depiction.place?.interior ? 'interior' : 'exterior',
  ];
  if (spirit) facts.push('spirit', spirit);
  if (roles.other.traits.sex) facts.push(roles.other.traits.sex);
  return new Set(facts);
}

function mainPlace(depiction: Depiction, language: Language): Place {
  const interior = depiction.place?.interior ?? false;
  const chinese = language === 'zh';
  const name = depiction.place?.text ?? (chinese ? '山坡' : 'hillside');
  const prefix = chinese ? (interior ? '内景' : '外景') : interior ? 'INT.' : 'EXT.';
  return { prefix, name, definite: chinese ? name : `the ${name}` };
}

function filler(story: Story, place: Place, hour: Hour): (text: string) => string {
  const { hero, other, object } = story.roles;
  const introduced = new Set<Role>();
  const mention = (role: Role) => {
    if (introduced.has(role)) return role.definite;
    introduced.add(role);
    return role.indefinite;
  };
  const values: Record<string, () => string> = {
    A: () => mention(hero),
    a: () => mention(hero),
    B: () => mention(other),
    b: () => mention(other),
    C: () => story.roles.extras.map((role) => role.indefinite).join(story.language === 'zh' ? '和' : ' and '),
    'a-him': () => hero.pronoun.object,
    'b-him': () => other.pronoun.object,
    'b-his': () => other.pronoun.possessive,
    'the place': () => place.definite,
    'The place': () => capital(place.definite),
    place: () => place.name,
    Place: () => titleCase(place.name),
    'the object': () => object.definite,
    object: () => object.plain,
    Object: () => titleCase(object.plain),
    Hour: () => titleCase(story.repertoire.hours[hour]!.toLowerCase()),
  };
  return (text) => {
    const filled = text.replace(/\{([^}]+)\}/g, (whole, key: string) => values[key]?.() ?? whole);
    return story.language === 'zh'
      ? filled
      : filled.replace(/(^|[.!?]\s+)([a-z])/g, (_, start: string, letter: string) => start + letter.toUpperCase());
  };
}

function writeScenes(story: Story, shape: string, main: Place, concept: string, depiction: Depiction): string[] {
  const { repertoire, facts, source } = story;
  const hour = depiction.hour ?? 'dusk';
  const later = nextHour[hour];
  const [prefix, name] = repertoire.second[concept]!;
  const second: Place = { prefix: story.language === 'zh' ? prefix! : `${prefix}.`, name: name!, definite: name! };
  const weather = story.fill(choose(repertoire.weather[depiction.weather ?? 'clear']!, facts, source).text);
  const extras = story.roles.extras.length > 0 ? [story.fill(choose(repertoire.extra, facts, source).text)] : [];
  const after = story.fill(
    choose(repertoire.after[depiction.weather ?? 'clear']!, new Set([...facts, later]), source).text,
  );
  const patterns = repertoire.shapes[shape]!.scenes;
  const kept = depiction.subjects.filter((subject) => subject.kind === 'object').slice(1);
  const things = kept.map((subject) =>
    story.language === 'zh' ? `旁边放着${subject.text}。` : `Nearby: ${subject.text}.`,
  );
  return [
    scene(story, main, hour, [weather, ...extras, ...things], patterns[0]!),
    scene(story, second, hour, [], patterns[1]!),
    scene(story, main, later, [after], patterns[2]!),
  ];
}

function scene(story: Story, place: Place, hour: Hour, opening: string[], beats: BeatPattern[]): string {
  const hourWord = story.repertoire.hours[hour]!;
  const heading =
    story.language === 'zh'
      ? `${place.prefix} ${place.name} - ${hourWord}`
      : `${place.prefix} ${place.name.toUpperCase()} - ${hourWord}`;
  return [heading, ...opening, ...beats.map((beat) => writeBeat(story, beat))].join('\n\n');
}

function writeBeat(story: Story, beat: BeatPattern): string {
  const choice = choose(beat.choices, story.facts, story.source);
  const text = story.fill(choice.text);
  if (beat.kind === 'action') return text;
  const role = beat.who === 'A' ? story.roles.hero : story.roles.other;
  const name = story.language === 'zh' ? `@${role.cue}` : role.cue;
  const cue = choice.extension ? `${name} (${choice.extension})` : name;
  const how = beat.how ? `\n(${beat.how})` : '';
  return `${cue}${how}\n${text}`;
}

function titlePage(title: string, premise: string, language: Language): string {
  const lines =
    language === 'zh'
      ? [`Title: ${title}`, 'Credit: 剧本', 'Author: Auteur']
      : [`Title: ${title}`, 'Credit: Written by', 'Author: Auteur'];
  return [...lines, `Notes: ${premise.replace(/\s+/g, ' ').trim()}`].join('\n');
}

function properTitle(title: string, language: Language): string {
  return language === 'zh' ? title : capital(title);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function titleCase(text: string): string {
  return text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
