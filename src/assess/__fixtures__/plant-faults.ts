import type { Beat, Language, Line, Random, Scene, Screenplay } from '../../film/index.ts';
import { linesOf, pick, random, shuffle } from '../../film/index.ts';
import words from './plant-faults.json' with { type: 'json' };

/** Which half of the generator's words is used: no sentence of one half stands in the other. */
export type Half = 'tuning' | 'held-out';

/** What a person noted about a script: things that come back in it, and the numbers of the scenes that are its climax. */
export type Annotation = { things: string[]; climax: number[] };

/** A broken script. `codes` are those that name the fault; `scenes` where it is (none: the whole script); `role` whom it is about. */
export type Planted = { screenplay: Screenplay; variant: string; codes: string[]; scenes: string[]; role?: string };

type Source = { screenplay: Screenplay; annotation: Annotation; half: Half; dice: Random };

/** The seven ways to break a script. Each gives undefined where a script has nothing that can be broken so. */
const ways = {
  'character-vanishes': vanish,
  'day-becomes-night': turnLight,
  'thing-from-nowhere': conjure,
  'scene-out-of-order': move,
  'flat-dialogue': flatten,
  'climax-missing': calm,
  'one-voice-for-all': level,
} satisfies Record<string, (source: Source) => Planted | undefined>;

export type Fault = keyof typeof ways;
export const faults = Object.keys(ways) as Fault[];

/** Breaks a copy of the script in one way; the seed chooses the variant, the character, the scene and the words. */
export function plantFault(
  fault: Fault,
  screenplay: Screenplay,
  annotation: Annotation,
  half: Half,
  seed: number,
): Planted | undefined {
  const dice = random(`${fault}/${screenplay.title}/${half}/${seed}`);
  return ways[fault]({ screenplay: structuredClone(screenplay), annotation, half, dice });
}

/** A leading role is gone from the middle on; in one variant nobody speaks of them again either. */
function vanish({ screenplay, dice }: Source): Planted | undefined {
  const { scenes } = screenplay;
  const from = Math.floor(scenes.length * (0.4 + 0.2 * dice()));
  const late = Math.ceil((scenes.length * 2) / 3);
  const roles = rolesOf(screenplay).filter((name) => {
    const at = scenes.flatMap((scene, index) => (speaks(scene, name) ? [index] : []));
    const lines = scenes.flatMap(linesOf).filter((line) => line.character === name);
    return lines.length >= 4 && at.filter((index) => index < from).length >= 2 && at.some((index) => index >= late);
  });
  if (roles.length === 0) return undefined;
  const role = pick(roles, dice);
  const forgotten = dice() < 0.5;
  const last = scenes.slice(0, from).findLast((scene) => speaks(scene, role) || names(actionOf(scene), role))!;
  for (const scene of scenes.slice(from)) {
    keepSentences(scene, (text) => !names(text, role));
    keepLines(scene, (line) => line.character !== role && !(forgotten && names(line.text, role)));
  }
  return {
    screenplay,
    variant: forgotten ? 'forgotten' : 'cut',
    codes: ['character-vanishes'],
    scenes: [last.id],
    role,
  };
}

/** An hour that turns within continuous time, a light that the heading denies, or a heading that the light denies. */
function turnLight({ screenplay, half, dice }: Source): Planted | undefined {
  const { scenes, language } = screenplay;
  const sides = (scene: Scene) =>
    scene.heading.hour === 'night' ? 'night' : ['noon', 'golden'].includes(scene.heading.hour ?? '') ? 'day' : undefined;
  const continuous = scenes.filter(
    (scene, index) => index > 0 && /CONTINUOUS|连续/.test(scene.heading.text) && sides(scene),
  );
  const outside = scenes.filter((scene) => scene.heading.setting === 'exterior' && sides(scene));
  const lit = scenes.filter((scene) => {
    const side = sides(scene);
    return side && new RegExp(words.ownLight[side][language], 'i').test(actionOf(scene));
  });
  const choices = [
    ...(continuous.length > 0 ? (['continuous'] as const) : []),
    ...(outside.length > 0 ? (['light'] as const) : []),
    ...(lit.length > 0 ? (['heading'] as const) : []),
  ];
  if (choices.length === 0) return undefined;
  const variant = pick(choices, dice);
  const scene = pick({ continuous, light: outside, heading: lit }[variant], dice);
  const other = sides(scene) === 'night' ? 'day' : 'night';
  if (variant === 'light') insert(scene, pick(words.light[other][language][half], dice), dice);
  else setHour(scene, other, language, variant === 'continuous');
  return { screenplay, variant, codes: ['day-turns-to-night', 'light-against-heading'], scenes: [scene.id] };
}

