import { type Finding, fillSlots, type Language, literal } from '../../film/index.ts';
import light from '../data/continuity.json' with { type: 'json' };
import table from '../data/proposals.json' with { type: 'json' };
import { bareNoun, roleName, type SceneFacts } from '../script-facts.ts';
import { isSeen, nameInAction, names, subjectOf } from './names.ts';
import {
  blockSpan,
  type Edit,
  findWithin,
  lineSpan,
  type Script,
  sceneAt,
  textOf,
  wholeBlock,
  withoutSentence,
} from './script-text.ts';

type Side = 'day' | 'night';

/** A name that somebody speaks under once or twice becomes the one it was meant for, wherever it stands as a speaker or in action. */
export function mendName({ text, starts, facts }: Script, { evidence }: Finding): Edit[] {
  const { name, meant } = evidence as { name: string; meant: string };
  if (isSomebodyElse(facts.scenes, name, meant)) return [];
  const lines = facts.scenes.flatMap(({ speeches, action }) => [
    ...speeches.filter((line) => roleName(line) === name).map(({ line }) => line),
    ...action.filter((sentence) => names(sentence.text, name)).map(({ line }) => line),
  ]);
  return [...new Set(lines)]
    .sort((a, b) => a - b)
    .flatMap((line) => {
      const from = starts[line - 1]!;
      const found = new RegExp(`(?<![\\p{L}])${literal(name)}(?![\\p{L}])`, 'iu').exec(text.slice(from, starts[line]));
      if (!found) return [];
      const put = found[0] === found[0].toUpperCase() ? meant : nameCased(meant);
      return [{ from: from + found.index, to: from + found.index + name.length, put }];
    });
}

/** Two people: one answers the other with nothing done in between, or the rarer name is introduced with an age or a description. */
function isSomebodyElse(scenes: readonly SceneFacts[], name: string, meant: string): boolean {
  const introduced = new RegExp(`(?<![\\p{L}])${literal(name)}(?:\\s*[(（]|, (?:an? |\\d))`, 'u');
  return scenes.some(
    ({ speeches, action }) =>
      action.some(({ text }) => introduced.test(text)) ||
      speeches.some((line, index) => {
        const next = speeches[index + 1];
        const both = [roleName(line), next && roleName(next)];
        const between = action.some((one) => one.line > line.line && one.line < (next?.line ?? 0));
        return both.includes(name) && both.includes(meant) && !between;
      }),
  );
}

