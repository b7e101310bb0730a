import { type Document, isMap, type Scalar, stringify } from 'yaml';
import {
  type Finding,
  type Language,
  linesOf,
  Problem,
  readRecord,
  type Screenplay,
  type Translation,
  type TranslationDraft,
} from '../film/index.ts';
import { type FilmFolder, readText, schemaLine, writeSchemas, writeText } from './film-folder.ts';
import { parseYaml } from './yaml-file.ts';

/** The file in which a film's lines are translated. */
export const translationFile = (language: Language) => `translation.${language}.yaml`;

/** The translation of a film as its file has it; empty where there is none. */
export function readTranslation(folder: FilmFolder, language: Language): Translation {
  const name = translationFile(language);
  const file = readText(folder, name);
  const yaml = file && parseYaml(file.text, name);
  return readRecord('translation', yaml?.data ?? {}, yaml?.locate).record;
}

/** Whether a line still has to be translated. */
export const isMissing = ({ lines }: Translation, text: string) => !lines[text]?.trim();

/** What a model wrote for a line, as long as nobody has changed it. */
export function draftOf({ lines, drafts = {} }: Translation, text: string): TranslationDraft | undefined {
  return drafts[text] && drafts[text].text === lines[text] ? drafts[text] : undefined;
}

/** Puts a model's translations into the file, as drafts: only where there is no translation, or a draft that nobody has changed. */
export function writeDrafts(
  folder: FilmFolder,
  language: Language,
  drafts: Readonly<Record<string, TranslationDraft>>,
): void {
  const current = readTranslation(folder, language);
  const taken = Object.entries(drafts).filter(([text]) => isMissing(current, text) || draftOf(current, text));
  change(folder, language, (document) => {
    for (const [text, draft] of taken) {
      document.setIn(['lines', text], draft.text);
      document.setIn(['drafts', text], document.createNode(draft, { flow: true }));
    }
    explainDrafts(document);
  });
}

/** Puts names into the file, those that are there already excepted. */
export function writeNames(folder: FilmFolder, language: Language, names: Readonly<Record<string, string>>): void {
  const { names: known = {} } = readTranslation(folder, language);
  change(folder, language, (document) => {
    const added = Object.entries(names).filter(([name]) => !known[name]);
    for (const [name, called] of added) document.setIn(['names', name], called);
  });
}

/**
 * The script in another language, from the film's translation file; identities of lines stay. Lines that the file lacks are added to it, empty, for a
 * person to fill, and a `Problem` `translation-missing` names how many there are, with the `reasons` why a model gave none.
 */
export function translateScript(
  folder: FilmFolder,
  screenplay: Screenplay,
  language: Language,
  reasons: readonly string[] = [],
): Screenplay {
  const translation = readTranslation(folder, language);
  const missing = screenplay.scenes.flatMap(linesOf).filter(({ text }) => isMissing(translation, text));
  if (missing.length > 0) {
    const added = missing.filter(({ text }) => translation.lines[text] === undefined);
    change(folder, language, (document) => {
      for (const { text } of added) document.setIn(['lines', text], '');
    });
    throw missingProblem(missing.length, translationFile(language), reasons);
  }
  const { lines, names = {} } = translation;
  const scenes = screenplay.scenes.map((scene) => ({
    ...scene,
    beats: scene.beats.map((beat) => {
      if (beat.kind !== 'dialogue') return beat;
      const { text, character } = beat.speech;
      return { ...beat, speech: { ...beat.speech, text: lines[text]!, character: names[character] ?? character } };
    }),
  }));
  return { ...screenplay, language, scenes };
}

/** A finding that tells how many lines of a script are drafts of a model that nobody has changed; none where there are none. */
export function draftFindings(folder: FilmFolder, screenplay: Screenplay, language: Language): Finding[] {
  const translation = readTranslation(folder, language);
  const file = translationFile(language);
  const all = screenplay.scenes.flatMap(linesOf);
  const drafts = all.flatMap(({ text }) => draftOf(translation, text) ?? []);
  if (drafts.length === 0) return [];
  const by = [...new Set(drafts.map((draft) => draft.by))].join(', ');
  return [
    {
      code: 'translation-draft',
      severity: 'draft',
      message: `${drafts.length} of ${all.length} lines in ${file} are drafts by ${by} that nobody has changed.`,
      where: { file },
      evidence: { model: by, drafts: drafts.length },
      confidence: 1,
      fix: 'Read them: change what is wrong under lines, and take what is right out of drafts.',
    },
  ];
}

function change(folder: FilmFolder, language: Language, edit: (document: Document) => void): void {
  const name = translationFile(language);
  const file = readText(folder, name);
  const text = file?.text ?? schemaLine('translation') + stringify({ type: 'translation', version: 1 });
  const { document } = parseYaml(text, name);
  edit(document);
  writeSchemas(folder, ['translation']);
  writeText(folder, name, document.toString({ lineWidth: 0 }), file?.digest ?? null);
}

function explainDrafts({ contents }: Document): void {
  if (!isMap(contents)) return;
  const key = contents.items.find(({ key }) => (key as Scalar).value === 'drafts')?.key as Scalar | undefined;
  if (key) {
    key.commentBefore ??=
      ' What a language model wrote under lines. Change there what is wrong; take out here what you have checked.';
  }
}

function missingProblem(count: number, file: string, reasons: readonly string[]): Problem {
  const told = reasons.length > 0 ? ` The model gave none that can be used: ${reasons.slice(0, 3).join(' ')}` : '';
  return new Problem({
    code: 'translation-missing',
    message: `${count === 1 ? 'One line has' : `${count} lines have`} no translation in ${file}.${told}`,
    where: { file },
    fix: `Write what is said beside each line in ${file}, and run it again.`,
  });
}