function setHour(scene: Scene, side: 'day' | 'night', language: Language, continuous: boolean): void {
  const hour = { en: { day: 'DAY', night: 'NIGHT' }, zh: { day: '日', night: '夜' } }[language][side];
  const link = { en: ' - CONTINUOUS', zh: ' 连续' }[language];
  const front = scene.heading.text.slice(0, scene.heading.text.lastIndexOf(' - '));
  scene.heading.text = `${front} - ${hour}${continuous ? link : ''}`;
  scene.heading.hour = side === 'day' ? 'noon' : 'night';
}

/** A thing is used that was never shown: its setups are cut away, or it is new. */
function conjure(source: Source): Planted | undefined {
  const cut = source.dice() < 0.5;
  return (cut ? cutSetups(source) : undefined) ?? bringThing(source);
}

function cutSetups({ screenplay, annotation, dice }: Source): Planted | undefined {
  const { scenes } = screenplay;
  for (const thing of shuffle(annotation.things, dice)) {
    const at = scenes.flatMap((scene, index) => (names(actionOf(scene), thing) ? [index] : []));
    const known = at.slice(1).filter((index) => {
      const first = sentencesOf(scenes[index]!).find((text) => names(text, thing))!;
      return !new RegExp(`\\ban? (?:\\w+ )?${thing}|一.{1,3}${thing}`, 'i').test(first);
    });
    if (known.length === 0) continue;
    const payoff = pick(known, dice);
    for (const scene of scenes.slice(0, payoff)) {
      keepSentences(scene, (text) => !names(text, thing));
      keepLines(scene, (line) => !names(line.text, thing));
    }
    return { screenplay, variant: 'setup-cut', codes: ['thing-from-nowhere'], scenes: [scenes[payoff]!.id] };
  }
  return undefined;
}

function bringThing({ screenplay, half, dice }: Source): Planted | undefined {
  const { scenes, language } = screenplay;
  const all = scenes.map((scene) => [actionOf(scene), ...linesOf(scene).map((line) => line.text)].join(' ')).join(' ');
  const thing = pick(
    words.things[language][half].filter((one) => !names(all, one)),
    dice,
  );
  const scene = pick(
    scenes.slice(Math.floor(scenes.length / 2)).filter((one) => linesOf(one).length > 0),
    dice,
  );
  const name = titleCase(pick(linesOf(scene), dice).character);
  const sentence = pick(words.uses[language][half], dice).replace('{name}', name).replace('{thing}', thing);
  insert(scene, sentence, dice);
  return { screenplay, variant: 'brought', codes: ['thing-from-nowhere'], scenes: [scene.id] };
}

/** A scene is carried a quarter of the script away, over the first appearance of somebody or something that it needs or gives. */
function move({ screenplay, annotation, dice }: Source): Planted | undefined {
  const { scenes } = screenplay;
  const least = Math.max(3, Math.round(scenes.length / 4));
  const hinges = [...rolesOf(screenplay), ...annotation.things].map((name) =>
    scenes.flatMap((scene, index) => (speaks(scene, name) || names(actionOf(scene), name) ? [index] : [])),
  );
  const moves = scenes.flatMap((_, from) =>
    scenes.flatMap((__, to) => {
      if (from === 0 || from === scenes.length - 1 || Math.abs(from - to) < least) return [];
      const breaks = hinges.some((at) =>
        to < from
          ? at.includes(from) && at[0]! >= to && at[0]! < from
          : at[0] === from && at.some((index) => index > from && index <= to),
      );
      return breaks ? [{ from, to }] : [];
    }),
  );
  if (moves.length === 0) return undefined;
  const { from, to } = pick(moves, dice);
  const [scene] = scenes.splice(from, 1);
  scenes.splice(to, 0, scene!);
  scenes.forEach((one, index) => {
    one.number = String(index + 1);
  });
  return {
    screenplay,
    variant: to < from ? 'too-early' : 'too-late',
    codes: ['scene-out-of-order'],
    scenes: [scene!.id],
  };
}