function nameCased(name: string): string {
  return name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Light against a heading: the heading takes the light's hour where more speaks for it; a bare sentence of light is cut where less does. */
export function mendLight(script: Script, { where, evidence }: Finding): Edit[] {
  const { facts } = script;
  const scene = sceneAt(script, where?.line ?? 0);
  const side = scene && sideOf(scene);
  if (!scene || !side) return [];
  const other = side === 'day' ? 'night' : 'day';
  const sentence = scene.action.find(
    (one) => one.line === where?.line && one.text.includes((evidence as { word: string }).word),
  );
  if (!sentence) return [];
  const block = blockSpan(script, sentence.line);
  const alone = textOf(script, block).trim() === sentence.text;
  const peopled = facts.roles.some(({ name }) => names(sentence.text, name));
  const lead = votes(script, scene, other) - 1 - votes(script, scene, side) + (peopled ? 1 : 0) + (alone ? 0 : 1);
  const heading = lead > 0 ? setHour(script, scene, table.usualHour[other][facts.language]) : [];
  if (heading.length > 0 || peopled) return heading;
  if (alone) return [{ ...wholeBlock(script, sentence.line), put: '' }];
  const span = findWithin(script, block, sentence.text);
  return span ? [withoutSentence(script, span)] : [];
}

/** Sentences of light of one side in a scene, and the scenes before and after that run on with it on that side. */
function votes(script: Script, scene: SceneFacts, side: Side): number {
  const { scenes } = script.facts;
  const [before, after] = [scenes[scene.index - 1], scenes[scene.index + 1]];
  const joined = (one: SceneFacts | undefined, later: SceneFacts | undefined) =>
    one && later && (later.continuing || one.place.toLowerCase() === later.place.toLowerCase());
  const around = [joined(before, scene) && before, joined(scene, after) && after];
  return lightsOf(script, scene, side) + around.filter((one) => one && sideOf(one) === side).length;
}

/** An hour that turns within continuous time: the heading takes the hour of the scene before, unless more lights speak against it. */
export function mendHour(script: Script, { where }: Finding): Edit[] {
  const scene = sceneAt(script, where?.line ?? 0);
  const before = scene && script.facts.scenes[scene.index - 1];
  const [side, wanted] = [scene && sideOf(scene), before && sideOf(before)];
  if (!scene || !before || !side || !wanted) return [];
  const after = script.facts.scenes[scene.index + 1];
  const runsOn = after?.continuing && sideOf(after) === side ? 1 : 0;
  const own = lightsOf(script, scene, side) + runsOn - lightsOf(script, scene, wanted);
  const earlier = script.facts.scenes[scene.index - 2];
  const others =
    lightsOf(script, before, side) - lightsOf(script, before, wanted) - (earlier && sideOf(earlier) === wanted ? 1 : 0);
  if (own > 0) return others >= 0 ? setHour(script, before, hourWord(script, scene, side)) : [];
  return setHour(script, scene, hourWord(script, before, wanted));
}

function sideOf({ hour }: SceneFacts): Side | undefined {
  return hour === 'night' ? 'night' : hour === 'noon' || hour === 'golden' ? 'day' : undefined;
}

function lightsOf({ facts }: Script, scene: SceneFacts, side: Side): number {
  const pattern = new RegExp(light.light[facts.language][side], 'iu');
  return scene.action.filter(({ text }) => pattern.test(text)).length;
}

/** The hour as a heading writes it, or the usual word for its side. */
function hourWord({ facts }: Script, { heading }: SceneFacts, side: Side): string {
  return hourIn(heading, facts.language, side)?.[0] ?? table.usualHour[side][facts.language];
}

function hourIn(heading: string, language: Language, side: Side): RegExpExecArray | undefined {
  return [...heading.matchAll(new RegExp(table.hours[language][side], 'giu'))].at(-1);
}

/** A heading with another hour; nothing where it writes none. */
function setHour(script: Script, scene: SceneFacts, word: string): Edit[] {
  const line = lineSpan(script, scene.line);
  const side = sideOf(scene);
  const found = side && hourIn(textOf(script, line), script.facts.language, side);
  if (!found) return [];
  const from = line.from + found.index;
  return [{ from, to: from + found[0].length, put: word }];
}

/** A thing that comes from nowhere is carried by its user in the calmest scene in which that user was seen before. */
export function plantThing(script: Script, { where, evidence }: Finding): Edit[] {
  const { thing } = evidence as { thing: string };
  const { facts, newline } = script;
  const { language } = facts;
  const scene = sceneAt(script, where?.line ?? 0);
  const sentence = scene?.action.find(({ text, line }) => line === where?.line && text.toLowerCase().includes(thing));
  const user = scene && sentence && subjectOf(script, scene, sentence.text);
  if (!user || table.tooBigToCarry[language].includes(thing)) return [];
  const home = calmest(
    script,
    facts.scenes.slice(0, scene.index).filter(({ action }) => action.some(({ text }) => names(text, user))),
  );
  if (!home || (language === 'en' && isKnownBefore(facts.scenes.slice(0, scene.index), thing))) return [];
  const shown = fillSlots(table.carries[language], {
    name: nameInAction(script, user),
    thing: language === 'zh' ? withMeasure(thing) : withArticle(thing),
  });
  const at = blockSpan(script, home.action.find(({ text }) => names(text, user))!.line).to;
  return [{ from: at, to: at, put: `${newline}${newline}${shown}` }];
}

/** Whether something of that name was seen or spoken of already, so that another is meant, which its name alone does not tell. */
function isKnownBefore(scenes: readonly SceneFacts[], thing: string): boolean {
  return scenes.some(({ words }) => words.some((word) => bareNoun(word) === thing));
}

function calmest({ facts }: Script, scenes: readonly SceneFacts[]): SceneFacts | undefined {
  const strength = ({ index }: SceneFacts) => facts.intensity[index]!;
  return scenes.reduce<SceneFacts | undefined>((a, b) => (a && strength(a) < strength(b) ? a : b), undefined);
}

function withMeasure(thing: string): string {
  const measure = Object.entries(table.measures).find(([, ends]) => new RegExp(`(?:${ends})$`, 'u').test(thing))?.[0];
  return `一${measure ?? '个'}${thing}`;
}

function withArticle(thing: string): string {
  if (table.masses.includes(thing)) return `some ${thing}`;
  if (table.pairs.includes(thing)) return `a pair of ${thing}`;
  return `${/^(?:[aeio]|umb|ur)/.test(thing) ? 'an' : 'a'} ${thing}`;
}

/** Somebody who vanishes leaves where last seen. */
export function addExit(script: Script, { where, evidence }: Finding): Edit[] {
  const { role } = evidence as { role: string };
  const scene = sceneAt(script, where?.line ?? 0);
  if (!scene || !isSeen(scene, role)) return [];
  const last = Math.max(...scene.action.map(({ line }) => line), ...scene.speeches.map(({ line }) => line));
  const at = blockSpan(script, last).to;
  const { newline } = script;
  const exit = fillSlots(table.goes[script.facts.language], { name: nameInAction(script, role) });
  return [{ from: at, to: at, put: `${newline}${newline}${exit}` }];
}

/** Somebody who speaks after death and is not seen there becomes a voice. */
export function makeVoice(script: Script, { where, evidence }: Finding): Edit[] {
  const { role } = evidence as { role: string };
  const scene = sceneAt(script, where?.line ?? 0);
  if (!scene || scene.action.some(({ text }) => names(text, role))) return [];
  return scene.speeches
    .filter((line) => roleName(line) === role && !line.offScreen && !line.extension && !line.dual)
    .map(({ line }) => {
      const { to } = lineSpan(script, line);
      return { from: to, to, put: table.voice[script.facts.language] };
    });
}
