import type { Hour, Realism } from '../film/index.ts';
import { capital, literal, pick, type Random, random } from '../film/index.ts';
import { phrasesOf, type StoryCast, type StoryPlace } from './cast-story.ts';
import openings from './data/openings.json' with { type: 'json' };
import { essentialBeats } from './essentials.ts';
import { chooseWording, fill, type InTurn, type Introduced, type Slots, sidesOf, speech } from './fill.ts';
import { gameOf } from './games.ts';
import { filmWords, speakerWords } from './idiolect.ts';
import type { WrittenBeat, WrittenScene } from './length.ts';
import type { Plot } from './plan-story.ts';
import type { Being, Premise } from './premise.ts';
import { asSentence } from './read-clauses.ts';
import { isKin } from './read-premise.ts';
import { tellClause, tellDeed } from './tell-deed.ts';

/**
 * A premise, who plays it, the seed of all wordings, and whose turn it is among the films of the premise: seeds take wordings in turn.
 * `familiar` counts what of a text stands in scripts that the story is to be unlike, names masked.
 */
export type Story = {
  premise: Premise;
  cast: StoryCast;
  seed: string;
  turn: number;
  realism?: Realism;
  familiar?: (text: string) => number;
};

/** A scene still in the grammar of fill.ts: where, when, and beats in order. */
export type ScenePattern = {
  key: string;
  place: 'place' | 'second';
  hours: number;
  gist: string;
  beats: BeatPattern[];
  /** Who plays it, when, and what is still to come, where that is not the film's own cast and clock. */
  own?: { cast: StoryCast; hour: Hour; later: string; continues: boolean };
};

/**
 * A beat of a pattern. Each has a key of its own, so that leaving one out changes no other's wording. A spare one is left out where its
 * wordings are used up.
 */
export type BeatPattern = { key: string; text: string; optional: boolean; who?: Being; what?: string; spare?: boolean };

/** The part of the day that follows. */
export const nextHour: Record<Hour, Hour> = {
  dawn: 'noon',
  noon: 'dusk',
  golden: 'night',
  dusk: 'night',
  night: 'dawn',
};

/** The scenes of a shape with what the premise adds: the opening image, its deeds, others it names, an arrival. */
export function patternsOf({ premise, cast }: Story, plot: Plot, first: boolean): ScenePattern[] {
  const { extras } = phrasesOf(premise);
  const scenes = plot.scenes.map(([where = '', ...texts], index): ScenePattern => {
    const [place, when] = where.split(' ') as ['place' | 'second', string];
    const beats = texts
      .filter((text) => first || text !== '{deed}')
      .map((text, at) => ({
        key: `${sceneKey(plot, index)}/${at}`,
        text: text.replace(/^\+/, ''),
        optional: text.startsWith('+'),
      }));
    return { key: sceneKey(plot, index), place, hours: when === 'next' ? 1 : 0, gist: plot.gists[index]!, beats };
  });
  const essential = (key: string, text: string, who?: Being) => ({
    key,
    text,
    optional: false,
    ...(who && { who }),
  });
  if (!first) return scenes;
  const brief = scenes.length === 1;
  const done = scenes[0]!.beats.findIndex(({ text }) => text === '{deed}');
  if (!brief) scenes[0]!.beats.splice(done + 1, 0, ...essentialBeats(premise, cast));
  if (!brief) scenes[0]!.beats.unshift(essential('opening', '{opening}'));
  premise.clauses.slice(2).forEach((_, index) => {
    const at = Math.min(index + 1, scenes.length - 1);
    scenes[at]!.beats.splice(index - at + 1, 0, essential(`clause-${index}`, `{clause ${index + 2}}`));
  });
  if (brief) return scenes;
  const all = plot.scenes.flat().filter((beat) => !beat.startsWith('+'));
  const third = all.some((beat) => /^C: |\{C\}/.test(beat)) ? cast.C.cue : undefined;
  for (const [index, who] of cast.extras.filter(({ cue }) => cue !== third).entries()) {
    const beats = scenes[index % 2]!.beats;
    const line = essential(`extra-${index}`, `C: ${extras.lines.join(' / ')}`, who);
    if (!who.wordless) beats.push({ ...line, optional: true });
    scenes[2]!.beats.push({ ...essential(`extra-deed-${index}`, extras.deeds.join(' / '), who), optional: index > 0 });
  }
  scenes.at(-1)!.beats.push(...arrivalBeats(premise, all, third).map(([key, text, who]) => essential(key, text, who)));
  return scenes;
}

/** A scene has one key in every story that it is part of: films that share it take its wordings in turn. */
function sceneKey({ situation, chain }: Plot, index: number): string {
  return `${situation}/${chain[index]!.id}`;
}

