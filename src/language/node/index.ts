export { type ModelAddress, modelAddress, openModel, timerWait, tryServer } from './open-model.ts';
export { type OpenDictionary, openWordnet } from './wordnet.ts';
