export { creatureTypes, personTypes } from './appearance.ts';
export { type CastOptions, castCharacters, characterNamed } from './cast.ts';
export { checkCoverage } from './check.ts';
export { type Directed, type DirectRequest, direct } from './direct.ts';
export { type FilmPrint, filmPrint, lookalikes } from './film-print.ts';
export { emotionIn } from './mood.ts';
export { designSets, type SetOptions, setFor } from './sets.ts';
export type { Body, StageGeometry } from './space.ts';
export { type StoryboardOptions, storyboardHtml } from './storyboard.ts';