/** Who or what is waited for or sought comes at the end, where the plot itself does not bring it: key, beat and who. */
function arrivalBeats(
  premise: Premise,
  told: readonly string[],
  third: string | undefined,
): [string, string, Being?][] {
  const { arrival } = phrasesOf(premise);
  const { awaited, sought, distant, language } = premise;
  if (awaited && third !== awaited.cue) {
    const close = isKin(awaited, language) ? arrival.being : arrival.stranger;
    const came: [string, string, Being?] = ['arrival', close.join(' / '), awaited];
    return awaited.wordless ? [came] : [came, ['arrival-line', `C: ${arrival.lines.join(' / ')}`, awaited]];
  }
  if (sought && !told.some((beat) => /\{[Oo]\}/.test(beat))) return [['found', arrival.thing.join(' / ')]];
  const far = distant && !told.some((beat) => beat.includes('{T}'));
  return far ? [['far', arrival.far.join(' / ')]] : [];
}

/** Writes the scenes out. Beats that are not in `chosen` and are optional are left out. */
export function tellScenes(
  story: Story,
  patterns: readonly ScenePattern[],
  chosen: ReadonlySet<string>,
): WrittenScene[] {
  const introduced: Introduced = new Set();
  const summarised: Introduced = new Set();
  let hour = story.cast.hour;
  let passed = 0;
  const said = new Set<string>();
  return patterns.map((pattern) => {
    const { own } = pattern;
    if (pattern.hours > passed) hour = nextHour[hour];
    passed = Math.max(passed, pattern.hours);
    const told = own ? { ...story, cast: own.cast } : story;
    const place = pattern.place === 'second' ? told.cast.second : told.cast.main;
    const slots = slotsOf(told, place, own?.later ?? phrasesOf(story.premise).spoken[nextHour[told.cast.hour]]);
    const beats = pattern.beats
      .filter((beat) => !beat.optional || chosen.has(beat.key))
      .flatMap((beat) => tellOnce(told, beat, slots, introduced, said));
    const synopsis = tellGist(told, pattern.gist, slots, summarised);
    return { heading: headingOf(told, place, own?.hour ?? hour, own?.continues ?? false), synopsis, beats };
  });
}

/** How often another wording is tried for one that has been used. */
const attempts = 12;

/**
 * Tells a beat in words that have not been used: nobody says a line twice. An optional beat that has no others is left out. Of the words left,
 * those are taken that scripts to be unlike have least of.
 */
function tellOnce(
  story: Story,
  beat: BeatPattern,
  slots: Slots,
  introduced: Introduced,
  said: Set<string>,
): WrittenBeat[] {
  let best: { beats: WrittenBeat[]; known: Introduced; cost: number } | undefined;
  for (let attempt = 0; attempt < attempts && best?.cost !== 0; attempt++) {
    const known: Introduced = new Set(introduced);
    const beats = tellBeat(story, beat, attempt, slots, known);
    const repeated = beats.some(({ text }) => said.has(text.toLowerCase()));
    if (repeated && (best || attempt < attempts - 1 || beat.optional || beat.spare)) continue;
    const cost = beats.reduce((sum, { text }) => sum + (story.familiar?.(text) ?? 0), 0);
    if (!best || cost < best.cost) best = { beats, known, cost };
  }
  for (const name of best?.known ?? []) introduced.add(name);
  for (const { text } of best?.beats ?? []) said.add(text.toLowerCase());
  return best?.beats ?? [];
}

/** Films of one premise that tell the same beat take its wordings in turn; `attempt` goes on to the next ones. */
function inTurn({ premise, turn }: Story, key: string, attempt: number): InTurn {
  const start = random(`${premise.text}/${key}`)();
  return (count) => (Math.floor(start * count) + turn + attempt) % count;
}

function tellBeat(
  story: Story,
  beat: BeatPattern,
  attempt: number,
  slots: Slots,
  introduced: Introduced,
): WrittenBeat[] {
  const source = random(`${story.seed}/${beat.key}${attempt === 0 ? '' : `/${attempt}`}`);
  const turn = inTurn(story, beat.key, attempt);
  if (beat.text === '{deed}') return tellDeed(story, introduced, inTurn(story, 'deed', attempt));
  if (beat.text.startsWith('{clause ')) {
    return [
      { kind: 'action', text: tellClause(story, story.premise.clauses[Number(beat.text.slice(8, -1))]!, introduced) },
    ];
  }
  const scene = { ...slots, C: beat.who ?? story.cast.C, ...(beat.what && { what: beat.what }) };
  return sidesOf(beat.text, story.cast.mute, scene.C.wordless).flatMap((words) =>
    tellWords(story, words, scene, introduced, turn, source),
  );
}

