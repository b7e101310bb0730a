import { stringify } from 'yaml';
import { type Language, linesOf, Problem, readRecord, type Screenplay, type Translation } from '../film/index.ts';
import { type FilmFolder, readText, schemaLine, writeSchemas, writeText } from './film-folder.ts';
import { parseYaml } from './yaml-file.ts';

/** The file in which a film's lines are translated. */
export const translationFile = (language: Language) => `translation.${language}.yaml`;

/**
 * The script in another language, from the film's translation file; identities of lines stay. Lines that the file lacks are added to it, empty, for a
 * person to fill, and a `Problem` `translation-missing` names how many there are.
 */
export function translateScript(folder: FilmFolder, screenplay: Screenplay, language: Language): Screenplay {
  const name = translationFile(language);
  const file = readText(folder, name);
  const yaml = file && parseYaml(file.text, name);
  const { lines } = readRecord('translation', yaml?.data ?? {}, yaml?.locate).record;
  const missing = screenplay.scenes.flatMap(linesOf).filter(({ text }) => !lines[text]?.trim());
  if (missing.length > 0) {
    const empty = Object.fromEntries(missing.map(({ text }) => [text, '']));
    const whole: Translation = { type: 'translation', version: 1, lines: { ...lines, ...empty } };
    writeSchemas(folder, ['translation']);
    writeText(folder, name, schemaLine('translation') + stringify(whole, { lineWidth: 0 }), file?.digest ?? null);
    throw new Problem({
      code: 'translation-missing',
      message: `${missing.length === 1 ? 'One line has' : `${missing.length} lines have`} no translation in ${name}.`,
      where: { file: name },
      fix: `Write what is said beside each line in ${name}, and run it again.`,
    });
  }
  const scenes = screenplay.scenes.map((scene) => ({
    ...scene,
    beats: scene.beats.map((beat) =>
      beat.kind === 'dialogue' ? { ...beat, speech: { ...beat.speech, text: lines[beat.speech.text]! } } : beat,
    ),
  }));
  return { ...screenplay, language, scenes };
}
