export { type WriteOptions, type WrittenScreenplay, writeScreenplay } from './write-screenplay.ts';
