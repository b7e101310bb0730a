import { type Finding, filmTimes, type Language, Problem } from '../film/index.ts';
import { type BuildOptions, withBuild } from './build.ts';
import { captionFilm } from './caption-film.ts';
import { conformFilm, creditsDuration } from './cut-film.ts';
import { copyOut, writeOut } from './deliver.ts';
import { type DubbingModel, dubScript } from './dub-script.ts';
import type { FilmFolder } from './film-folder.ts';
import { finishFilm, stopAtGate } from './finish-film.ts';
import { type ModelWishes, neededModel } from './model.ts';
import { planFilm } from './plan-film.ts';
import { performShots, shootFilm } from './shoot-film.ts';
import { mixFilm } from './sound/mix-film.ts';

/** A film in its other language: its files, what could not be met, and what a model did for it. */
export type DubbedFilm = { files: string[]; findings: Finding[]; translated?: DubbingModel };

/**
 * Dubs a film: its picture, music and effects with the lines of its translation file in voices of that language, and captions, as `film.zh.mp4` and
 * `captions.zh.*` in `out/`. Lips stay those of the original. With `wishes` a language model fills what the translation file lacks. Throws
 * `translation-missing`, `dub-language`, and the `Problem`s of `neededModel` and of the model.
 */
export async function dubFilm(
  folder: FilmFolder,
  language: Language,
  options: BuildOptions = {},
  wishes?: ModelWishes,
): Promise<DubbedFilm> {
  const model = wishes && (await neededModel({ ...wishes, folder: folder.root }));
  return withBuild(folder, { ...options, ...(model && { model }) }, async (build) => {
    const planned = await planFilm(build);
    if (planned.plan.language === language) throw sameLanguage(language);
    const { screenplay, voices, findings, translated } = await dubScript(build, planned, language, model);
    const performances = await performShots(build, planned.plan.shots);
    const duration = filmTimes(planned.plan).duration + creditsDuration(build);
    const mixAt = (headroom?: number) => mixFilm(build, { ...planned, voices }, performances, duration, headroom);
    const [shots, mixed] = await Promise.all([shootFilm(build, planned.plan.shots, performances), mixAt()]);
    const clips = await conformFilm(build, planned, shots);
    const plan = { ...planned.plan, language };
    const film = await finishFilm(build, { ...planned, plan }, clips, mixed, mixAt);
    const captioned = captionFilm({ ...planned, plan, screenplay, voices }, performances);
    const captions = captioned.files.filter(({ name }) => name.startsWith('captions.'));
    const files = [
      await copyOut(build, `film.${language}.mp4`, film.master),
      ...(film.surround ? [await copyOut(build, `film-5.1.${language}.mp4`, film.surround.master)] : []),
      await copyOut(build, `dubs/dialogue.${language}.wav`, film.sound.mix.parts!.dialogue!),
      ...(await Promise.all(captions.map(({ name, text }) => writeOut(build, name, text)))),
    ];
    stopAtGate(film.findings);
    return {
      files,
      findings: [...findings, ...captioned.findings, ...film.findings],
      ...(translated && { translated }),
    };
  });
}

function sameLanguage(language: Language): Problem {
  return new Problem({
    code: 'dub-language',
    message: `The film is in ${language === 'zh' ? 'Chinese' : 'English'} already.`,
    fix: `Dub it to the other language: --to ${language === 'zh' ? 'en' : 'zh'}.`,
    exit: 2,
  });
}
