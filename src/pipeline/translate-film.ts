import { characterNamed } from '../direct/index.ts';
import { type Character, type Language, type Line, linesOf, Problem, type Scene } from '../film/index.ts';
import type { AskedTexts, LineToTranslate, Room, TranslationRequest } from '../write/index.ts';
import type { Build } from './build.ts';
import type { PlannedFilm } from './plan-film.ts';
import type { LongLine } from './sound/dub-lines.ts';
import { roomsOf, shorterRoom } from './sound/line-room.ts';
import { type TranslateParams, translateStep } from './steps/translate.ts';
import { draftOf, isMissing, readTranslation, writeDrafts, writeNames } from './translation-file.ts';

/** A film that a model translates: `model` is its name. */
export type TranslationWork = { build: Build; planned: PlannedFilm; language: Language; model: string };

/** How many lines a model wrote, what of its answers could not be used and why, and the codes of what had to be mended in them. */
export type ModelTranslation = { written: number; faults: string[]; notes: string[] };

type Rooms = (line: Line) => Room | undefined;

/** How many lines before a scene are told with it. */
const linesBefore = 4;

/**
 * Has a model fill the lines that a film's translation file lacks, as drafts, scene by scene after the names of the cast. What a person wrote stays, and
 * each scene is in the file as soon as it is answered. A budget that ends is told in `faults`; other failures of the model are thrown.
 */
export function fillTranslation(work: TranslationWork): Promise<ModelTranslation> {
  return untilBudgetEnds(async (done) => {
    const { build, planned, language } = work;
    const { scenes } = planned.screenplay;
    const missing = () => {
      const translation = readTranslation(build.folder, language);
      return (line: Line) => isMissing(translation, line.text);
    };
    if (!scenes.flatMap(linesOf).some(missing())) return;
    note(done, await nameCast(work));
    const rooms = await roomsOf(build, planned, language);
    for (const scene of scenes) {
      const lacks = missing();
      await translateScene(work, scene, (line) => (lacks(line) ? rooms.get(line.text) : undefined), done);
    }
  });
}

/** Has a model say shorter the lines that are too long for their place: only what it wrote itself and nobody changed, each line once. */
export function shortenTranslation(work: TranslationWork, long: readonly LongLine[]): Promise<ModelTranslation> {
  return untilBudgetEnds(async (done) => {
    const { build, planned, language } = work;
    const translation = readTranslation(build.folder, language);
    const { scenes } = planned.screenplay;
    const texts = new Map(scenes.flatMap(linesOf).map(({ id, text }) => [id, text]));
    const room: Rooms = ({ text }) => {
      const draft = draftOf(translation, text);
      const places = long.filter(({ speech }) => texts.get(speech.id) === text).map(shorterRoom);
      if (!draft || draft.shortened) return undefined;
      return places.sort((a, b) => a.syllables - b.syllables)[0];
    };
    for (const scene of scenes) await translateScene(work, scene, room, done, true);
  });
}

async function untilBudgetEnds(ask: (done: ModelTranslation) => Promise<void>): Promise<ModelTranslation> {
  const done: ModelTranslation = { written: 0, faults: [], notes: [] };
  try {
    await ask(done);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'model-over-budget') throw error;
    done.faults.push(error.message);
  }
  return done;
}

/** Has the lines of a scene that have room translated and written into the file. */
async function translateScene(
  work: TranslationWork,
  scene: Scene,
  room: Rooms,
  done: ModelTranslation,
  shortened = false,
): Promise<void> {
  const { build, language, model } = work;
  const request = requestFor(work, scene, room);
  if (!request.lines.some((line) => line.room)) return;
  const asked = await ask(build, { model, scene: request }, `scene ${scene.number}`);
  const drafts = request.lines.flatMap(({ text }) => {
    const words = asked.texts[text];
    return words === undefined ? [] : [[text, { text: words, by: model, ...(shortened && { shortened }) }] as const];
  });
  const given = Object.fromEntries(drafts);
  const written = Object.keys(given).length;
  if (written > 0) writeDrafts(build.folder, language, given);
  note(done, asked, written);
}

/** What is asked of a scene: a line that is said twice in it is asked for once. */
function requestFor({ build, planned, language }: TranslationWork, scene: Scene, room: Rooms): TranslationRequest {
  const { screenplay, cast } = planned;
  const { names = {}, lines: said } = readTranslation(build.folder, language);
  const all = screenplay.scenes.flatMap(linesOf);
  const lines = linesOf(scene);
  const tell = (line: Line): LineToTranslate => ({
    speaker: characterNamed(line.character, cast.characters)?.name ?? line.character,
    parentheticals: [...(line.extension ? [line.extension] : []), ...line.parentheticals],
    text: line.text,
    ...(said[line.text] && { said: said[line.text]! }),
  });
  const told = lines.map((line, index): LineToTranslate => {
    const first = lines.findIndex(({ text }) => text === line.text) === index;
    const place = first ? room(line) : undefined;
    const seen = seenBefore(scene, line);
    return { ...tell(line), ...(seen && { seen }), ...(place && { room: place }) };
  });
  const at = all.findIndex(({ id }) => id === lines[0]?.id);
  const before = all.slice(Math.max(0, at - linesBefore), Math.max(0, at)).map(tell);
  return { from: screenplay.language, heading: scene.heading.text, names, before, lines: told };
}

/** What a scene shows between the line before and this one. */
function seenBefore({ beats }: Scene, { id }: Line): string {
  const at = beats.findIndex((beat) => beat.kind === 'dialogue' && beat.speech.id === id);
  const from = beats.findLastIndex((beat, index) => beat.kind === 'dialogue' && index < at);
  return beats
    .slice(from + 1, at)
    .flatMap((beat) => (beat.kind === 'action' ? [beat.text] : []))
    .join(' ');
}

/** Has the cast's names that are missing in the file written into it. */
async function nameCast({ build, planned, language, model }: TranslationWork): Promise<AskedTexts> {
  const { names: known = {} } = readTranslation(build.folder, language);
  const people = planned.cast.characters.filter(({ name }) => !known[name]).map(asPerson);
  if (people.length === 0) return { texts: {}, faults: [], notes: [] };
  const asked = await ask(build, { model, people, from: planned.screenplay.language, known }, 'names');
  const given = people.filter(({ name }) => asked.texts[name]).map(({ name }) => [name, asked.texts[name]!] as const);
  if (given.length > 0) writeNames(build.folder, language, Object.fromEntries(given));
  return asked;
}

function asPerson({ name, description, appearance }: Character) {
  const looks = appearance.kind === 'person' ? `${appearance.age}, ${appearance.sex}` : appearance.species;
  return { name, about: [looks, description.slice(0, 160)].filter(Boolean).join('; ') };
}

async function ask({ builder, store }: Build, params: TranslateParams, label: string): Promise<AskedTexts> {
  const { digest } = await builder.build(translateStep, params, {}, { label });
  return store.json<AskedTexts>(digest);
}

function note(done: ModelTranslation, { faults, notes }: AskedTexts, written = 0): void {
  done.written += written;
  done.faults.push(...faults);
  done.notes.push(...notes.filter((one) => !done.notes.includes(one)));
}
