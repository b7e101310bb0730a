export { buildProp, propNouns } from './build-prop.ts';
export { type Changing, createChanging } from './changing.ts';
export { createPouring, type Pouring } from './pouring.ts';
