import { expect, test } from 'vitest';
import { openVocabulary, readVocabulary } from './dictionary.ts';

test('the dictionary is opened once and has no findings', () => {
  expect(openVocabulary()).toBe(openVocabulary());
  expect(openVocabulary()).toMatchObject({ name: 'WordNet 3.1', findings: [] });
});

test('without the files there is a finding and no thesaurus', () => {
  const vocabulary = readVocabulary('/nowhere');
  expect(vocabulary.thesaurus).toBeUndefined();
  expect(vocabulary.findings).toMatchObject([{ code: 'dictionary-missing', severity: 'warning' }]);
});
