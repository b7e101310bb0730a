export { type AssessScriptOptions, assessmentHtml, assessScript } from './assess-script.ts';
export { boardFilm } from './board-film.ts';
export { type Build, type BuildOptions, withBuild } from './build.ts';
export { addNote, directFilm } from './direct-film.ts';
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
export { drawSheet, type SheetKind, type SheetOptions, type SheetResult, sheetKinds } from './sheet.ts';
export { folderName, readSource, startFilm } from './start-film.ts';
export { viewFilm } from './view-film.ts';
export { parseYaml } from './yaml-file.ts';
