import type { Hour, Language } from '../film/index.ts';
import { asSeen } from './as-seen.ts';
import { phrasesOf } from './cast-story.ts';
import { type BeatPattern, type ScenePattern, type Story, tellScenes } from './compose.ts';
import data from './data/realism.json' with { type: 'json' };
import { datedScenes } from './dated-scenes.ts';
import { knownSpot } from './fill.ts';
import { estimateSeconds, type WrittenBeat, type WrittenScene } from './length.ts';
import type { PlannedScene } from './plan-film.ts';
import type { Being } from './premise.ts';

type Texts = Record<Language, string[]>;

/** A beat of a realism's own: one of its wordings. `I: ` is the inner voice of the mind that the film is seen through. */
function ownBeat(
  { premise, cast }: Story,
  { key }: ScenePattern,
  name: string,
  texts: Texts,
  more: { optional?: boolean; what?: string } = {},
): BeatPattern {
  const text = texts[premise.language].join(' / ');
  const inner = text.startsWith('I: ');
  return {
    key: `${key}/realism-${name}`,
    text: inner ? `C: ${text.slice(3)}` : text,
    optional: false,
    spare: true,
    ...more,
    ...(inner && { who: innerVoice(cast.A, premise.language) }),
  };
}

function innerVoice(mind: Being, language: Language): Being {
  return { ...mind, cue: data.psychological.voice[language].replace('{cue}', mind.cue), wordless: false };
}

/**
 * What a realism makes of a film's scenes before they are told: beats that it adds and wordings that it refuses (data/realism.json).
 * `setback` is the scene of the major setback. Without a realism the scenes are as they were.
 */
export function withRealism(patterns: readonly ScenePattern[], story: Story, setback: number): ScenePattern[] {
  if (!story.realism) return [...patterns];
  const shape = { reproducible: seenOnly, event: inOrder, psychological: throughOneMind }[story.realism];
  const film = { story, last: patterns.length - 1, setback, image: imageIn(story, patterns) };
  return patterns.map((pattern, at) => shape(pattern, at, film));
}

/** A film that is being given its realism: its last scene, that of its setback, and the image that its mind comes back to. */
type Shaped = { story: Story; last: number; setback: number; image: Image };
type Shape = (pattern: ScenePattern, at: number, film: Shaped) => ScenePattern;

/** No narrator, nothing that only a mind sees, one stretch of time. */
const seenOnly: Shape = (pattern, at, { story, last }) => {
  const { language } = story.premise;
  const { scene, later, refuses } = data.reproducible;
  const refused = new RegExp(refuses[language], language === 'en' ? 'i' : 'u');
  const kept = pattern.beats.filter(({ key, text }) => !text.startsWith('N: ') && !key.endsWith('/dawn'));
  const beats = kept.map((beat) => ({ ...beat, text: withoutWordings(beat.text, refused) }));
  const { hour, weather } = story.cast;
  return {
    ...pattern,
    hours: 0,
    beats: at === 0 ? beats : inserted(beats, at === last ? beats.length : 0, ownBeat(story, pattern, 'scene', scene)),
    own: {
      cast: { ...(pattern.own?.cast ?? story.cast), hour, weather },
      hour,
      later: later[language],
      continues: at > 0,
    },
  };
};

/** What happened, as far as it is told: a narrator states it, things are shown as evidence. */
const inOrder: Shape = (pattern, at, { story, last }) => {
  const { told, scene, ends } = data.event;
  const own = (name: string, texts: Texts, optional: boolean) => ownBeat(story, pattern, name, texts, { optional });
  const beats = last > 0 ? fewWords(pattern.beats) : pattern.beats;
  const [first, ...rest] = [...(at > 0 ? [own('evidence', scene, true)] : []), ...beats];
  const statement = statementOf(story, pattern);
  const stated = at === 0 && statement.length === 0 ? [own('told', told, false)] : statement;
  return {
    ...pattern,
    beats: [...(first ? [first] : []), ...stated, ...rest, ...(at === last ? [own('ends', ends, last === 0)] : [])],
  };
};

