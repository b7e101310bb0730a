export {
  createFakeGenerator,
  createFakeService,
  type FakeGeneratorOptions,
  type FakeService,
} from './fake-generator.ts';
export type {
  CancelAnswer,
  Capabilities,
  CollectedTake,
  Generator,
  GeneratorContext,
  Json,
  OperationStatus,
  TakeRequest,
} from './generator.ts';
export { type Ledger, type LedgerEntry, type MakeTakeOptions, makeTake } from './make-take.ts';
