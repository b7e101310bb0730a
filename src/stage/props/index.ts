export { buildProp, propNouns } from './build-prop.ts';
