import type { Finding, Language, Screenplay } from '../film/index.ts';
import type { Usage } from '../language/index.ts';
import type { Build } from './build.ts';
import type { ConfiguredModel } from './model.ts';
import type { PlannedFilm } from './plan-film.ts';
import { dubLines, tooLong } from './sound/dub-lines.ts';
import type { VoicedLines } from './sound/voice-lines.ts';
import { fillTranslation, shortenTranslation } from './translate-film.ts';
import { draftFindings, translateScript, translationFile } from './translation-file.ts';

/** What a language model did for a dub: lines it wrote, and said shorter afterwards, what was spent, and the codes of what had to be mended in answers. */
export type DubbingModel = { model: string; written: number; shortened: number; usage: Usage; notes: string[] };

/** A film's script in another language and the voices that say it. */
export type DubbedScript = {
  screenplay: Screenplay;
  voices: VoicedLines;
  findings: Finding[];
  translated?: DubbingModel;
};

/**
 * The script of a film in another language, said to fit. A model, where one is given, fills what the translation file lacks and says once shorter what it
 * wrote too long. Throws `translation-missing`, and failures of the model.
 */
export async function dubScript(
  build: Build,
  planned: PlannedFilm,
  language: Language,
  configured?: ConfiguredModel,
): Promise<DubbedScript> {
  const work = configured && { build, planned, language, model: configured.model.name };
  const filled = work && (await fillTranslation(work));
  const say = async () => {
    const screenplay = translateScript(build.folder, planned.screenplay, language, filled?.faults);
    return { screenplay, ...(await dubLines(build, planned, screenplay, planned.cast)) };
  };
  const first = await say();
  const shortened = work && first.long.length > 0 ? await shortenTranslation(work, first.long) : undefined;
  const { screenplay, voices, long } = shortened?.written ? await say() : first;
  const faults = [...(filled?.faults ?? []), ...(shortened?.faults ?? [])];
  return {
    screenplay,
    voices,
    findings: [
      ...draftFindings(build.folder, planned.screenplay, language),
      ...long.map(tooLong),
      ...faults.map((fault) => refused(fault, language)),
    ],
    ...(configured && {
      translated: {
        model: configured.model.name,
        written: filled!.written,
        shortened: shortened?.written ?? 0,
        usage: configured.budget.used(),
        notes: [...new Set([...filled!.notes, ...(shortened?.notes ?? [])])],
      },
    }),
  };
}

/** Something that a model was asked for and that its answer did not give in a form that can be used. */
function refused(message: string, language: Language): Finding {
  const file = translationFile(language);
  return { code: 'translation-refused', severity: 'note', message, where: { file }, confidence: 1 };
}
