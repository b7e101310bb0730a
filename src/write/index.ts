export { type AskedIdea, type AskedIdeas, askIdeas } from './ask-ideas.ts';
export type { BeatSheet } from './beat-sheet.ts';
export { type Critique, type CritiqueOptions, critique, type NotedCritique } from './critique.ts';
export { type Draft, type DraftOptions, draftScenes } from './draft-scenes.ts';
export { genreNames } from './genres.ts';
export { type Guidance, guide, type Idea, type Ideas, type IdeasOptions, proposeIdeas, twistNames } from './ideas.ts';
export { applyPatch, applyPatches, type DiffLine, diffOf, editableLines, editedText } from './revise.ts';
export { type WriteOptions, type WrittenScreenplay, writeScreenplay } from './write-screenplay.ts';
export { type SeriesOptions, type WrittenEpisode, type WrittenSeries, writeSeries } from './write-series.ts';
