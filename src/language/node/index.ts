export { type OpenDictionary, openWordnet } from './wordnet.ts';
