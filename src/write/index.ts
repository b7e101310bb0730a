export { genreNames } from './choose-story.ts';
export { type WriteOptions, type WrittenScreenplay, writeScreenplay } from './write-screenplay.ts';