function tellWords(
  story: Story,
  words: string,
  scene: Slots & { C: Being },
  introduced: Introduced,
  turn: InTurn,
  source: Random,
): WrittenBeat[] {
  const { language } = story.premise;
  const [, letter, said] = speech.exec(words) ?? [];
  const wordless = (letter === 'B' && story.cast.mute) || (letter === 'C' && scene.C.wordless);
  const narrator = phrasesOf(story.premise).narrator as Being;
  const voices: Record<string, Being> = { A: scene.A, B: scene.B, C: scene.C, N: narrator };
  const speaker = letter && !wordless ? voices[letter] : undefined;
  const silence = () => phrasesOf(story.premise).mute.join(' / ').replaceAll('{B}', `{${letter}}`);
  const acted = words === '{opening}' ? openingOf(story, scene.place.interior, turn) : words;
  const pattern = wordless ? silence() : (said ?? acted);
  const seen = !speaker || letter === 'N' || introduced.has(speaker.definite);
  const entrance = seen ? [] : enter(speaker, scene, introduced, story, turn, source);
  const told = fill(chooseWording(pattern, speaker?.register ?? 'plain', turn), scene, introduced, source);
  const text = filmWords(story.seed, language)(told);
  if (!speaker) return [{ kind: 'action', text }];
  return [
    ...entrance,
    { kind: 'line', cue: speaker.cue, text: speakerWords(speaker, language)(asOwn(text, speaker, story)) },
  ];
}

/** Who waits for *her brother* speaks of *my brother*. */
function asOwn(text: string, speaker: Being, { premise, cast }: Story): string {
  const { awaited, language } = premise;
  if (language === 'zh' || speaker !== cast.A || !awaited || !isKin(awaited, language)) return text;
  const whose = premise.groups.length > 0 ? 'our' : 'my';
  return text.replace(new RegExp(`\\bthe (?=${literal(awaited.noun)}\\b)`, 'gi'), (found) =>
    found.startsWith('T') ? `${capital(whose)} ` : `${whose} `,
  );
}

function tellGist({ premise, seed }: Story, gist: string, slots: Slots, introduced: Introduced): string {
  return gist === '' ? '' : asSentence(fill(gist, slots, introduced, random(`${seed}/${gist}`)), premise.language);
}

/** Nobody speaks before they are seen. */
function enter(
  who: Being,
  slots: Slots,
  introduced: Introduced,
  story: Story,
  turn: InTurn,
  source: Random,
): WrittenBeat[] {
  const entrances = phrasesOf(story.premise).enter;
  const text = fill(entrances[turn(entrances.length)]!, { ...slots, C: who }, introduced, source);
  introduced.add(who.definite);
  return [{ kind: 'action', text }];
}

function openingOf({ premise, cast }: Story, interior: boolean, turn: InTurn): string {
  const { weather, hour } = cast;
  const table = openings[premise.language] as Record<string, string[]>;
  const key = weather === 'clear' ? (interior ? 'indoors' : hour) : interior ? `${weather}-indoors` : weather;
  const images = table[key] ?? table.indoors!;
  return images[turn(images.length)]!;
}

function headingOf({ premise }: Story, place: StoryPlace, hour: Hour, continues: boolean): string {
  const phrases = phrasesOf(premise);
  const word = continues ? phrases.laterHeading : phrases.hours[hour];
  if (premise.language === 'zh') return `${place.interior ? '内景' : '外景'} ${place.name} - ${word}`;
  return `${place.interior ? 'INT.' : 'EXT.'} ${place.name.toUpperCase()} - ${word}`;
}

function slotsOf({ premise, cast }: Story, place: StoryPlace, later: string): Slots {
  const { weather } = phrasesOf(premise);
  return {
    language: premise.language,
    A: cast.A,
    B: cast.B,
    C: cast.C,
    object: cast.object,
    ...(premise.distant && { distant: premise.distant }),
    place: { name: place.name, definite: place.definite, at: place.at, interior: place.interior },
    other: place === cast.second ? cast.main.definite : cast.second.definite,
    spots: place.spots,
    game: gameOf(premise),
    later,
    weather: weather[cast.weather],
  };
}

/** A title of the shape's own, filled with the premise's names. */
export function chooseTitle(story: Story, plot: Plot, later?: string): string {
  const source = random(`${story.seed}/title`);
  const { spoken } = phrasesOf(story.premise);
  const slots = slotsOf(story, story.cast.main, later ?? spoken[nextHour[story.cast.hour]]);
  const titles = [...plot.titles, ...plot.titles, ...phrasesOf(story.premise).titles];
  return fill(pick(titles, source), slots, new Set(), source);
}