/** Half of all speeches become bare statements of feeling, small talk, or what both already know. */
function flatten({ screenplay, half, dice }: Source): Planted {
  const { language } = screenplay;
  const variant = pick([...(Object.keys(words.flat) as (keyof typeof words.flat)[]), 'mixed' as const], dice);
  const kinds = variant === 'mixed' ? (Object.keys(words.flat) as (keyof typeof words.flat)[]) : [variant];
  const phrases = kinds.flatMap((kind) => words.flat[kind][language][half]);
  for (const line of screenplay.scenes.flatMap(linesOf)) {
    if (dice() < 0.5)
      line.text = pick(phrases, dice).replaceAll('{feeling}', () => pick(words.feelings[language][half], dice));
  }
  return { screenplay, variant, codes: ['flat-dialogue'], scenes: [] };
}

/** The scenes of the climax are cut, told in one sentence, or become quiet talk. */
function calm({ screenplay, annotation, half, dice }: Source): Planted {
  const { language } = screenplay;
  const variant = pick(['cut', 'summary', 'talk'] as const, dice);
  const isClimax = (scene: Scene) => annotation.climax.includes(Number(scene.number));
  if (variant === 'cut') screenplay.scenes = screenplay.scenes.filter((scene) => !isClimax(scene));
  for (const scene of screenplay.scenes.filter(isClimax)) {
    if (variant === 'summary') scene.beats = [actionBeat(pick(words.quiet.summary[language][half], dice), scene)];
    else quieten(scene, language, half, dice);
  }
  return { screenplay, variant, codes: ['climax-missing'], scenes: [] };
}

function quieten(scene: Scene, language: Language, half: Half, dice: Random): void {
  const talk = shuffle(words.quiet.talk[language][half], dice);
  const lines = linesOf(scene).slice(0, talk.length);
  const spoken = lines.map((line, index): Beat => {
    const speech = { ...line, text: talk[index]! };
    return { kind: 'dialogue', id: line.id, line: line.line, speech };
  });
  scene.beats = [actionBeat(shuffle(words.quiet.action[language][half], dice).join(' '), scene), ...spoken];
}

/** What is said is dealt anew: among all who speak, within each scene, or everybody speaks as the one who speaks most. */
function level({ screenplay, dice }: Source): Planted {
  const variant = pick(['dealt', 'dealt-by-scene', 'one-mouth'] as const, dice);
  const all = screenplay.scenes.flatMap(linesOf);
  const groups = variant === 'dealt-by-scene' ? screenplay.scenes.map(linesOf) : [all];
  const count = (name: string) => all.filter((line) => line.character === name).length;
  const lead = rolesOf(screenplay).sort((a, b) => count(b) - count(a))[0];
  for (const lines of groups) {
    const own = variant === 'one-mouth' ? lines.filter((line) => line.character === lead) : lines;
    const texts = shuffle(own, dice).map((line) => line.text);
    lines.forEach((line, index) => {
      line.text = texts[index % texts.length]!;
    });
  }
  return { screenplay, variant, codes: ['one-voice-for-all'], scenes: [] };
}

function rolesOf(screenplay: Screenplay): string[] {
  return [...new Set(screenplay.scenes.flatMap(linesOf).map((line) => line.character))];
}

function sentencesOf(scene: Scene): string[] {
  return scene.beats.flatMap((beat) => (beat.kind === 'action' ? beat.sentences : []));
}

function actionOf(scene: Scene): string {
  return sentencesOf(scene).join(' ');
}

function speaks(scene: Scene, name: string): boolean {
  return linesOf(scene).some((line) => line.character === name);
}

function names(text: string, name: string): boolean {
  return /\p{Script=Han}/u.test(name) ? text.includes(name) : new RegExp(`\\b${name}\\b`, 'i').test(text);
}

function keepSentences(scene: Scene, keep: (text: string) => boolean): void {
  scene.beats = scene.beats.flatMap((beat): Beat[] => {
    if (beat.kind !== 'action') return [beat];
    const sentences = beat.sentences.filter(keep);
    return sentences.length > 0 ? [{ ...beat, sentences, text: sentences.join(' ') }] : [];
  });
}

function keepLines(scene: Scene, keep: (line: Line) => boolean): void {
  scene.beats = scene.beats.filter((beat) => beat.kind !== 'dialogue' || keep(beat.speech));
}

function insert(scene: Scene, text: string, dice: Random): void {
  scene.beats.splice(1 + Math.floor(dice() * scene.beats.length), 0, actionBeat(text, scene));
}

function actionBeat(text: string, scene: Scene): Beat {
  const sentences = text.match(/[^.。]+[.。]/g)!.map((sentence) => sentence.trim());
  return { kind: 'action', id: `${scene.id}-planted`, text, sentences, line: scene.heading.line + 1 };
}

function titleCase(name: string): string {
  return name.toLowerCase().replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());
}