/** A source that is longer would be read out, not stated: characters. */
const longest = { en: 160, zh: 60 };

/** What a narrator states of a scene: the premise itself where the scene tells it, else what happens in it, unless that is what somebody feels. */
function statementOf(story: Story, pattern: ScenePattern): BeatPattern[] {
  const { language, text } = story.premise;
  const told = deedAt(pattern.beats) >= 0;
  const fact = told ? text.replace(/[.。!！?？]+$/u, '') : asSeen(pattern.gist, language);
  const inner = new RegExp(data.event.unsaid[language], language === 'en' ? 'i' : 'u');
  const sayable = told ? !/[[\]{}|]| \/ /.test(fact) : !inner.test(fact);
  if (fact === '' || fact.length > longest[language] || !sayable) return [];
  const stated = `${fact.replace(/^(?:The|An?)\b/, (article) => article.toLowerCase())}${language === 'zh' ? '。' : '.'}`;
  const [wordings] = data.event.statements[told ? 'told' : 'supposed'][language];
  const filled = wordings!.replaceAll('{fact}', stated);
  return [ownBeat(story, pattern, 'statement', { en: [filled], zh: [filled] }, { optional: !told })];
}

/** One mind: its voice, an image that comes back, weather and light that answer it. */
const throughOneMind: Shape = (pattern, at, { story, last, setback, image }) => {
  const cast = pattern.own?.cast ?? story.cast;
  if (cast.A.cue !== story.cast.A.cue) return pattern;
  const { first, scene, returns, turns, clears } = data.psychological;
  const own = (name: string, texts: Texts, optional = false) =>
    ownBeat(story, pattern, name, texts, { optional, what: image.words });
  const { interior } = pattern.place === 'second' ? cast.second : cast.main;
  const beats = last > 0 ? fewWords(pattern.beats) : pattern.beats;
  const air = (table: Record<Language, Record<string, string[]>>, key: string) => ({
    en: table.en[key]!,
    zh: table.zh[key]!,
  });
  const light = own('clears', air(clears, interior ? 'indoors' : 'outdoors'), true);
  const ends = at === last ? [light, own('last', data.psychological.last)] : [own('scene', scene, true)];
  if (at === 0) {
    const begun = inserted(beats, 1 + deedAt(beats), own('first', first));
    return { ...pattern, beats: last === 0 ? [...begun, ...ends] : begun };
  }
  const begins = [
    ...(at === setback ? [own('turns', air(turns, interior ? 'indoors' : cast.weather))] : []),
    ...(at === setback || at % 3 === 1 ? [own('returns', returns, true)] : []),
  ];
  return { ...pattern, beats: [...begins, ...beats, ...ends] };
};

/** What a mind comes back to, and where it belongs: the thing, where the story is about it, else what stands at its first place. */
type Image = { words: string; place: 'place' | 'second' };

function imageIn({ cast }: Story, patterns: readonly ScenePattern[]): Image {
  const held = patterns.some(({ beats }) => beats.some(({ text }) => /\{[Oo]\}/.test(text)));
  if (held) return { words: cast.object.definite, place: 'second' };
  return { words: knownSpot(cast.main.spots[0] ?? cast.main.definite), place: 'place' };
}

/** A scene with less talk: what its two say after their first words only where there is time for it. */
function fewWords(beats: readonly BeatPattern[]): BeatPattern[] {
  const first = beats.findIndex(({ text, optional }) => !optional && /^[AB]: /.test(text));
  return beats.map((beat, at) =>
    at > first && /^[AB]: /.test(beat.text) && !beat.what && !beat.who ? { ...beat, optional: true } : beat,
  );
}

const deedAt = (beats: readonly BeatPattern[]) => beats.findIndex(({ text }) => text === '{deed}');

/** Beats with one more. */
function inserted(beats: readonly BeatPattern[], at: number, beat: BeatPattern): BeatPattern[] {
  return beats.toSpliced(at, 0, beat);
}

