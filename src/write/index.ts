export { genreNames } from './genres.ts';
export { type Guidance, guide, type Idea, type Ideas, type IdeasOptions, proposeIdeas, twistNames } from './ideas.ts';
export { type WriteOptions, type WrittenScreenplay, writeScreenplay } from './write-screenplay.ts';
