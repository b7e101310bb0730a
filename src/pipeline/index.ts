export { type AdaptedSource, type AdaptSourceOptions, adaptSource } from './adapt-source.ts';
export { askForIdeas, type FoundAskedIdeas, startFromAskedIdea } from './ask-ideas.ts';
export { type AssessScriptOptions, assessScript, writeAssessmentPage } from './assess-script.ts';
export { boardFilm } from './board-film.ts';
export { type Build, type BuildOptions, withBuild } from './build.ts';
export { type CritiqueScriptOptions, critiqueScript } from './critique-script.ts';
export { addNote, directFilm } from './direct-film.ts';
export { type DubbedFilm, dubFilm } from './dub-film.ts';
export { type Diagnosis, examine } from './examine.ts';
export {
  createFilmFolder,
  type FilmFolder,
  isFilmFolder,
  openFilmFolder,
  readFilm,
  readText,
  writeText,
} from './film-folder.ts';
export { cleanFilm, type FilmStatus, filmStatus } from './film-status.ts';
export {
  type FindIdeasOptions,
  type FoundIdeas,
  findIdeas,
  ideaNumber,
  mixIdeas,
  startFromIdea,
} from './find-ideas.ts';
export { type FilmResult, makeFilm } from './make-film.ts';
export { mixOnly, renderShots } from './make-parts.ts';
export { type ConfiguredModel, configuredModel, type ModelWishes, neededModel } from './model.ts';
export { askModel, openRevision, type Proposal, type Revision, reopen } from './open-revision.ts';
export { type Decided, type DecisionEntry, decide, type Moved, readDecisions, whatMoved } from './revise-script.ts';
export { type ScoreAlone, scoreAlone } from './score-alone.ts';
export { createSeriesFolder, isSeriesFolder, readSeries } from './series-folder.ts';
export { drawSheet, type SheetKind, type SheetOptions, type SheetResult, sheetKinds } from './sheet.ts';
export { folderName, readSource, startFilm } from './start-film.ts';
export { type StartedSeries, type StartSeriesOptions, startSeries } from './start-series.ts';
export { viewFilm } from './view-film.ts';
export { type WrittenByModel, writeByModel } from './write-by-model.ts';
export { parseYaml } from './yaml-file.ts';