/** A beat's action without the wordings that are refused; where all are, as it was. */
function withoutWordings(text: string, refused: RegExp): string {
  if (/^[ABC]: /.test(text)) return text;
  const kept = text.split(' || ').map((way) => {
    const wordings = way.split(/\s*\/\s*/);
    const allowed = wordings.filter((wording) => !refused.test(wording));
    return (allowed.length > 0 ? allowed : wordings).join(' / ');
  });
  return kept.join(' || ');
}

/** Tells scenes as `tellScenes` does, and in the way of the film's realism. */
export function tellInRealism(
  story: Story,
  patterns: readonly ScenePattern[],
  chosen: ReadonlySet<string>,
): WrittenScene[] {
  const scenes = tellScenes(story, patterns, chosen);
  const { realism, premise } = story;
  if (!realism) return scenes;
  if (realism === 'psychological') return withMemories(story, patterns, scenes);
  const shown = scenes.map((scene) => ({
    ...scene,
    beats: scene.beats.map((beat) => outward(beat, premise.language)),
  }));
  return realism === 'event' ? datedScenes(story, patterns, shown) : shown.map(runningOn(premise.language));
}

/** Time runs on from each scene to the next. */
function runningOn(language: Language): (scene: WrittenScene, at: number) => WrittenScene {
  const { continuous } = data.reproducible;
  return (scene, at) =>
    at === 0 ? scene : { ...scene, heading: scene.heading.replace(/ - [^-]+$/u, ` - ${continuous[language]}`) };
}

/** An action whose inner states have become what is seen and heard of them. */
function outward(beat: WrittenBeat, language: Language): WrittenBeat {
  return beat.kind === 'line' ? beat : { ...beat, text: asSeen(beat.text, language) };
}

/** A memory is of another hour. */
const otherHour: Record<Hour, Hour> = { dawn: 'dusk', noon: 'night', golden: 'dawn', dusk: 'dawn', night: 'golden' };

/** Seconds of a film of one scene that is too short for a memory. */
const brief = 28;

/** A film of chapters has this many scenes or more, and remembers twice. */
const long = 6;

/** The film with what its mind sees when it closes its eyes, where nobody is: before all else, and in a long film once more near the end. */
function withMemories(story: Story, patterns: readonly ScenePattern[], scenes: WrittenScene[]): WrittenScene[] {
  if (patterns.length === 1 && estimateSeconds(scenes) < brief) return scenes;
  const { cast, premise } = story;
  const { light, image: images, remembers, memory } = data.psychological;
  const places = patterns.length < long ? [0] : [0, patterns.length - 2];
  const later = phrasesOf(premise).spoken[cast.hour];
  const back = imageIn(story, patterns);
  const remembered = places.map((_, index): ScenePattern => {
    const pattern: ScenePattern = { key: `memory/${index}`, place: back.place, hours: 0, gist: '', beats: [] };
    const hour = otherHour[cast.hour];
    const what = { what: back.words };
    return {
      ...pattern,
      beats: [
        ownBeat(story, pattern, 'light', light),
        ownBeat(story, pattern, 'image', images, what),
        ownBeat(story, pattern, 'remembers', remembers, what),
      ],
      own: { cast: { ...cast, hour }, hour, later, continues: false },
    };
  });
  const told = tellScenes(story, remembered, new Set()).map((scene): WrittenScene => {
    const mark = premise.language === 'zh' ? ` - ${memory.zh}` : ` (${memory.en})`;
    const [empty, image, ...others] = scene.beats;
    return { ...scene, heading: scene.heading + mark, beats: [empty!, image!, ...others.slice(-1)], inset: true };
  });
  return scenes.flatMap((scene, at) => {
    const index = places.indexOf(at);
    return index < 0 ? [scene] : [told[index]!, scene];
  });
}

/** The planned scenes beside the told ones: an inset belongs to the scene after it and turns nothing. */
export function besideInsets(scenes: readonly WrittenScene[], planned: readonly PlannedScene[]): PlannedScene[] {
  let next = 0;
  return scenes.flatMap(({ inset }) => {
    const plan = inset ? planned[next] : planned[next++];
    if (!plan) return [];
    const { turn: _, ...rest } = plan;
    return [inset ? { ...rest, facts: [], extras: [] } : plan];
  });
}
